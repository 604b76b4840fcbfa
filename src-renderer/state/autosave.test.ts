import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../shared/model';
import { type AutosaveState, type AutosaveTarget, createAutosave } from './autosave';

const edit = (label: string): Edit => ({
  label,
  operations: [{ kind: 'setTemplate', path: ['name'], value: label }],
});

class Refusal extends Error {}

/** A workspace that keeps what it is sent; `onApply` may get in the way. */
function createWorkspace(revision = 0) {
  const written: string[] = [];
  const calls: string[][] = [];
  let onApply: (call: number) => Promise<void> | void = () => {};
  const target: AutosaveTarget = {
    async apply(base, edits) {
      calls.push(edits.map(({ label }) => label));
      await onApply(calls.length);
      if (base !== revision + written.length) throw new Refusal('conflict');
      written.push(...edits.map(({ label }) => label));
      return { revision: revision + written.length, updatedAt: `t${written.length}` };
    },
    currentRevision: async () => ({ revision: revision + written.length, updatedAt: `t${written.length}` }),
    isRefusal: (error) => error instanceof Refusal,
  };
  return {
    target,
    written,
    calls,
    meddle: (label: string) => written.push(label),
    intercept(next: typeof onApply) {
      onApply = next;
    },
  };
}

describe('autosave', () => {
  const states: AutosaveState[] = [];
  const last = () => states.at(-1);
  const start = { revision: 0, savedAt: null };
  const note = (state: AutosaveState) => states.push(state);

  beforeEach(() => {
    states.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('sends what was made while a call is under way together, in order', async () => {
    const workspace = createWorkspace();
    let release = () => {};
    workspace.intercept((call) => (call === 1 ? new Promise((resolve) => (release = resolve)) : undefined));
    const autosave = createAutosave(start, workspace.target, note);
    for (const label of ['a', 'b', 'c']) autosave.push(edit(label));
    expect(workspace.calls).toEqual([['a']]);
    expect(autosave.pending()).toBe(3);
    release();
    await autosave.flush();
    expect(workspace.calls).toEqual([['a'], ['b', 'c']]);
    expect(workspace.written).toEqual(['a', 'b', 'c']);
    expect(last()).toMatchObject({ save: 'saved', revision: 3, savedAt: 't3', error: null });
    expect(autosave.pending()).toBe(0);
  });

  it('keeps edits while the host is gone and sends them when it is back', async () => {
    const workspace = createWorkspace();
    workspace.intercept((call) => {
      if (call <= 2) throw new Error('offline');
    });
    const autosave = createAutosave(start, workspace.target, note);
    autosave.push(edit('a'));
    await vi.advanceTimersByTimeAsync(0);
    expect(last()).toMatchObject({ save: 'saving', error: new Error('offline') });
    autosave.push(edit('b'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workspace.written).toEqual(['a', 'b']);
    expect(last()).toMatchObject({ save: 'saved', error: null });
  });

  it('does not write twice when only the answer was lost', async () => {
    const workspace = createWorkspace();
    const lossy: AutosaveTarget = {
      ...workspace.target,
      async apply(revision, edits) {
        const answer = await workspace.target.apply(revision, edits);
        if (workspace.calls.length === 1) throw new Error('answer lost');
        return answer;
      },
    };
    const autosave = createAutosave(start, lossy, note);
    autosave.push(edit('a'));
    await vi.advanceTimersByTimeAsync(0);
    autosave.push(edit('b'));
    autosave.retry();
    await autosave.flush();
    expect(workspace.written).toEqual(['a', 'b']);
    expect(last()).toMatchObject({ save: 'saved', revision: 2 });
  });

  it('stops at a conflict and keeps what it could not write', async () => {
    const workspace = createWorkspace();
    const autosave = createAutosave(start, workspace.target, note);
    workspace.meddle('theirs');
    autosave.push(edit('mine'));
    await expect(autosave.flush()).rejects.toThrow('conflict');
    autosave.push(edit('more'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workspace.written).toEqual(['theirs']);
    expect(last()?.save).toBe('failed');
    expect(autosave.pending()).toBe(2);
  });

  it('sees somebody else’s change behind a lost line', async () => {
    const workspace = createWorkspace();
    workspace.intercept((call) => {
      if (call === 1) throw new Error('offline');
    });
    const autosave = createAutosave(start, workspace.target, note);
    autosave.push(edit('a'));
    await vi.advanceTimersByTimeAsync(0);
    workspace.meddle('x');
    workspace.meddle('y');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last()).toMatchObject({ save: 'failed', error: { name: 'RevisionMoved' } });
    expect(workspace.written).toEqual(['x', 'y']);
  });

  it('sends no more than the contract takes in one call', async () => {
    const workspace = createWorkspace();
    let release = () => {};
    workspace.intercept((call) => (call === 1 ? new Promise((resolve) => (release = resolve)) : undefined));
    const autosave = createAutosave(start, workspace.target, note);
    for (let count = 0; count < 1500; count += 1) autosave.push(edit(String(count)));
    release();
    await autosave.flush();
    expect(workspace.calls.map((call) => call.length)).toEqual([1, 1000, 499]);
    expect(workspace.written).toEqual(Array.from({ length: 1500 }, (_, index) => String(index)));
  });

  it('says nothing any more once it is disposed', async () => {
    const workspace = createWorkspace();
    const autosave = createAutosave(start, workspace.target, note);
    autosave.push(edit('a'));
    autosave.dispose();
    const count = states.length;
    await vi.advanceTimersByTimeAsync(1000);
    expect(states.length).toBe(count);
  });
});
