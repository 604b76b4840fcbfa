/**
 * Blocks one below the other, poured through regions: what flows, boxes, bands and table cells have in common.
 *
 * The space between two blocks is the larger of what the upper wants below and the lower wants above; at the top of a
 * region there is none. A block that is to keep with the next goes with it to the next region.
 */
import type { DisplayItem, Frame } from '../display';
import type { Mpt } from '../geometry';
import type { Content } from './compiled';
import type { LayoutContext } from './context';
import { type Fragment, place, plainFrame } from './fragment';
import { isEmpty, type Regions, RestOfRegions, UNBOUNDED } from './regions';

interface Placed {
  /** Its place among the blocks. */
  readonly index: number;
  /** Bottom of the block before it, where the region goes back to when this one is taken out. */
  readonly before: Mpt;
  readonly spaceAfterBefore: Mpt;
}

/** Lays blocks out one below the other; one frame for each region they use. */
export function stackBlocks(
  blocks: readonly Content[],
  regions: Regions,
  context: LayoutContext,
): readonly Frame[] {
  return new Stack(blocks, regions, context).run();
}

class Stack {
  readonly #frames: Frame[] = [];
  #items: DisplayItem[] = [];
  #placed: Placed[] = [];
  /** Height used in the current region, and the space that the last block wants below it. */
  #used: Mpt = 0;
  #spaceAfter: Mpt = 0;
  #region = 0;

  constructor(
    private readonly blocks: readonly Content[],
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {}

  run(): readonly Frame[] {
    let index = 0;
    while (index < this.blocks.length) index = this.#place(index);
    this.#finishRegion();
    return this.#frames;
  }

  /** Places one block and returns the index of the block to go on with. */
  #place(index: number): number {
    const block = this.blocks[index] as Content;
    const { compiled } = block;
    if (compiled.breakBefore && index > 0 && this.#placed.length > 0) this.#nextPage();
    const top = this.#placed.length === 0 ? 0 : Math.max(this.#spaceAfter, compiled.spaceBefore);
    const view = new RestOfRegions(this.regions, this.#region, this.#used + top);
    const fragments = compiled.behaviour.layout(block, view, this.context);
    if (!this.#isAtTop() && this.#doesNotFit(block, fragments)) return this.#moveOn(index);
    this.#take(index, fragments, top);
    return index + 1;
  }

  #isAtTop(): boolean {
    return this.#placed.length === 0 && isEmpty(this.regions.at(this.#region));
  }

  #doesNotFit({ compiled }: Content, fragments: readonly Fragment[]): boolean {
    return fragments.length > 1 && (fragments[0] === null || compiled.keepTogether);
  }

  /** Starts the next region with the block, and with those above that are to keep with it. */
  #moveOn(index: number): number {
    let first = this.#placed.length;
    while (first > 0 && this.blocks[this.#placed[first - 1]?.index ?? 0]?.compiled.keepWithNext) first -= 1;
    const taken = first > 0 ? this.#placed[first] : undefined;
    if (taken) {
      this.#items.length = first;
      this.#used = taken.before;
      this.#spaceAfter = taken.spaceAfterBefore;
    }
    this.#finishRegion();
    return taken ? taken.index : index;
  }

  #take(index: number, fragments: readonly Fragment[], top: Mpt): void {
    const { compiled } = this.blocks[index] as Content;
    fragments.forEach((fragment, step) => {
      if (step > 0) this.#finishRegion();
      if (!fragment) return;
      this.#placed.push({ index, before: this.#used, spaceAfterBefore: this.#spaceAfter });
      const y = this.#used + (step === 0 ? top : 0);
      this.#items.push(place(fragment, 0, y));
      this.#used = y + fragment.height;
    });
    this.#spaceAfter = compiled.spaceAfter;
  }

  /** Leaves the page; where there is no end of room there is no other page either. */
  #nextPage(): void {
    const { page, full } = this.regions.at(this.#region);
    if (full === UNBOUNDED) return;
    do this.#finishRegion();
    while (this.regions.at(this.#region).page === page);
  }

  #finishRegion(): void {
    const { width } = this.regions.at(this.#region);
    this.#frames.push(plainFrame(width, this.#used, this.#items));
    this.#items = [];
    this.#placed = [];
    this.#used = 0;
    this.#spaceAfter = 0;
    this.#region += 1;
  }
}
