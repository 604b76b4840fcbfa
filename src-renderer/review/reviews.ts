/** The session's reviews. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createReviewStore } from './review-store';

export const reviewStore = createReviewStore();

/** How many versions wait for a decision, in the whole workspace; null until the host has said so. */
export function useOpenReviews(): number | null {
  useEffect(() => {
    if (reviewStore.store.getState().reviews === null) void reviewStore.refresh();
  }, []);
  return useStore(reviewStore.store, ({ reviews }) =>
    reviews === null ? null : reviews.filter(({ state }) => state === 'open' || state === 'preparing').length,
  );
}

/** Lists the reviews anew: after a version was submitted, or when somebody else sits down. */
export const refreshReviews = (): Promise<void> => reviewStore.refresh();

/** Opens a review; Review mode shows it. */
export const showReview = (id: string): Promise<void> => reviewStore.select(id);
