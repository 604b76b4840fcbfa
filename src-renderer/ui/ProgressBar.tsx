import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './progress-bar.css';

type ProgressTone = 'action' | 'good' | 'notice' | 'alarm';

interface ProgressBarProps {
  readonly label: string;
  /** 0 … 1; null while nobody knows. */
  readonly value: number | null;
  readonly tone?: ProgressTone;
  /** What the value is made of, instead of one tone: shares of the whole that add up to it. None is too small to see. */
  readonly shares?: readonly ProgressShare[];
  /** The value in words: `1,204 of 4,500`. */
  readonly valueText?: string;
}

export interface ProgressShare {
  readonly tone: ProgressTone;
  /** 0 … 1 of the whole. */
  readonly value: number;
}

export const ProgressBar = ({ label, value, tone = 'action', shares, valueText }: ProgressBarProps) => (
  <AriaProgressBar
    aria-label={label}
    className="ui-progress"
    isIndeterminate={value === null}
    value={(value ?? 0) * 100}
    {...(valueText === undefined ? {} : { valueLabel: valueText })}
  >
    {value === null ? (
      <span className="ui-progress-bar ui-progress-unknown" style={{ width: '30%' }} />
    ) : (
      (shares ?? [{ tone, value }])
        .filter((share) => share.value > 0)
        .map((share) => (
          <span
            key={share.tone}
            className={`ui-progress-bar ui-progress-${share.tone}`}
            style={{ width: `${share.value * 100}%` }}
          />
        ))
    )}
  </AriaProgressBar>
);
