/** Making edits from the inspector: repeated changes of one property within a moment are one step of undo. */
import type { Json } from '../../shared/base';
import type { NodeId, Operation } from '../../shared/model';
import { applyEdit } from '../state';
import { setOnAll } from './text-edits';

const JOIN_WITHIN_MS = 1000;

let last = { key: '', time: Number.NEGATIVE_INFINITY };

/** What is changed together so far; null where changes are applied as they come. */
let together: Operation[] | null = null;

/** Makes one edit of all that `act` changes before it returns. Answers false when the template refuses it. */
export function asOneChange(label: EditLabel, act: () => void): boolean {
  const operations: Operation[] = [];
  together = operations;
  try {
    act();
  } finally {
    together = null;
  }
  return change(label, operations);
}

/**
 * Applies operations as one edit. With a `key` that names what is changed, the edit joins the one just before where
 * that had the same key. Answers false when the template refuses it.
 */
export function change(label: EditLabel, operations: readonly Operation[], key?: string): boolean {
  if (operations.length === 0) return false;
  if (together) {
    together.push(...operations);
    return true;
  }
  const now = performance.now();
  const join = key !== undefined && key === last.key && now - last.time < JOIN_WITHIN_MS;
  last = { key: key ?? '', time: now };
  return applyEdit({ label, operations: [...operations] }, { join });
}

/** What steps of undo are called; the shell words them. */
export type EditLabel = 'insert' | 'move' | 'format' | 'properties' | 'table' | 'style' | 'repeat' | 'rename';

/** Sets one property of several nodes, or deletes it (`undefined`). */
export const changeNodes = (
  label: EditLabel,
  ids: readonly NodeId[],
  path: readonly string[],
  value: Json | undefined,
): boolean => change(label, setOnAll(ids, path, value), `${ids.join(' ')} ${path.join('/')}`);

/** Sets one property of the template itself, or deletes it. `part` says which part of its value changes. */
export const changeTemplate = (
  label: EditLabel,
  path: readonly string[],
  value: Json | undefined,
  part = '',
): boolean =>
  change(
    label,
    [{ kind: 'setTemplate', path: [...path], ...(value === undefined ? {} : { value }) }],
    `${path.join('/')} ${part}`,
  );
