/**
 * Undo and redo over edits. Immutable: each function returns the new history. Typing that follows typing in the same
 * element joins one step, so that undo takes back words rather than keystrokes.
 */
import type { Edit, Operation } from './operation';

/** An edit that was made, and the edit that takes it back. */
export interface Step {
  readonly edit: Edit;
  readonly inverse: Edit;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Steps kept; older ones can no longer be undone. */
const LIMIT = 500;

/** Adds a step; with `join` it becomes part of the last step where that one is of the same kind and place. */
export function record(history: History, step: Step, join: boolean): History {
  const last = history.done.at(-1);
  if (join && last && history.undone.length === 0 && continues(last.edit, step.edit)) {
    const joined: Step = {
      edit: { ...last.edit, operations: [...last.edit.operations, ...step.edit.operations] },
      inverse: { ...last.inverse, operations: [...step.inverse.operations, ...last.inverse.operations] },
    };
    return { done: [...history.done.slice(0, -1), joined], undone: [] };
  }
  return { done: [...history.done, step].slice(-LIMIT), undone: [] };
}

/** The edit that undoes the last step, and the history after it; `null` when there is nothing to undo. */
export function undo(history: History): { readonly edit: Edit; readonly history: History } | null {
  const step = history.done.at(-1);
  if (!step) return null;
  return {
    edit: step.inverse,
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
  };
}

export function redo(history: History): { readonly edit: Edit; readonly history: History } | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  return {
    edit: step.edit,
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
  };
}

function continues(last: Edit, next: Edit): boolean {
  const before = last.operations.at(-1);
  const after = next.operations[0];
  if (last.label !== next.label || !before || !after || before.kind !== after.kind) return false;
  if (before.kind === 'replaceText' && after.kind === 'replaceText') return isNextKeystroke(before, after);
  return before.kind === 'set' && after.kind === 'set' && before.id === after.id && samePath(before, after);
}

type Replace = Extract<Operation, { kind: 'replaceText' }>;
type Set = Extract<Operation, { kind: 'set' }>;

const samePath = (a: Set, b: Set): boolean => a.path.join('/') === b.path.join('/');

/** Typing goes on where the last character ended, and a new word begins a new step. */
function isNextKeystroke(before: Replace, after: Replace): boolean {
  if (before.id !== after.id || before.language !== after.language) return false;
  const inserted = textOf(before);
  const typed = textOf(after);
  if (inserted === null || typed === null) return false;
  if (typed === '') return inserted === '' && (after.to === before.from || after.from === before.from);
  return inserted !== '' && after.from === before.from + inserted.length && !/\s$/.test(inserted);
}

function textOf({ slice }: Replace): string | null {
  if (slice.length !== 1) return null;
  let text = '';
  for (const inline of slice[0]?.inlines ?? []) {
    if (inline.kind !== 'text') return null;
    text += inline.text;
  }
  return text;
}
