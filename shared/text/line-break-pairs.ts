/**
 * The rules of UAX #14 (revision 55, Unicode 17) that two neighbouring classes decide, as a table; pairs about which
 * more of the text has a say are marked to be asked about.
 */
import { BreakClass, CLASS_COUNT } from './line-break-classes';

export const NO = 0;
export const YES = 1;
/** Ask {@link breaksInContext}. */
export const ASK = 2;
/** Distance of a class's row from the next one's. */
export const STRIDE = 64;
/** A pair's two lowest bits tell of neighbours, the two above of two with spaces between them. */
export const SPACED = 2;

const C = BreakClass;
type Classes = readonly number[];

const all: Classes = Array.from({ length: CLASS_COUNT }, (_, index) => index);
const letters: Classes = [C.AL, C.HL, C.SA, C.DC, C.XP];
const ideographs: Classes = [C.ID, C.EB, C.EM, C.EP, C.UN, C.PF];
const quotes: Classes = [C.QU, C.QI, C.QF];
const hyphens: Classes = [C.HY, C.HH];
const jamo: Classes = [C.JL, C.JV, C.JT, C.H2, C.H3];
const aksaras: Classes = [C.AK, C.DC, C.AS];

/** The standard's pairs, by first class × STRIDE + second class. */
export const STANDARD_PAIRS = buildPairs(false);
/** With what documents add: amounts, counters, and JIS X 4051 around signs before and after numbers. */
export const DOCUMENT_PAIRS = buildPairs(true);

function buildPairs(isTailored: boolean): Uint8Array {
  const pairs = new Uint8Array(STRIDE * STRIDE);
  const isSet = new Uint8Array(STRIDE * STRIDE);
  /** The first rule that says something about a pair has said it; `null` says nothing. */
  const rule = (before: Classes, after: Classes, adjacent: number | null, spaced: number | null): void => {
    for (const b of before) {
      for (const a of after) {
        const at = b * STRIDE + a;
        if (adjacent !== null && !((isSet[at] ?? 0) & 1)) {
          pairs[at] = (pairs[at] ?? 0) | adjacent;
          isSet[at] = (isSet[at] ?? 0) | 1;
        }
        if (spaced !== null && !((isSet[at] ?? 0) & 2)) {
          pairs[at] = (pairs[at] ?? 0) | (spaced << SPACED);
          isSet[at] = (isSet[at] ?? 0) | 2;
        }
      }
    }
  };
  const except = (...left: number[]): Classes => all.filter((c) => !left.includes(c));
  const neighbours = (before: Classes, after: Classes, verdict: number = NO): void =>
    rule(before, after, verdict, null);

  rule(all, [C.ZW], NO, NO); // LB7
  rule([C.ZW], all, YES, YES); // LB8
  rule(all, [C.WJ], NO, NO); // LB11
  neighbours([C.WJ], all);
  neighbours([C.GL], all); // LB12
  neighbours(except(C.BA, ...hyphens), [C.GL]); // LB12a
  rule(all, [C.CL, C.CP, C.EX, C.SY], NO, NO); // LB13
  rule([C.OP], all, NO, NO); // LB14
  rule([C.QI], all, ASK, ASK); // LB15a, LB19
  rule(all, [C.QF], ASK, ASK); // LB15b, LB19
  rule(all, [C.IS], NO, ASK); // LB15c, LB15d
  rule([C.CL, C.CP], [C.NS], NO, NO); // LB16
  rule([C.B2], [C.B2], NO, NO); // LB17
  rule(all, all, null, YES); // LB18
  neighbours([C.CB], quotes, ASK); // LB19, LB19a
  neighbours(quotes, [C.CB], ASK);
  neighbours([C.CB], all, YES); // LB20
  neighbours(all, [C.CB], YES);
  if (isTailored) tailor(neighbours);
  neighbours(all, [C.BA, ...hyphens, C.NS]); // LB21
  neighbours([C.BB], all);
  neighbours([C.SY], [C.HL]); // LB21b
  neighbours(all, [C.IN]); // LB22
  neighbours(letters, [C.NU]); // LB23
  neighbours([C.NU], letters);
  neighbours([C.PR], ideographs); // LB23a
  neighbours(ideographs, [C.PO]);
  neighbours([C.PR, C.PO], letters); // LB24
  neighbours(letters, [C.PR, C.PO]);
  neighbours([C.NU], [C.PO, C.PR, C.NU]); // LB25
  neighbours([C.PO, C.PR, C.HY, C.IS], [C.NU]);
  neighbours([C.CL, C.CP, C.SY, C.IS], [C.PO, C.PR], ASK);
  neighbours([C.SY], [C.NU], ASK);
  neighbours([C.PO, C.PR], [C.OP], ASK);
  neighbours([C.JL], [C.JL, C.JV, C.H2, C.H3]); // LB26
  neighbours([C.JV, C.H2], [C.JV, C.JT]);
  neighbours([C.JT, C.H3], [C.JT]);
  neighbours(jamo, [C.PO]); // LB27
  neighbours([C.PR], jamo);
  neighbours(letters, letters); // LB28
  neighbours([C.AP], aksaras); // LB28a
  neighbours(aksaras, [C.VF, C.VI]);
  neighbours([C.VI], [C.AK, C.DC], ASK);
  neighbours(aksaras, aksaras, ASK);
  neighbours([C.IS], letters); // LB29
  neighbours([...letters, C.NU], [C.OP], ASK); // LB30
  neighbours([C.CP], [...letters, C.NU], ASK);
  neighbours([C.RI], [C.RI], ASK); // LB30a
  neighbours([C.EB, C.EP, C.XP], [C.EM]); // LB30b
  neighbours(quotes, all, ASK); // LB19, LB19a
  neighbours(all, quotes, ASK);
  neighbours(hyphens, all, ASK); // LB20a, LB21a
  neighbours(all, all, YES); // LB31
  return pairs;
}

/** What documents add to the standard; none of it lets a line break where the standard does not. */
function tailor(neighbours: (before: Classes, after: Classes, verdict?: number) => void): void {
  neighbours([C.PR], all); // JIS X 4051: signs before an amount, whatever it begins with
  neighbours(all, [C.PO]);
  neighbours([C.CL, C.CP], [C.PR]);
  neighbours([C.PO], [C.OP, C.NU]);
  neighbours([C.HY], [C.PR]); // -¥1,200
  neighbours([C.SY], [C.NU]); // 11/22
  neighbours([C.NU], [C.UN]); // 12円
  neighbours([C.PF], [C.NU]); // 第1
}
