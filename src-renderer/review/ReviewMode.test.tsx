import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReviewSummary } from '../../shared/contract';
import { foreignWords } from '../../shared/diag';
import { elementTypes } from '../../shared/engine';
import { cleanup, fireEvent, render, screen, waitFor, within } from '../../test/support/screen';
import { setLocale } from '../i18n';
import { provideServices, studioStore } from '../state';
import { testEngine } from '../text-editing/engine.test-support';
import { ReviewMode } from './ReviewMode';
import { comment, designer, evidence, mori, opened, reviewer, summary } from './review.test-support';
import { reviewStore } from './reviews';

const { reviews, record } = vi.hoisted(() => ({
  reviews: {
    list: vi.fn(),
    open: vi.fn(),
    watch: vi.fn(),
    comment: vi.fn(),
    resolve: vi.fn(),
    withdraw: vi.fn(),
    return: vi.fn(),
    approve: vi.fn(),
  },
  record: vi.fn(),
}));
vi.mock('../rpc', () => ({
  api: { reviews, people: {}, datasets: { record } },
  errorText: (error: Error) => error.message,
  httpUrl: () => '',
}));
vi.mock('../engine', () => ({
  composeDocument: vi.fn(async (template, data, options) =>
    testEngine.compose(testEngine.compile(template), data, options),
  ),
  paintResources: {},
}));

beforeEach(async () => {
  vi.resetAllMocks();
  const { composeDocument } = await import('../engine');
  vi.mocked(composeDocument).mockImplementation(async (template, data) =>
    testEngine.compose(testEngine.compile(template), data),
  );
  // happy-dom has no canvas to paint on.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  setLocale('en');
  provideServices({ api: {} as never, elements: elementTypes });
  studioStore.setState({ person: reviewer, document: { id: 't1' } as never });
  reviews.list.mockResolvedValue([summary]);
  reviews.open.mockResolvedValue(opened);
  record.mockImplementation(async ({ index }) => ({
    record: { balance: index },
    title: `Customer ${index}`,
  }));
  reviewStore.store.setState(reviewStore.store.getInitialState(), true);
});
afterEach(cleanup);

/** Opens the review, as the host describes it. */
async function open(change: Partial<typeof opened> = {}): Promise<void> {
  reviews.open.mockResolvedValue({ ...opened, ...change });
  render(<ReviewMode />);
  fireEvent.click(await screen.findByRole('button', { name: /Account statement.*v14/ }));
  await screen.findByRole('region', { name: 'Changes and evidence' });
}

describe('the list', () => {
  it('teaches where there is nothing to review', async () => {
    reviews.list.mockResolvedValue([]);
    render(<ReviewMode />);
    expect(await screen.findByText('Nothing to review')).toBeTruthy();
  });

  it('shows what waits in all templates, and what was decided about the open one', async () => {
    reviews.list.mockResolvedValue([
      { ...summary, id: 'a', templateId: 't2', templateName: 'Bill' },
      {
        ...summary,
        id: 'b',
        state: 'returned',
        reason: 'Too long',
        decidedBy: mori,
        decidedAt: summary.submittedAt,
      },
      { ...summary, id: 'c', templateId: 't2', templateName: 'Bill', state: 'approved' },
    ]);
    render(<ReviewMode />);
    const waiting = within(await screen.findByRole('region', { name: 'Waiting for a decision' }));
    expect(waiting.getAllByRole('button')).toHaveLength(1);
    expect(waiting.getByRole('button', { name: /Bill/ })).toBeTruthy();
    const decided = within(screen.getByRole('region', { name: 'Decided, of this template' }));
    expect(decided.getAllByRole('button')).toHaveLength(1);
    expect(decided.getByRole('button', { name: /returned.*Too long/ })).toBeTruthy();
  });

  it('says why reviews cannot be listed', async () => {
    reviews.list.mockRejectedValue(new Error('no line'));
    render(<ReviewMode />);
    expect((await screen.findByRole('alert')).textContent).toContain('no line');
  });
});

describe('what changed', () => {
  it('counts the changes by kind and shows removed and added words', async () => {
    await open();
    expect(screen.getByRole('button', { name: /Wording 1 passage/ })).toBeTruthy();
    expect(screen.getByText('without undue delay')).toBeTruthy();
    expect(screen.getByText('by 15 January').closest('ins')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Rules 1 changed/ }));
    expect(screen.getByText('balance < 0').closest('del')).toBeTruthy();
  });

  it('shows a first version without anything to compare with', async () => {
    await open({ before: null, review: { ...summary, baseVersion: null } });
    expect(screen.getByText(/no earlier version/)).toBeTruthy();
    await screen.findByRole('img', { name: 'v14, page 1' });
    expect(screen.queryByRole('radio', { name: 'Slider' })).toBeNull();
  });
});

describe('the pages', () => {
  it('are those of a changed record, on the day of the evidence; another record can be chosen', async () => {
    const { composeDocument } = await import('../engine');
    await open();
    await screen.findByRole('img', { name: 'v14, page 1' });
    expect(vi.mocked(composeDocument)).toHaveBeenCalledWith(
      opened.after,
      { balance: 1 },
      { date: '2026-01-02' },
    );
    fireEvent.click(screen.getByRole('button', { name: /Ann/ }));
    await waitFor(() =>
      expect(vi.mocked(composeDocument)).toHaveBeenCalledWith(
        opened.after,
        { balance: 0 },
        { date: '2026-01-02' },
      ),
    );
  });

  it('can be told apart by a line that the keyboard moves', async () => {
    await open();
    fireEvent.click(await screen.findByRole('radio', { name: 'Slider' }));
    const slider = await screen.findByRole('slider', { name: 'Line between v13 and v14' });
    fireEvent.change(slider, { target: { value: '30' } });
    expect(slider.getAttribute('aria-valuetext')).toContain('30 %');
  });

  it('says what cannot be composed', async () => {
    const { composeDocument } = await import('../engine');
    vi.mocked(composeDocument).mockRejectedValue(new Error('a font is missing'));
    await open();
    expect((await screen.findByRole('alert')).textContent).toContain('a font is missing');
  });
});

describe('the evidence', () => {
  it('flags conditions that no record shows', async () => {
    await open();
    expect(screen.getByText('0 of 1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Conditions' }));
    expect(screen.getByText('never shown')).toBeTruthy();
  });

  it('leads from a message to its example', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Messages' }));
    fireEvent.click(screen.getByRole('button', { name: /Show record 3/ }));
    expect(await screen.findByText('On show: record 3, Customer 2')).toBeTruthy();
    expect(record).toHaveBeenCalledWith({ id: 'd1', index: 2 });
  });

  it('shows how far it is while it is made', async () => {
    const preparing: ReviewSummary = { ...summary, state: 'preparing', progress: { done: 2, total: 6 } };
    reviews.watch.mockResolvedValue((async function* () {})());
    await open({ review: preparing, evidence: null });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('2 of 6 documents');
    expect(screen.queryByRole('button', { name: 'Approve and sign' })).toBeNull();
  });

  it('says why it could not be made', async () => {
    const failure = {
      code: 'review.evidenceFailed',
      args: { version: 14, reason: foreignWords('no memory') },
    } as const;
    await open({ review: { ...summary, state: 'failed', failure }, evidence: null });
    expect(screen.getByText(/no memory/)).toBeTruthy();
  });
});

describe('comments', () => {
  it('are pinned to the element that is chosen', async () => {
    reviews.comment.mockResolvedValue(comment);
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Greeting' }));
    fireEvent.change(screen.getByRole('textbox', { name: 'New comment' }), {
      target: { value: ' Say why. ' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Comment' }));
    await waitFor(() =>
      expect(reviews.comment).toHaveBeenCalledWith({
        id: 'r1',
        text: 'Say why.',
        nodeId: 'greeting',
        record: 1,
      }),
    );
  });

  it('lead to their element and can be resolved', async () => {
    reviews.resolve.mockResolvedValue(comment);
    await open({ comments: [comment] });
    expect(screen.getByText('1 open comment')).toBeTruthy();
    const pinned = screen.getByText('pinned to').closest('footer') as HTMLElement;
    fireEvent.click(within(pinned).getByRole('button', { name: 'Overdraft notice' }));
    expect(document.getElementById('review-comment-c1')?.dataset.shown).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Resolve comment 1' }));
    await waitFor(() =>
      expect(reviews.resolve).toHaveBeenCalledWith({ id: 'r1', commentId: 'c1', isResolved: true }),
    );
  });

  it('cannot be added to what was decided', async () => {
    await open({ review: { ...summary, state: 'returned', reason: 'No', decidedBy: mori } });
    expect(screen.queryByRole('textbox', { name: 'New comment' })).toBeNull();
  });
});

describe('the decision', () => {
  const approveButton = () => screen.getByRole('button', { name: 'Approve and sign' }) as HTMLButtonElement;

  it('is signed with the passphrase of the key', async () => {
    reviews.approve.mockResolvedValue({ ...summary, state: 'approved' });
    await open();
    expect(screen.getByText(/You did not change this version/)).toBeTruthy();
    fireEvent.click(approveButton());
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(opened.version.digest)).toBeTruthy();
    expect(dialog.getByText(evidence.digest)).toBeTruthy();
    const sign = dialog.getByRole('button', { name: 'Approve and sign' }) as HTMLButtonElement;
    expect(sign.disabled).toBe(true);
    fireEvent.change(dialog.getByLabelText('Passphrase of your signing key'), {
      target: { value: 'sesame' },
    });
    fireEvent.click(sign);
    await waitFor(() => expect(reviews.approve).toHaveBeenCalledWith({ id: 'r1', passphrase: 'sesame' }));
  });

  it('is out of reach of those who changed the version', async () => {
    await open({ obstacle: { code: 'review.fourEyes', args: { person: 'Haru Mori' } } });
    expect(screen.getByText(/Haru Mori changed or submitted this version/)).toBeTruthy();
    expect(screen.queryByText(/You did not change/)).toBeNull();
    expect(approveButton().disabled).toBe(true);
  });

  it('leads to the people where the reviewer has no key', async () => {
    await open({ obstacle: { code: 'key.missing', args: { person: 'Haru Mori' } } });
    expect(approveButton().disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Make a signing key…' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('is returned with reasons only', async () => {
    reviews.return.mockResolvedValue({ ...summary, state: 'returned' });
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Return with reasons' }));
    const dialog = within(await screen.findByRole('dialog'));
    const send = dialog.getByRole('button', { name: 'Return' }) as HTMLButtonElement;
    expect(send.disabled).toBe(true);
    fireEvent.change(dialog.getByRole('textbox', { name: 'Reasons' }), { target: { value: 'Too long' } });
    fireEvent.click(send);
    await waitFor(() => expect(reviews.return).toHaveBeenCalledWith({ id: 'r1', reason: 'Too long' }));
  });

  it('is not offered to others, who may take their version back', async () => {
    studioStore.setState({ person: designer });
    reviews.withdraw.mockResolvedValue({ ...summary, state: 'withdrawn' });
    await open();
    expect(screen.getByText(/Waits for a reviewer/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Return with reasons' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(reviews.withdraw).toHaveBeenCalledWith({ id: 'r1' }));
  });

  it('shows the seal, who pressed it and when', async () => {
    await open({
      review: { ...summary, state: 'approved', decidedBy: mori, decidedAt: '2026-01-03T08:00:00Z' },
    });
    expect(screen.getByRole('img', { name: 'Seal of approval 承認: approved' })).toBeTruthy();
    expect(screen.getByText('Haru Mori')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Approve and sign' })).toBeNull();
  });
});
