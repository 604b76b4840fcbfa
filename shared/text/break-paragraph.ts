/** Cuts a shaped paragraph into lines, each as full as it goes (first fit), or all together where that is wanted. */
import type { Mpt } from '../geometry';
import { isLineEnd, isSpace } from './characters';
import { type Line, lineOf, wholeLine } from './line';
import { MAY_BREAK, MAY_CUT, MAY_HYPHENATE, MAY_HYPHENATE_AT_NEED } from './line-breaks';
import { breakOptimally } from './optimal-breaks';
import type { ShapedParagraph } from './shaped-paragraph';
import { type LineTab, TAB, tabAt } from './tabs';

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
  if (fromOffset === 0 && !shaped.isDivided) {
    const measure = widthOf(0);
    if (!shaped.hasEdges && spec.autospace !== true) {
      if (shaped.width <= measure - spec.indent) return [wholeLine(shaped, measure)];
    } else {
      const line = wholeLine(shaped, measure);
      if (line.indent + line.width <= measure) return [line];
    }
  }
  const lines: Line[] = [];
  for (let start = fromOffset; ; ) {
    if (spec.optimal === true) {
      const best = breakOptimally(shaped, start, lines.length, widthOf, nextLine);
      lines.push(...best);
    } else lines.push(nextLine(shaped, start, widthOf(lines.length)));
    const line = lines.at(-1);
    if (!line || line.last) return lines;
    start = line.end;
  }
}

/** Width of the widest piece that holds together. */
export function minContentWidth(shaped: ShapedParagraph): Mpt {
  const { text } = shaped.spec;
  const { advances, breaks, gaps } = shaped;
  let widest = 0;
  let width = shaped.spec.indent;
  let visible = width;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const flags = i > 0 ? (breaks[i] ?? 0) : 0;
    if (isLineEnd(unit) || flags & (MAY_BREAK | MAY_HYPHENATE)) {
      const isDivided = (flags & MAY_BREAK) === 0 && (flags & MAY_HYPHENATE) !== 0;
      widest = Math.max(widest, visible + (isDivided ? shaped.edges.hyphen(i, true) : 0));
      width = visible = 0;
    } else width += gaps?.[i] ?? 0;
    width += advances[i] ?? 0;
    if (!isSpace(unit)) visible = width;
  }
  return Math.max(widest, visible);
}

/** Width of the widest line when only line ends break. */
export function maxContentWidth(shaped: ShapedParagraph): Mpt {
  if (!shaped.isDivided) return shaped.spec.indent + wholeLine(shaped, Number.MAX_SAFE_INTEGER).width;
  let widest = 0;
  for (let start = 0; ; ) {
    const line = nextLine(shaped, start, Number.MAX_SAFE_INTEGER);
    widest = Math.max(widest, line.indent + line.width);
    if (line.last) return widest;
    start = line.end;
  }
}

/** The first word that was wider than its line and cut there; null for none. */
export function firstCut({ spec: { text }, breaks }: ShapedParagraph, lines: readonly Line[]): string | null {
  const isEnd = (at: number): boolean => {
    const before = text.charCodeAt(at - 1);
    return at >= text.length || isSpace(before) || isLineEnd(before) || rankOf(breaks[at] ?? 0) >= DIVIDE;
  };
  const cut = lines.find(({ end }) => !isEnd(end))?.end;
  if (cut === undefined) return null;
  let start = cut;
  let end = cut;
  while (start > 0 && !isEnd(start)) start -= 1;
  while (!isEnd(end)) end += 1;
  return text.slice(start, end).trimEnd();
}

/** Ranks of places where a line may end. */
const TEAR = 1;
const CUT = 2;
const DIVIDE = 3;
const BREAK = 4;

const rankOf = (flags: number): number => {
  if (flags & (MAY_BREAK | MAY_HYPHENATE)) return BREAK;
  if (flags & MAY_HYPHENATE_AT_NEED) return DIVIDE;
  return flags & MAY_CUT ? CUT : TEAR;
};

const HYPHENATES = MAY_HYPHENATE | MAY_HYPHENATE_AT_NEED;

/** Whether a line that ends here ends with a hyphen of its own. */
const isHyphenated = (flags: number): boolean => (flags & MAY_BREAK) === 0 && (flags & HYPHENATES) !== 0;

/** A word is divided only where its line would otherwise lack more than this part of the measure. */
const HYPHENATION_ZONE = 16;
/** After a line that ends with a hyphen, the zone is so many times as wide: hyphens do not stand on top of each other. */
const ZONE_AFTER_HYPHEN = 3;

/** The line from `start`, as full as it goes. */
export function nextLine(shaped: ShapedParagraph, start: number, measure: Mpt): Line {
  const { spec, advances, breaks, gaps } = shaped;
  const { text } = spec;
  const indent = start === 0 ? spec.indent : 0;
  const compresses = spec.align === 'justify' && spec.optimal !== true;
  const edges = shaped.hasEdges || compresses ? shaped.edges : undefined;
  /** Every place that is reached will do. */
  const isPlain = !edges && spec.hyphenate !== true && !shaped.hasSoftHyphens;
  const isWhole = isPlain || (spec.hyphenate !== true && !shaped.hasSoftHyphens);
  const before = shaped.hasEdges ? shaped.edges.before(start) : 0;
  const available = measure - indent + before;
  let tabs: LineTab[] | undefined;
  /** From where the line gives and takes: what stands before a tab stays where it is. */
  let spacedFrom = start;
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
  let breakSpacedFrom = start;
  let isDivided = false;
  /** Width up to the latest place without a hyphen. */
  let wholeWidth = -1;

  const lineTo = (end: number, forced: boolean): Line =>
    lineOf(
      shaped,
      {
        start,
        end,
        visibleEnd,
        fullWidth: visibleWidth,
        forced,
        isDivided: isDivided && !forced,
        tabs: tabs?.length ? tabs : undefined,
      },
      measure,
      indent,
      before,
    );
  /** Back to the latest place so far. */
  const backToBreak = (): Line => {
    visibleEnd = breakEnd;
    visibleWidth = breakWidth;
    if (tabs) tabs.length = breakTabs;
    return lineTo(breakAt, false);
  };
  /** To a line end or the end of the text, where what was let through fits after all. */
  const toEnd = (at: number, end: number, forced: boolean): Line => {
    if (visibleWidth > available && breakAt > start && !accepts(at, BREAK, false)) return backToBreak();
    isDivided = false;
    return lineTo(end, forced);
  };

  for (let i = start; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isLineEnd(unit)) {
      const isPair = unit === 0x0d && text.charCodeAt(i + 1) === 0x0a;
      return toEnd(i, i + (isPair ? 2 : 1), true);
    }
    if (i > start) {
      const flags = breaks[i] ?? 0;
      if (flags !== 0) {
        const divides = isHyphenated(flags);
        const rank = rankOf(flags);
        if (
          rank >= breakRank &&
          (isPlain || (isWhole && visibleWidth <= available) || accepts(i, rank, divides))
        ) {
          breakAt = i;
          breakEnd = visibleEnd;
          breakWidth = visibleWidth;
          breakRank = rank;
          breakTabs = tabs?.length ?? 0;
          breakSpacedFrom = spacedFrom;
          isDivided = divides;
          if (!divides && rank === BREAK) wholeWidth = visibleWidth;
        }
      }
      if (gaps) width += gaps[i] ?? 0;
    }
    if (unit === TAB) {
      tabs ??= [];
      const tab = tabAt(shaped, i, indent - before + width, measure);
      tabs.push(tab);
      width += tab.advance;
      spacedFrom = i + 1;
    } else {
      width += advances[i] ?? 0;
      if (isSpace(unit)) continue;
    }
    if (width > available && breakAt > start && (isPlain || width > available + slackAt(i)))
      return backToBreak();
    visibleEnd = i + 1;
    visibleWidth = width;
  }
  return toEnd(text.length, text.length, false);

  /** How far a line may be too wide where the next place to end it could still do. */
  function slackAt(at: number): Mpt {
    if (!edges) return 0;
    return edges.most + (compresses ? shaped.spacing.shrinkOf(spacedFrom, at + 1) : 0);
  }

  /** Whether the line may end before `at` rather than at the latest place so far. */
  function accepts(at: number, rank: number, divides: boolean): boolean {
    if (rank < DIVIDE || visibleEnd === start) return breakAt < 0 || visibleWidth <= available;
    const hyphen = at < text.length ? shaped.edges.hyphen(visibleEnd, divides) : 0;
    const lineWidth = visibleWidth + hyphen;
    const excess = lineWidth - available;
    if (rank === DIVIDE) return excess <= 0;
    if (divides && wholeWidth >= 0) {
      const isAfterHyphen = start > 0 && isHyphenated(breaks[start] ?? 0);
      const zone = Math.round((measure / HYPHENATION_ZONE) * (isAfterHyphen ? ZONE_AFTER_HYPHEN : 1));
      if (available - wholeWidth <= zone) return false;
    }
    if (excess <= 0) return true;
    const hang = edges ? edges.after(visibleEnd, hyphen, excess) : 0;
    if (excess <= hang) return true;
    if (compresses && isBetterTight(excess - hang)) return true;
    // Not even what comes first has room: it stands alone.
    return breakAt < 0;
  }

  /** Whether closing up by `excess` is better than ending the line at the latest place so far and opening it. */
  function isBetterTight(excess: Mpt): boolean {
    const { spacing } = shaped;
    const shrink = spacing.shrinkOf(spacedFrom, visibleEnd);
    if (excess > shrink) return false;
    if (breakAt <= start || breakRank < BREAK) return true;
    const room = available - breakWidth;
    const stretch = spacing.stretchOf(breakSpacedFrom, breakEnd);
    // JLREQ 3.8.2: what can be brought in by closing up is brought in; word spaces weigh both.
    return spacing.isCjk(start, visibleEnd) || excess * stretch < room * shrink;
  }
}
