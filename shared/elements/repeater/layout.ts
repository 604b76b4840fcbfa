/**
 * Pours items over the regions row by row. A row is kept together as long as a whole region can hold it; a taller one
 * begins where there is room for the beginnings of its items. The first stands at the side that the document's language
 * begins at.
 */
import type { Frame, TextDirection } from '../../display';
import type { Mpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  plainFrame,
  pourSideBySide,
  type Region,
  RegionFiller,
  type Regions,
  RestOfRegions,
  type SideBySide,
  stackBlocks,
  UnboundedRegion,
} from '../../layout';

export interface CompiledRepeater {
  readonly arrangement:
    | { readonly kind: 'columns'; readonly count: number }
    | { readonly kind: 'fixed'; readonly width: Mpt };
  readonly gap: Mpt;
  readonly rowGap: Mpt;
}

export function layoutRepeater(
  repeater: CompiledRepeater,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  return new RowFlow(repeater, content, regions, context).run();
}

/** The columns of a region. */
interface Columns {
  readonly count: number;
  readonly width: Mpt;
  readonly step: Mpt;
}

class RowFlow {
  readonly #filler: RegionFiller;
  readonly #isRtl: boolean;
  #notes: Mpt = 0;

  constructor(
    private readonly repeater: CompiledRepeater,
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#filler = new RegionFiller(regions, context.source(content.compiled.id, content.recordPath), null);
    this.#isRtl = (content.data as TextDirection) === 'rtl';
  }

  run(): readonly Fragment[] {
    const { children } = this.content;
    const filler = this.#filler;
    let next = 0;
    while (next < children.length) {
      const { region } = filler;
      const row = children.slice(next, next + this.#columns(region).count);
      const left = this.#put(row, region);
      if (left === 0) next += row.length;
      for (let step = 0; step < left && (step === 0 || !isEmpty(filler.region)); step += 1)
        this.#closeRegion();
    }
    if (!filler.isEmpty) this.#closeRegion();
    return filler.fragments;
  }

  /**
   * Places a row where it fits into what is left of the region, or begins here one that no region holds. Answers how many
   * regions are to be left because they have no room for it, 0 where it is placed.
   */
  #put(row: readonly Content[], region: Region): number {
    const columns = this.#columns(region);
    const frames = row.map((item) => this.#whole(item, columns.width, region.page));
    const height = Math.max(...frames.map((frame) => frame.height));
    const { used } = this.#filler;
    const top = used > 0 ? used + this.repeater.rowGap : 0;
    const notes = this.#notesOf(frames);
    if (top + height + this.#notes + notes <= region.height) {
      frames.forEach((frame, index) => {
        this.#filler.put(frame, this.#leftOf(index, columns, region), top);
      });
      this.#notes += notes;
      return 0;
    }
    const isForced = used === 0 && isEmpty(region);
    return isForced || height + notes > region.full ? this.#putDivided(row, top, isForced) : 1;
  }

  /**
   * Lays a row out through as many regions as it needs, its items divided side by side. Where it is not forced to begin
   * here and not every item does, it answers how many regions have no room for the beginning of one: they are not tried
   * one after the other, each with all that follows.
   */
  #putDivided(row: readonly Content[], top: Mpt, isForced: boolean): number {
    const filler = this.#filler;
    const taken = top + this.#notes;
    const column = new ColumnOf(this.regions, filler.index, taken, (region) => this.#columns(region).width);
    const parts = pourSideBySide(
      row,
      column,
      this.context,
      (room, inner) => row.map((item) => stackBlocks([item], room, inner)),
      sideBySide,
    );
    const left = Math.max(...parts.map((frames) => frames.findIndex(({ items }) => items.length > 0)));
    if (!isForced && left > 0) return left;
    sideBySide(parts).forEach(({ frames }, step) => {
      if (step > 0) this.#closeRegion();
      const columns = this.#columns(filler.region);
      frames.forEach((frame, index) => {
        if (frame) filler.put(frame, this.#leftOf(index, columns, filler.region), step === 0 ? top : 0);
      });
      this.#notes += this.#notesOf(frames);
    });
    return 0;
  }

  #notesOf(frames: readonly (Frame | undefined)[]): Mpt {
    const { context } = this;
    if (!context.hasNotes) return 0;
    const { page } = this.#filler.region;
    return frames.reduce((sum, frame) => sum + (frame ? context.notesHeight(frame, page) : 0), 0);
  }

  #whole(item: Content, width: Mpt, page: number): Frame {
    return stackBlocks([item], new UnboundedRegion(width, page), this.context)[0] ?? plainFrame(width, 0, []);
  }

  #columns({ width }: Region): Columns {
    const { arrangement, gap } = this.repeater;
    if (arrangement.kind === 'columns') {
      const own = Math.max(0, Math.floor((width - gap * (arrangement.count - 1)) / arrangement.count));
      return { count: arrangement.count, width: own, step: own + gap };
    }
    const own = Math.min(arrangement.width, width);
    const step = own + gap;
    // Without any room there is no count of what fits beside each other.
    return { count: step > 0 ? Math.max(1, Math.floor((width + gap) / step)) : 1, width: own, step };
  }

  #leftOf(index: number, { width, step }: Columns, region: Region): Mpt {
    const fromStart = index * step;
    return this.#isRtl ? region.width - fromStart - width : fromStart;
  }

  #closeRegion(): void {
    this.#filler.close();
    this.#notes = 0;
  }
}

/** What of the items of a row stands in each region. */
const sideBySide = (parts: readonly (readonly Frame[])[]): readonly SideBySide[] =>
  Array.from({ length: Math.max(...parts.map((frames) => frames.length)) }, (_, region) => {
    const frames = parts.map((own) => own[region]);
    return { frames, height: Math.max(...frames.map((frame) => frame?.height ?? 0)) };
  });

/** The regions from one on, of which something is taken, as wide as one column of each. */
class ColumnOf implements Regions {
  readonly #rest: Regions;

  constructor(
    regions: Regions,
    first: number,
    taken: Mpt,
    private readonly widthIn: (region: Region) => Mpt,
  ) {
    this.#rest = new RestOfRegions(regions, first, taken);
  }

  at(index: number): Region {
    const region = this.#rest.at(index);
    return { ...region, width: this.widthIn(region) };
  }
}
