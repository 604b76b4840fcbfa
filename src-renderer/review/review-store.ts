/**
 * The workspace's reviews: the list, the one that is looked at, and what a person does with it. It outlives the mode,
 * so that the title bar counts what is open and a review under preparation is followed while somebody designs.
 */
import { createStore } from 'zustand/vanilla';
import type { ReviewSummary } from '../../shared/contract';
import { api, errorText } from '../rpc';

/** The calls this store makes; tests bring their own. */
export type ReviewApi = Pick<
  (typeof api)['reviews'],
  'list' | 'open' | 'watch' | 'comment' | 'resolve' | 'withdraw' | 'return' | 'approve'
>;

/** A review with everything that is looked at. */
export type OpenedReview = Awaited<ReturnType<ReviewApi['open']>>;

/** What the store is busy with; buttons wait for it. */
export type ReviewTask = 'commenting' | 'withdrawing' | 'returning' | 'approving';

export interface ReviewState {
  /** Of all templates, newest first; null until they are listed. */
  readonly reviews: readonly ReviewSummary[] | null;
  /** The one that is looked at; null shows the list. */
  readonly selectedId: string | null;
  /** What the host says of it; null until it has answered. */
  readonly opened: OpenedReview | null;
  readonly task: ReviewTask | null;
  /** What went wrong last, in words. */
  readonly problem: string | null;
  /** Why the decision under way was refused, in words: it is corrected where it is made. */
  readonly refusal: string | null;
}

const NOTHING: ReviewState = {
  reviews: null,
  selectedId: null,
  opened: null,
  task: null,
  problem: null,
  refusal: null,
};

/** What is added to a comment: the element and the record it is about. */
export interface CommentPlace {
  readonly nodeId: string | null;
  readonly record: number | null;
}

export function createReviewStore(calls: ReviewApi = api.reviews) {
  const store = createStore<ReviewState>(() => NOTHING);
  const watched = new Set<string>();

  const fail = (error: unknown): void => store.setState({ problem: errorText(error), task: null });

  const isSelected = (id: string): boolean => store.getState().selectedId === id;

  /** Takes a newer summary over, in the list and in what is open. */
  const put = (review: ReviewSummary): void =>
    store.setState(({ reviews, opened }) => {
      const others = (reviews ?? []).filter(({ id }) => id !== review.id);
      const isNew = others.length === (reviews ?? []).length;
      return {
        reviews: isNew
          ? [review, ...others]
          : (reviews ?? []).map((old) => (old.id === review.id ? review : old)),
        opened: opened?.review.id === review.id ? { ...opened, review } : opened,
      };
    });

  /** Opens a review again. */
  async function load(id: string): Promise<void> {
    try {
      const opened = await calls.open({ id });
      if (!isSelected(id)) return;
      put(opened.review);
      store.setState({ opened });
      if (opened.review.state === 'preparing') void watch(id);
    } catch (error) {
      if (isSelected(id)) fail(error);
    }
  }

  /** Follows a review until its evidence is made. A lost connection is tried again when it is opened next. */
  async function watch(id: string): Promise<void> {
    if (watched.has(id)) return;
    watched.add(id);
    try {
      for await (const review of await calls.watch({ id })) put(review);
      if (isSelected(id)) await load(id);
    } catch (error) {
      if (isSelected(id)) fail(error);
    } finally {
      watched.delete(id);
    }
  }

  /** Does something with the open review; says whether it was done. */
  async function perform(
    task: ReviewTask,
    work: (id: string) => Promise<ReviewSummary | null>,
  ): Promise<boolean> {
    const { selectedId: id } = store.getState();
    if (id === null) return false;
    store.setState({ task, problem: null, refusal: null });
    try {
      const review = await work(id);
      if (review) put(review);
      await load(id);
      store.setState({ task: null });
      return true;
    } catch (error) {
      const isDecision = task === 'approving' || task === 'returning';
      if (isDecision) store.setState({ refusal: errorText(error), task: null });
      else fail(error);
      return false;
    }
  }

  return {
    store,

    /**
     * Lists the reviews anew, follows those under preparation, and looks at the open one again: somebody else may be at
     * the desk.
     */
    async refresh(): Promise<void> {
      try {
        const reviews = await calls.list({ templateId: null });
        store.setState({ reviews });
        for (const { id, state } of reviews) if (state === 'preparing') void watch(id);
      } catch (error) {
        return fail(error);
      }
      const { selectedId } = store.getState();
      if (selectedId !== null) await load(selectedId);
    },

    /** Looks at a review, or at the list (`null`). */
    async select(id: string | null): Promise<void> {
      const { opened } = store.getState();
      store.setState({
        selectedId: id,
        problem: null,
        opened: opened?.review.id === id ? opened : null,
      });
      if (id !== null) await load(id);
    },

    comment: (text: string, place: CommentPlace): Promise<boolean> =>
      perform('commenting', async (id) => {
        await calls.comment({ id, text, ...place });
        return null;
      }),

    resolve: (commentId: string, isResolved: boolean): Promise<boolean> =>
      perform('commenting', async (id) => {
        await calls.resolve({ id, commentId, isResolved });
        return null;
      }),

    /** The decision is given up, or begun anew. */
    forgetRefusal: (): void => store.setState({ refusal: null }),

    withdraw: (): Promise<boolean> => perform('withdrawing', (id) => calls.withdraw({ id })),

    return: (reason: string): Promise<boolean> => perform('returning', (id) => calls.return({ id, reason })),

    approve: (passphrase: string | null): Promise<boolean> =>
      perform('approving', (id) => calls.approve({ id, passphrase })),
  };
}

export type ReviewStore = ReturnType<typeof createReviewStore>;
