/**
 * Contents side by side whose notes stand below all of them together: columns, the cells of a row or the items of a
 * repeater that go on over regions. None of them knows alone what the notes of the others leave it. They are poured as
 * if notes took no room, into regions that are lower by what the notes there turn out to need, which is searched for
 * region after region.
 */
import type { Frame } from '../display';
import { type Mpt, toMpt } from '../geometry';
import type { LayoutContext } from './context';
import { isEmpty, type Region, type Regions, UNBOUNDED } from './regions';
import { withoutNotes } from './without-notes';

/** What stands side by side in one region, and the height that it takes with what is around it. */
export interface SideBySide {
  readonly frames: readonly (Frame | undefined)[];
  readonly height: Mpt;
}

/** Room for notes is found to less than a line. */
const PRECISION: Mpt = toMpt(4);
/** Regions poured in searching; contents that go on for longer leave more room than their notes need. */
const MAX_REGIONS_POURED = 2000;
/** Pours in which all regions that are too full give their notes as much as they had at first. */
const MAX_ROUGH_POURS = 4;

export class NotesBelow {
  /** What the notes of regions take from their bottom, as far as it is known. */
  readonly #reserved = new Map<number, Mpt>();
  /** The regions as the contents see them. */
  readonly regions: Regions;
  /** For laying them out. */
  readonly inner: LayoutContext;

  constructor(
    private readonly outer: Regions,
    private readonly context: LayoutContext,
  ) {
    this.regions = new LoweredRegions(outer, this.#reserved);
    this.inner = withoutNotes(context);
  }

  /** Pours as often as it takes until contents and notes fit together in every region. */
  pour<T>(pour: () => T, regionsOf: (poured: T) => readonly SideBySide[]): T {
    let poured = pour();
    if (!this.context.hasNotes) return poured;
    let parts = regionsOf(poured);
    let spent = 0;
    const again = (): void => {
      poured = pour();
      parts = regionsOf(poured);
      spent += parts.length;
    };
    for (let index = 0; index < parts.length && spent < MAX_REGIONS_POURED; index += 1)
      if (!this.#fits(index, parts[index])) this.#makeRoom(index, () => parts[index], again);
    for (let round = 0; round < MAX_ROUGH_POURS && this.#reservesMore(parts); round += 1) again();
    return poured;
  }

  /** Searches for the least room that the notes of a region need, between what surely is too little and enough. */
  #makeRoom(index: number, here: () => SideBySide | undefined, again: () => void): void {
    const { height } = this.outer.at(index);
    const reserve = (room: Mpt): boolean => {
      this.#reserved.set(index, room);
      again();
      return this.#fits(index, here());
    };
    let tooLittle: Mpt = 0;
    // Less content stands above so much room, so its notes need no more.
    let enough = this.#notesOf(index, here());
    let guess = Math.floor((enough * height) / ((here()?.height ?? 0) + enough));
    let isEnough = false;
    while (enough - tooLittle > PRECISION) {
      isEnough = reserve(guess);
      if (isEnough) enough = guess;
      else tooLittle = guess;
      guess = tooLittle + Math.ceil((enough - tooLittle) / 2);
    }
    if (!isEnough) reserve(enough);
    // Where nothing fits together with its notes they go on in the next region.
    if (isEmpty(this.outer.at(index)) && !holdsAnything(here())) reserve(tooLittle);
  }

  /** Gives the notes of all regions that are too full as much room as they have now; whether there was any such. */
  #reservesMore(parts: readonly SideBySide[]): boolean {
    let hasMore = false;
    parts.forEach((part, index) => {
      const notes = this.#notesOf(index, part);
      if (this.#fits(index, part) || notes <= (this.#reserved.get(index) ?? 0)) return;
      this.#reserved.set(index, notes);
      hasMore = true;
    });
    return hasMore;
  }

  /** Whether contents and notes fit together in every region. */
  fit(parts: readonly SideBySide[]): boolean {
    return parts.every((part, index) => this.#fits(index, part));
  }

  #fits(index: number, part: SideBySide | undefined): boolean {
    const { full, height } = this.outer.at(index);
    if (!part || full === UNBOUNDED) return true;
    const notes = this.#notesOf(index, part);
    return notes === 0 || part.height + notes <= height;
  }

  #notesOf(index: number, part: SideBySide | undefined): Mpt {
    const { page } = this.outer.at(index);
    let notes = 0;
    for (const frame of part?.frames ?? []) if (frame) notes += this.context.notesHeight(frame, page);
    return notes;
  }
}

const holdsAnything = (part: SideBySide | undefined): boolean =>
  part?.frames.some((frame) => frame !== undefined && frame.items.length > 0) ?? false;

/** Pours contents that stand side by side; again, with room for all their notes together, where these do not fit. */
export function pourSideBySide<T>(
  regions: Regions,
  context: LayoutContext,
  pour: (regions: Regions, context: LayoutContext) => T,
  regionsOf: (poured: T) => readonly SideBySide[],
): T {
  const poured = pour(regions, context);
  if (!context.hasNotes) return poured;
  const below = new NotesBelow(regions, context);
  if (below.fit(regionsOf(poured))) return poured;
  return below.pour(() => pour(below.regions, below.inner), regionsOf);
}

class LoweredRegions implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly reserved: ReadonlyMap<number, Mpt>,
  ) {}

  at(index: number): Region {
    const region = this.regions.at(index);
    const reserved = this.reserved.get(index) ?? 0;
    return reserved === 0 || region.full === UNBOUNDED
      ? region
      : { ...region, height: region.height - reserved };
  }
}
