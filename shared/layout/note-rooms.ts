/** Regions that are lower by what the notes below them take, as far as that is known, or else expected. */
import type { Mpt } from '../geometry';
import { type Region, type Regions, shortened, UNBOUNDED } from './regions';

/** How many rooms of those that are known are no larger than the usual one. */
const USUAL = 3 / 4;

/** What notes take from the bottom of regions. */
export class NoteRooms {
  readonly #known = new Map<number, Mpt>();
  #first = Number.POSITIVE_INFINITY;
  #expected: Mpt = 0;

  get hasAny(): boolean {
    return this.#known.size > 0;
  }

  at(index: number): Mpt {
    return this.#known.get(index) ?? (index >= this.#first ? this.#expected : 0);
  }

  isKnown(index: number): boolean {
    return this.#known.has(index);
  }

  /** So much in this region, and as much is expected of those behind it. */
  set(index: number, room: Mpt, isExpectedBehind = true): void {
    this.#known.set(index, room);
    if (!isExpectedBehind) return;
    this.#first = index + 1;
    this.#expected = room;
  }

  /** What nearly all that is known needs at most is expected of the others. */
  expectUsual(): void {
    const rooms = [...this.#known.values()].sort((a, b) => a - b);
    this.#expected = rooms[Math.floor(rooms.length * USUAL)] ?? 0;
  }

  /** At least so much in regions from one on of which nothing is known. */
  expect(first: number, room: Mpt): void {
    if (room <= this.at(first)) return;
    this.#first = first;
    this.#expected = room;
  }
}

export class LoweredRegions implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly rooms: NoteRooms,
  ) {}

  /** Room that is only expected makes the region itself smaller: what fits nowhere stands there and goes on no further. */
  at(index: number): Region {
    const region = this.regions.at(index);
    const room = this.rooms.at(index);
    if (room === 0 || region.full === UNBOUNDED) return region;
    return this.rooms.isKnown(index) ? { ...region, height: region.height - room } : shortened(region, room);
  }
}
