import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import type { FieldLook } from './TextField';
import './field.css';
import './select.css';

export interface Option<K extends string = string> {
  readonly id: K;
  readonly label: string;
  /** A second, quiet text. */
  readonly detail?: string;
  readonly icon?: Icon;
  readonly lang?: string;
  readonly isDisabled?: boolean;
  /** Does something instead of being a value: typing never filters it away. */
  readonly isAction?: boolean;
}

interface SelectProps<K extends string> extends FieldLook {
  readonly options: readonly Option<K>[];
  /** Null shows the placeholder. */
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  /** Once something was chosen and the list has given the focus back. */
  readonly onDone?: () => void;
  readonly placeholder?: string;
  /** Without a border, for tool bars. */
  readonly isQuiet?: boolean;
}

/** One of several, chosen from a list that opens. */
export function Select<K extends string>(props: SelectProps<K>) {
  const { label, showLabel = false, options, value, onChange, placeholder = '–', isQuiet = false } = props;
  const isChosen = useRef(false);
  const done = () => {
    if (isChosen.current) props.onDone?.();
    isChosen.current = false;
  };
  return (
    <AriaSelect
      className={isQuiet ? 'ui-select ui-select-quiet' : 'ui-select'}
      {...(showLabel ? {} : { 'aria-label': label })}
      placeholder={placeholder}
      isDisabled={props.isDisabled ?? false}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (!chosen) return;
        isChosen.current = true;
        onChange(chosen.id);
      }}
    >
      {showLabel ? <Label className="ui-label">{label}</Label> : null}
      <Button className="ui-select-button" onFocus={done}>
        <SelectValue className="ui-select-value" />
        <ChevronDown size={12} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="ui-popover ui-list-popover" offset={4}>
        <ListBox className="ui-list" items={options.map((option) => ({ ...option }))}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export const OptionItem = ({ option }: { readonly option: Option }) => (
  <ListBoxItem
    id={option.id}
    textValue={option.label}
    className="ui-list-item"
    isDisabled={option.isDisabled ?? false}
  >
    {option.icon ? <option.icon size={SMALL_ICON_SIZE} strokeWidth={ICON_STROKE} aria-hidden /> : null}
    <Text slot="label" {...(option.lang ? { lang: option.lang } : {})}>
      {option.label}
    </Text>
    {option.detail ? (
      <Text slot="description" className="ui-list-detail">
        {option.detail}
      </Text>
    ) : null}
  </ListBoxItem>
);
