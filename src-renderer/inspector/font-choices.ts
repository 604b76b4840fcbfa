/** Which fonts the styles may name: the faces that the studio has. */
import type { FontFace } from '../../shared/contract';

/** A face, as far as it is chosen by what it looks like. */
export type FontChoice = Pick<FontFace, 'hash' | 'family' | 'weight' | 'italic' | 'axes'>;

/** Families in alphabetical order. */
export const fontFamilies = (fonts: readonly FontChoice[]): readonly string[] =>
  [...new Set(fonts.map(({ family }) => family))].sort();

const WEIGHTS = [100, 200, 300, 400, 500, 600, 700, 800, 900] as const;
const WIDTHS = [50, 62.5, 75, 87.5, 100, 112.5, 125, 150, 200] as const;

/** Weights of a family, light to bold; those of variable fonts in hundreds. */
export const weightsOf = (fonts: readonly FontChoice[], family: string): readonly number[] =>
  looksOf(fonts, family, 'wght', WEIGHTS, ({ weight }) => weight);

/** Widths of a family's letters in percent, narrow to wide; those of variable fonts in the steps of OpenType. */
export const widthsOf = (fonts: readonly FontChoice[], family: string): readonly number[] =>
  looksOf(fonts, family, 'wdth', WIDTHS, () => 100);

function looksOf(
  fonts: readonly FontChoice[],
  family: string,
  tag: string,
  usual: readonly number[],
  own: (font: FontChoice) => number,
): readonly number[] {
  const looks = fonts
    .filter((font) => font.family === family)
    .flatMap((font) => {
      const axis = font.axes.find((each) => each.tag === tag);
      return axis
        ? [axis.min, ...usual.filter((step) => step >= axis.min && step <= axis.max), axis.max]
        : [own(font)];
    });
  // What a text style may say.
  const [least = 0, most = 0] = [usual[0], usual.at(-1)];
  return [...new Set(looks.filter((look) => look >= least && look <= most))].sort((a, b) => a - b);
}

/** The face of a family that comes closest: the slant first, then the weight. */
export function nearestFace(
  fonts: readonly FontChoice[],
  wanted: {
    readonly family: string;
    readonly weight: number;
    readonly italic: boolean;
  },
): FontChoice | undefined {
  const distance = ({ weight, italic }: FontChoice): number =>
    Math.abs(weight - wanted.weight) + (italic === wanted.italic ? 0 : 10_000);
  return fonts
    .filter(({ family }) => family === wanted.family)
    .reduce<FontChoice | undefined>(
      (best, font) => (best === undefined || distance(font) < distance(best) ? font : best),
      undefined,
    );
}
