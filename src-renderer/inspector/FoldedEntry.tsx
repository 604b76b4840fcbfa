import { ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';

interface FoldedEntryProps {
  /** What is always seen; pressing it folds and unfolds the rest. */
  readonly head: ReactNode;
  /** What stands below the fields: facts on the left, what takes the entry away on the right. */
  readonly foot: ReactNode;
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
  /** Its fields; asked for only while they are seen. */
  readonly children: () => ReactNode;
}

/**
 * An entry of a list in a section: its head; unfolded its fields and foot. One that is unfolded comes into view: what
 * was just added stands at the end of a list, below what is seen.
 */
export function FoldedEntry({ head, foot, isExpanded, onExpand, children }: FoldedEntryProps) {
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isExpanded) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isExpanded]);
  return (
    <Disclosure ref={entry} className="inspector-style" isExpanded={isExpanded} onExpandedChange={onExpand}>
      <div className="inspector-style-head">
        <Button slot="trigger" className="inspector-style-trigger">
          <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
          {head}
        </Button>
      </div>
      <DisclosurePanel>
        {isExpanded && (
          <>
            {children()}
            <div className="inspector-style-foot">{foot}</div>
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
