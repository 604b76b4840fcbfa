/**
 * Blocks one below the other, poured through regions: what flows, boxes, bands and table cells have in common.
 *
 * The space between two blocks is the larger of what the upper wants below and the lower wants above; at the top of a
 * region there is none. A block that is to keep with the next goes with it to the next region. What is taken out of
 * the flow stands where it was met and takes no room; what fills a region gets its place when the region is closed.
 */
import { diagnostic } from '../diag';
import type { DisplayItem, Frame } from '../display';
import { type Mpt, toPt } from '../geometry';
import type { BreakKind } from '../model';
import { layOutAnchored } from './anchored';
import type { CompiledNode, Content } from './compiled';
import type { LayoutContext } from './context';
import { fillRegion, type PlacedBlock } from './fill-region';
import { breakOf, type SectionStart, strongerBreak } from './flow-rules';
import { type Fragment, place, plainFrame } from './fragment';
import { NOTE_GAP } from './notes';
import {
  InsetRegions,
  isEmpty,
  type PageOpening,
  type Region,
  type Regions,
  RestOfRegions,
  UNBOUNDED,
} from './regions';

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
  #placed: PlacedBlock[] = [];
  /** Blocks of the current region that take room. */
  #standing = 0;
  /** Whether something of the region is to be filled when it is closed. */
  #hasFillers = false;
  /** Height used in the current region, the space that the last block wants below it, and the height of its notes. */
  #used: Mpt = 0;
  #spaceAfter: Mpt = 0;
  #notes: Mpt = 0;
  #index = 0;
  #region: Region;
  /** The break that the last block asks for behind it. */
  #breakAfter: BreakKind | null = null;

  constructor(
    private readonly blocks: readonly Content[],
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#region = regions.at(0);
  }

  run(): readonly Frame[] {
    let next = 0;
    while (next < this.blocks.length) next = this.#place(next);
    this.#closeRegion();
    return this.#frames;
  }

  /** Places one block and returns the index of the block to go on with. */
  #place(index: number): number {
    const block = this.blocks[index] as Content;
    const { compiled } = block;
    if (compiled.flow || this.#breakAfter) {
      this.#breakBefore(block, index);
      if (compiled.flow?.anchor) return this.#putAnchored(block, index);
      if (compiled.flow?.filler) return this.#putFiller(index);
    }
    const top = this.#standing === 0 ? 0 : Math.max(this.#spaceAfter, compiled.spaceBefore);
    const view = new RestOfRegions(this.regions, this.#index, this.#used + top + this.#notes);
    const fragments = this.#layOut(block, view);
    if (!this.#isAtTop() && doesNotFit(compiled, fragments))
      return this.#moveOn(index, view.at(0), fragments);
    this.#take(index, fragments, top);
    if (compiled.flow) this.#breakAfter = breakOf('breakAfter', block, this.context);
    return index + 1;
  }

  #isAtTop(): boolean {
    return this.#standing === 0 && isEmpty(this.#region);
  }

  /** Lays a block out; once more with room for the rule above the notes where the first ones leave none. */
  #layOut(block: Content, view: Regions): readonly Fragment[] {
    const { context } = this;
    const fragments = context.layOut(block, view);
    if (!context.hasNotes || !this.#crowdsNotes(fragments, view)) return fragments;
    return context.layOut(block, new InsetRegions(view, 0, NOTE_GAP));
  }

  #crowdsNotes(fragments: readonly Fragment[], view: Regions): boolean {
    return fragments.some((fragment, step) => {
      if (!fragment || (step === 0 && this.#notes > 0)) return false;
      const { page, height } = view.at(step);
      const notes = this.context.notesHeight(fragment, page);
      return notes > 0 && fragment.height + notes + NOTE_GAP > height;
    });
  }

  /**
   * Starts the next region with the block, and with those above that are to keep with it; a chain of them that fills the
   * region, or began before it, stays. What did not fit into the room that was `left` fits no better where there is no
   * more of it, and what left nothing in regions as it went on has no room in them either: it is not laid out to find
   * that out.
   */
  #moveOn(index: number, left: Region, fragments: readonly Fragment[]): number {
    let first = this.#placed.length;
    while (first > 0 && this.#keepsWithNext(this.#placed[first - 1])) first -= 1;
    const begun = first > 0 || !isEmpty(this.#region) ? this.#placed[first] : undefined;
    const taken = begun?.isRest ? undefined : begun;
    if (taken) this.#takeBack(first, taken);
    const empty = fragments.findIndex((fragment) => fragment !== null);
    let steps = 0;
    do {
      this.regions.forget?.(this.#index);
      this.#finishRegion();
      steps += 1;
    } while (!taken && (steps < empty || offersNoMore(this.#region, left)));
    return taken ? taken.index : index;
  }

  #keepsWithNext(placed: PlacedBlock | undefined): boolean {
    const compiled = this.blocks[placed?.index ?? -1]?.compiled;
    return compiled !== undefined && (compiled.keepWithNext || compiled.flow?.anchor != null);
  }

  #takeBack(first: number, taken: PlacedBlock): void {
    for (const { index } of this.#placed.slice(first)) if (this.#takesRoom(index)) this.#standing -= 1;
    this.#items.length = first;
    this.#placed.length = first;
    this.#used = taken.before;
    this.#spaceAfter = taken.spaceAfterBefore;
    this.#notes = taken.notesBefore;
  }

  #takesRoom(index: number): boolean {
    const flow = this.blocks[index]?.compiled.flow;
    return !flow?.anchor && !flow?.filler;
  }

  #take(index: number, fragments: readonly Fragment[], top: Mpt): void {
    const { compiled, scope } = this.blocks[index] as Content;
    const isTurn = compiled.each !== null && this.context.isObserved(compiled.id);
    // What is in the block may have opened the page anew.
    if (this.regions.opensPages) this.#region = this.regions.at(this.#index);
    fragments.forEach((fragment, step) => {
      if (step > 0) this.#finishRegion();
      if (!fragment) return;
      if (isTurn) this.context.mark(fragment, { kind: 'turn', nodeId: compiled.id, scope });
      const y = this.#used + (step === 0 ? top : 0);
      this.#put(index, place(fragment, 0, y), step > 0);
      this.#standing += 1;
      this.#used = y + fragment.height;
      if (fragment.width > this.#region.width) this.#reportWidth(compiled, fragment);
      if (this.context.hasNotes) this.#reserveNotes(fragment);
    });
    this.#spaceAfter = compiled.spaceAfter;
  }

  #put(index: number, item: DisplayItem, isRest = false): void {
    this.#placed.push({
      index,
      isRest,
      before: this.#used,
      spaceAfterBefore: this.#spaceAfter,
      notesBefore: this.#notes,
    });
    this.#items.push(item);
  }

  #reserveNotes(fragment: Frame): void {
    const notes = this.context.notesHeight(fragment, this.#region.page);
    if (notes > 0) this.#notes += notes + (this.#notes === 0 ? NOTE_GAP : 0);
  }

  #reportWidth({ id }: CompiledNode, { width }: Frame): void {
    const overflow = String(toPt(width - this.#region.width));
    this.context.report(diagnostic('layout.tooWide', { overflow }, { nodeId: id, page: this.#region.page }));
  }

  #putAnchored(block: Content, index: number): number {
    this.#put(index, layOutAnchored(block, this.#used, this.#region.page, this.context));
    return index + 1;
  }

  #putFiller(index: number): number {
    this.#put(index, place(NOTHING, 0, this.#used));
    this.#hasFillers = true;
    return index + 1;
  }

  /** Breaks as the block before or this one asks for; a section begins with a page unless it goes on in the flow. */
  #breakBefore(block: Content, index: number): void {
    const { flow } = block.compiled;
    const own = flow?.breakBefore ? breakOf('breakBefore', block, this.context) : null;
    const wanted = strongerBreak(this.#breakAfter, own);
    this.#breakAfter = null;
    const section = flow?.section;
    if (section && section.start !== 'continuous') {
      const kind = strongerBreak(wanted, section.start) ?? 'page';
      this.#openPage(kind, section);
    } else if (wanted === 'odd' || wanted === 'even') this.#openPage(wanted, null);
    else if (wanted && index > 0 && this.#standing > 0) this.#leave(wanted);
  }

  #openPage(kind: BreakKind, section: SectionStart | null): void {
    if (this.#region.full === UNBOUNDED) return;
    const parity = kind === 'odd' || kind === 'even' ? kind : null;
    const opening: PageOpening = { parity, section };
    const steps = this.regions.openPage?.(this.#index, this.#standing > 0, opening) ?? null;
    if (steps === null) {
      if (this.#standing > 0) this.#leave('page');
      this.#skipToParity(parity);
    } else if (steps === 0) this.#region = this.regions.at(this.#index);
    else for (let step = 0; step < steps; step += 1) this.#finishRegion();
  }

  #skipToParity(parity: 'odd' | 'even' | null): void {
    const rest = parity === 'odd' ? 1 : 0;
    while (parity && this.#region.full !== UNBOUNDED && this.#region.page % 2 !== rest) this.#finishRegion();
  }

  /** Leaves the region or page; where there is no end of room there is no other page either. */
  #leave(kind: BreakKind): void {
    const { page, full } = this.#region;
    if (full === UNBOUNDED) return;
    do this.#finishRegion();
    while (kind !== 'column' && this.#region.page === page && this.#region.full !== UNBOUNDED);
  }

  #closeRegion(): void {
    if (this.#hasFillers) this.#fill();
    this.#frames.push(plainFrame(this.#region.width, this.#used, this.#items));
  }

  /** Closes the region and goes on to the next. */
  #finishRegion(): void {
    this.#closeRegion();
    this.#items = [];
    this.#placed = [];
    this.#standing = 0;
    this.#used = 0;
    this.#spaceAfter = 0;
    this.#notes = 0;
    this.#index += 1;
    this.#region = this.regions.at(this.#index);
  }

  #fill(): void {
    const { blocks, context } = this;
    const stacked = { blocks, placed: this.#placed, items: this.#items, used: this.#used };
    const filled = fillRegion(stacked, this.#region, this.#notes, context);
    this.#items = filled.items;
    this.#used = filled.used;
    this.#hasFillers = false;
  }
}

const NOTHING: Frame = plainFrame(0, 0, []);

/** Whether a region is like another one, and has no more room left; an empty one takes what fits nowhere. */
const offersNoMore = (region: Region, { width, height, full }: Region): boolean =>
  !isEmpty(region) && region.width === width && region.full === full && region.height <= height;

const doesNotFit = ({ keepTogether }: CompiledNode, fragments: readonly Fragment[]): boolean =>
  fragments.length > 1 && (fragments[0] === null || keepTogether);
