import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useStrings } from '../i18n';
import { useOpenedEntry } from './opened-entry';
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
  const entry = useOpenedEntry(isExpanded);
  return (
    <Disclosure ref={entry} className="inspector-style" isExpanded={isExpanded} onExpandedChange={onExpand}>
      <div className="inspector-style-head">
        <Button slot="trigger" className="inspector-style-trigger">
          <ChevronRight size={12} strokeWidth={2.25} aria-hidden />
          <span className="inspector-style-name">{label}</span>
          {sample}
        </Button>
      </div>
      <DisclosurePanel>
        {isExpanded && (
          <>
            {children()}
            <div className="inspector-style-foot">
              <span className="muted">{uses > 0 ? t('styleInUse', { count: uses }) : t('unused')}</span>
              {removal}
            </div>
          </>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
