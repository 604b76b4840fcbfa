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
import { type Option, OptionItem } from './Select';
import type { FieldLook } from './TextField';
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
  /** Shown where nothing matches. */
  readonly emptyText?: string;
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
  const [draft, setDraft] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  useLeavingByF6(isOpen);
  const chosen = options.find((option) => option.id === value);

  return (
    <AriaComboBox
      className="ui-combo"
      {...(showLabel ? {} : { 'aria-label': label })}
      items={options.map((option) => ({ ...option }))}
      value={chosen?.id ?? null}
      inputValue={draft ?? chosen?.label ?? value}
      onInputChange={setDraft}
      allowsCustomValue={allowsCustomValue}
      allowsEmptyCollection={props.emptyText !== undefined}
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
        const text = draft?.trim();
        setDraft(null);
        if (allowsCustomValue && text && text !== value && text !== chosen?.label) onChange(text);
      }}
    >
      {showLabel ? <Label className="ui-label">{label}</Label> : null}
      <Group className="ui-input-box">
        <Input
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
          renderEmptyState={() => <div className="ui-list-empty">{props.emptyText}</div>}
        >
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
