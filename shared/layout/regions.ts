/**
 * Regions: the room that content is laid out into, one after the other without end. An element sees only its own view
 * of them: the first is what is left of the current one, the others are what follows.
 */
import type { Mpt } from '../geometry';
import type { SectionStart } from './flow-rules';

export interface Region {
  readonly width: Mpt;
  /** What is still free. */
  readonly height: Mpt;
  /** What would be free if the region were empty. */
  readonly full: Mpt;
  /** Page that the region lies on, counted from 1. */
  readonly page: number;
}

export interface Regions {
  /** Whether these are the regions of a flow that decides about pages, so that what follows does anything. */
  readonly opensPages?: boolean;
  /** The region `index` steps from the current one. */
  at(index: number): Region;
  /**
   * Opens a page for what follows region `index`, or the region's own page where nothing stands on it (`isUsed` says
   * whether something does): pages that only fill up come before it, a section begins with it. Answers how many steps
   * further its first region is; `null` where pages cannot be opened, and always where the method is absent: what
   * follows then skips regions until it finds its page.
   */
  openPage?(index: number, isUsed: boolean, opening: PageOpening): number | null;
  /** What was planned behind region `index` holds no longer: a layout that reached there was given up. */
  forget?(index: number): void;
}

/** What a page is opened for. */
export interface PageOpening {
  /** Right-hand pages are odd. */
  readonly parity: 'odd' | 'even' | null;
  readonly section: SectionStart | null;
}

/** A height that no content reaches; far inside the integers that stay exact. */
export const UNBOUNDED: Mpt = 1_000_000_000;

/** Whether nothing stands in the region yet; what does not fit here fits nowhere better. */
export const isEmpty = (region: Region): boolean => region.height >= region.full;

/** One region of a given width and as much height as the content wants. */
export class UnboundedRegion implements Regions, Region {
  readonly height = UNBOUNDED;
  readonly full = UNBOUNDED;

  constructor(
    readonly width: Mpt,
    readonly page: number,
  ) {}

  at(): Region {
    return this;
  }
}

/** What is left of other regions after `skip` of them and `used` of the next one's height. */
export class RestOfRegions implements Regions {
  readonly opensPages: boolean;

  constructor(
    private readonly regions: Regions,
    private readonly skip: number,
    private readonly used: Mpt,
  ) {
    this.opensPages = regions.opensPages === true;
  }

  at(index: number): Region {
    const region = this.regions.at(index + this.skip);
    if (index > 0 || this.used === 0) return region;
    const { width, height, full, page } = region;
    return { width, height: height - this.used, full, page };
  }

  openPage(index: number, isUsed: boolean, opening: PageOpening): number | null {
    const stands = isUsed || (index === 0 && this.used > 0);
    return this.regions.openPage?.(index + this.skip, stands, opening) ?? null;
  }

  forget(index: number): void {
    this.regions.forget?.(index + this.skip);
  }
}

/** A region that loses some of its height wherever it is; what is used of it stays used, and empty stays empty. */
export function shortened(region: Region, by: Mpt, width = region.width): Region {
  if (region.full === UNBOUNDED) return new UnboundedRegion(width, region.page);
  const full = Math.max(0, region.full - by);
  return { width, height: full - (region.full - region.height), full, page: region.page };
}

/** Regions made narrower and lower by insets that are the same in every one. */
export class InsetRegions implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly horizontal: Mpt,
    private readonly vertical: Mpt,
  ) {}

  at(index: number): Region {
    const region = this.regions.at(index);
    return shortened(region, this.vertical, Math.max(0, region.width - this.horizontal));
  }
}
