import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { Pill } from '../ui';

interface MoreFieldsProps {
  readonly title: string;
  /** How many of the fields say something; shown while they are folded away. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** Fields that are seldom needed, folded away below those that often are. */
export function MoreFields({ title, count = 0, children }: MoreFieldsProps) {
  const [isExpanded, setExpanded] = useState(false);
  return (
    <Disclosure className="inspector-more" isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <Button slot="trigger" className="inspector-more-trigger">
        <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
        <span>{title}</span>
        {count > 0 && <Pill tone="action">{count}</Pill>}
      </Button>
      <DisclosurePanel>{isExpanded && children}</DisclosurePanel>
    </Disclosure>
  );
}
