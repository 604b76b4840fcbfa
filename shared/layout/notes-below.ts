/**
 * Contents side by side whose notes stand below all of them together: columns, the cells of a row or the items of a
 * repeater that go on over regions. None of them knows alone what the notes of the others leave it. They are poured as
 * if notes took no room, into regions that are lower by what the notes there turn out to need, which is searched for
 * region after region. What notes need in one region is expected of those behind it.
 */
import type { Frame } from '../display';
import { type Mpt, toMpt } from '../geometry';
import { type CompiledNode, type Content, layoutsOf } from './compiled';
import type { LayoutContext } from './context';
import { LoweredRegions, NoteRooms } from './note-rooms';
import { isEmpty, type Regions, UNBOUNDED } from './regions';

/** What stands side by side in one region, and the height that it takes with what is around it. */
export interface SideBySide {
  readonly frames: readonly (Frame | undefined)[];
  readonly height: Mpt;
}

/** Room for notes is found to less than a line. */
const PRECISION: Mpt = toMpt(4);
/**
 * Regions poured in one search, as the {@link SearchBudget} counts them. Contents that go on for longer leave more room
 * than their notes need.
 */
const MAX_REGIONS_POURED = 2000;
/**
 * Pours in which all regions that are too full give their notes more room at once: usually, and where searching took too
 * long.
 */
const MAX_ROUGH_POURS = 4;
const MAX_ROUGH_POURS_AT_LAST = 1;

export class NotesBelow {
  readonly #rooms = new NoteRooms();
  /** The regions as the contents see them. */
  readonly regions: Regions;
  /** For laying them out. */
  readonly inner: LayoutContext;

  /** `inside` is what stands side by side. */
  constructor(
    private readonly outer: Regions,
    private readonly context: LayoutContext,
    private readonly inside: readonly CompiledNode[],
  ) {
    this.regions = new LoweredRegions(outer, this.#rooms);
    this.inner = context.withoutNotes;
  }

  /** Pours as often as it takes until contents and notes fit together in every region. */
  pour<T>(pour: () => T, regionsOf: (poured: T) => readonly SideBySide[]): T {
    let poured = pour();
    if (!this.context.hasNotes) return poured;
    let parts = regionsOf(poured);
    const { searching } = this.context;
    const layouts = layoutsOf(this.inside);
    let left = Math.min(MAX_REGIONS_POURED, searching.left);
    const again = (): void => {
      const { laidOut } = searching;
      poured = pour();
      parts = regionsOf(poured);
      const spent = parts.length * layouts;
      searching.spend(spent, searching.laidOut - laidOut);
      left = searching.isExhausted ? 0 : left - spent;
    };
    const search = (index: number): void =>
      this.#makeRoom(index, parts[index], () => {
        again();
        return parts[index];
      });
    for (let index = 0; index < parts.length && left > 0; index += 1)
      if (!this.#isSettled(index, parts)) search(index);
    if (left <= 0 && this.#rooms.hasAny) {
      this.#rooms.expectUsual();
      again();
    }
    const most = (): number => (searching.isExhausted ? MAX_ROUGH_POURS_AT_LAST : MAX_ROUGH_POURS);
    for (let round = 0; round < most() && this.#makeRoughRoom(parts); round += 1) again();
    return poured;
  }

  /** Whether contents and notes of a region fit together, and room that is kept there keeps nothing away. */
  #isSettled(index: number, parts: readonly SideBySide[]): boolean {
    const part = parts[index];
    if (!this.#fits(index, part)) return false;
    const isLast = index === parts.length - 1 || this.outer.at(index).full === UNBOUNDED;
    return isLast || this.#rooms.at(index) - this.#notesOf(index, part) <= PRECISION;
  }

  /** Searches for the least room that the notes of a region need, between what surely is too little and enough. */
  #makeRoom(index: number, poured: SideBySide | undefined, again: () => SideBySide | undefined): void {
    const { height } = this.outer.at(index);
    let part = poured;
    let room = this.#rooms.at(index);
    let tooLittle: Mpt = 0;
    let enough: Mpt = UNBOUNDED;
    let isEnough = false;
    /** The same stands in any region that is as high as this part; less content in a lower one, and fewer notes. */
    const learn = (): void => {
      const notes = this.#notesOf(index, part);
      isEnough = this.#fits(index, part);
      tooLittle = Math.max(tooLittle, isEnough ? notes : Math.max(room, height - (part?.height ?? 0)));
      enough = Math.min(enough, isEnough ? room : notes);
    };
    const reserve = (wanted: Mpt): void => {
      room = wanted;
      this.#rooms.set(index, room);
      part = again();
      learn();
    };
    learn();
    const share = this.#shareOf(index, part);
    if (tooLittle < share && share < enough) reserve(share);
    const { searching } = this.context;
    while (enough - tooLittle > PRECISION && !searching.isExhausted)
      reserve(tooLittle + Math.ceil((enough - tooLittle) / 2));
    if (!isEnough && searching.isExhausted) this.#rooms.set(index, enough);
    else if (!isEnough) reserve(enough);
    // Where nothing fits together with its notes they go on in the next region.
    if (isEmpty(this.outer.at(index)) && !holdsAnything(part)) reserve(tooLittle);
  }

  /**
   * Gives the notes of all regions that are too full their share of them, or where they have that all that they need
   * now; whether there was any such.
   */
  #makeRoughRoom(parts: readonly SideBySide[]): boolean {
    let most = 0;
    parts.forEach((part, index) => {
      if (this.#fits(index, part)) return;
      const known = this.#rooms.at(index);
      const share = this.#shareOf(index, part);
      const room = share > known ? share : this.#notesOf(index, part);
      if (room <= known) return;
      this.#rooms.set(index, room, false);
      most = Math.max(most, share);
    });
    this.#rooms.expect(parts.length, most);
    return most > 0;
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

  /** What notes take of a region if there are as many for so much content as in this part. */
  #shareOf(index: number, part: SideBySide | undefined): Mpt {
    const notes = this.#notesOf(index, part);
    const { height } = this.outer.at(index);
    return notes === 0 ? 0 : Math.floor((notes * height) / ((part?.height ?? 0) + notes));
  }
}

const holdsAnything = (part: SideBySide | undefined): boolean =>
  part?.frames.some((frame) => frame !== undefined && frame.items.length > 0) ?? false;

/** Pours contents that stand side by side; again, with room for all their notes together, where these do not fit. */
export function pourSideBySide<T>(
  contents: readonly Content[],
  regions: Regions,
  context: LayoutContext,
  pour: (regions: Regions, context: LayoutContext) => T,
  regionsOf: (poured: T) => readonly SideBySide[],
): T {
  const poured = pour(regions, context);
  if (!context.hasNotes) return poured;
  const inside = contents.map(({ compiled }) => compiled);
  const below = new NotesBelow(regions, context, inside);
  if (below.fit(regionsOf(poured))) return poured;
  return below.pour(() => pour(below.regions, below.inner), regionsOf);
}
