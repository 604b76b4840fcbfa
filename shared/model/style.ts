/**
 * Brand tokens of a template: named colours and text styles. Elements refer to them by name; what an element
 * overrides locally is what the brand check reports.
 */
import { z } from 'zod';
import { HEX_COLOUR_PATTERN } from '../geometry';

/** A named colour (`brand`, `ink`) or `#rrggbb`. */
export const colourRefSchema = z.string().min(1).max(64);

export const hexColourSchema = z.string().regex(HEX_COLOUR_PATTERN, 'must look like #1a2b3c');

/** Lengths of templates: points with at most three decimals, within ± 200 inches. */
export const lengthSchema = z.number().min(-14_400).max(14_400);

export const ALIGNMENTS = ['start', 'center', 'end', 'justify'] as const;

export const textStyleSchema = z.strictObject({
  /** What people call the style. */
  label: z.string().max(120).optional(),
  /** The style this one starts from; what is absent here comes from there. */
  basedOn: z.string().optional(),
  family: z.string().max(120).optional(),
  weight: z.int().min(100).max(900).optional(),
  italic: z.boolean().optional(),
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
  role: z.enum(['P', 'H1', 'H2', 'H3']).optional(),
  keepWithNext: z.boolean().optional(),
  /** How strictly lines keep Japanese line-start and line-end rules (JIS X 4051). */
  kinsoku: z.enum(['strict', 'normal', 'loose']).optional(),
});

/** A named text style; absent properties are inherited. */
export type TextStyle = z.infer<typeof textStyleSchema>;

export const stylesSchema = z.strictObject({
  colours: z.record(z.string().min(1).max(64), hexColourSchema),
  text: z.record(z.string().min(1).max(64), textStyleSchema),
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
