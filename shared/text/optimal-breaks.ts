/**
 * All line ends of a paragraph chosen together, so that the sum of its faults is least (Knuth and Plass, 1981). Places
 * to break, hyphens and hanging marks are those of first fit. So are tabs: where one goes depends on where its line begins
 * and on the text, not on where the line ends, so that a line between two places is as wide whatever stands around it.
 * What a line with tabs gives and takes is what stands after its last tab. Where Arabic words may be made longer, a line
 * takes as much more as looks well.
 */
import type { Mpt } from '../geometry';
import { isLineEnd, isSpace } from './characters';
import { KashidaStretch } from './kashida';
import { type Line, lineOf } from './line';
import { MAY_BREAK, MAY_HYPHENATE } from './line-breaks';
import { badnessOf, FAULTLESS, fitnessOf, lineDemerits, lineFault, TOO_FULL, WORST } from './line-faults';
import type { ShapedParagraph } from './shaped-paragraph';
import { type LineTab, TAB, tabAt } from './tabs';

/** The first attempt accepts no line worse than this: it is quick, and mostly succeeds. */
const TOLERANCE = 800;
/** Ragged lines may lack so many times the size of their text before they are as bad as stretched ones. */
const RAGGED_STRETCH = 3;

/** Where a line may begin and end. */
interface Place {
  readonly at: number;
  readonly visibleEnd: number;
  readonly isDivided: boolean;
  readonly hyphen: Mpt;
  /** How far a line that begins here hangs before its measure, and one that ends here after it in any case. */
  readonly before: Mpt;
  readonly after: Mpt;
  /** A mark ends the line that can hang further where the line is too full. */
  readonly mayHang: boolean;
  /** Width of the text before a line that begins here, and of all that is visible up to here. */
  readonly startWidth: Mpt;
  readonly endWidth: Mpt;
  /** How many tabs stand before it in the stretch. */
  readonly tabs: number;
}

/** A tab, and the width of the text before it in the stretch without what tabs advance. */
interface TabPlace {
  readonly at: number;
  readonly width: Mpt;
}

/** The best way to a place with a line of some fitness. */
interface Node {
  readonly place: number;
  /** Number of lines so far, up to where all measures are alike. */
  readonly line: number;
  readonly fitness: number;
  readonly demerits: number;
  readonly before: Node | undefined;
}

/**
 * The lines from `start` to the next line end of the text, or to its end. Where a word is wider than its line, they are
 * those of `firstFit`.
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
  if (greedy.length === 1) return greedy;
  const search = new Search(shaped, start, firstLine, widthOf, greedy.length);
  const best = search.run(TOLERANCE) ?? search.run(WORST);
  if (!best) return greedy;
  const other = search.demeritsOf(greedy);
  return other !== null && other <= best.demerits ? greedy : search.linesTo(best);
}

/** The sum of the faults of the lines of one stretch of text; null where one is too full or ends elsewhere. */
export function demeritsOf(
  shaped: ShapedParagraph,
  lines: readonly Line[],
  widthOf: (line: number) => Mpt,
): number | null {
  return new Search(shaped, lines[0]?.start ?? 0, 0, widthOf, lines.length).demeritsOf(lines);
}

class Search {
  readonly #places: readonly Place[];
  readonly #isForced: boolean;
  /** Stretch of a line that is not justified; 0 for one that is. */
  readonly #ragged: Mpt;
  /** How far any line may hang over its end. */
  readonly #reach: Mpt;
  readonly #measures: readonly Mpt[];
  /** From this line on all measures are one: lines of different number are alike. */
  readonly #uniformFrom: number;
  readonly #kashidas: KashidaStretch | undefined;
  readonly #tabs: TabPlace[] = [];
  /** Tabs of lines by where and as which line they begin, as far as they were asked for. */
  readonly #tabsOfLines = new Map<number, LineTab[]>();

  constructor(
    private readonly shaped: ShapedParagraph,
    start: number,
    firstLine: number,
    widthOf: (line: number) => Mpt,
    lineCount: number,
  ) {
    const { spec } = shaped;
    const { text } = spec;
    this.#measures = Array.from({ length: 2 * lineCount + 2 }, (_, line) => widthOf(firstLine + line));
    let line = this.#measures.length - 1;
    while (line > 0 && this.#measures[line - 1] === this.#measures[line]) line--;
    this.#uniformFrom = line;
    const size = shaped.runAt(start)?.resolved.style.size ?? 0;
    this.#ragged = spec.align === 'justify' ? 0 : RAGGED_STRETCH * size;
    this.#reach = shaped.hasEdges ? 2 * shaped.edges.most : 0;
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    this.#isForced = end < text.length;
    this.#kashidas =
      spec.kashida && spec.align === 'justify' ? new KashidaStretch(shaped, start, end) : undefined;
    this.#places = this.#findPlaces(start, end);
  }

  #findPlaces(start: number, end: number): Place[] {
    const { advances, breaks, gaps, spec, edges, hasEdges } = this.shaped;
    const { text } = spec;
    const places: Place[] = [];
    let width = 0;
    let visibleEnd = start;
    let endWidth = 0;
    const add = (at: number, isDivided: boolean, startWidth: Mpt): void => {
      const hyphen = at > start && at < end ? edges.hyphen(visibleEnd, isDivided) : 0;
      const before = hasEdges && at < end ? edges.before(at) : 0;
      const after = hasEdges && at > start ? edges.after(visibleEnd, hyphen, 0) : 0;
      const mayHang = hasEdges && at > start && edges.after(visibleEnd, hyphen, edges.most) > after;
      const tabs = this.#tabs.length;
      places.push({ at, visibleEnd, isDivided, hyphen, before, after, mayHang, startWidth, endWidth, tabs });
    };
    add(start, false, 0);
    for (let at = start; at < end; at++) {
      const gap = at > start ? (gaps?.[at] ?? 0) : 0;
      const flags = at > start ? (breaks[at] ?? 0) : 0;
      // What stands between the characters of a line is not there where one begins.
      if (flags & (MAY_BREAK | MAY_HYPHENATE) && visibleEnd > start)
        add(at, (flags & MAY_BREAK) === 0, width + gap);
      width += gap + (advances[at] ?? 0);
      if (text.charCodeAt(at) === TAB) this.#tabs.push({ at, width });
      if (isSpace(text.charCodeAt(at))) continue;
      visibleEnd = at + 1;
      endWidth = width;
    }
    const isPair = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a;
    add(this.#isForced ? end + (isPair ? 2 : 1) : end, false, width);
    return places;
  }

  /** The last node of the best way through, with no line worse than `tolerance`. */
  run(tolerance: number): Node | undefined {
    const last = this.#places.length - 1;
    let active: Node[] = [{ place: 0, line: 0, fitness: 1, demerits: 0, before: undefined }];
    for (let place = 1; place <= last; place++) {
      const made: Node[] = [];
      let isDead = false;
      for (let index = 0; index < active.length; index++) {
        const node = active[index] as Node;
        const fault = this.#fault(node.place, place, node.line);
        if (fault !== TOO_FULL) {
          if (badnessOf(fault) <= tolerance) this.#reachPlace(made, node, place, fault);
          // Lines that begin later are shorter still.
          else if (this.#uniformFrom === 0 && node.place > 0 && place < last) break;
        } else if (!this.#isWithinReach(node, place)) {
          active[index] = DEAD;
          isDead = true;
        }
      }
      if (place === last) {
        return made.reduce<Node | undefined>(
          (best, node) => (best && best.demerits <= node.demerits ? best : node),
          undefined,
        );
      }
      if (isDead) active = active.filter((node) => node !== DEAD);
      active.push(...made);
      if (active.length === 0) return undefined;
    }
    return undefined;
  }

  /** Of the ways to one place, line and fitness only the best can be part of the best way through. */
  #reachPlace(made: Node[], node: Node, place: number, fault: number): void {
    const demerits = node.demerits + this.#demerits(node, place, fault);
    const line = Math.min(node.line + 1, this.#uniformFrom);
    const fitness = fitnessOf(fault);
    const same = made.findIndex((other) => other.line === line && other.fitness === fitness);
    if (same >= 0 && (made[same]?.demerits ?? 0) <= demerits) return;
    made[same < 0 ? made.length : same] = { place, line, fitness, demerits, before: node };
  }

  linesTo(node: Node): Line[] {
    const ways: Node[] = [];
    for (let at: Node | undefined = node; at?.before; at = at.before) ways.push(at);
    return ways.reverse().map((way, index) => this.#line(way.before?.place ?? 0, way.place, index));
  }

  demeritsOf(lines: readonly Line[]): number | null {
    let node: Node = { place: 0, line: 0, fitness: 1, demerits: 0, before: undefined };
    for (const line of lines) {
      let place = node.place + 1;
      while (place < this.#places.length && this.#places[place]?.at !== line.end) place++;
      if (place === this.#places.length) return null;
      const fault = this.#fault(node.place, place, node.line);
      if (fault === TOO_FULL) return null;
      const demerits = node.demerits + this.#demerits(node, place, fault);
      node = { place, line: node.line + 1, fitness: fitnessOf(fault), demerits, before: undefined };
    }
    return node.demerits;
  }

  #measure(line: number): Mpt {
    return this.#measures[Math.min(line, this.#uniformFrom)] ?? 0;
  }

  #indent(from: Place): Mpt {
    return from.at === 0 ? this.shaped.spec.indent : 0;
  }

  /** The tabs of a line between two places, and perhaps more that follow; undefined where it has none. */
  #tabsBetween(fromPlace: number, toPlace: number, line: number): readonly LineTab[] | undefined {
    const from = this.#places[fromPlace];
    const count = (this.#places[toPlace]?.tabs ?? 0) - (from?.tabs ?? 0);
    if (!from || count <= 0) return undefined;
    const key = fromPlace * (this.#uniformFrom + 1) + Math.min(line, this.#uniformFrom);
    const tabs = this.#tabsOfLines.get(key) ?? [];
    this.#tabsOfLines.set(key, tabs);
    let before = tabs.at(-1);
    while (tabs.length < count) {
      const index = from.tabs + tabs.length;
      const { at, width } = this.#tabs[index] as TabPlace;
      const pen = before
        ? before.from + before.advance + width - (this.#tabs[index - 1]?.width ?? 0)
        : this.#indent(from) - from.before + width - from.startWidth;
      before = tabAt(this.shaped, at, pen, this.#measure(line));
      tabs.push(before);
    }
    return tabs;
  }

  /** Width of what is visible between two places, with what hangs before it. */
  #width(fromPlace: number, toPlace: number, line: number): Mpt {
    const from = this.#places[fromPlace] as Place;
    const to = this.#places[toPlace] as Place;
    if (to.tabs <= from.tabs) return Math.max(0, to.endWidth - from.startWidth);
    const tab = this.#tabsBetween(fromPlace, toPlace, line)?.[to.tabs - from.tabs - 1] as LineTab;
    const { width } = this.#tabs[to.tabs - 1] as TabPlace;
    return tab.from + tab.advance + to.endWidth - width - this.#indent(from) + from.before;
  }

  /** From where a line gives and takes: what stands before a tab stays where it is. */
  #spacingFrom(from: Place, to: Place): number {
    return to.tabs > from.tabs ? (this.#tabs[to.tabs - 1] as TabPlace).at + 1 : from.at;
  }

  #fault(fromPlace: number, toPlace: number, line: number): number {
    const from = this.#places[fromPlace];
    const to = this.#places[toPlace];
    if (!from || !to) return TOO_FULL;
    const { shaped } = this;
    const width = this.#width(fromPlace, toPlace, line);
    let room = this.#measure(line) - this.#indent(from) - width - to.hyphen + from.before + to.after;
    if (room < 0 && to.mayHang) room += shaped.edges.after(to.visibleEnd, to.hyphen, -room) - to.after;
    if (room >= 0 && toPlace === this.#places.length - 1) return FAULTLESS;
    if (this.#ragged > 0) return lineFault(room, 0, this.#ragged);
    const { spacing } = shaped;
    const spaced = this.#spacingFrom(from, to);
    const spaces = spacing.stretchOf(spaced, to.visibleEnd);
    const stretch = spaces > 0 ? spaces + (this.#kashidas?.between(spaced, to.visibleEnd) ?? 0) : 0;
    return lineFault(room, spacing.shrinkOf(spaced, to.visibleEnd), stretch);
  }

  /** A later place may still fit where what makes the line too full can hang over its end. */
  #isWithinReach(node: Node, place: number): boolean {
    const from = this.#places[node.place];
    const to = this.#places[place];
    if (!from || !to || this.#reach === 0) return false;
    const room = this.#measure(node.line) - this.#width(node.place, place, node.line);
    const spaced = this.#spacingFrom(from, to);
    const shrink = this.#ragged > 0 ? 0 : this.shaped.spacing.shrinkOf(spaced, to.visibleEnd);
    return room + shrink + this.#reach >= 0;
  }

  #demerits(node: Node, place: number, fault: number): number {
    return lineDemerits(fault, node.fitness, {
      ends: (this.#places[place]?.hyphen ?? 0) > 0,
      endedBefore: (this.#places[node.place]?.hyphen ?? 0) > 0,
      isLast: place === this.#places.length - 1,
    });
  }

  #line(fromPlace: number, toPlace: number, line: number): Line {
    const { shaped } = this;
    const from = this.#places[fromPlace] as Place;
    const to = this.#places[toPlace] as Place;
    const text = {
      start: from.at,
      end: to.at,
      visibleEnd: Math.max(to.visibleEnd, from.at),
      fullWidth: this.#width(fromPlace, toPlace, line),
      forced: this.#isForced && toPlace === this.#places.length - 1,
      isDivided: to.isDivided,
      tabs: this.#tabsBetween(fromPlace, toPlace, line)?.slice(0, to.tabs - from.tabs),
    };
    return lineOf(shaped, text, this.#measure(line), this.#indent(from), from.before);
  }
}

const DEAD: Node = { place: 0, line: 0, fitness: 0, demerits: 0, before: undefined };
