/** A property of every code point, read from the compact ranges that `build/unicode-tables.mjs` writes. */
import { present } from './assert';

const PLANE = 0x10000;

export class CodePointTable {
  /** The value of every UTF-16 unit of the Basic Multilingual Plane. */
  readonly units: Uint8Array;
  /** Ranges beyond it: first and last code point and value, by rising first. */
  readonly #beyond: readonly (readonly [first: number, last: number, value: number])[];
  readonly #usual: number;

  /** `values` names a number (1–255) for every key of `ranges`; all other code points have `usual`. */
  constructor(
    ranges: { readonly [key: string]: string },
    values: { readonly [key: string]: number },
    usual: number,
  ) {
    this.#usual = usual;
    this.units = new Uint8Array(PLANE).fill(usual);
    const beyond: (readonly [number, number, number])[] = [];
    for (const [key, text] of Object.entries(ranges)) {
      const value = present(values[key], 'every class of the table has a number');
      readRanges(text, (first, last) => {
        if (first < PLANE) this.units.fill(value, first, last + 1);
        if (last >= PLANE) beyond.push([Math.max(first, PLANE), last, value]);
      });
    }
    this.#beyond = beyond.sort((a, b) => a[0] - b[0]);
  }

  of(codePoint: number): number {
    if (codePoint < PLANE) return this.units[codePoint] ?? this.#usual;
    let low = 0;
    let high = this.#beyond.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#beyond[middle]?.[1] ?? 0) < codePoint) low = middle + 1;
      else high = middle;
    }
    const found = this.#beyond[low];
    return found && found[0] <= codePoint ? found[2] : this.#usual;
  }
}

/**
 * Visits the ranges of a text of numbers in base 36: for each the distance of its first code point from the end of the
 * range before, and after `+` how many more it has.
 */
function readRanges(text: string, visit: (first: number, last: number) => void): void {
  let end = 0;
  for (const range of text.split(' ')) {
    const [gap = '0', more = '0'] = range.split('+');
    const first = end + Number.parseInt(gap, 36);
    const last = first + Number.parseInt(more, 36);
    visit(first, last);
    end = last + 1;
  }
}
