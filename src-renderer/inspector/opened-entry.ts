/** An entry that is unfolded comes into view: what was just added stands at the end of a list, below what is seen. */
import { type RefObject, useEffect, useRef } from 'react';

/** For the element around an entry. */
export function useOpenedEntry(isExpanded: boolean): RefObject<HTMLDivElement | null> {
  const entry = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isExpanded) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isExpanded]);
  return entry;
}
