import type { Evidence, Representative } from '../../shared/contract';
import { useLocale, useStrings } from '../i18n';
import { PanelSection, Pill } from '../ui';
import type { OpenedReview } from './review-store';
import { pageList, reasonText } from './review-words';
import { strings } from './strings';
import { useDifferingPages } from './use-differing-pages';

interface RepresentativeListProps {
  readonly opened: OpenedReview;
  readonly evidence: Evidence;
  readonly record: number;
  readonly recordTitle: string;
  readonly onRecord: (record: number) => void;
}

/** The records that stand for all: whose pages differ, why they were chosen, which pages. */
export function RepresentativeList({
  opened,
  evidence,
  record,
  recordTitle,
  onRecord,
}: RepresentativeListProps) {
  const t = useStrings(strings);
  const { review, before } = opened;
  const { representatives, identical } = evidence;
  const pagesOf = useDifferingPages(opened, evidence);
  const ordered = [...representatives].sort((a, b) => Number(b.isChanged) - Number(a.isChanged));
  return (
    <PanelSection title={t(before ? 'pagesThatDiffer' : 'representatives')}>
      <ul className="review-records">
        {ordered.map((representative) => (
          <li key={representative.record}>
            <RepresentativeRow
              representative={representative}
              opened={opened}
              isShown={representative.record === record}
              differing={pagesOf.get(representative.record)}
              onShow={() => onRecord(representative.record)}
            />
          </li>
        ))}
        {representatives.every((representative) => representative.record !== record) && (
          <li className="review-record review-record-other" data-shown>
            {t('otherRecord', { record: record + 1, title: recordTitle })}
          </li>
        )}
      </ul>
      <p className="review-explain">
        {t('chosen', { count: representatives.length })}{' '}
        {review.baseVersion !== null && t('identicalTo', { count: identical, version: review.baseVersion })}
      </p>
    </PanelSection>
  );
}

/** Reasons that are listed; the others are counted, and told by the tooltip. */
const LISTED = { shown: 4, others: 2 } as const;

interface RowProps {
  readonly representative: Representative;
  readonly opened: OpenedReview;
  readonly isShown: boolean;
  /** Pages from 0; undefined until they are compared. */
  readonly differing: readonly number[] | undefined;
  readonly onShow: () => void;
}

function RepresentativeRow({ representative, opened, isShown, differing, onShow }: RowProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { title, reasons, isChanged } = representative;
  const { before, after } = opened;
  const why = reasons.map((reason) => reasonText(reason, representative, { before, after }, locale));
  const listed = why.slice(0, isShown ? LISTED.shown : LISTED.others);
  return (
    <button
      type="button"
      className="review-record"
      data-shown={isShown || undefined}
      aria-pressed={isShown}
      onClick={onShow}
    >
      <span className="review-record-title" title={title}>
        {title || t('withoutData')}
      </span>
      {before && (
        <span className="review-record-pages numeric">
          {!isChanged ? (
            <span className="muted">{t('identical')}</span>
          ) : differing === undefined ? (
            <Pill tone="notice">{t('changed')}</Pill>
          ) : differing.length === 0 ? (
            <span className="muted">{t('sameLookShort')}</span>
          ) : (
            <Pill tone="notice">{t('pageNumbers', { pages: pageList(differing) })}</Pill>
          )}
        </span>
      )}
      <span className="review-record-reasons" title={why.join(t('comma'))}>
        {listed.join(t('comma'))}
        {why.length > listed.length && ` ${t('moreReasons', { count: why.length - listed.length })}`}
      </span>
    </button>
  );
}
