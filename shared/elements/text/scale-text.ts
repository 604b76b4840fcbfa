/** Text made smaller or larger as a whole: everything of it that is a length. */
import type { Mpt } from '../../geometry';
import type { CharacterStyle, TextSpan } from '../../text';
import type { CompiledListItem } from './compile-list';
import type { CompiledParagraph } from './compile-text';
import type { ResolvedParagraph } from './resolved-text';

/** Percent of a text that is not scaled. */
export const FULL_SIZE = 100;

/** The paragraph at a whole number of percent of its size; the paragraph itself at {@link FULL_SIZE}. */
export function scaledParagraph(paragraph: ResolvedParagraph, percent: number): ResolvedParagraph {
  if (percent === FULL_SIZE) return paragraph;
  const { compiled, spans } = paragraph;
  return {
    ...paragraph,
    compiled: scaledCompiled(compiled, percent),
    spans: spans.map((span): TextSpan => ({ ...span, style: scaledStyle(span.style, percent) })),
  };
}

const scaled = (length: Mpt, percent: number): Mpt => Math.round((length * percent) / 100);

function scaledCompiled(compiled: CompiledParagraph, percent: number): CompiledParagraph {
  const { look, list } = compiled;
  const of = (length: Mpt): Mpt => scaled(length, percent);
  return {
    ...compiled,
    base: scaledStyle(compiled.base, percent),
    look: {
      ...look,
      lineHeight: of(look.lineHeight),
      indent: of(look.indent),
      tabs: look.tabs?.map((tab) => ({ ...tab, position: of(tab.position) })),
    },
    spaceBefore: of(compiled.spaceBefore),
    spaceAfter: of(compiled.spaceAfter),
    indentStart: of(compiled.indentStart),
    indentEnd: of(compiled.indentEnd),
    list: list && scaledItem(list, percent),
  };
}

const scaledItem = (item: CompiledListItem, percent: number): CompiledListItem => ({
  ...item,
  rule: {
    ...item.rule,
    indent: scaled(item.rule.indent, percent),
    labelWidth: scaled(item.rule.labelWidth, percent),
  },
  labelStyle: item.labelStyle && scaledStyle(item.labelStyle, percent),
});

/** One object for a style at a scale: what shaping learns it keeps by identity. At most a hundred for each style. */
const known = new WeakMap<CharacterStyle, Map<number, CharacterStyle>>();

function scaledStyle(style: CharacterStyle, percent: number): CharacterStyle {
  const scales = known.get(style) ?? new Map<number, CharacterStyle>();
  known.set(style, scales);
  const made = scales.get(percent);
  if (made) return made;
  const result: CharacterStyle = {
    ...style,
    size: Math.max(1, scaled(style.size, percent)),
    letterSpacing: scaled(style.letterSpacing, percent),
    baselineShift: scaled(style.baselineShift, percent),
  };
  scales.set(percent, result);
  return result;
}
