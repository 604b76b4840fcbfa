/** The fonts of the studio as a list of families: whose they are, who uses them. */
import type { FontFace, FontOverview, FontUse } from '../../shared/contract';

/** A family with its cuts, light to heavy, upright before italic. */
export interface FontFamily {
  readonly name: string;
  /** Somebody added at least one of its cuts. */
  readonly isOwn: boolean;
  readonly cuts: readonly FontFace[];
  readonly users: readonly FontUse[];
}

/** Families with own fonts first, then by name. */
export function fontFamiliesOf(
  fonts: readonly FontFace[],
  uses: FontOverview['uses'],
): readonly FontFamily[] {
  const families = new Map<string, FontFace[]>();
  for (const font of fonts) families.set(font.family, [...(families.get(font.family) ?? []), font]);
  return [...families]
    .map(([name, cuts]) => ({
      name,
      isOwn: cuts.some(({ isOwn }) => isOwn),
      cuts: cuts.toSorted((a, b) => a.weight - b.weight || Number(a.italic) - Number(b.italic)),
      users: uses.find(({ family }) => family === name)?.templates ?? [],
    }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || (a.name < b.name ? -1 : 1));
}

/** `SIL Open Font License, Version 1.1`: the beginning of a licence, for a line. */
export function licenceInShort({ text, address, trademark }: FontFace['licence']): string | null {
  const whole = (text || address || trademark).replace(/\s+/g, ' ').trim();
  if (whole === '') return null;
  return whole.length <= SHORT ? whole : `${whole.slice(0, SHORT - 1).trimEnd()}…`;
}

const SHORT = 100;
