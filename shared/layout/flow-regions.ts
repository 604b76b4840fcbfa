/** The rooms of one flow, page after page. */
import type { Mpt } from '../geometry';
import type { NodeId } from '../model';
import type { FrameRoom } from './master';
import { type PageOpening, type Region, type Regions, UNBOUNDED } from './regions';

/** Where a flow's content goes: a room of a page, or nowhere once no further page offers one. */
export interface Slot {
  readonly page: number;
  readonly room: FrameRoom | null;
}

/** What a flow asks of the pages. */
export interface FlowPages {
  roomsOf(page: number): readonly FrameRoom[];
  /** Makes a page from `from` on open with what the opening says and answers which one it is. */
  open(from: number, opening: PageOpening): number;
  /** What was planned for pages from `from` on holds no longer. */
  forget(from: number): void;
  readonly limit: number;
}

/** Pages in a row that may lack a frame for the flow before it counts as ended. */
const MAX_PAGES_WITHOUT_ROOM = 3;

export class FlowRegions implements Regions {
  readonly #slots: Slot[] = [];
  #pages = 0;
  #width = 0;

  /**
   * Only one flow `leads`: it decides where sections begin and which pages only fill up; the others go along. `notes`
   * holds the room that notes of earlier regions take from later ones, by the place of the region.
   */
  constructor(
    private readonly flow: NodeId,
    private readonly pages: FlowPages,
    private readonly leads: boolean,
    private readonly notes: ReadonlyMap<number, Mpt>,
  ) {}

  get opensPages(): boolean {
    return this.leads;
  }

  at(index: number): Region {
    const { page, room } = this.slot(index);
    const full = room?.box.height ?? UNBOUNDED;
    const taken = room ? (this.notes.get(index) ?? 0) : 0;
    return { width: room?.box.width ?? this.#width, height: full - taken, full, page };
  }

  slot(index: number): Slot {
    while (this.#slots.length <= index) this.#addPage();
    return this.#slots[index] as Slot;
  }

  openPage(index: number, isUsed: boolean, opening: PageOpening): number | null {
    const { page, room } = this.slot(index);
    if (!this.leads || !room) return null;
    const isFirst = index === 0 || this.#slots[index - 1]?.page !== page;
    const from = isUsed || !isFirst || this.notes.has(index) ? page + 1 : page;
    this.#cut(from);
    this.#pages = this.pages.open(from, opening) - 1;
    return this.#slots.length - index;
  }

  forget(index: number): void {
    if (!this.leads) return;
    const { page } = this.slot(index);
    this.#cut(page + 1);
    this.pages.forget(page + 1);
    this.#pages = page;
  }

  /** Drops the rooms of pages from `page` on. */
  #cut(page: number): void {
    while ((this.#slots.at(-1)?.page ?? 0) >= page) this.#slots.pop();
  }

  #addPage(): void {
    const { limit } = this.pages;
    for (let without = 0; without < MAX_PAGES_WITHOUT_ROOM && this.#pages < limit; without += 1) {
      this.#pages += 1;
      const rooms = this.pages.roomsOf(this.#pages).filter(({ flow }) => flow === this.flow);
      for (const room of rooms) this.#slots.push({ page: this.#pages, room });
      const last = rooms.at(-1);
      if (last) {
        this.#width = last.box.width;
        return;
      }
    }
    this.#slots.push({ page: this.#pages + 1, room: null });
  }
}
