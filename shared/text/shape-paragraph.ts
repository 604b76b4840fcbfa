/**
 * Turns a paragraph's text into glyphs: the quick way for one style whose font sets everything from tables, or by
 * runs of one direction, font and script.
 */
import type { ResolvedStyle } from './font-library';
import { widthOfRuns } from './glyph-run';
import { Itemiser } from './itemiser';
import { isLtrByItself, type ParagraphSpec, type TextContext, type TextSpan } from './paragraph-spec';
import { ShapedParagraph } from './shaped-paragraph';
import { setFromTables } from './table-setter';

/** Shapes a paragraph. Its glyphs stay in the context's arena and are valid as long as that is not cleared. */
export function shapeParagraph(spec: ParagraphSpec, context: TextContext): ShapedParagraph {
  const shaped = new ShapedParagraph(spec, context.glyphs, context.hyphenator);
  const { spans } = spec;
  const first = spans[0];
  if (!first) return shaped;
  const resolved = context.fonts.resolve(first.style);
  if (isUniform(spans) && isLtrByItself(spec.direction) && spec.vertical !== true && resolved.isPlain) {
    if (shapeFromTables(shaped, resolved, context)) return shaped;
  }
  new Itemiser(shaped, context).run();
  let tallest = resolved;
  for (const span of spans) {
    const other = context.fonts.resolve(span.style);
    if (span.end > span.start && other.nominalSize > tallest.nominalSize) tallest = other;
  }
  shaped.baseline = baselineOf(spec, tallest);
  shaped.width = widthOfRuns(shaped.runs, context.glyphs);
  return shaped;
}

/** Centres the font's ascent and descent in the line height; a vertical line has its baseline in the middle. */
export const baselineOf = (
  spec: Pick<ParagraphSpec, 'vertical' | 'lineHeight'>,
  { ascent, descent }: ResolvedStyle,
): number =>
  spec.vertical === true
    ? Math.round(spec.lineHeight / 2)
    : Math.round((spec.lineHeight - ascent - descent) / 2) + ascent;

function shapeFromTables(shaped: ShapedParagraph, resolved: ResolvedStyle, context: TextContext): boolean {
  const { primary: sized, style } = resolved;
  const { glyphs } = context;
  const { text } = shaped.spec;
  if (!sized) return false;
  const glyphStart = glyphs.length;
  if (setFromTables(sized, text, 0, text.length, style.letterSpacing, glyphs) < text.length) {
    glyphs.truncate(glyphStart);
    return false;
  }
  const glyphEnd = glyphs.length;
  shaped.isSimple = true;
  shaped.width = glyphs.widthOf(glyphStart, glyphEnd);
  shaped.baseline = baselineOf(shaped.spec, resolved);
  shaped.runs.push({
    start: 0,
    end: text.length,
    resolved,
    sized,
    level: 0,
    glyphStart,
    glyphEnd,
    isUpright: false,
    ruby: undefined,
  });
  return true;
}

const isUniform = (spans: readonly TextSpan[]): boolean => {
  const [first] = spans;
  if (first?.ruby !== undefined) return false;
  for (let i = 1; i < spans.length; i++) {
    if (spans[i]?.style !== first?.style || spans[i]?.ruby !== undefined) return false;
  }
  return true;
};
