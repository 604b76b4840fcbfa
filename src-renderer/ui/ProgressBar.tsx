import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  /** 0 … 1; null while nobody knows. */
  readonly value: number | null;
  readonly tone?: 'action' | 'good' | 'notice' | 'alarm';
  /** The value in words: `1,204 of 4,500`. */
  readonly valueText?: string;
}

export const ProgressBar = ({ label, value, tone = 'action', valueText }: ProgressBarProps) => (
  <AriaProgressBar
    aria-label={label}
    className="ui-progress"
    isIndeterminate={value === null}
    value={(value ?? 0) * 100}
    {...(valueText === undefined ? {} : { valueLabel: valueText })}
  >
    <span
      className={`ui-progress-bar ui-progress-${value === null ? 'unknown' : tone}`}
      style={{ width: value === null ? '30%' : `${value * 100}%` }}
    />
  </AriaProgressBar>
);
