/** Sets the label of a list item beside its first line. */
import { type DisplayItem, LABEL } from '../../display';
import type { Mpt } from '../../geometry';
import type { Content, LayoutContext } from '../../layout';
import {
  baseDirection,
  breakParagraph,
  emitLine,
  inTextOrder,
  isBidirectional,
  type Line,
  type ParagraphSpec,
  type ShapedParagraph,
  shapeParagraph,
} from '../../text';
import type { ResolvedParagraph } from './resolved-text';

/** A label with its place; it is drawn once it is known where its item stands. */
export interface ShapedLabel {
  readonly text: string;
  readonly shaped: ShapedParagraph;
  readonly line: Line;
  /** Where it begins, from the start edge of the element. */
  readonly position: Mpt;
  /** What the first line of the text has to give way. */
  readonly pushes: Mpt;
}

/** Space between a label and text that has to give way, or that it is brought to, in shares of the label's size. */
const GAP = 1 / 3;

const UPRIGHT = /^[\x21-\x7e]{1,3}$/;

/** The label of a paragraph; null where it has none. It runs as its text does: `.1` before a text in Hebrew. */
export function shapeLabel(
  { compiled: paragraph, text: beside, isolates, label: text }: ResolvedParagraph,
  context: LayoutContext,
): ShapedLabel | null {
  const { list: item } = paragraph;
  if (!item || text === null) return null;
  const style = item.labelStyle ?? paragraph.base;
  // Short labels of Latin digits and letters stand upright in vertical lines.
  const combine = paragraph.look.vertical === true && UPRIGHT.test(text);
  const spans = [{ start: 0, end: text.length, style, ...(combine ? { combine } : {}) }];
  const { direction: own } = paragraph.look;
  const direction: NonNullable<ParagraphSpec['direction']> =
    own || isBidirectional(beside) ? baseDirection(beside, isolates, own) : 'auto';
  const spec = { ...paragraph.look, direction, align: 'start' as const, tabs: undefined, text, spans };
  const shaped = shapeParagraph(spec, context.text);
  const line = breakParagraph(shaped, () => Number.MAX_SAFE_INTEGER)[0] as Line;
  const { indentStart } = paragraph;
  const gap = Math.round(style.size * GAP);
  const { labelWidth, labelAlign } = item.rule;
  const free = labelAlign === 'end' ? Math.max(0, labelWidth - gap - line.width) : 0;
  const position = Math.max(0, indentStart - labelWidth + free);
  const end = position + line.width;
  return { text, shaped, line, position, pushes: end > indentStart ? end + gap - indentStart : 0 };
}

/** The label's items, relative to where it begins and to the top of its line. */
export function emitLabel(
  { text, shaped, line }: ShapedLabel,
  content: Content,
  context: LayoutContext,
): readonly DisplayItem[] {
  const source = context.source(content.compiled.id, content.recordPath, text, LABEL);
  return inTextOrder(emitLine(shaped, line, line.width, source, context.text));
}
