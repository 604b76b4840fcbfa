/** Pours items over the regions row by row. A row is kept together as long as a whole region can hold it. */
import type { Frame } from '../../display';
import type { Mpt } from '../../geometry';
import {
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  plainFrame,
  type Region,
  RegionFiller,
  type Regions,
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
  #notes: Mpt = 0;

  constructor(
    private readonly repeater: CompiledRepeater,
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#filler = new RegionFiller(regions, context.source(content.compiled.id, content.recordPath), null);
  }

  run(): readonly Fragment[] {
    const { children } = this.content;
    const filler = this.#filler;
    let next = 0;
    while (next < children.length) {
      const { region } = filler;
      const row = children.slice(next, next + this.#columns(region).count);
      if (this.#putWhole(row, region)) next += row.length;
      else if (filler.used > 0 || !isEmpty(region)) this.#closeRegion();
      else {
        this.#putDivided(row);
        next += row.length;
      }
    }
    if (!filler.isEmpty) this.#closeRegion();
    return filler.fragments;
  }

  /** Places a row where it fits into what is left of the region. */
  #putWhole(row: readonly Content[], region: Region): boolean {
    const { width, step } = this.#columns(region);
    const frames = row.map((item) => this.#whole(item, width, region.page));
    const height = Math.max(...frames.map((frame) => frame.height));
    const { used } = this.#filler;
    const top = used > 0 ? used + this.repeater.rowGap : 0;
    const notes = this.context.hasNotes
      ? frames.reduce((sum, frame) => sum + this.context.notesHeight(frame, region.page), 0)
      : 0;
    if (top + height + this.#notes + notes > region.height) return false;
    frames.forEach((frame, index) => {
      this.#filler.put(frame, index * step, top);
    });
    this.#notes += notes;
    return true;
  }

  /** Lays a row that no region holds out through as many as it needs; its items are divided side by side. */
  #putDivided(row: readonly Content[]): void {
    const filler = this.#filler;
    const column = new ColumnOf(this.regions, filler.index, (region) => this.#columns(region).width);
    const parts = row.map((item) => stackBlocks([item], column, this.context));
    const regions = Math.max(...parts.map((frames) => frames.length));
    for (let step = 0; step < regions; step += 1) {
      if (step > 0) this.#closeRegion();
      const columns = this.#columns(filler.region);
      parts.forEach((frames, index) => {
        const frame = frames[step];
        if (frame) filler.put(frame, index * columns.step, 0);
      });
    }
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

  #closeRegion(): void {
    this.#filler.close();
    this.#notes = 0;
  }
}

/** The regions from one on, as wide as one column of each. */
class ColumnOf implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly first: number,
    private readonly widthIn: (region: Region) => Mpt,
  ) {}

  at(index: number): Region {
    const region = this.regions.at(this.first + index);
    return { ...region, width: this.widthIn(region) };
  }
}
