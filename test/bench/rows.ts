/** What a benchmark yields: one row for each number, whoever reached it. */

export interface Row {
  /** What was done: `statement, merged PDF, tagged`. */
  readonly case: string;
  /** Who did it: `fumi`, or a peer by its name. */
  readonly tool: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Three significant digits: no measurement here is better than that. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
