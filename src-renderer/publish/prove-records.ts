/** Which records a proof composes: what the person chose, counted from 0. People count from 1. */

/** Most records of one proof. */
export const MOST_RECORDS = 500;

export type RecordChoice =
  | { readonly kind: 'first'; readonly count: number }
  | { readonly kind: 'representatives'; readonly records: readonly number[] }
  /** Numbers and ranges as typed: `1, 5, 20-25`. */
  | { readonly kind: 'picked'; readonly text: string };

export type ChosenRecords =
  | { readonly ok: true; readonly records: readonly number[] }
  | { readonly ok: false; readonly problem: 'notNumbers' | 'outside' | 'tooMany' };

export function chosenRecords(choice: RecordChoice, recordCount: number): ChosenRecords {
  switch (choice.kind) {
    case 'first':
      return checked(stretch(0, Math.min(choice.count, recordCount) - 1), recordCount);
    case 'representatives':
      return checked(choice.records, recordCount);
    case 'picked':
      return picked(choice.text, recordCount);
  }
}

function checked(records: readonly number[], recordCount: number): ChosenRecords {
  if (records.length === 0) return { ok: false, problem: 'notNumbers' };
  if (records.some((record) => record < 0 || record >= recordCount)) return { ok: false, problem: 'outside' };
  return records.length > MOST_RECORDS ? { ok: false, problem: 'tooMany' } : { ok: true, records };
}

/** Full-width digits, commas and dashes of Japanese input are understood. Every record counts once. */
function picked(text: string, recordCount: number): ChosenRecords {
  const parts = text
    .normalize('NFKC')
    .replace(/[、，]/g, ',')
    .replace(/\s*[-–〜~]\s*/g, '-')
    .split(/[,\s]+/)
    .filter((part) => part !== '');
  const records = new Set<number>();
  for (const part of parts) {
    const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part);
    if (!range) return { ok: false, problem: 'notNumbers' };
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (from > to) return { ok: false, problem: 'notNumbers' };
    if (from < 1 || to > recordCount) return { ok: false, problem: 'outside' };
    if (to - from >= MOST_RECORDS) return { ok: false, problem: 'tooMany' };
    for (const record of stretch(from - 1, to - 1)) records.add(record);
  }
  return checked([...records], recordCount);
}

const stretch = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
