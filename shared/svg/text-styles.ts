/** The looks of a text as styles of characters, in the fonts that a document has. */
import type { CharacterStyle, Font, FontLibrary, TextSpan } from '../text';
import type { FontLook } from './font-look';
import type { SvgText, TextLook, TextStretch } from './text-content';

/** What decides how a text looks, apart from itself. */
export interface TextFonts {
  readonly fonts: FontLibrary;
  /** BCP 47 language of the document. */
  readonly lang: string;
  /** The family of text whose own families the document lacks, or that asks for none. */
  readonly family: string;
}

export interface StyledText {
  readonly spans: readonly (TextSpan & { readonly stretch: TextStretch })[];
  /** Families that were asked for in vain. */
  readonly missing: readonly string[];
}

/** Larger letters would leave the range of whole millipoints. */
const LARGEST = 100_000_000;

/** The styles of a text's stretches, `scale` millipoints being a user unit. */
export function styleText(text: SvgText, scale: number, { fonts, lang, family }: TextFonts): StyledText {
  const missing = new Set<string>();
  const spans = text.stretches.map((stretch) => {
    const { start, end, look } = stretch;
    const own = familyOf(look.font, fonts, missing);
    return { start, end, stretch, style: characterStyle(look, own, scale, lang, family) };
  });
  return { spans, missing: [...missing] };
}

/** The first of the families that is here; undefined where none is, which is noted if any was wanted. */
function familyOf(
  { families, weight, italic, stretch }: FontLook,
  fonts: FontLibrary,
  missing: Set<string>,
): string | undefined {
  const found = families.find((family) => fonts.find({ family, weight, italic, stretch }));
  const [wanted] = families;
  if (found === undefined && wanted !== undefined) missing.add(wanted);
  return found;
}

function characterStyle(
  { font, shift }: TextLook,
  own: string | undefined,
  scale: number,
  lang: string,
  family: string,
): CharacterStyle {
  const mpt = (length: number): number => Math.round(Math.min(Math.max(length * scale, -LARGEST), LARGEST));
  return {
    family: own ?? family,
    fallback: [family],
    weight: font.weight,
    italic: font.italic,
    size: mpt(font.size),
    colour: 0,
    letterSpacing: mpt(font.letterSpacing),
    underline: false,
    strike: false,
    lang: font.lang ?? lang,
    baselineShift: mpt(shift),
    ...(font.stretch === 100 ? {} : { stretch: font.stretch }),
    ...(font.smallCaps ? { smallCaps: true } : {}),
    // Spaced letters are not joined (CSS Text 3, 8.2).
    ...(font.letterSpacing === 0 ? {} : { features: { liga: 0, clig: 0 } }),
  };
}

/**
 * How far the baseline lies below the line of the font that stands on the text's position, in em (SVG 2, 11.10.2; the
 * heights are those that browsers take).
 */
export function baselineBelow(baseline: string, font: Font): number {
  const { ascender, descender, xHeight, unitsPerEm } = font;
  switch (baseline) {
    case 'middle':
      return xHeight / 2 / unitsPerEm;
    case 'central':
      return (ascender + descender) / 2 / unitsPerEm;
    case 'hanging':
      return (ascender * 0.8) / unitsPerEm;
    case 'mathematical':
      return ascender / 2 / unitsPerEm;
    case 'text-before-edge':
    case 'before-edge':
    case 'text-top':
      return ascender / unitsPerEm;
    case 'text-after-edge':
    case 'after-edge':
    case 'text-bottom':
    case 'ideographic':
      return descender / unitsPerEm;
    default:
      return 0;
  }
}
