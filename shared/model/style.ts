/**
 * Brand tokens of a template: named colours and text styles. Elements refer to them by name; what an element
 * overrides locally is what the brand check reports.
 */
import { z } from 'zod';
import { HEX_COLOUR_PATTERN } from '../geometry';

/** A named colour (`brand`, `ink`) or `#rrggbb`. */
export const colourRefSchema = z.string().min(1).max(64);

export const hexColourSchema = z.string().regex(HEX_COLOUR_PATTERN, 'value.colour');

/** Lengths of templates: points with at most three decimals, within ± 200 inches. */
export const lengthSchema = z.number().min(-14_400).max(14_400);

/** `distribute` spreads every line over the measure, the last one included (均等割付). */
export const ALIGNMENTS = ['start', 'center', 'end', 'justify', 'distribute'] as const;

/** OpenType features by tag, on with a value of 1 or one of several alternates: `{ tnum: 1, calt: 0 }`. */
export const featuresSchema = z.record(z.string().regex(/^[A-Za-z0-9 ]{4}$/), z.int().min(0).max(999));

export const tabStopSchema = z.strictObject({
  /** From the paragraph's start edge in points. */
  position: z.number().min(0).max(14_400),
  align: z.enum(['start', 'center', 'end', 'decimal']),
  /** What is repeated to fill the tab: `.` for the dots of a table of contents. */
  leader: z.string().min(1).max(4).optional(),
});

/** Superscript and subscript: raised or lowered, and smaller. */
export const positionSchema = z.enum(['super', 'sub']);

/** Structure roles of paragraphs: plain text and headings. */
export const TEXT_ROLES = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

export const textStyleSchema = z.strictObject({
  /** What people call the style. */
  label: z.string().max(120).optional(),
  /** The style this one starts from; what is absent here comes from there. */
  basedOn: z.string().optional(),
  family: z.string().max(120).optional(),
  weight: z.int().min(100).max(900).optional(),
  italic: z.boolean().optional(),
  /** Width of the letters in percent of the usual, for families that have others: 75 for condensed ones. */
  stretch: z.number().min(50).max(200).optional(),
  /** Font size in points. */
  size: z.number().min(1).max(400).optional(),
  /** Distance of baselines in points. */
  leading: z.number().min(1).max(800).optional(),
  colour: colourRefSchema.optional(),
  align: z.enum(ALIGNMENTS).optional(),
  /** Space above and below the paragraph in points. */
  spaceBefore: lengthSchema.optional(),
  spaceAfter: lengthSchema.optional(),
  /** Indent of the first line in points. */
  indent: lengthSchema.optional(),
  /** Extra space after every character in points. */
  letterSpacing: z.number().min(-20).max(100).optional(),
  underline: z.boolean().optional(),
  /** Structure role of paragraphs in this style. */
  role: z.enum(TEXT_ROLES).optional(),
  keepWithNext: z.boolean().optional(),
  /** How strictly lines keep Japanese line-start and line-end rules (JIS X 4051). */
  kinsoku: z.enum(['strict', 'normal', 'loose']).optional(),
  smallCaps: z.boolean().optional(),
  features: featuresSchema.optional(),
  /** Indents of all lines from the start and the end edge in points. */
  indentStart: lengthSchema.optional(),
  indentEnd: lengthSchema.optional(),
  tabs: z.array(tabStopSchema).max(32).optional(),
  /** Divides words at line ends where the language has patterns. */
  hyphenate: z.boolean().optional(),
  /** `optimal` chooses all breaks of a paragraph together (Knuth–Plass); `greedy` fills line after line. */
  lineBreaking: z.enum(['greedy', 'optimal']).optional(),
  /** Punctuation may stand outside the measure at line ends (ぶら下げ) and line starts. */
  hangingPunctuation: z.boolean().optional(),
  /** Quarter-em space between Japanese and Latin letters or digits (四分アキ). */
  autospace: z.boolean().optional(),
  /** Arabic words of justified lines are made longer (kashida) before their spaces get very wide. */
  kashida: z.boolean().optional(),
  /** In vertical text, numbers of at most so many digits stand upright side by side (自動縦中横); 0 for none. */
  combineDigits: z.int().min(0).max(4).optional(),
  /** So do words of Latin letters, and letters with digits, of at most as many characters. */
  combineLetters: z.boolean().optional(),
  /** Least number of lines at the bottom of a page and at the top of the next, where a paragraph divides. */
  orphans: z.int().min(1).max(20).optional(),
  widows: z.int().min(1).max(20).optional(),
});

/** How numbers are written: in lists, on pages, in notes. */
export const NUMBERINGS = [
  'decimal',
  'lower-alpha',
  'upper-alpha',
  'lower-roman',
  'upper-roman',
  'circled',
  'kanji',
  'full-width',
] as const;

export type Numbering = (typeof NUMBERINGS)[number];

const listLevelSchema = z.strictObject({
  /** `bullet` shows `label` as it is; a numbering counts. */
  kind: z.enum(['bullet', ...NUMBERINGS]),
  /** The label's text; `%1` … `%9` stand for the number of that level: `%1.%2.`, `(%1)`, `•`. */
  label: z.string().min(1).max(32),
  /** Where text of the level begins, and how far before that its label stands, in points. */
  indent: z.number().min(0).max(2000),
  labelWidth: z.number().min(0).max(2000),
  /** `end` brings labels to the text, so that the dots of 9. and 10. stand below each other; `start` where absent. */
  labelAlign: z.enum(['start', 'end']).optional(),
  start: z.int().min(0).max(1_000_000).optional(),
  /** Text style of the label, by name; the paragraph's where absent. */
  style: z.string().optional(),
});

export const listStyleSchema = z.strictObject({
  label: z.string().max(120).optional(),
  levels: z.array(listLevelSchema).min(1).max(9),
  /** Numbers go on from the document's previous list of the style, also in other elements (clauses of a policy). */
  continues: z.boolean().optional(),
});

export type ListStyle = z.infer<typeof listStyleSchema>;

/** How a named colour is printed where the output has inks: process colours in percent, or a named spot colour. */
export const inkSchema = z.strictObject({
  /** Percent of cyan, magenta, yellow and black; for a spot colour, what stands for it where it is not mixed. */
  cmyk: z.tuple([
    z.number().min(0).max(100),
    z.number().min(0).max(100),
    z.number().min(0).max(100),
    z.number().min(0).max(100),
  ]),
  /** Name of a spot colour: `DIC 222`, `PANTONE 286 C`. */
  spot: z.string().min(1).max(120).optional(),
  /** Percent of the spot colour; 100 where absent. */
  tint: z.number().min(0).max(100).optional(),
  overprint: z.boolean().optional(),
});

export type InkSpec = z.infer<typeof inkSchema>;

/** A named text style; absent properties are inherited. */
export type TextStyle = z.infer<typeof textStyleSchema>;

export const stylesSchema = z.strictObject({
  colours: z.record(z.string().min(1).max(64), hexColourSchema),
  text: z.record(z.string().min(1).max(64), textStyleSchema),
  lists: z.record(z.string().min(1).max(64), listStyleSchema).optional(),
  /** By the name of the colour that is printed so. */
  inks: z.record(z.string().min(1).max(64), inkSchema).optional(),
});

export type Styles = z.infer<typeof stylesSchema>;

/** The style every other one ends up at; every template has it. */
export const BASE_STYLE = 'body';

type StyleProperty = Exclude<keyof TextStyle, 'label' | 'basedOn'>;

/** A text style with nothing left open. */
export type ResolvedTextStyle = { readonly [K in StyleProperty]-?: Exclude<TextStyle[K], undefined> };

/** What `body` itself falls back to. */
export const DEFAULT_TEXT_STYLE: ResolvedTextStyle = {
  family: 'Source Sans 3',
  weight: 400,
  italic: false,
  stretch: 100,
  size: 10,
  leading: 14,
  colour: '#1c2024',
  align: 'start',
  spaceBefore: 0,
  spaceAfter: 0,
  indent: 0,
  letterSpacing: 0,
  underline: false,
  role: 'P',
  keepWithNext: false,
  kinsoku: 'strict',
  smallCaps: false,
  features: {},
  indentStart: 0,
  indentEnd: 0,
  tabs: [],
  hyphenate: false,
  lineBreaking: 'greedy',
  hangingPunctuation: false,
  autospace: false,
  kashida: false,
  combineDigits: 0,
  combineLetters: false,
  orphans: 2,
  widows: 2,
};

/**
 * The style with everything it inherits, and whether every name on the way exists. A circle of `basedOn` ends where
 * it closes.
 */
export function resolveTextStyle(
  styles: Styles,
  name: string,
): { readonly style: ResolvedTextStyle; readonly missing: string | null } {
  const chain: TextStyle[] = [];
  const seen = new Set<string>();
  let missing: string | null = null;
  let next: string | undefined = name;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const style: TextStyle | undefined = styles.text[next];
    if (style) chain.push(style);
    else missing ??= next;
    next = style?.basedOn ?? (next === BASE_STYLE ? undefined : BASE_STYLE);
  }
  let resolved = DEFAULT_TEXT_STYLE;
  for (const { label: _label, basedOn: _basedOn, ...own } of chain.reverse()) {
    resolved = { ...resolved, ...definedOf(own) };
  }
  return { style: resolved, missing };
}

function definedOf(style: Omit<TextStyle, 'label' | 'basedOn'>): Partial<ResolvedTextStyle> {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
}

/** The `#rrggbb` behind a colour name; the reference itself where it already is one; `undefined` where unknown. */
export function resolveColour(styles: Styles, reference: string): string | undefined {
  return styles.colours[reference] ?? (HEX_COLOUR_PATTERN.test(reference) ? reference : undefined);
}
