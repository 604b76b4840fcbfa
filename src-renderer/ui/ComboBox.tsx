import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  Input,
  Label,
  ListBox,
  Popover,
} from 'react-aria-components';
import { useStrings } from '../i18n';
import { type Option, OptionItem } from './Select';
import { strings } from './strings';
import type { FieldLook } from './TextField';
import { folded, isTaking, namedOption } from './typed-option';
import './field.css';
import './select.css';

interface ComboBoxProps extends FieldLook {
  readonly options: readonly Option[];
  /** The chosen option's id, or free text where `allowsCustomValue`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether a text that is no option is taken. */
  readonly allowsCustomValue?: boolean;
  readonly isMono?: boolean;
  readonly placeholder?: string;
}

/** Options with the typed text in their label or detail, in any case and width. Actions are always there. */
function matching(options: readonly Option[], typed: string): readonly Option[] {
  const text = folded(typed);
  return options.filter(
    ({ label, detail = '', isAction = false }) =>
      isAction || folded(label).includes(text) || folded(detail).includes(text),
  );
}

/**
 * While the list is open all areas but the field's own are hidden from F6: the list closes first. Heard at the window,
 * before the areas hear it.
 */
function useLeavingByF6(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: KeyboardEvent) => {
      const { target, key, shiftKey } = event;
      if (key !== 'F6' || !(target instanceof HTMLElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      target.blur();
      setTimeout(
        () => target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true })),
        0,
      );
    };
    window.addEventListener('keydown', leave, { capture: true });
    return () => window.removeEventListener('keydown', leave, { capture: true });
  }, [isOpen]);
}

/** A field that completes from a list: field paths, style names, fonts. */
export function ComboBox(props: ComboBoxProps) {
  const { label, showLabel = false, options, value, onChange, allowsCustomValue = false } = props;
  const t = useStrings(strings);
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  useLeavingByF6(isOpen);
  const chosen = options.find((option) => option.id === value);
  const text = chosen?.label ?? value;
  const shown = draft === null ? options : matching(options, draft);
  const choices = shown.filter(({ isAction = false }) => !isAction);
  const named = namedOption(choices, draft ?? '', ({ label: name }) => [name]);
  const take = (option: Option | undefined): void => {
    if (option && option.id !== value) onChange(option.id);
  };

  return (
    <AriaComboBox
      className="ui-combo"
      {...(showLabel ? {} : { 'aria-label': label })}
      items={shown.map((option) => ({ ...option }))}
      value={chosen?.id ?? null}
      inputValue={draft ?? text}
      onInputChange={(typed) => setDraft(typed === text ? null : typed)}
      allowsCustomValue={allowsCustomValue}
      allowsEmptyCollection={!allowsCustomValue}
      isDisabled={props.isDisabled ?? false}
      menuTrigger="focus"
      onOpenChange={setOpen}
      onChange={(key) => {
        // No key: what is typed is no option. It is taken when the field is left.
        if (key === null && allowsCustomValue) return;
        setDraft(null);
        if (key !== null && String(key) !== value) onChange(String(key));
      }}
      onBlur={() => {
        const typed = draft?.trim();
        setDraft(null);
        if (!allowsCustomValue) take(named);
        if (!allowsCustomValue || !typed || typed === value || typed === chosen?.label) return;
        onChange(options.find(({ label: name }) => name === typed)?.id ?? typed);
      }}
    >
      {showLabel ? <Label className="ui-label">{label}</Label> : null}
      <Group className="ui-input-box">
        <Input
          onKeyDown={(event) => {
            if (allowsCustomValue || draft === null || !isTaking(event)) return;
            take(named ?? (choices.length === 1 ? choices[0] : undefined));
            setDraft(null);
          }}
          {...(props.isMono ? { className: 'mono' } : {})}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
        <Button className="ui-combo-button">
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      </Group>
      <Popover className="ui-popover ui-list-popover" offset={4}>
        <ListBox
          className="ui-list"
          renderEmptyState={() => <div className="ui-list-empty">{t('noneFound')}</div>}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
