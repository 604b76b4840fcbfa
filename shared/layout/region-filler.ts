/** Fragments that are filled one after the other, by elements that place their parts themselves. */
import type { DisplayItem, Frame, StructureTag } from '../display';
import type { Mpt } from '../geometry';
import { type Fragment, place, plainFrame } from './fragment';
import type { Region, Regions } from './regions';

export class RegionFiller {
  /** One for every region that was closed. */
  readonly fragments: Fragment[] = [];
  /** Index of the region that is being filled. */
  index = 0;
  #items: DisplayItem[] = [];
  #used: Mpt = 0;

  /** Every fragment is of `source` and has the `tag`. */
  constructor(
    private readonly regions: Regions,
    private readonly source: number,
    private readonly tag: StructureTag | null,
  ) {}

  get region(): Region {
    return this.regions.at(this.index);
  }

  /** Height from the top of the region to the lowest edge of what stands in it. */
  get used(): Mpt {
    return this.#used;
  }

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  put(frame: Frame, x: Mpt, y: Mpt): void {
    this.#items.push(place(frame, x, y));
    this.#used = Math.max(this.#used, y + frame.height);
  }

  /** Ends the region; what follows stands in the next one. */
  close(): void {
    const { source, tag } = this;
    const frame = { ...plainFrame(this.region.width, this.#used, this.#items), source, tag };
    this.fragments.push(this.isEmpty ? null : frame);
    this.#items = [];
    this.#used = 0;
    this.index += 1;
  }
}
