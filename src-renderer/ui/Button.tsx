import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** One `primary` or `approve` button at most is seen at a time. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'approve';
  readonly icon?: Icon | undefined;
  readonly children: ReactNode;
}

export function Button({ variant = 'secondary', icon: IconComponent, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`ui-button ui-button-${variant}`}>
      {IconComponent ? <IconComponent size={SMALL_ICON_SIZE} strokeWidth={ICON_STROKE} aria-hidden /> : null}
      {children}
    </AriaButton>
  );
}
