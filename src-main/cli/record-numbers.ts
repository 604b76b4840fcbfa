/** Records chosen on the command line: `all`, or `1-50,73`. */

/** Records by number: stretches from … to, both included, counted from 0; in order and apart. */
export type RecordNumbers = 'all' | readonly (readonly [number, number])[];

/** `all`, or numbers and ranges from 1, in any order; `null` for anything else. */
export function readRecordNumbers(list: string): RecordNumbers | null {
  if (list === 'all') return 'all';
  const stretches: [number, number][] = [];
  for (const part of list.split(',')) {
    const match = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from) return null;
    stretches.push([from - 1, to - 1]);
  }
  stretches.sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [from, to] of stretches) {
    const last = apart.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** How many of `total` records are chosen. */
export const countChosen = (records: RecordNumbers, total: number): number =>
  records === 'all'
    ? total
    : records.reduce((count, [from, to]) => count + Math.max(0, Math.min(to, total - 1) - from + 1), 0);
