/** Cuts a shaped paragraph into lines, each as full as it goes (first fit). */
import type { Mpt } from '../geometry';
import { isLineEnd, isSpace } from './characters';
import { MAY_BREAK, MAY_CUT, MAY_TEAR } from './line-breaks';
import type { ShapedParagraph } from './shaped-paragraph';
import { TAB, tabAdvance } from './tabs';

/** One line of a paragraph. */
export interface Line {
  /** The text of the line, spaces at its end and the line end included, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Where the visible text ends: what follows hangs over the edge of the measure. */
  readonly visibleEnd: number;
  /** Width of the visible text. */
  readonly width: Mpt;
  readonly height: Mpt;
  /** From the top of the line. */
  readonly baseline: Mpt;
  /** Before the text on the start side. */
  readonly indent: Mpt;
  /** The paragraph ends here. */
  readonly last: boolean;
  /** Ended by a character of the text rather than by the measure. */
  readonly forced: boolean;
  /** Advances of the tabs of the line. */
  readonly tabs: readonly Mpt[] | undefined;
}

/**
 * Lines from `fromOffset` to the end. `widthOf` gives the measure of each line, counted from 0 at `fromOffset`; the
 * first line of the paragraph loses the indent. A word wider than its line is cut between clusters, if possible where
 * no rule for punctuation is hurt; a line holds at least one cluster.
 */
export function breakParagraph(
  shaped: ShapedParagraph,
  widthOf: (line: number) => Mpt,
  fromOffset = 0,
): readonly Line[] {
  const { spec } = shaped;
  const indent = fromOffset === 0 ? spec.indent : 0;
  if (fromOffset === 0 && !shaped.isDivided && shaped.width <= widthOf(0) - indent)
    return [wholeLine(shaped)];
  const lines: Line[] = [];
  let start = fromOffset;
  for (;;) {
    const line = nextLine(shaped, start, widthOf(lines.length), start === 0 ? spec.indent : 0);
    lines.push(line);
    start = line.end;
    if (line.last) return lines;
  }
}

/** Width of the widest piece that holds together. */
export function minContentWidth(shaped: ShapedParagraph): Mpt {
  const { text } = shaped.spec;
  const { advances, breaks } = shaped;
  let widest = 0;
  let width = shaped.spec.indent;
  let visible = width;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit) || (i > 0 && (breaks[i] ?? 0) & MAY_BREAK)) {
      widest = Math.max(widest, visible);
      width = visible = 0;
    }
    width += advances[i] ?? 0;
    if (!isSpace(unit)) visible = width;
  }
  return Math.max(widest, visible);
}

/** Width of the widest line when only line ends break. */
export function maxContentWidth(shaped: ShapedParagraph): Mpt {
  if (!shaped.isDivided) return shaped.spec.indent + wholeLine(shaped).width;
  let widest = 0;
  for (const line of breakParagraph(shaped, () => Number.MAX_SAFE_INTEGER)) {
    widest = Math.max(widest, line.indent + line.width);
  }
  return widest;
}

/** The single line of an undivided paragraph that fits. */
function wholeLine(shaped: ShapedParagraph): Line {
  const { spec } = shaped;
  const { text } = spec;
  let { width } = shaped;
  let visibleEnd = text.length;
  while (visibleEnd > 0 && isSpace(text.charCodeAt(visibleEnd - 1))) {
    visibleEnd--;
    width -= shaped.advances[visibleEnd] ?? 0;
  }
  return {
    start: 0,
    end: text.length,
    visibleEnd,
    width,
    height: spec.lineHeight,
    baseline: shaped.baseline,
    indent: spec.indent,
    last: true,
    forced: false,
    tabs: undefined,
  };
}

function nextLine(shaped: ShapedParagraph, start: number, measure: Mpt, indent: Mpt): Line {
  const { spec, advances, breaks } = shaped;
  const { text } = spec;
  const available = measure - indent;
  let tabs: Mpt[] | undefined;
  let width = 0;
  /** Up to the last unit that is not a space. */
  let visibleEnd = start;
  let visibleWidth = 0;
  // The latest place of each kind, with what was visible there.
  let breakAt = -1;
  let breakEnd = start;
  let breakWidth = 0;
  let breakRank = 0;
  let breakTabs = 0;

  const lineTo = (end: number, forced: boolean): Line => ({
    start,
    end,
    visibleEnd,
    width: visibleWidth,
    height: spec.lineHeight,
    baseline: shaped.baseline,
    indent,
    last: !forced && end === text.length,
    forced,
    tabs,
  });

  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit)) {
      const isPair = unit === 0x0d && text.charCodeAt(i + 1) === 0x0a;
      return lineTo(i + (isPair ? 2 : 1), true);
    }
    if (i > start) {
      const flags = breaks[i] ?? 0;
      const rank = flags & MAY_BREAK ? 3 : flags & MAY_CUT ? 2 : flags & MAY_TEAR ? 1 : 0;
      if (rank > 0 && rank >= breakRank) {
        breakAt = i;
        breakEnd = visibleEnd;
        breakWidth = visibleWidth;
        breakRank = rank;
        breakTabs = tabs?.length ?? 0;
      }
    }
    if (unit === TAB) {
      tabs ??= [];
      const advance = tabAdvance(shaped, i, indent + width, measure);
      tabs.push(advance);
      width += advance;
    } else {
      width += advances[i] ?? 0;
      if (isSpace(unit)) continue;
    }
    if (width > available && breakAt > start) {
      visibleEnd = breakEnd;
      visibleWidth = breakWidth;
      if (tabs) tabs.length = breakTabs;
      return lineTo(breakAt, false);
    }
    visibleEnd = i + 1;
    visibleWidth = width;
  }
  return lineTo(text.length, false);
}
