import { Stamp } from 'lucide-react';
import type { ReviewSummary } from '../../shared/contract';
import { formatTime, useStrings } from '../i18n';
import { useStudio } from '../state';
import { EmptyState, Pill } from '../ui';
import { REVIEW_TONES, STATE_KEYS } from './review-words';
import { reviewStore } from './reviews';
import { strings } from './strings';

/** What waits for a decision, in all templates; then what was decided about the open one. */
export function ReviewList({ reviews }: { readonly reviews: readonly ReviewSummary[] }) {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const waiting = reviews.filter(isWaiting);
  const decided = reviews.filter((review) => !isWaiting(review) && review.templateId === templateId);
  if (waiting.length + decided.length === 0) {
    return <EmptyState icon={Stamp} title={t('emptyTitle')} text={t('emptyText')} />;
  }
  return (
    <div className="review-lists">
      <Section title={t('waiting')} empty={t('waitingEmpty')} reviews={waiting} />
      <Section title={t('decided')} empty={t('decidedEmpty')} reviews={decided} />
    </div>
  );
}

const isWaiting = ({ state }: ReviewSummary): boolean =>
  state === 'open' || state === 'preparing' || state === 'failed';

interface SectionProps {
  readonly title: string;
  readonly empty: string;
  readonly reviews: readonly ReviewSummary[];
}

function Section({ title, empty, reviews }: SectionProps) {
  return (
    <section className="review-list" aria-label={title}>
      <h3>
        {title} <span className="numeric">{reviews.length}</span>
      </h3>
      {reviews.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <ul>
          {reviews.map((review) => (
            <li key={review.id}>
              <ReviewRow review={review} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ReviewRow({ review }: { readonly review: ReviewSummary }) {
  const t = useStrings(strings);
  const {
    templateName,
    version,
    state,
    submittedAt,
    submittedBy,
    decidedAt,
    decidedBy,
    note,
    reason,
    progress,
  } = review;
  const submitted = t('submittedBy', { person: submittedBy.name, time: formatTime(submittedAt) });
  const decided = decidedBy && decidedAt && `${decidedBy.name}, ${formatTime(decidedAt)}`;
  return (
    <button type="button" className="review-row" onClick={() => void reviewStore.select(review.id)}>
      <b className="review-row-name" title={templateName}>
        {templateName}
      </b>
      <span className="review-row-version">{t('versionName', { version })}</span>
      <Pill tone={REVIEW_TONES[state]}>{t(STATE_KEYS[state])}</Pill>
      {progress && (
        <span className="review-row-detail numeric">
          {t('composed', { done: progress.done, total: progress.total })}
        </span>
      )}
      <span className="review-row-text" title={reason || note}>
        {reason || note}
      </span>
      {review.openComments > 0 && (
        <span className="review-row-detail numeric">{t('openComments', { count: review.openComments })}</span>
      )}
      <span className="review-row-detail">{decided || submitted}</span>
    </button>
  );
}
