/** Columns side by side in each of the regions around them. */
import type { Mpt } from '../../geometry';
import { type Region, type Regions, UNBOUNDED } from '../../layout';

export interface ColumnGrid {
  readonly count: number;
  readonly gap: Mpt;
}

/** A height that the columns of one of the outer regions are held to. */
export interface ColumnLimit {
  readonly outer: number;
  readonly height: Mpt;
}

export const columnWidth = ({ count, gap }: ColumnGrid, width: Mpt): Mpt =>
  Math.max(0, Math.floor((width - gap * (count - 1)) / count));

export class ColumnRegions implements Regions {
  constructor(
    private readonly outer: Regions,
    private readonly grid: ColumnGrid,
    private readonly limit: ColumnLimit | null,
  ) {}

  at(index: number): Region {
    const { count } = this.grid;
    const step = Math.floor(index / count);
    const region = this.outer.at(step);
    const width = columnWidth(this.grid, region.width);
    if (region.full === UNBOUNDED) return this.#endless(index, region, width);
    const height = this.limit?.outer === step ? Math.min(region.height, this.limit.height) : region.height;
    return { width, height, full: region.full, page: region.page };
  }

  /** Where the outer region has no end the last column has none either: nothing can go on behind it. */
  #endless(index: number, { page }: Region, width: Mpt): Region {
    const isLast = index >= this.grid.count - 1;
    const full = isLast || !this.limit ? UNBOUNDED : this.limit.height;
    return { width, height: full, full, page };
  }
}
