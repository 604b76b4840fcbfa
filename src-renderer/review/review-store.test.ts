import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReviewSummary } from '../../shared/contract';
import { opened, summary } from './review.test-support';
import { createReviewStore, type ReviewStore } from './review-store';

vi.mock('../rpc', () => ({ api: { reviews: {} }, errorText: (error: Error) => error.message }));

const calls = {
  list: vi.fn(),
  open: vi.fn(),
  watch: vi.fn(),
  comment: vi.fn(),
  resolve: vi.fn(),
  withdraw: vi.fn(),
  return: vi.fn(),
  approve: vi.fn(),
};

let reviews: ReviewStore;

beforeEach(() => {
  vi.resetAllMocks();
  calls.list.mockResolvedValue([summary]);
  calls.open.mockResolvedValue(opened);
  reviews = createReviewStore(calls as never);
});

/** A promise that a test fulfils when it likes. */
function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

const state = () => reviews.store.getState();

describe('looking at a review', () => {
  it('opens it, and asks again when the list is refreshed', async () => {
    await reviews.refresh();
    expect(state().reviews).toEqual([summary]);
    expect(calls.open).not.toHaveBeenCalled();
    await reviews.select('r1');
    expect(state().opened?.review.id).toBe('r1');
    await reviews.refresh();
    expect(calls.open).toHaveBeenCalledTimes(2);
  });

  it('ignores what arrives for a review that was left meanwhile', async () => {
    const late = deferred<typeof opened>();
    calls.open.mockReturnValueOnce(late.promise);
    const opening = reviews.select('r1');
    await reviews.select(null);
    late.resolve(opened);
    await opening;
    expect(state().opened).toBeNull();
  });

  it('says why a review cannot be opened', async () => {
    calls.open.mockRejectedValue(new Error('gone'));
    await reviews.select('r1');
    expect(state().problem).toBe('gone');
  });

  it('follows one under preparation and opens it again when its evidence is made', async () => {
    const preparing: ReviewSummary = { ...summary, state: 'preparing', progress: { done: 1, total: 6 } };
    calls.open.mockResolvedValueOnce({ ...opened, review: preparing, evidence: null });
    const end = deferred<void>();
    calls.watch.mockResolvedValue(
      (async function* () {
        yield { ...preparing, progress: { done: 4, total: 6 } };
        await end.promise;
        yield summary;
      })(),
    );
    await reviews.select('r1');
    await vi.waitFor(() => expect(state().opened?.review.progress?.done).toBe(4));
    expect(state().opened?.evidence).toBeNull();
    end.resolve();
    await vi.waitFor(() => expect(state().opened?.evidence).not.toBeNull());
    expect(state().reviews?.[0]?.state).toBe('open');
  });
});

it('follows what is under preparation in the list, and tells nobody where it cannot', async () => {
  calls.list.mockResolvedValue([{ ...summary, state: 'preparing' }]);
  calls.watch.mockResolvedValueOnce(
    (async function* () {
      yield { ...summary, state: 'preparing', progress: { done: 1, total: 2 } };
      throw new Error('lost');
    })(),
  );
  await reviews.refresh();
  await vi.waitFor(() => expect(state().reviews?.[0]?.progress?.done).toBe(1));
  expect(state().problem).toBeNull();
  calls.watch.mockResolvedValueOnce(
    (async function* () {
      yield summary;
    })(),
  );
  await reviews.refresh();
  await vi.waitFor(() => expect(state().reviews?.[0]?.state).toBe('open'));
  expect(calls.open).not.toHaveBeenCalled();
});

describe('deciding', () => {
  beforeEach(async () => {
    await reviews.refresh();
    await reviews.select('r1');
  });

  it('approves with the passphrase and shows the approved review', async () => {
    const approved: ReviewSummary = { ...summary, state: 'approved' };
    calls.approve.mockResolvedValue(approved);
    calls.open.mockResolvedValue({ ...opened, review: approved });
    expect(await reviews.approve('open sesame')).toBe(true);
    expect(calls.approve).toHaveBeenCalledWith({ id: 'r1', passphrase: 'open sesame' });
    expect(state().opened?.review.state).toBe('approved');
    expect(state().task).toBeNull();
  });

  it('keeps the review as it was when the host refuses, and says why', async () => {
    calls.approve.mockRejectedValue(new Error('wrong passphrase'));
    expect(await reviews.approve('no')).toBe(false);
    expect(state()).toMatchObject({ refusal: 'wrong passphrase', problem: null, task: null });
    expect(state().opened?.review.state).toBe('open');
    reviews.forgetRefusal();
    expect(state().refusal).toBeNull();
  });

  it('pins a comment to the element and the record on show', async () => {
    calls.comment.mockResolvedValue({});
    await reviews.comment('Say why.', { nodeId: 'notice', record: 3 });
    expect(calls.comment).toHaveBeenCalledWith({ id: 'r1', text: 'Say why.', nodeId: 'notice', record: 3 });
    expect(calls.open).toHaveBeenCalledTimes(2);
  });

  it('does nothing where no review is looked at', async () => {
    await reviews.select(null);
    expect(await reviews.return('No.')).toBe(false);
    expect(calls.return).not.toHaveBeenCalled();
  });
});
