import type { ReactNode } from 'react';
import './chip.css';

interface ChipProps {
  /** `field` is a data field, `rule` belongs to a rule. */
  readonly kind?: 'plain' | 'field' | 'rule';
  readonly children: ReactNode;
}

/** A small token in a line: a field, an operator, a value. */
export const Chip = ({ kind = 'plain', children }: ChipProps) => (
  <span className={`ui-chip ui-chip-${kind}`}>{children}</span>
);

interface PillProps {
  /** Never colour alone: the text says the same. */
  readonly tone?: 'neutral' | 'action' | 'good' | 'notice' | 'alarm' | 'rule';
  readonly children: ReactNode;
}

/** A state or a count. */
export const Pill = ({ tone = 'neutral', children }: PillProps) => (
  <span className={`ui-pill ui-pill-${tone}`}>{children}</span>
);
