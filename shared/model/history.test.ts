import { describe, expect, it } from 'vitest';
import { EMPTY_HISTORY, type History, record, redo, undo } from './history';
import type { Edit, Operation } from './operation';

const typing = (from: number, text: string): Edit => ({
  label: 'typing',
  operations: [
    {
      kind: 'replaceText',
      id: 'a',
      language: 'en',
      from,
      to: from,
      slice: [{ inlines: [{ kind: 'text', text }] }],
    },
  ],
});

const step = (edit: Edit) => ({
  edit,
  inverse: { label: edit.label, operations: [...edit.operations].reverse() },
});

const play = (edits: readonly Edit[]): History =>
  edits.reduce((history, edit) => record(history, step(edit), true), EMPTY_HISTORY);

describe('history', () => {
  it('joins the letters of a word and begins a new step with the next word', () => {
    expect(play([typing(0, 'H'), typing(1, 'i'), typing(2, ' ')]).done).toHaveLength(1);
    expect(play([typing(0, 'H'), typing(1, ' '), typing(2, 'y'), typing(3, 'o')]).done).toHaveLength(2);
  });

  it('does not join typing in another place', () => {
    expect(play([typing(0, 'H'), typing(7, 'i')]).done).toHaveLength(2);
  });

  it('joins settings of one property and keeps the first value for undo', () => {
    const set = (value: number): Operation => ({ kind: 'set', id: 'a', path: ['box'], value });
    const first = record(
      EMPTY_HISTORY,
      { edit: { label: 'move', operations: [set(1)] }, inverse: { label: 'move', operations: [set(0)] } },
      true,
    );
    const second = record(
      first,
      { edit: { label: 'move', operations: [set(2)] }, inverse: { label: 'move', operations: [set(1)] } },
      true,
    );
    expect(second.done).toHaveLength(1);
    expect(second.done[0]?.inverse.operations.at(-1)).toEqual(set(0));
  });

  it('undoes, redoes, and forgets what was undone when something new is done', () => {
    const history = play([typing(0, 'a'), typing(9, 'b')]);
    const undone = undo(history);
    expect(undone?.history.done).toHaveLength(1);
    expect(redo(undone?.history as History)?.history).toEqual(history);
    expect(record(undone?.history as History, step(typing(3, 'c')), false).undone).toEqual([]);
    expect(undo(EMPTY_HISTORY)).toBeNull();
    expect(redo(EMPTY_HISTORY)).toBeNull();
  });
});
