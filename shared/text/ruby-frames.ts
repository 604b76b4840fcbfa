/**
 * Bases and readings of a line as frames of their own, so that a tagged document tells one from the other
 * (ISO 32000-1 14.8.4.4.2: `Ruby` holds `RB` and `RT`). The base comes first in the order of reading.
 */
import type { DisplayItem, Frame, StructureRole } from '../display';
import type { Mpt } from '../geometry';
import { glyphRun } from './glyph-run';
import type { Line } from './line';
import type { TextContext } from './paragraph-spec';
import type { RubyGroup } from './ruby';
import type { ShapedRun } from './shaped-paragraph';
import { verticalRun } from './vertical-run';

/** How far the em box of CJK fonts reaches above and below the baseline, in em. */
const EM_ABOVE = 0.88;
const EM_BELOW = 0.12;

/** Sorts the items of a line, which come in the order of the line, into the frames of its groups. */
export class RubyFrames {
  #group: RubyGroup | undefined;
  #base: DisplayItem[] = [];
  #from: Mpt = 0;
  /** Size of the base. */
  #size: Mpt = 0;

  /** `centre` is the middle of a vertical line; undefined for a horizontal one. */
  constructor(
    private readonly items: DisplayItem[],
    private readonly line: Line,
    private readonly measure: Mpt,
    private readonly source: number,
    private readonly context: TextContext,
    private readonly centre: Mpt | undefined = undefined,
  ) {}

  /** What follows, from `at` along the line, belongs to the run's group, or to none: the list its items go to. */
  enter(run: ShapedRun | undefined, at: Mpt): DisplayItem[] {
    const group = run?.ruby;
    if (group !== this.#group) {
      this.#close(at);
      this.#group = group;
      this.#base = [];
      this.#from = at;
      this.#size = run?.resolved.nominalSize ?? 0;
    }
    return group ? this.#base : this.items;
  }

  #close(to: Mpt): void {
    const group = this.#group;
    if (!group || this.#base.length === 0) return;
    const base = this.#frame('RB', this.#base);
    const reading = this.#frame('RT', this.#readingItems(group, to));
    this.items.push(placed(this.#frame('Ruby', [placed(base), placed(reading)])));
  }

  #readingItems(group: RubyGroup, to: Mpt): DisplayItem[] {
    const { context } = this;
    const source = context.aside(this.source, group.text);
    // A justified line has opened the base, too: the reading stays in its middle, and inside the measure.
    const opened = Math.max(0, to - this.#from - group.baseWidth);
    const wanted = this.#from + group.lead + Math.round(opened / 2);
    let at = Math.max(0, Math.min(wanted, this.measure - group.width));
    const items: DisplayItem[] = [];
    for (const run of group.reading?.runs ?? []) {
      items.push(this.#readingRun(run, at, source));
      at += context.glyphs.widthOf(run.glyphStart, run.glyphEnd);
    }
    return items;
  }

  #readingRun(run: ShapedRun, at: Mpt, source: number): DisplayItem {
    const { context } = this;
    const { style } = run.resolved;
    const { glyphStart, glyphEnd, start, end } = run;
    if (this.centre !== undefined) {
      const centre = this.centre + Math.round((this.#size + style.size) / 2);
      return verticalRun(run, glyphStart, glyphEnd, start, end, at, centre, source, context);
    }
    const y = this.line.baseline - Math.round(EM_ABOVE * this.#size + EM_BELOW * style.size);
    return glyphRun(run, at, y, glyphStart, glyphEnd, start, end, source, context);
  }

  #frame(role: StructureRole, items: readonly DisplayItem[]): Frame {
    const { measure, line } = this;
    const isVertical = this.centre !== undefined;
    return {
      width: isVertical ? line.height : measure,
      height: isVertical ? measure : line.height,
      items,
      source: -1,
      tag: { role },
    };
  }
}

const placed = (frame: Frame): DisplayItem => ({ kind: 'group', x: 0, y: 0, frame });
