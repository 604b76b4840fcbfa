/**
 * Sets text that is one plain line: of one style, whole in its measure, from the tables of its own font. Nearly every
 * cell of a table is that, and it needs no paragraph, no search for lines and no pieces. What is set is exactly what
 * shaping, breaking and emitting would have made of it.
 */
import type { GlyphRun } from '../display';
import type { Mpt } from '../geometry';
import { isSpace } from './characters';
import { offsetOf } from './line-pieces';
import { type CharacterStyle, isLtrByItself, type ParagraphSpec, type TextContext } from './paragraph-spec';
import { baselineOf } from './shape-paragraph';
import { hasFreeRoom, ORDINARY, PUNCTUATION_OF } from './spacing-classes';
import { setFromTables } from './table-setter';

/** A paragraph without its text and what stands where in it. */
export type ParagraphLook = Omit<ParagraphSpec, 'text' | 'spans' | 'isolates'>;

/** Whether lines that look so can be plain at all; decided once for a paragraph of the template. */
export const mayBePlain = ({
  align,
  indent,
  direction,
  vertical,
  hanging,
  autospace,
}: ParagraphLook): boolean =>
  align !== 'distribute' &&
  indent === 0 &&
  isLtrByItself(direction) &&
  vertical !== true &&
  hanging !== true &&
  autospace !== true;

/**
 * The run of a text that is one plain line in `measure`, placed from the upper left corner of the line; `null` for every
 * other text, which leaves no trace. `look` must be one that {@link mayBePlain}.
 */
export function setPlainLine(
  text: string,
  style: CharacterStyle,
  look: ParagraphLook,
  measure: Mpt,
  source: number,
  context: TextContext,
): GlyphRun | null {
  const resolved = context.fonts.resolve(style);
  const { primary, isPlain } = resolved;
  const { length } = text;
  if (!primary || !isPlain || length === 0 || style.underline || style.strike) return null;
  if (isSpace(text.charCodeAt(length - 1)) || (hasFreeRoom(look.lang) && hasPunctuation(text))) return null;
  const { glyphs } = context;
  const start = glyphs.length;
  const { letterSpacing, baselineShift } = resolved.style;
  let width = 0;
  if (setFromTables(primary, text, 0, length, letterSpacing, glyphs) === length) {
    width = glyphs.widthOf(start, glyphs.length);
  } else width = measure + 1;
  if (width > measure) {
    glyphs.truncate(start);
    return null;
  }
  return {
    kind: 'glyphs',
    x: offsetOf(look.align, false, measure - width),
    y: baselineOf(look, resolved) - baselineShift,
    width,
    font: context.fontIndex(primary.face.font),
    size: resolved.style.size,
    colour: style.colour,
    start,
    count: length,
    source,
    textStart: 0,
    textEnd: length,
    rtl: false,
    vertical: false,
  };
}

/** Full-width punctuation gives or takes room at its neighbours and at the ends of lines. */
function hasPunctuation(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (PUNCTUATION_OF[text.charCodeAt(i)] !== ORDINARY) return true;
  return false;
}
