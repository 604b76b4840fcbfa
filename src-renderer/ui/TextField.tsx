import { useState } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from 'react-aria-components';
import './field.css';

export interface FieldLook {
  /** The accessible name. */
  readonly label: string;
  /** Shows the label above the field; a `FieldRow` shows it beside. */
  readonly showLabel?: boolean;
  readonly isDisabled?: boolean;
}

export interface TextFieldProps extends FieldLook {
  readonly value: string;
  /** Called on every keystroke. */
  readonly onChange?: (value: string) => void;
  /** Called when the field is left or Enter is pressed and the text has changed. Escape takes it back. */
  readonly onCommit?: (value: string) => void;
  /** Called on Enter. */
  readonly onSubmit?: () => void;
  readonly placeholder?: string;
  /** `password` hides what is typed, `date` takes a calendar day (`2026-01-31`). */
  readonly type?: 'text' | 'password' | 'date';
  /** Rows of a text of several lines. */
  readonly rows?: number;
  readonly isMono?: boolean;
  readonly isRequired?: boolean;
  readonly maxLength?: number;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  /** What is wrong with the value. */
  readonly error?: string | null;
  readonly description?: string;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    showLabel = false,
    value,
    onChange,
    onCommit,
    onSubmit,
    rows,
    isMono = false,
    error,
  } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const text = onCommit ? (draft ?? value) : value;

  const commit = () => {
    if (onCommit && draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };

  const handleKey = (event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey)) {
      commit();
      onSubmit?.();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };

  const inputProps = {
    className: isMono ? 'ui-input mono' : 'ui-input',
    onKeyDown: handleKey,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.lang === undefined ? {} : { lang: props.lang }),
  };

  return (
    <AriaTextField
      className="ui-field"
      {...(showLabel ? {} : { 'aria-label': label })}
      value={text}
      onChange={(next) => {
        if (onCommit) setDraft(next);
        onChange?.(next);
      }}
      onBlur={commit}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      type={props.type ?? 'text'}
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      {showLabel ? <Label className="ui-label">{label}</Label> : null}
      {rows === undefined ? <Input {...inputProps} /> : <TextArea {...inputProps} rows={rows} />}
      {props.description ? (
        <Text slot="description" className="ui-description">
          {props.description}
        </Text>
      ) : null}
      <FieldError className="ui-field-error">{error}</FieldError>
    </AriaTextField>
  );
}
