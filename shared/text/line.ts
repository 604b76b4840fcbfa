/** One line of a paragraph, and what it takes to make it from the place where it ends. */
import type { Mpt } from '../geometry';
import { isSpace } from './characters';
import type { ShapedParagraph } from './shaped-paragraph';
import { ORDINARY, PUNCTUATION_OF } from './spacing-classes';
import type { LineTab } from './tabs';

export interface Line {
  /** The text of the line, spaces at its end and the line end included, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Where the visible text ends: what follows hangs over the edge of the measure. */
  readonly visibleEnd: number;
  /** Width of the visible text inside the measure, its hyphen included. */
  readonly width: Mpt;
  readonly height: Mpt;
  /** From the top of the line. */
  readonly baseline: Mpt;
  /** Before the text on the start side. */
  readonly indent: Mpt;
  /** How far the text stands outside the measure, on the start side and at the end (see `LineEdges`). */
  readonly hangStart: Mpt;
  readonly hangEnd: Mpt;
  /** Advance of the hyphen after the text of a divided word; 0 for none. */
  readonly hyphen: Mpt;
  /** The paragraph ends here. */
  readonly last: boolean;
  /** Ended by a character of the text rather than by the measure. */
  readonly forced: boolean;
  /** The tabs of the line. */
  readonly tabs: readonly LineTab[] | undefined;
}

/** What decides a line: its text, and the width of what is visible of it with all that hangs. */
export interface LineText {
  readonly start: number;
  readonly end: number;
  readonly visibleEnd: number;
  readonly fullWidth: Mpt;
  readonly forced: boolean;
  readonly isDivided: boolean;
  readonly tabs: readonly LineTab[] | undefined;
}

/** The line of a text in a measure; `before` is how far its first character hangs. */
export function lineOf(
  shaped: ShapedParagraph,
  text: LineText,
  measure: Mpt,
  indent: Mpt,
  before: Mpt,
): Line {
  const { spec } = shaped;
  const { start, end, visibleEnd, forced, tabs } = text;
  let width = text.fullWidth - before;
  let hyphen = 0;
  let hangEnd = 0;
  if (visibleEnd > start && (shaped.hasEdges || text.isDivided || endsSoft(shaped, text))) {
    const { edges } = shaped;
    hyphen = end < spec.text.length && !forced ? edges.hyphen(visibleEnd, text.isDivided) : 0;
    width += hyphen;
    hangEnd = edges.after(visibleEnd, hyphen, indent + width - measure);
    width -= hangEnd;
  }
  return {
    start,
    end,
    visibleEnd,
    width,
    height: spec.lineHeight,
    baseline: shaped.baseline,
    indent,
    hangStart: before,
    hangEnd,
    hyphen,
    last: !forced && end === spec.text.length,
    forced,
    tabs,
  };
}

const SOFT_HYPHEN = 0xad;

const endsSoft = ({ spec }: ShapedParagraph, { visibleEnd }: LineText): boolean =>
  spec.text.charCodeAt(visibleEnd - 1) === SOFT_HYPHEN;

/** The single line of an undivided paragraph, in a measure it need not fit. */
export function wholeLine(shaped: ShapedParagraph, measure: Mpt): Line {
  const { spec, gaps } = shaped;
  const { text } = spec;
  let width = shaped.width;
  let visibleEnd = text.length;
  while (visibleEnd > 0 && isSpace(text.charCodeAt(visibleEnd - 1))) {
    visibleEnd--;
    width -= shaped.advances[visibleEnd] ?? 0;
  }
  if (gaps) for (let at = 1; at < visibleEnd; at++) width += gaps[at] ?? 0;
  let hangStart = 0;
  let hangEnd = 0;
  if (shaped.hasEdges && visibleEnd > 0) {
    const excess = spec.indent + width - measure;
    if (excess > 0 || spec.hanging === true || PUNCTUATION_OF[text.charCodeAt(0)] !== ORDINARY) {
      hangStart = shaped.edges.before(0);
      hangEnd = shaped.edges.after(visibleEnd, 0, excess - hangStart);
      width -= hangStart + hangEnd;
    }
  }
  return {
    start: 0,
    end: text.length,
    visibleEnd,
    width,
    height: spec.lineHeight,
    baseline: shaped.baseline,
    indent: spec.indent,
    hangStart,
    hangEnd,
    hyphen: 0,
    last: true,
    forced: false,
    tabs: undefined,
  };
}
