/**
 * What one pass finds out about the document, and the next one's view of it. The view remembers which facts were
 * used: only a change of those asks for another pass.
 */
import type { NodeId } from '../model';
import type { TextRange } from '../text';
import type { DocumentFacts, ElementPlace, HeadingFact, HeadingTitle, TurnFact } from './context';

/** Where a section begins, and how its pages are counted. */
export interface SectionStartPage {
  readonly first: number;
  /** Whether page numbers begin anew with it; else it is counted together with the section before. */
  readonly restartsNumbering: boolean;
}

/** The pages of a section: numbered from its first one, `count` of them, blank ones included. */
export interface SectionPages extends SectionStartPage {
  readonly count: number;
  /** Its last page that is not blank. */
  readonly last: number;
}

/** Where the elements that somebody asks for stand, what they are called, what repeats. */
export interface PlaceFacts {
  /** First page by {@link placeKey}: of the element, and of each of its turns. */
  readonly pages: ReadonlyMap<string, number>;
  readonly titles: ReadonlyMap<NodeId, HeadingTitle>;
  readonly labels: ReadonlyMap<NodeId, string>;
  readonly headings: readonly HeadingFact[];
  readonly turns: ReadonlyMap<NodeId, readonly TurnFact[]>;
}

export interface PageFacts {
  readonly pageCount: number;
  /** In the order of the document. */
  readonly sections: readonly SectionPages[];
}

export const NO_PLACES: PlaceFacts = {
  pages: new Map(),
  titles: new Map(),
  labels: new Map(),
  headings: [],
  turns: new Map(),
};

/** The name of a place: `clause`, or `terms@sections[2]` for one turn of a repeated element. */
export const placeKey = ({ nodeId, recordPath }: ElementPlace): string =>
  recordPath ? `${nodeId}@${recordPath}` : nodeId;

/** The section of a page in the current pass, by its place in the document, and the page's number as it counts. */
export type SectionNumbering = (page: number) => { readonly section: number; readonly number: number };

/** The facts of the pass before, as layout sees them. */
export class KnownFacts implements DocumentFacts {
  #known: PlaceFacts;
  /** Finds the places of this very pass when somebody first asks for them. */
  #find: (() => PlaceFacts) | null = null;
  #isRecording = true;
  #usesCount = false;
  #usesSections = false;
  /** What was answered about headings; null where nobody asked. */
  #headings: readonly HeadingFact[] | null = null;
  readonly #pages = new Map<string, number | undefined>();
  readonly #titles = new Map<NodeId, HeadingTitle | undefined>();
  readonly #labels = new Map<NodeId, string | undefined>();
  readonly #turns = new Map<NodeId, readonly TurnFact[]>();

  /**
   * `asked` collects the elements whose pages are wanted; it lives as long as the document. `onUse` is told about
   * every fact that is used.
   */
  constructor(
    private pagesKnown: PageFacts,
    places: PlaceFacts,
    private readonly numbering: SectionNumbering,
    private readonly asked: Set<NodeId>,
    private readonly onUse: () => void,
  ) {
    this.#known = places;
  }

  /** Answers from now on with what this pass found; how the answers are used settles nothing any more. */
  renew(pages: PageFacts, places: () => PlaceFacts): void {
    this.pagesKnown = pages;
    this.#find = places;
    this.#isRecording = false;
  }

  get #places(): PlaceFacts {
    if (this.#find) {
      this.#known = this.#find();
      this.#find = null;
    }
    return this.#known;
  }

  /** Runs what will be laid out again when the facts are known: what it uses asks for no further pass. */
  aside<T>(work: () => T): T {
    const before = this.#isRecording;
    this.#isRecording = false;
    const result = work();
    this.#isRecording = before;
    return result;
  }

  get pageCount(): number {
    return this.pagesKnown.pageCount;
  }

  noteCount(): void {
    if (this.#isRecording) this.#usesCount = true;
  }

  noteSections(): void {
    if (this.#isRecording) this.#usesSections = true;
  }

  /** What the pass before knew of a section, by its place in the document. */
  section(index: number): SectionPages | undefined {
    this.noteSections();
    return this.pagesKnown.sections[index];
  }

  sectionOf(page: number): { readonly number: number; readonly count: number } {
    this.onUse();
    this.noteSections();
    const { section, number } = this.numbering(page);
    return { number, count: countOf(this.pagesKnown, section) };
  }

  sectionNumberOf(page: number): number {
    this.onUse();
    this.noteSections();
    return numberIn(this.pagesKnown.sections, page).number;
  }

  pageOf(nodeId: NodeId, recordPath = ''): number | undefined {
    this.onUse();
    this.asked.add(nodeId);
    const key = placeKey({ nodeId, recordPath });
    const page = this.#places.pages.get(key);
    if (this.#isRecording) this.#pages.set(key, page);
    return page;
  }

  titleOf(nodeId: NodeId): HeadingTitle | undefined {
    this.onUse();
    const title = this.#places.titles.get(nodeId);
    if (this.#isRecording) this.#titles.set(nodeId, title);
    return title;
  }

  labelOf(nodeId: NodeId): string | undefined {
    this.onUse();
    const label = this.#places.labels.get(nodeId);
    if (this.#isRecording) this.#labels.set(nodeId, label);
    return label;
  }

  get headings(): readonly HeadingFact[] {
    this.onUse();
    const { headings } = this.#places;
    if (this.#isRecording) this.#headings = headings;
    return headings;
  }

  turnsOf(nodeId: NodeId): readonly TurnFact[] {
    this.onUse();
    const turns = this.#places.turns.get(nodeId) ?? [];
    if (this.#isRecording) this.#turns.set(nodeId, turns);
    return turns;
  }

  /** Whether any fact was used that only the finished pages tell. */
  get usesPlaces(): boolean {
    return (
      this.#headings !== null ||
      [this.#pages, this.#titles, this.#labels, this.#turns].some(({ size }) => size)
    );
  }

  /** Whether all that was used of pages and sections is as this pass found it. */
  agreesOnPages(found: PageFacts): boolean {
    if (this.#usesCount && found.pageCount !== this.pagesKnown.pageCount) return false;
    return !this.#usesSections || sameSections(this.pagesKnown.sections, found.sections);
  }

  /** Whether all that was used of places is as this pass found it. */
  agreesOnPlaces(found: PlaceFacts): boolean {
    return (
      sameAnswers(this.#pages, found.pages) &&
      [...this.#titles].every(([nodeId, title]) => sameTitles(title, found.titles.get(nodeId))) &&
      sameAnswers(this.#labels, found.labels) &&
      [...this.#turns].every(([nodeId, turns]) => sameTurns(turns, found.turns.get(nodeId) ?? [])) &&
      (this.#headings === null || sameHeadings(this.#headings, found.headings))
    );
  }
}

/** The section that counting a section's pages begins with. */
function countedWith(sections: readonly SectionStartPage[], section: number): number {
  let start = section;
  while (start > 0 && !sections[start]?.restartsNumbering) start -= 1;
  return start;
}

/** The section of a page by its place in the document, 0 where there is none, and the page's number as it counts. */
export function numberIn(sections: readonly SectionStartPage[], page: number): ReturnType<SectionNumbering> {
  const section = Math.max(
    0,
    sections.findLastIndex(({ first }) => first <= page),
  );
  return { section, number: page - (sections[countedWith(sections, section)]?.first ?? 1) + 1 };
}

/** Pages of a section and of those that are counted together with it. */
function countOf({ pageCount, sections }: PageFacts, section: number): number {
  if (!sections[section]) return pageCount;
  const start = countedWith(sections, section);
  let count = sections[start]?.count ?? 0;
  for (let next = start + 1; sections[next]?.restartsNumbering === false; next += 1)
    count += sections[next]?.count ?? 0;
  return count;
}

const sameSections = (a: readonly SectionPages[], b: readonly SectionPages[]): boolean =>
  a.length === b.length &&
  a.every(({ first, count, last, restartsNumbering }, index) => {
    const other = b[index];
    return (
      first === other?.first &&
      count === other.count &&
      last === other.last &&
      restartsNumbering === other.restartsNumbering
    );
  });

const sameAnswers = <T>(used: ReadonlyMap<string, T | undefined>, found: ReadonlyMap<string, T>): boolean =>
  [...used].every(([key, value]) => found.get(key) === value);

/** Turns of one element come in the order of its list, so their pages say everything. */
const sameTurns = (a: readonly TurnFact[], b: readonly TurnFact[]): boolean =>
  a.length === b.length && a.every(({ page }, index) => page === b[index]?.page);

const sameRanges = (a: readonly TextRange[] = [], b: readonly TextRange[] = []): boolean =>
  a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at].end);

const sameTitles = (a: HeadingTitle | undefined, b: HeadingTitle | undefined): boolean =>
  a?.title === b?.title && sameRanges(a?.isolates, b?.isolates);

const sameHeadings = (a: readonly HeadingFact[], b: readonly HeadingFact[]): boolean =>
  a.length === b.length &&
  a.every((heading, index) => {
    const other = b[index];
    return (
      heading.level === other?.level &&
      sameTitles(heading, other) &&
      heading.label === other.label &&
      heading.page === other.page &&
      heading.to === other.to
    );
  });
