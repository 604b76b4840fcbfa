/**
 * Reads glyph sets from layout tables, narrowed to the glyphs that are asked about, within a budget: a damaged font
 * may describe any amount of work.
 */
import { ByteReader } from './byte-reader';

const MAX_STEPS = 4_000_000;

export class CandidateReader extends ByteReader {
  readonly #list: readonly number[];
  #steps = 0;

  constructor(
    bytes: Uint8Array,
    /** 1 per candidate glyph. */
    readonly candidates: Uint8Array,
  ) {
    super(bytes);
    const list: number[] = [];
    for (let glyph = 0; glyph < candidates.length; glyph++) if (candidates[glyph]) list.push(glyph);
    this.#list = list;
  }

  /** The tables were cut off or too much work: what was read is not the whole truth. */
  get failed(): boolean {
    return this.overrun || this.#steps >= MAX_STEPS;
  }

  /** Whether to go on; every loop over the file's numbers asks. */
  step(): boolean {
    this.#steps++;
    return !this.failed;
  }

  /** The candidates of a coverage table, or all of its glyphs in coverage order. */
  coverage(at: number, all = false): number[] {
    const glyphs: number[] = [];
    const include = (glyph: number): void => {
      if (all || this.candidates[glyph]) glyphs.push(glyph);
    };
    const count = this.u16(at + 2);
    if (this.u16(at) === 1) {
      for (let i = 0; i < count && this.step(); i++) include(this.u16(at + 4 + 2 * i));
    } else {
      for (let i = 0; i < count && this.step(); i++) {
        const end = this.u16(at + 6 + 6 * i);
        for (let glyph = this.u16(at + 4 + 6 * i); glyph <= end && this.step(); glyph++) include(glyph);
      }
    }
    return glyphs;
  }

  /** The candidates of every class of a class definition; class 0 has those that it does not name. */
  classes(at: number): (of: number) => readonly number[] {
    const classOf = new Map<number, number>();
    const format = this.u16(at);
    const count = this.u16(at + (format === 1 ? 4 : 2));
    for (let i = 0; i < count && this.step(); i++) {
      if (format === 1) {
        classOf.set(this.u16(at + 2) + i, this.u16(at + 6 + 2 * i));
        continue;
      }
      const record = at + 4 + 6 * i;
      const end = this.u16(record + 2);
      for (let glyph = this.u16(record); glyph <= end && this.step(); glyph++) {
        classOf.set(glyph, this.u16(record + 4));
      }
    }
    const members = new Map<number, number[]>();
    for (const glyph of this.#list) {
      const of = classOf.get(glyph) ?? 0;
      const list = members.get(of);
      if (list) list.push(glyph);
      else members.set(of, [glyph]);
    }
    return (of) => members.get(of) ?? NONE;
  }
}

const NONE: readonly number[] = [];
