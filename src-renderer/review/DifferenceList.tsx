import {
  ChevronRight,
  Database,
  FileText,
  Image,
  type LucideIcon,
  Palette,
  Shapes,
  Split,
  Type,
} from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { NodeId } from '../../shared/model';
import type { TemplateDifference } from '../../shared/review';
import { useLocale, useStrings } from '../i18n';
import { ChangeItem } from './ChangeItem';
import { ALWAYS_LISTED, CATEGORIES, type Category, changeLines, type Versions } from './difference-words';
import { strings } from './strings';
import { WordingItem } from './WordingItem';
import './difference.css';

interface DifferenceListProps extends Versions {
  readonly difference: TemplateDifference;
  /** The element that is looked at. */
  readonly nodeId?: NodeId | null;
  /** Somebody wants to see an element on the page. */
  readonly onShow?: (nodeId: NodeId) => void;
}

const ICONS: { readonly [category in Category]: LucideIcon } = {
  wording: Type,
  rules: Split,
  styles: Palette,
  elements: Shapes,
  data: Database,
  images: Image,
  document: FileText,
};

/** What changed between two versions, by kind; each kind opens its list. */
export function DifferenceList({ difference, ...rest }: DifferenceListProps) {
  const t = useStrings(strings);
  const listed = CATEGORIES.filter((kind) => ALWAYS_LISTED.has(kind) || difference[kind].length > 0);
  const first = listed.find((kind) => difference[kind].length > 0);
  return (
    <div className="difference">
      {listed.map((kind) => {
        const count = difference[kind].length;
        return count === 0 ? (
          <div key={kind} className="difference-none">
            <CategoryFace kind={kind} />
            <span className="difference-count">{t('none')}</span>
          </div>
        ) : (
          <Disclosure key={kind} className="difference-kind" defaultExpanded={kind === first}>
            <Heading level={3} className="difference-heading">
              <Button slot="trigger" className="difference-trigger">
                <CategoryFace kind={kind} />
                <span className="difference-count numeric">{t(`${kind}Count`, { count })}</span>
                <ChevronRight className="difference-chevron" size={12} strokeWidth={2.25} aria-hidden />
              </Button>
            </Heading>
            <DisclosurePanel className="difference-panel">
              <CategoryItems kind={kind} difference={difference} {...rest} />
            </DisclosurePanel>
          </Disclosure>
        );
      })}
    </div>
  );
}

function CategoryFace({ kind }: { readonly kind: Category }) {
  const t = useStrings(strings);
  const Icon = ICONS[kind];
  return (
    <>
      <Icon
        className={kind === 'rules' ? 'difference-icon difference-icon-rule' : 'difference-icon'}
        size={14}
        strokeWidth={1.75}
        aria-hidden
      />
      <span className="difference-name">{t(kind)}</span>
    </>
  );
}

function CategoryItems({
  kind,
  difference,
  nodeId = null,
  onShow,
  ...versions
}: DifferenceListProps & { readonly kind: Category }) {
  const locale = useLocale();
  if (kind === 'wording') {
    return (
      <ul>
        {difference.wording.map((wording) => (
          <WordingItem
            key={`${wording.nodeId} ${wording.language}`}
            wording={wording}
            versions={versions}
            isShown={wording.nodeId === nodeId}
            onShow={onShow}
          />
        ))}
      </ul>
    );
  }
  return (
    <ul>
      {changeLines(difference, kind, versions, locale).map((line) => (
        <ChangeItem
          key={line.key}
          line={line}
          isShown={line.nodeId !== null && line.nodeId === nodeId}
          onShow={onShow}
        />
      ))}
    </ul>
  );
}
