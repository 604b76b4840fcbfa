/**
 * Lengths. Templates hold points (1/72 inch) as numbers with at most three decimals; layout and the display list
 * hold whole **millipoints** (1/1000 pt), so that sums are exact and the same on every machine.
 */

/** A length in whole millipoints (1/1000 pt). */
export type Mpt = number;

export const MPT_PER_PT = 1000;

/** Points to whole millipoints, halves away from zero. */
export function toMpt(points: number): Mpt {
  return points < 0 ? -Math.round(-points * MPT_PER_PT) : Math.round(points * MPT_PER_PT);
}

export const toPt = (mpt: Mpt): number => mpt / MPT_PER_PT;

const PT_PER_MM = 72 / 25.4;

/** Millimetres to points, kept to the three decimals that a template stores. */
export const mmToPt = (mm: number): number => Math.round(mm * PT_PER_MM * 1000) / 1000;

export const ptToMm = (pt: number): number => pt / PT_PER_MM;
