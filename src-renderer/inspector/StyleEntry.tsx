import type { ReactNode } from 'react';
import { useStrings } from '../i18n';
import { FoldedEntry } from './FoldedEntry';
import { strings } from './strings';

interface StyleEntryProps {
  readonly label: string;
  /** Shows what the style looks like. */
  readonly sample: ReactNode;
  /** How often the template names it. */
  readonly uses: number;
  /** The button that takes it away. */
  readonly removal: ReactNode;
  readonly isExpanded: boolean;
  readonly onExpand: (isExpanded: boolean) => void;
  /** Its fields; asked for only while they are seen. */
  readonly children: () => ReactNode;
}

/** A style among others: its name and a sample; unfolded its fields and how often it is used. */
export function StyleEntry(props: StyleEntryProps) {
  const { label, sample, uses, removal, isExpanded, onExpand, children } = props;
  const t = useStrings(strings);
  return (
    <FoldedEntry
      isExpanded={isExpanded}
      onExpand={onExpand}
      head={
        <>
          <span className="inspector-style-name">{label}</span>
          {sample}
        </>
      }
      foot={
        <>
          <span className="muted">{uses > 0 ? t('styleInUse', { count: uses }) : t('unused')}</span>
          {removal}
        </>
      }
    >
      {children}
    </FoldedEntry>
  );
}
