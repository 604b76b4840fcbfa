/** Which fonts the styles may name: the faces that the studio has. */
export interface FontChoice {
  readonly hash: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
}

/** Families in alphabetical order. */
export const fontFamilies = (fonts: readonly FontChoice[]): readonly string[] =>
  [...new Set(fonts.map(({ family }) => family))].sort();

/** Weights of a family, light to bold. */
export const weightsOf = (fonts: readonly FontChoice[], family: string): readonly number[] =>
  [...new Set(fonts.filter((font) => font.family === family).map(({ weight }) => weight))].sort(
    (a, b) => a - b,
  );

/** The face of a family that comes closest: the slant first, then the weight. */
export function nearestFace(
  fonts: readonly FontChoice[],
  wanted: { readonly family: string; readonly weight: number; readonly italic: boolean },
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
