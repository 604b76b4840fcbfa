/** Reads contextual lookups (OpenType 1.9, "Sequence Context" and "Chained Sequence Context", formats 1 to 3). */
import type { CandidateReader } from './candidate-reader';

/** The candidates that may stand at each position of a rule, in text order. */
export type RulePositions = readonly (readonly number[])[];

/** The rules of the subtable at `at`; `chaining` where glyphs before and after the input count too. */
export function readContextRules(reader: CandidateReader, at: number, chaining: boolean): RulePositions[] {
  const format = reader.u16(at);
  if (format === 3) return [readCoverages(reader, at, chaining)];
  const first = reader.coverage(at + reader.u16(at + 2));
  if (format === 1) {
    const glyph = (id: number): readonly number[] => (reader.candidates[id] ? [id] : []);
    const covered = reader.coverage(at + reader.u16(at + 2), true);
    return readSets(reader, at, 4, chaining, (i) => glyph(covered[i] ?? 0), [glyph, glyph, glyph]);
  }
  const classes = (position: number) => reader.classes(at + reader.u16(at + position));
  const input = classes(chaining ? 6 : 4);
  const parts = chaining ? ([classes(4), input, classes(8)] as const) : ([input, input, input] as const);
  const firstOf = (of: number) => input(of).filter((glyph) => first.includes(glyph));
  return readSets(reader, at, chaining ? 10 : 6, chaining, firstOf, parts);
}

type GlyphsOf = (value: number) => readonly number[];

/** Sets of rules; `firstOf` gives the glyphs that begin the rules of a set. */
function readSets(
  reader: CandidateReader,
  at: number,
  countAt: number,
  chaining: boolean,
  firstOf: (set: number) => readonly number[],
  [backtrack, input, lookahead]: readonly [GlyphsOf, GlyphsOf, GlyphsOf],
): RulePositions[] {
  const rules: RulePositions[] = [];
  const sets = reader.u16(at + countAt);
  for (let i = 0; i < sets && reader.step(); i++) {
    const offset = reader.u16(at + countAt + 2 + 2 * i);
    const first = firstOf(i);
    if (offset === 0) continue;
    const set = at + offset;
    for (let k = 0; k < reader.u16(set) && reader.step(); k++) {
      let next = set + reader.u16(set + 2 + 2 * k);
      const read = (count: number, glyphsOf: GlyphsOf): (readonly number[])[] => {
        const sequence: (readonly number[])[] = [];
        for (let n = 0; n < count && reader.step(); n++) {
          sequence.push(glyphsOf(reader.u16(next)));
          next += 2;
        }
        return sequence;
      };
      const take = (): number => {
        next += 2;
        return reader.u16(next - 2);
      };
      // The glyphs before the input are listed backwards; the first of the input is not listed.
      const before = chaining ? read(take(), backtrack).reverse() : [];
      const count = take();
      if (!chaining) next += 2;
      const rest = read(count - 1, input);
      rules.push([...before, first, ...rest, ...(chaining ? read(take(), lookahead) : [])]);
    }
  }
  return rules;
}

function readCoverages(reader: CandidateReader, at: number, chaining: boolean): RulePositions {
  let next = at + 2;
  const read = (headerBytes: number): number[][] => {
    const count = reader.u16(next);
    const sequence: number[][] = [];
    next += headerBytes;
    for (let i = 0; i < count && reader.step(); i++) {
      sequence.push(reader.coverage(at + reader.u16(next)));
      next += 2;
    }
    return sequence;
  };
  const before = chaining ? read(2).reverse() : [];
  const input = read(chaining ? 2 : 4);
  return [...before, ...input, ...(chaining ? read(2) : [])];
}
