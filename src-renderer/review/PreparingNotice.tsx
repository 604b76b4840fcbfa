import { useEffect, useRef, useState } from 'react';
import type { ReviewSummary } from '../../shared/contract';
import { studioErrorMessage } from '../../shared/diag';
import { formatNumber, useLocale, useStrings } from '../i18n';
import { ProgressBar } from '../ui';
import { strings } from './strings';

/** How far the evidence is, or why there is none. */
export function PreparingNotice({ review }: { readonly review: ReviewSummary }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { done = 0, total = 0 } = review.progress ?? {};
  const rate = useRate(done);
  if (review.state === 'failed') {
    return (
      <p className="review-problem" role="alert">
        ▲ {review.failure ? studioErrorMessage(review.failure, locale) : t('evidenceFailed')}
      </p>
    );
  }
  const text = t('composed', { done, total });
  return (
    <div className="review-preparing">
      <p>
        <b>{t('preparing')}</b> <span className="muted">{t('preparingText')}</span>
      </p>
      <ProgressBar
        label={t('preparing')}
        value={review.progress === null || total === 0 ? null : done / total}
        valueText={text}
      />
      <p className="review-preparing-line numeric">
        {review.progress && <span>{text}</span>}
        {rate !== null && <span>{t('rate', { rate: formatNumber(rate) })}</span>}
      </p>
    </div>
  );
}

/** Documents per second since they are watched; null until two figures have come. */
function useRate(done: number): number | null {
  const start = useRef<{ readonly at: number; readonly done: number } | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    const now = performance.now();
    if (start.current === null) {
      start.current = { at: now, done };
      return;
    }
    const seconds = (now - start.current.at) / 1000;
    if (seconds > 0 && done > start.current.done) setRate((done - start.current.done) / seconds);
  }, [done]);
  return rate;
}
