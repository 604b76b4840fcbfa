/** The separator of a table in text form, found from its first lines. */

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const LINES_TO_JUDGE = 50;

/**
 * The delimiter that cuts the sample's lines into the same number of columns, more than one. Separators inside quotes
 * (RFC 4180 section 2) do not count. A comma where nothing fits: a table of one column.
 */
export function detectDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = consistency(columnCounts(sample, delimiter));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Columns of the first lines; the last line of a sample may be cut and does not count unless it is the only one. */
function columnCounts(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let columns = 1;
  let isQuoted = false;
  let hasContent = false;
  let before = '\n';
  for (const character of sample) {
    const startsCell = before === delimiter || before === '\n';
    // A closing quote that is doubled opens again at once, which comes to the same.
    if (character === '"' && (isQuoted || startsCell || before === '"')) isQuoted = !isQuoted;
    before = character;
    if (isQuoted) continue;
    if (character === delimiter) columns += 1;
    if (character === '\n') {
      if (hasContent) counts.push(columns);
      if (counts.length >= LINES_TO_JUDGE) return counts;
      columns = 1;
      hasContent = false;
    } else if (character !== '\r') hasContent = true;
  }
  if (counts.length < 2 && hasContent) counts.push(columns);
  return counts;
}

/** Share of lines that agree with the first, weighed so that more columns win between equals. */
function consistency(counts: readonly number[]): number {
  const [heading] = counts;
  if (heading === undefined || heading < 2) return 0;
  const agreeing = counts.filter((count) => count === heading).length / counts.length;
  return agreeing + heading / 10_000;
}
