/**
 * What is wrong with a line, in numbers that can be added up (D. E. Knuth and M. F. Plass, *Breaking Paragraphs into
 * Lines*, 1981; TeX's defaults). All are whole and exactly representable: the same on every machine.
 */
import type { Mpt } from '../geometry';

/** Badness of a line that is stretched once over; it grows with the third power (TeX: 100 r³). */
const FULL_STRETCH = 100;
/** No line is worse, so that sums stay exact (the square of a thousand of them is below 2^53). */
export const WORST = 1_000_000;
/** Added to the badness of every line, so that fewer lines are better. */
const LINE_PENALTY = 10;
const HYPHEN_PENALTY = 60;
/** Two hyphens on top of each other. */
const DOUBLE_HYPHEN_DEMERITS = 10_000;
/** A hyphen before the last line. */
const FINAL_HYPHEN_DEMERITS = 5000;
/** A tight line next to a loose one. */
const FITNESS_DEMERITS = 10_000;

/** What cannot be: the line has more text than it can close up. */
export const TOO_FULL = -1;
/** Nothing is wrong: as it should be, and badness 0. */
export const FAULTLESS = 1;

/** Fitness of a line: 0 tight, 1 as it should be, 2 loose, 3 very loose. */
export const fitnessOf = (fault: number): number => fault & 3;
export const badnessOf = (fault: number): number => fault >> 2;

/**
 * How bad a line is that lacks `room` (less than 0: has too much) and can give and take so much: its badness and, in the
 * two lowest bits, its fitness; or {@link TOO_FULL}.
 */
export function lineFault(room: Mpt, shrink: Mpt, stretch: Mpt): number {
  if (room < 0 && -room > shrink) return TOO_FULL;
  if (room === 0) return FAULTLESS;
  const capacity = room < 0 ? shrink : stretch;
  if (capacity <= 0) return (WORST << 2) | 3;
  // In thousandths, so that the third power stays below 2^53.
  const ratio = Math.min(30_000, Math.floor((Math.abs(room) * 1000) / capacity));
  const badness = Math.min(WORST, Math.floor((FULL_STRETCH * ratio * ratio * ratio) / 1_000_000_000));
  const fitness = room < 0 ? (ratio > 500 ? 0 : 1) : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
  return (badness << 2) | fitness;
}

/** What a line adds to the faults of those before it. */
export function lineDemerits(
  fault: number,
  fitnessBefore: number,
  hyphens: { readonly ends: boolean; readonly endedBefore: boolean; readonly isLast: boolean },
): number {
  const base = LINE_PENALTY + badnessOf(fault);
  let demerits = base * base;
  if (hyphens.ends) demerits += HYPHEN_PENALTY * HYPHEN_PENALTY;
  if (hyphens.endedBefore) {
    if (hyphens.ends) demerits += DOUBLE_HYPHEN_DEMERITS;
    if (hyphens.isLast) demerits += FINAL_HYPHEN_DEMERITS;
  }
  if (Math.abs(fitnessOf(fault) - fitnessBefore) > 1) demerits += FITNESS_DEMERITS;
  return demerits;
}
