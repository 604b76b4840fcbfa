import { type ReactNode, useId, useState } from 'react';
import type { FieldLook } from './TextField';
import './field.css';

export interface NumberFieldProps extends FieldLook {
  /** Null where the value is absent. */
  readonly value: number | null;
  /** Null only where `isOptional`. Called on Enter, when the field is left, and by the arrow keys. */
  readonly onChange: (value: number | null) => void;
  /** After Enter. */
  readonly onSubmit?: () => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** What an arrow key adds; Shift makes it ten times as much. */
  readonly step?: number | undefined;
  /** Of whole numbers only: others are rounded to the next one. */
  readonly isWhole?: boolean | undefined;
  readonly isOptional?: boolean;
  /** Shown behind the number: a unit. */
  readonly suffix?: string;
  /** A letter or sign that says which number it is. */
  readonly prefix?: ReactNode;
  /** What holds where the value is absent. */
  readonly placeholder?: string;
  /** Text of the number while it is not edited. */
  readonly format?: (value: number) => string;
  /** Reads what was typed; undefined where it is not a number. */
  readonly parse?: (text: string) => number | undefined;
}

const DECIMALS = 3;

const plainText = (value: number): string => String(round(value));

/** Reads `12.5`, `12,5` and full-width digits. */
export function parseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(',', '.').replace('−', '-').trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** A number with its unit. What was typed is taken over on Enter or when the field is left; Escape takes it back. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, min, max, step = 1, isOptional = false, suffix, prefix } = props;
  const { format = plainText, parse = parseNumber, isWhole = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const shown = draft ?? (value === null ? '' : format(value));
  const isInvalid = draft !== null && draft.trim() !== '' && parse(draft) === undefined;

  const take = (next: number | null) => {
    setDraft(null);
    const fitted =
      next === null ? null : round(Math.min(Math.max(next, min ?? -Infinity), max ?? Infinity), isWhole);
    if (fitted !== value) onChange(fitted);
  };

  const commit = () => {
    if (draft === null) return;
    if (draft.trim() === '' && isOptional) return take(null);
    const parsed = parse(draft);
    if (parsed === undefined) setDraft(null);
    else take(parsed);
  };

  const handleKey = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      commit();
      props.onSubmit?.();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const from = (draft === null ? value : parse(draft)) ?? 0;
      take(from + step * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1));
    }
  };

  return (
    <div className="ui-field">
      {props.showLabel ? (
        <label className="ui-label" htmlFor={id}>
          {label}
        </label>
      ) : null}
      <div
        className="ui-input-box"
        data-invalid={isInvalid || undefined}
        data-disabled={props.isDisabled || undefined}
      >
        {prefix ? (
          <span className="ui-input-prefix" aria-hidden>
            {prefix}
          </span>
        ) : null}
        <input
          id={id}
          {...(props.showLabel ? {} : { 'aria-label': label })}
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          placeholder={props.placeholder}
          disabled={props.isDisabled}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => setDraft(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={handleKey}
        />
        {suffix ? <span className="ui-input-suffix">{suffix}</span> : null}
      </div>
    </div>
  );
}

const round = (value: number, isWhole = false): number => {
  const factor = isWhole ? 1 : 10 ** DECIMALS;
  return Math.round(value * factor) / factor;
};
