/**
 * All line ends of a paragraph chosen together, so that the sum of its faults is least (D. E. Knuth and M. F. Plass,
 * *Breaking Paragraphs into Lines*, 1981). Places to break, hyphens and hanging marks are those of first fit. Numbers
 * are whole or exactly representable: the result is the same on every machine.
 */
import type { Mpt } from '../geometry';
import { isLineEnd, isSpace } from './characters';
import { type Line, lineOf } from './line';
import { MAY_BREAK, MAY_HYPHENATE } from './line-breaks';
import type { ShapedParagraph } from './shaped-paragraph';
import { TAB } from './tabs';

/** Badness of a line that is stretched once over; it grows with the third power (TeX: 100 r³). */
const FULL_STRETCH = 100;
/** No line is worse, so that sums stay exact (the square of a thousand of them is below 2^53). */
const WORST = 1_000_000;
/** Added to the badness of every line, so that fewer lines are better. */
const LINE_PENALTY = 10;
const HYPHEN_PENALTY = 60;
/** Two hyphens on top of each other. */
const DOUBLE_HYPHEN_DEMERITS = 10_000;
/** A hyphen before the last line. */
const FINAL_HYPHEN_DEMERITS = 5000;
/** A tight line next to a loose one. */
const FITNESS_DEMERITS = 10_000;
/** The first attempt accepts no line worse than this: it is quick, and mostly succeeds. */
const TOLERANCE = 800;
/** Ragged lines may lack so many times the size of their text before they are as bad as stretched ones. */
const RAGGED_STRETCH = 3;

interface Place {
  readonly at: number;
  readonly visibleEnd: number;
  readonly isDivided: boolean;
  readonly hyphen: Mpt;
}

interface Node {
  readonly place: number;
  readonly line: number;
  readonly fitness: number;
  readonly demerits: number;
  readonly before: Node | undefined;
}

/** A fault of one line. */
export interface LineFault {
  /** Badness, or −1 for a line that cannot be closed up far enough. */
  readonly badness: number;
  /** 0 tight, 1 as it should be, 2 loose, 3 very loose. */
  readonly fitness: number;
}

/** How bad a line is that lacks `room` (less than 0: has too much) and can give and take so much. */
export function lineFault(room: Mpt, shrink: Mpt, stretch: Mpt): LineFault {
  if (room < 0 && -room > shrink) return { badness: -1, fitness: 0 };
  const capacity = room < 0 ? shrink : stretch;
  if (room === 0) return { badness: 0, fitness: 1 };
  if (capacity <= 0) return { badness: WORST, fitness: 3 };
  // In thousandths, so that the third power stays below 2^53.
  const ratio = Math.min(100_000, Math.floor((Math.abs(room) * 1000) / capacity));
  const badness = Math.min(WORST, Math.floor((FULL_STRETCH * ratio * ratio * ratio) / 1_000_000_000));
  const fitness = room < 0 ? (ratio > 500 ? 0 : 1) : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
  return { badness, fitness };
}

/**
 * The lines from `start` to the next line end of the text, or to its end. Where a word is wider than its line, or text
 * has tabs, they are those of `firstFit`.
 */
export function breakOptimally(
  shaped: ShapedParagraph,
  start: number,
  firstLine: number,
  widthOf: (line: number) => Mpt,
  firstFit: (shaped: ShapedParagraph, start: number, measure: Mpt) => Line,
): readonly Line[] {
  const greedy: Line[] = [];
  for (let from = start; ; ) {
    const line = firstFit(shaped, from, widthOf(firstLine + greedy.length));
    greedy.push(line);
    from = line.end;
    if (line.last || line.forced) break;
  }
  if (greedy.length === 1 || greedy.some(({ tabs }) => tabs !== undefined)) return greedy;
  const search = new Search(shaped, start, firstLine, widthOf, greedy.length);
  const best = search.run(TOLERANCE) ?? search.run(WORST);
  if (!best) return greedy;
  const found = search.linesTo(best);
  const other = search.demeritsOf(greedy);
  return other !== null && other <= best.demerits ? greedy : found;
}

/** The sum of the faults of lines, by which breaking chooses; null where a line is too full. For lines of one text. */
export function demeritsOf(
  shaped: ShapedParagraph,
  lines: readonly Line[],
  widthOf: (line: number) => Mpt,
): number | null {
  return new Search(shaped, lines[0]?.start ?? 0, 0, widthOf, lines.length).demeritsOf(lines);
}

class Search {
  readonly #places: Place[] = [];
  /** Width of the text before each unit from `start`, gaps included. */
  readonly #widthBefore: Float64Array;
  readonly #end: number;
  readonly #isForced: boolean;
  readonly #ragged: Mpt;
  /** From this line on all measures are one: lines of different number are alike. */
  readonly #uniformFrom: number;

  constructor(
    private readonly shaped: ShapedParagraph,
    private readonly start: number,
    private readonly firstLine: number,
    private readonly widthOf: (line: number) => Mpt,
    lineCount: number,
  ) {
    let line = firstLine + 2 * lineCount + 1;
    const usual = widthOf(line);
    while (line > firstLine && widthOf(line - 1) === usual) line--;
    this.#uniformFrom = line - firstLine;
    const { advances, breaks, gaps, spec } = shaped;
    const { text } = spec;
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    this.#isForced = end < text.length;
    const isPair = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a;
    this.#end = this.#isForced ? end + (isPair ? 2 : 1) : end;
    this.#widthBefore = new Float64Array(end - start + 1);
    this.#ragged =
      spec.align === 'justify' ? 0 : RAGGED_STRETCH * (shaped.runAt(start)?.resolved.style.size ?? 0);
    this.#places.push({ at: start, visibleEnd: start, isDivided: false, hyphen: 0 });
    let visibleEnd = start;
    for (let at = start; at < end; at++) {
      const flags = at > start ? (breaks[at] ?? 0) : 0;
      if (flags & (MAY_BREAK | MAY_HYPHENATE) && visibleEnd > start) {
        const isDivided = (flags & MAY_BREAK) === 0;
        this.#places.push({ at, visibleEnd, isDivided, hyphen: shaped.edges.hyphen(visibleEnd, isDivided) });
      }
      const unit = text.charCodeAt(at);
      const gap = at > start ? (gaps?.[at] ?? 0) : 0;
      this.#widthBefore[at - start + 1] = (this.#widthBefore[at - start] ?? 0) + gap + (advances[at] ?? 0);
      if (!isSpace(unit) && unit !== TAB) visibleEnd = at + 1;
    }
    this.#places.push({ at: this.#end, visibleEnd, isDivided: false, hyphen: 0 });
  }

  /** The last node of the best way through, with no line worse than `tolerance`. */
  run(tolerance: number): Node | undefined {
    const last = this.#places.length - 1;
    let active: Node[] = [{ place: 0, line: 0, fitness: 1, demerits: 0, before: undefined }];
    for (let place = 1; place <= last; place++) {
      const kept: Node[] = [];
      let made: Node[] = [];
      for (const node of active) {
        const fault = this.#fault(node.place, place, node.line);
        if (fault.badness >= 0 && fault.badness <= tolerance) {
          const demerits = node.demerits + this.#demerits(node, place, fault);
          const line = Math.min(node.line + 1, this.#uniformFrom);
          made = withBetter(made, { place, line, fitness: fault.fitness, demerits, before: node });
        }
        // Further places only make the line fuller.
        if (fault.badness >= 0 || this.#isWithinReach(node, place)) kept.push(node);
      }
      if (place === last) return made.reduce<Node | undefined>(better, undefined);
      active = [...kept, ...made];
      if (active.length === 0) return undefined;
    }
    return undefined;
  }

  linesTo(node: Node): Line[] {
    const lines: Line[] = [];
    for (let at = node; at.before; at = at.before) lines.push(this.#line(at.before, at));
    return lines.reverse();
  }

  demeritsOf(lines: readonly Line[]): number | null {
    let node: Node = { place: 0, line: 0, fitness: 1, demerits: 0, before: undefined };
    for (const line of lines) {
      let place = node.place + 1;
      while (place < this.#places.length && this.#places[place]?.at !== line.end) place++;
      if (place === this.#places.length) return null;
      const fault = this.#fault(node.place, place, node.line);
      if (fault.badness < 0) return null;
      const demerits = node.demerits + this.#demerits(node, place, fault);
      node = { place, line: node.line + 1, fitness: fault.fitness, demerits, before: undefined };
    }
    return node.demerits;
  }

  #measure(line: number): Mpt {
    return this.widthOf(this.firstLine + line);
  }

  #indent(from: number): Mpt {
    return from === 0 ? this.shaped.spec.indent : 0;
  }

  #fullWidth(from: number, to: Place): Mpt {
    const { start } = this;
    const width = (this.#widthBefore[to.visibleEnd - start] ?? 0) - (this.#widthBefore[from - start] ?? 0);
    return from > start ? width - (this.shaped.gaps?.[from] ?? 0) : width;
  }

  #fault(fromPlace: number, toPlace: number, line: number): LineFault {
    const from = this.#places[fromPlace]?.at ?? 0;
    const to = this.#places[toPlace];
    if (!to) return { badness: -1, fitness: 0 };
    const { shaped } = this;
    const before = shaped.hasEdges ? shaped.edges.before(from) : 0;
    const width = this.#fullWidth(from, to) + to.hyphen - before;
    const room = this.#measure(line) - this.#indent(from) - width;
    const hang = shaped.hasEdges ? shaped.edges.after(to.visibleEnd, to.hyphen, -room) : 0;
    const isLast = toPlace === this.#places.length - 1;
    if (isLast && room + hang >= 0) return { badness: 0, fitness: 1 };
    if (this.#ragged > 0) return lineFault(room + hang, 0, this.#ragged);
    const { spacing } = shaped;
    return lineFault(
      room + hang,
      spacing.shrinkOf(from, to.visibleEnd),
      spacing.stretchOf(from, to.visibleEnd),
    );
  }

  /** A place beyond the next one may still fit by what hangs: punctuation behind it does not count. */
  #isWithinReach(node: Node, place: number): boolean {
    const from = this.#places[node.place]?.at ?? 0;
    const to = this.#places[place];
    if (!to) return false;
    const { shaped } = this;
    const { most } = shaped.edges;
    const room = this.#measure(node.line) - this.#indent(from) - this.#fullWidth(from, to);
    const shrink = this.#ragged > 0 ? 0 : shaped.spacing.shrinkOf(from, to.visibleEnd);
    return room + shrink + 2 * most >= 0;
  }

  #demerits(node: Node, place: number, { badness, fitness }: LineFault): number {
    const { isDivided, hyphen } = this.#places[place] ?? { isDivided: false, hyphen: 0 };
    const base = LINE_PENALTY + badness;
    let demerits = base * base;
    if (hyphen > 0) demerits += HYPHEN_PENALTY * HYPHEN_PENALTY;
    const endedDivided = this.#places[node.place]?.isDivided === true;
    if (isDivided && endedDivided) demerits += DOUBLE_HYPHEN_DEMERITS;
    if (endedDivided && place === this.#places.length - 1) demerits += FINAL_HYPHEN_DEMERITS;
    if (Math.abs(fitness - node.fitness) > 1) demerits += FITNESS_DEMERITS;
    return demerits;
  }

  #line(node: Node, next: Node): Line {
    const from = this.#places[node.place]?.at ?? 0;
    const to = this.#places[next.place];
    const end = to?.at ?? this.#end;
    const visibleEnd = to?.visibleEnd ?? end;
    const isLast = next.place === this.#places.length - 1;
    const { shaped } = this;
    return lineOf(
      shaped,
      {
        start: from,
        end,
        visibleEnd: Math.max(visibleEnd, from),
        fullWidth: to && visibleEnd > from ? this.#fullWidth(from, to) : 0,
        forced: isLast && this.#isForced,
        isDivided: to?.isDivided === true,
        tabs: undefined,
      },
      this.#measure(node.line),
      this.#indent(from),
      shaped.hasEdges ? shaped.edges.before(from) : 0,
    );
  }
}

const better = (best: Node | undefined, node: Node): Node =>
  best && best.demerits <= node.demerits ? best : node;

/** Of nodes at one place, line and fitness only the best can be part of the best way. */
function withBetter(nodes: Node[], node: Node): Node[] {
  const same = nodes.findIndex(({ line, fitness }) => line === node.line && fitness === node.fitness);
  if (same < 0) nodes.push(node);
  else if ((nodes[same]?.demerits ?? 0) > node.demerits) nodes[same] = node;
  return nodes;
}
