/** Fonts as style sheets ask for them (CSS Fonts 4). */
import { parseLength } from './length';
import type { Declarations } from './style-sheet';

/** How characters of a drawing look, apart from what paints them. Lengths are user units. */
export interface FontLook {
  /** Names of families in the order in which they are wanted; generic ones are left out. */
  readonly families: readonly string[];
  readonly size: number;
  /** 1 … 1000. */
  readonly weight: number;
  readonly italic: boolean;
  /** Width of the letters in percent. */
  readonly stretch: number;
  readonly smallCaps: boolean;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly underline: boolean;
  readonly strike: boolean;
  /** BCP 47; undefined for that of the document. */
  readonly lang: string | undefined;
}

/** What text is as large as that nobody says anything about, in user units. */
export const MEDIUM = 16;

/** What `em` means where these properties hold, in user units. They are inherited ones: the size is a number. */
export const fontSizeOf = (style: Declarations): number => Number(style.get('font-size') ?? MEDIUM);

const GENERIC =
  /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[a-z-]+|math|emoji|inherit|initial|unset)$/i;

export function fontLookOf(style: Declarations): FontLook {
  const size = fontSizeOf(style);
  const spacing = (property: string): number => parseLength(style.get(property), size, size) ?? 0;
  const decoration = style.get('text-decoration') ?? '';
  return {
    families: familiesOf(style.get('font-family') ?? ''),
    size,
    weight: weightOf(style.get('font-weight') ?? ''),
    italic: /italic|oblique/i.test(style.get('font-style') ?? ''),
    stretch: stretchOf(style.get('font-stretch') ?? ''),
    smallCaps: /small-caps/i.test(style.get('font-variant') ?? ''),
    letterSpacing: spacing('letter-spacing'),
    wordSpacing: spacing('word-spacing'),
    underline: /underline/i.test(decoration),
    strike: /line-through/i.test(decoration),
    lang: style.get('xml:lang') || undefined,
  };
}

function familiesOf(list: string): string[] {
  const names = list.split(',').flatMap((part) => {
    const given = part.trim();
    const name = given.replace(/^(["'])(.*)\1$/, '$2').trim();
    return name === '' || (name === given && GENERIC.test(name)) ? [] : [name];
  });
  return [...new Set(names)];
}

function weightOf(text: string): number {
  if (/^bold$/i.test(text.trim())) return 700;
  const weight = Number.parseFloat(text);
  return weight >= 1 && weight <= 1000 ? weight : 400;
}

const STRETCHES: { readonly [word: string]: number } = {
  'ultra-condensed': 50,
  'extra-condensed': 62.5,
  condensed: 75,
  'semi-condensed': 87.5,
  'semi-expanded': 112.5,
  expanded: 125,
  'extra-expanded': 150,
  'ultra-expanded': 200,
};

/** `condensed`, `87.5%` (CSS Fonts 4 2.3), within what fonts may have. */
function stretchOf(text: string): number {
  const given = text.trim().toLowerCase();
  const percent = /^[\d.]+%$/.test(given) ? Number.parseFloat(given) : Number.NaN;
  return percent >= 1 && percent <= 1000 ? percent : (STRETCHES[given] ?? 100);
}

/** The properties that a `font` shorthand stands for; none where it is not one. */
export function parseFont(text: string): [string, string][] {
  const parts =
    /^((?:[a-z-]+\s+|\d00\s+)*)([\d.]+[a-z%]*|(?:x{1,2}-)?(?:small|large)|medium|larger|smaller)(?:\s*\/\s*\S+)?\s+(.+)$/i.exec(
      text.trim(),
    );
  if (!parts) return [];
  const [, words = '', size = '', families = ''] = parts;
  const weight = /\b(?:bold|bolder|lighter|\d00)\b/i.exec(words)?.[0] ?? 'normal';
  const style = /\b(?:italic|oblique)\b/i.exec(words)?.[0] ?? 'normal';
  const stretch = /\b(?:(?:ultra|extra|semi)-)?(?:condensed|expanded)\b/i.exec(words)?.[0] ?? 'normal';
  const variant = /small-caps/i.test(words) ? 'small-caps' : 'normal';
  return [
    ['font-style', style],
    ['font-variant', variant],
    ['font-weight', weight],
    ['font-stretch', stretch],
    ['font-size', size],
    ['font-family', families],
  ];
}
