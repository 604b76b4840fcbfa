import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { Landmark } from '../ui';
import { ReviewList } from './ReviewList';
import { ReviewWork } from './ReviewWork';
import { reviewStore } from './reviews';
import { strings } from './strings';
import './review.css';

/** A submitted version beside the one before it, with evidence, comments and the decision. */
export function ReviewMode() {
  const t = useStrings(strings);
  const { reviews, selectedId, opened, problem } = useStore(reviewStore.store);

  const person = useStudio((state) => state.person);

  // Whether a version may be approved depends on who is at the desk, and on their key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is a reason to ask again.
  useEffect(() => {
    void reviewStore.refresh();
  }, [person]);

  return (
    <div className="review">
      <h2 className="visually-hidden">{t('title')}</h2>
      {problem !== null && (
        <p className="review-problem" role="alert">
          ▲ {problem}
        </p>
      )}
      {selectedId === null ? (
        reviews && (
          <Landmark role="region" label={t('backToList')} className="review-overview">
            <ReviewList reviews={reviews} />
          </Landmark>
        )
      ) : opened ? (
        <ReviewWork key={opened.review.id} opened={opened} />
      ) : (
        problem === null && <p className="review-loading">{t('loading')}</p>
      )}
    </div>
  );
}
