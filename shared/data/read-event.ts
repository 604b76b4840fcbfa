/** What readers of records yield: a record, or why there is none, each with the line it begins on. */
import { isJsonObject, isWithinDepth, type Json, type JsonObject } from '../base';
import { type Diagnostic, diagnostic, type MessageArguments, reason } from '../diag';

export type ReadEvent =
  | { readonly kind: 'record'; readonly record: JsonObject; readonly line: number }
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic; readonly line: number };

/** A reader that takes decoded text in pieces of any size. A bad record never stops the rest. */
export interface RecordReader {
  /** The records that end in this piece. */
  readonly push: (text: string) => ReadEvent[];
  /** What is left when the file ends. */
  readonly end: () => ReadEvent[];
}

export const problem = (
  code: 'data.notJson' | 'data.notRecord' | 'data.unfinished' | 'data.columns' | 'data.malformed',
  line: number,
  args: MessageArguments = {},
): ReadEvent => ({ kind: 'problem', diagnostic: diagnostic(code, { line, ...args }), line });

const NEAR_LENGTH = 24;
/** Levels of nesting that a record may have: many more than anybody's data. */
export const DEEPEST_RECORD = 64;

/** Parses the text of one record. */
export function readRecord(text: string, line: number): ReadEvent {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    const near = nearError(text, error);
    return problem('data.notJson', line + newlinesBefore(text, near.at), { near: near.text });
  }
  if (!isWithinDepth(value, DEEPEST_RECORD)) {
    return problem('data.malformed', line, { reason: reason('record.depth', { levels: DEEPEST_RECORD }) });
  }
  if (isJsonObject(value)) return { kind: 'record', record: value, line };
  const actual = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  return problem('data.notRecord', line, { actual });
}

/** Where the parser stopped, as far as its message says; else the beginning. */
function nearError(text: string, error: unknown): { at: number; text: string } {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const at = position === undefined ? text.length : Math.min(Number(position), text.length);
  const from = Math.max(0, at - NEAR_LENGTH / 2);
  return { at, text: text.slice(from, from + NEAR_LENGTH).trim() };
}

function newlinesBefore(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
