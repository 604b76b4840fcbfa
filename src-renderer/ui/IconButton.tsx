import {
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
  Button,
  type ButtonProps,
} from 'react-aria-components';
import { ICON_SIZE, ICON_STROKE, type Icon, SMALL_ICON_SIZE } from './icon';
import { Tooltip } from './Tooltip';
import './button.css';

interface Look {
  readonly icon: Icon;
  /** The accessible name; also the tooltip. */
  readonly label: string;
  /** `Mod+Z`; shown in the tooltip. */
  readonly shortcut?: string;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  readonly tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right';
}

type Plain<P> = Omit<P, 'className' | 'style' | 'children' | 'aria-label'>;

export type IconButtonProps = Plain<ButtonProps> & Look;

const classOf = (size: Look['size']): string =>
  size === undefined || size === 'medium' ? 'ui-icon-button' : `ui-icon-button ui-icon-button-${size}`;

const Sign = ({ icon: IconComponent, size }: Pick<Look, 'icon' | 'size'>) => (
  <IconComponent
    size={size === 'small' ? SMALL_ICON_SIZE : ICON_SIZE}
    strokeWidth={ICON_STROKE}
    aria-hidden
  />
);

export function IconButton({ icon, label, shortcut, size, tooltipPlacement, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      <Button {...props} aria-label={label} className={classOf(size)}>
        <Sign icon={icon} size={size} />
      </Button>
    </Tooltip>
  );
}

export type ToggleButtonProps = Plain<AriaToggleButtonProps> & Look;

/** An icon button that stays pressed: bold, show personal data, a tool. */
export function ToggleButton({ icon, label, shortcut, size, tooltipPlacement, ...props }: ToggleButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      <AriaToggleButton {...props} aria-label={label} className={classOf(size)}>
        <Sign icon={icon} size={size} />
      </AriaToggleButton>
    </Tooltip>
  );
}
