/**
 * Records from JSON: JSON Lines (one object a line), an array of objects, or an object that wraps such an array. Text
 * comes in pieces, and only the record in hand is held.
 */
import { isJsonObject, type Json } from '../base';
import { problem, type ReadEvent, type RecordReader, readRecord } from './read-event';

const BYTE_ORDER_MARK = '\ufeff';

/** JSON Lines: every line that is not blank is a record. */
export class JsonLinesReader implements RecordReader {
  #rest = '';
  #line = 1;

  push(text: string): ReadEvent[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#read(line));
  }

  end(): ReadEvent[] {
    const rest = this.#rest;
    this.#rest = '';
    return this.#read(rest);
  }

  #read(text: string): ReadEvent[] {
    const line = this.#line;
    this.#line += 1;
    const content = line === 1 && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
    return content.trim() === '' ? [] : [readRecord(content, line)];
  }
}

/** Members under which files wrap their records. */
const WRAPPERS = new Set(['records', 'data', 'items', 'rows', 'results', 'documents', 'customers', 'value']);

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * One JSON text. The items of a list are the records. An object is a record by itself unless it wraps a list: under a
 * usual name (`records`, `data` …), or as its only member.
 */
export class JsonReader implements RecordReader {
  /** Not yet known what it is, items of a list, an object read whole, or past the end of the list. */
  #mode: 'start' | 'items' | 'whole' | 'done' = 'start';
  #text = '';
  /** Scanning position in `#text`. */
  #at = 0;
  /** Where the current item begins in `#text`; -1 between items. */
  #itemStart = -1;
  #itemLine = 1;
  #line = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  push(text: string): ReadEvent[] {
    if (this.#mode === 'done') return [];
    this.#text += text;
    if (this.#mode === 'start') this.#begin();
    return this.#mode === 'items' ? this.#items() : [];
  }

  end(): ReadEvent[] {
    const text = this.#text;
    this.#text = '';
    if (this.#mode === 'done' || (this.#mode === 'start' && text.trim() === '')) return [];
    if (this.#mode === 'items') return this.#finishItems(text);
    return unwrap(text, this.#line);
  }

  /** Looks for what the text is; leaves the mode at `start` while that cannot be said. */
  #begin(): void {
    const head = /^\ufeff?\s*/.exec(this.#text)?.[0].length ?? 0;
    const first = this.#text.charCodeAt(head);
    if (Number.isNaN(first)) return;
    const list =
      first === OPEN_LIST ? head + 1 : first === OPEN_OBJECT ? wrapperStart(this.#text, head) : 'none';
    if (list === 'none') this.#mode = 'whole';
    else if (list !== 'unknown') this.#enterList(list);
  }

  #enterList(at: number): void {
    this.#mode = 'items';
    this.#line += countNewlines(this.#text, 0, at);
    this.#text = this.#text.slice(at);
    this.#at = 0;
  }

  #items(): ReadEvent[] {
    const events: ReadEvent[] = [];
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length && this.#mode === 'items'; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === BACKSLASH) this.#isEscaped = true;
        else if (code === QUOTE) this.#isInString = false;
        continue;
      }
      if (this.#depth === 0 && (code === COMMA || code === CLOSE_LIST)) {
        this.#finishItem(at, events);
        if (code === CLOSE_LIST) this.#mode = 'done';
        continue;
      }
      if (this.#itemStart < 0 && code > 32) {
        this.#itemStart = at;
        this.#itemLine = this.#line;
      }
      if (code === QUOTE) this.#isInString = true;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#depth += 1;
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#depth = Math.max(0, this.#depth - 1);
    }
    // What has been read is let go.
    const keep = this.#mode === 'done' ? text.length : this.#itemStart < 0 ? at : this.#itemStart;
    this.#text = text.slice(keep);
    this.#at = at - keep;
    if (this.#itemStart >= 0) this.#itemStart = 0;
    return events;
  }

  #finishItem(end: number, events: ReadEvent[]): void {
    if (this.#itemStart < 0) return;
    events.push(readRecord(this.#text.slice(this.#itemStart, end), this.#itemLine));
    this.#itemStart = -1;
  }

  /** The file ended before its list did. */
  #finishItems(text: string): ReadEvent[] {
    const rest = this.#itemStart < 0 ? '' : text.trim();
    if (rest === '') return [problem('data.unfinished', this.#line)];
    const event = readRecord(rest, this.#itemLine);
    const unfinished = problem('data.unfinished', this.#itemLine);
    return event.kind === 'record' ? [event, unfinished] : [unfinished];
  }
}

/** After the bracket of the first member's list where that wraps the records. */
function wrapperStart(text: string, from: number): number | 'none' | 'unknown' {
  const match = /^\{\s*"((?:[^"\\]|\\.)*)"\s*:\s*(\S)/.exec(text.slice(from, from + 1000));
  if (!match) return text.length - from < 1000 ? 'unknown' : 'none';
  const isWrapper = match[2] === '[' && WRAPPERS.has(match[1] ?? '');
  return isWrapper ? from + match[0].length : 'none';
}

/** An object that was read whole: a record, or the wrapper of a list. */
function unwrap(text: string, line: number): ReadEvent[] {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const event = readRecord(content, line);
  if (event.kind !== 'record') return [event];
  const members = Object.entries(event.record);
  const [name, list] =
    members.find(([key, value]) => WRAPPERS.has(key) && isRecordList(value)) ??
    (members.length === 1 ? (members[0] ?? []) : []);
  if (name === undefined || !Array.isArray(list)) return [event];
  return (list as readonly Json[]).map((item) =>
    isJsonObject(item)
      ? { kind: 'record', record: item, line }
      : problem('data.notRecord', line, { actual: item === null ? 'null' : typeof item }),
  );
}

const isRecordList = (value: Json | undefined): boolean => Array.isArray(value) && value.every(isJsonObject);

function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1;
  return count;
}

export type DataFormat = 'csv' | 'json' | 'jsonLines';

/** What a file is by its first characters; a few thousand are enough. */
export function detectFormat(sample: string): DataFormat {
  const text = sample.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const [firstLine = '', ...others] = text.split('\n');
  if (others.length === 0) return 'jsonLines';
  try {
    return isJsonObject(JSON.parse(firstLine)) ? 'jsonLines' : 'json';
  } catch {
    return 'json';
  }
}
