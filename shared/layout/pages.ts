/**
 * The pages of a pass as they are planned: the section and the master of each, its bands with their heights, the room
 * that they leave for flows. Pages are planned in order, when a flow first gets there.
 */
import type { Frame } from '../display';
import { type BandPart, type CompiledMaster, type CompiledTemplate, missingMaster } from './compile';
import type { LayoutContext } from './context';
import { type KnownFacts, numberIn, type PageFacts, type SectionPages, type SectionStartPage } from './facts';
import type { FlowPages } from './flow-regions';
import type { SectionStart } from './flow-rules';
import { chooseMaster, type FrameRoom, type PlacedBand, placeBands, roomOf } from './master';
import type { PageOpening } from './regions';

/** More pages than any document has; what goes beyond is cut and reported. */
export const MAX_PAGES = 2000;

export interface PagePlan {
  readonly master: CompiledMaster;
  readonly bands: readonly PlacedBand[];
  readonly rooms: readonly FrameRoom[];
  /** Whether the page only fills up. */
  readonly isBlank: boolean;
}

interface Section extends SectionStartPage, Pick<SectionStart, 'name'> {}

/** What planning a page needs from whoever lays out. */
export interface PlanningContext extends Pick<LayoutContext, 'report'> {
  readonly facts: KnownFacts;
  isPresent(part: Pick<CompiledMaster, 'id' | 'when'>): boolean;
  /** Pages that were planned may come to be others. */
  forgetPages(): void;
  /** A band's frame on a page, in the width that the master leaves it. */
  bandFrame(part: BandPart, master: CompiledMaster, page: number): Frame;
}

export class Pages implements FlowPages {
  readonly limit = MAX_PAGES;
  #plans: PagePlan[] = [];
  #sections: Section[] = [UNNAMED];
  #missesMaster = false;

  /** `least` says how many pages a section has in any case, by its place in the document. */
  constructor(
    private readonly compiled: CompiledTemplate,
    private readonly context: PlanningContext,
    private readonly least: readonly number[],
  ) {}

  plan(page: number): PagePlan {
    while (this.#plans.length < page) this.#plans.push(this.#make(this.#plans.length + 1, false));
    return this.#plans[page - 1] as PagePlan;
  }

  roomsOf(page: number): readonly FrameRoom[] {
    return this.plan(page).rooms;
  }

  open(from: number, { parity, section: own }: PageOpening): number {
    const section = own ?? this.#begunWith(from);
    this.forget(from);
    if (section && from === 1) this.#sections = [UNNAMED];
    const endsSection = section !== null && (this.#sections.at(-1)?.first ?? 1) < from;
    let page = endsSection ? Math.max(from, this.#leastEnd() + 1) : from;
    if (page > from) this.plan(page - 1);
    if (parity !== null && (page % 2 === 1) !== (parity === 'odd')) {
      this.#blank(page);
      page += 1;
    }
    if (section) {
      const { name, restartsNumbering } = section;
      if (page === 1) this.#sections = [];
      this.#sections.push({ name, restartsNumbering, first: page });
    }
    return page;
  }

  forget(from: number): void {
    if (this.#plans.length >= from) {
      this.#plans.length = from - 1;
      this.context.forgetPages();
    }
    while (this.#sections.length > 1 && (this.#sections.at(-1)?.first ?? 0) >= from) this.#sections.pop();
  }

  /** Ends the document after `contentPages`; answers its pages and sections, those that only fill up included. */
  close(contentPages: number): PageFacts {
    this.forget(contentPages + 1);
    let pageCount = Math.max(contentPages, this.#leastEnd());
    this.plan(pageCount);
    const sections = this.#sections.map((section, index): SectionPages => {
      const end = (this.#sections[index + 1]?.first ?? pageCount + 1) - 1;
      let last = end;
      while (last > section.first && this.#plans[last - 1]?.isBlank) last -= 1;
      return {
        first: section.first,
        count: end - section.first + 1,
        last,
        restartsNumbering: section.restartsNumbering,
      };
    });
    if (this.compiled.isDuplex && pageCount % 2 === 1) {
      pageCount += 1;
      this.#blank(pageCount);
      const final = sections.pop();
      if (final) sections.push({ ...final, count: final.count + 1 });
    }
    return { pageCount, sections };
  }

  /** The section of a page by its place in the document, and the page's number as its section counts. */
  numberOf(page: number): { readonly section: number; readonly number: number } {
    return numberIn(this.#sections, page);
  }

  /** The section that a page was opened for; it goes along where the page is opened again before anything stands there. */
  #begunWith(page: number): Section | null {
    const last = this.#sections.at(-1);
    return last && last !== UNNAMED && last.first === page ? last : null;
  }

  /** The page that the last section goes to in any case. */
  #leastEnd(): number {
    const index = this.#sections.length - 1;
    return (this.#sections[index]?.first ?? 1) + (this.least[index] ?? 0) - 1;
  }

  #blank(page: number): void {
    if (page > 1) this.plan(page - 1);
    this.forget(page);
    this.#plans.push(this.#make(page, true));
  }

  #make(page: number, isBlank: boolean): PagePlan {
    const { masters } = this.compiled;
    const { section: index } = this.numberOf(page);
    const { name, first } = this.#sections[index] as Section;
    const { facts } = this.context;
    const position = page - first + 1;
    const hasLast = !isBlank && position > 1 && masters.some(({ use }) => use === 'last');
    const isLast = hasLast && facts.section(index)?.last === page;
    const role = { page, position, isLast, isBlank, section: name };
    const chosen = chooseMaster(masters, role, (master) => this.context.isPresent(master));
    if (!chosen?.exact && !isBlank && !this.#missesMaster) {
      this.#missesMaster = true;
      this.context.report(missingMaster(page));
    }
    if (!chosen) return { ...NOTHING, master: this.#sizeOf(page), isBlank };
    return this.#withBands(chosen.master, page, isBlank);
  }

  #withBands(master: CompiledMaster, page: number, isBlank: boolean): PagePlan {
    // A band may show page numbers; only its height matters here, and its frame is made again with the right ones.
    const measured = this.context.facts.aside(() =>
      master.parts
        .filter((part) => part.kind === 'band')
        .filter((part) => this.context.isPresent(part))
        .map((part) => ({ part, frame: this.context.bandFrame(part, master, page) })),
    );
    const { placed, top, bottom } = placeBands(master, measured);
    const rooms = isBlank
      ? []
      : master.parts.filter((part) => part.kind === 'frame').map((part) => roomOf(part, top, bottom));
    return { master, bands: placed, rooms, isBlank };
  }

  /** An empty page of the size that the pages around have. */
  #sizeOf(page: number): CompiledMaster {
    const before = this.#plans[page - 2]?.master ?? this.compiled.masters[0];
    if (!before) return NO_MASTER;
    return { ...NO_MASTER, id: before.id, width: before.width, height: before.height, bleed: before.bleed };
  }
}

/** What there is before the first section, or where there is none. */
const UNNAMED: Section = { name: '', first: 1, restartsNumbering: true };

const NOTHING = { bands: [], rooms: [] } as const;

/** What a document without any page master is drawn on: an empty A4 page. */
const NO_MASTER: CompiledMaster = {
  id: '',
  use: 'any',
  section: '',
  width: 595_276,
  height: 841_890,
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
  bleed: 0,
  background: null,
  when: null,
  parts: [],
};
