import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components';
import './switch.css';

interface ToggleProps {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  /** The label; without one give `label`. */
  readonly children?: ReactNode;
  /** The accessible name where no label is shown. */
  readonly label?: string;
}

/** Something that takes effect at once. */
export const Switch = ({ isSelected, onChange, isDisabled = false, children, label }: ToggleProps) => (
  <AriaSwitch
    className="ui-switch"
    isSelected={isSelected}
    onChange={onChange}
    isDisabled={isDisabled}
    {...(label === undefined ? {} : { 'aria-label': label })}
  >
    <span className="ui-switch-track" aria-hidden>
      <span className="ui-switch-thumb" />
    </span>
    {children}
  </AriaSwitch>
);

/** One of several that may be chosen together. */
export const Checkbox = (props: ToggleProps & { readonly isIndeterminate?: boolean }) => (
  <AriaCheckbox
    className="ui-checkbox"
    isSelected={props.isSelected}
    onChange={props.onChange}
    isDisabled={props.isDisabled ?? false}
    isIndeterminate={props.isIndeterminate ?? false}
    {...(props.label === undefined ? {} : { 'aria-label': props.label })}
  >
    <span className="ui-checkbox-box" aria-hidden>
      {props.isIndeterminate ? (
        <Minus size={12} strokeWidth={3} />
      ) : props.isSelected ? (
        <Check size={12} strokeWidth={3} />
      ) : null}
    </span>
    {props.children}
  </AriaCheckbox>
);
