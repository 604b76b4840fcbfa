/**
 * Text styles by name, turned into what shaping and setting want. For every element type that sets text; equal looks
 * are one object everywhere in a template, because what shaping learns of a style it keeps by identity.
 */
import { diagnostic } from '../diag';
import { directionOf } from '../display';
import { toMpt } from '../geometry';
import type { CompileContext } from '../layout';
import {
  DEFAULT_TEXT_STYLE,
  type Marks,
  type Paragraph,
  type ResolvedTextStyle,
  resolveTextStyle,
  type Styles,
} from '../model';
import type { CharacterStyle, ParagraphLook, TabStop } from '../text';
import { compileColour } from './drawing';

/** A text style with all it inherits; an unknown name is reported. */
export function compileTextStyle(name: string, context: CompileContext, property: string): ResolvedTextStyle {
  const { style, missing } = resolveTextStyle(context.styles, name);
  if (missing !== null) context.report(diagnostic('model.missingStyle', { style: missing }), property);
  return style;
}

/** How a paragraph of a style is set in a language. */
export function paragraphLook(
  style: ResolvedTextStyle,
  language: string,
  align: Paragraph['align'],
): ParagraphLook {
  return {
    align: align ?? style.align,
    lineHeight: toMpt(style.leading),
    indent: toMpt(style.indent),
    lang: language,
    kinsoku: style.kinsoku,
    ...(directionOf(language) === 'rtl' ? { direction: 'autoRtl' as const } : {}),
    ...(style.tabs.length > 0 ? { tabs: tabStops(style.tabs) } : {}),
    ...(style.hyphenate ? { hyphenate: true } : {}),
    ...(style.lineBreaking === 'optimal' ? { optimal: true } : {}),
    ...(style.hangingPunctuation ? { hanging: true } : {}),
    ...(style.autospace ? { autospace: true } : {}),
    ...(style.kashida ? { kashida: true } : {}),
    ...(style.combineDigits > 0
      ? { combined: { most: style.combineDigits, letters: style.combineLetters } }
      : {}),
  };
}

const TAB_ALIGNS = { start: 'left', center: 'center', end: 'right', decimal: 'decimal' } as const;

const tabStops = (tabs: ResolvedTextStyle['tabs']): TabStop[] =>
  tabs
    .map(({ position, align, leader }) => ({ position: toMpt(position), align: TAB_ALIGNS[align], leader }))
    .sort((a, b) => a.position - b.position);

/** Character styles by what they look like. */
const known = new WeakMap<Styles, Map<string, CharacterStyle>>();

/** The look of text in a style and with marks. Bold is 700 at least; marks win over the style. */
export function compileCharacterStyle(
  base: ResolvedTextStyle,
  marks: Marks | undefined,
  language: string,
  context: CompileContext,
  property: string,
): CharacterStyle {
  const features = { ...base.features, ...marks?.features };
  const style: CharacterStyle = {
    family: base.family,
    weight: marks?.bold ? Math.max(700, base.weight) : base.weight,
    italic: base.italic || marks?.italic === true,
    size: toMpt(marks?.size ?? base.size),
    colour: compileColour(marks?.colour ?? base.colour, context, property),
    letterSpacing: toMpt(marks?.letterSpacing ?? base.letterSpacing),
    underline: base.underline || marks?.underline === true,
    strike: marks?.strike === true,
    lang: marks?.lang ?? language,
    baselineShift: 0,
    ...(base.stretch === DEFAULT_TEXT_STYLE.stretch ? {} : { stretch: base.stretch }),
    ...(base.smallCaps || marks?.smallCaps ? { smallCaps: true } : {}),
    ...(Object.keys(features).length > 0 ? { features } : {}),
    ...(marks?.position ? { position: marks.position } : {}),
  };
  return sharedStyle(context.styles, style);
}

function sharedStyle(styles: Styles, style: CharacterStyle): CharacterStyle {
  const made = known.get(styles) ?? new Map<string, CharacterStyle>();
  known.set(styles, made);
  const key = JSON.stringify(style);
  const same = made.get(key);
  if (same) return same;
  made.set(key, style);
  return style;
}
