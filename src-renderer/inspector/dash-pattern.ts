/** Dashes of a line as people write them: lengths of dashes and gaps in points, `4 2`. */

const MOST = 8;
const SHORTEST = 0.1;
const LONGEST = 1000;

/** Patterns that are offered by name. */
export const USUAL_DASHES = { dashed: [4, 2], dotted: [1, 2], dashDotted: [6, 2, 1, 2] } as const;

/** A pattern as text; nothing for a solid line. */
export const writeDash = (dash: readonly number[]): string => dash.join(' ');

/** The pattern that a text says; `undefined` where it says none. Empty is a solid line. */
export function readDash(text: string): readonly number[] | undefined {
  const words = text
    .normalize('NFKC')
    .split(/[\s,;/、]+/)
    .filter((word) => word !== '');
  const lengths = words.map(Number);
  const isGood = lengths.every((length) => length >= SHORTEST && length <= LONGEST);
  return isGood && lengths.length <= MOST ? lengths : undefined;
}
