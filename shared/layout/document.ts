/**
 * Lays out one document: pours the flows through the frames of page after page, then puts on every page what its
 * master holds.
 *
 * How many pages there are is known only at the end, yet masters and texts may depend on it. So the layout is done
 * again with what the pass before found out, until the answer stays the same, five times at most.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { Bookmark, Destination, DisplayItem, DisplayPage, Frame } from '../display';
import { type Mpt, toPt } from '../geometry';
import type { NodeId } from '../model';
import type { Scope } from '../rules';
import type { TextContext } from '../text';
import { type Collected, collect, type PlacedFrame } from './collect';
import type { BandPart, CompiledMaster, CompiledTemplate } from './compile';
import { missingMaster } from './compile';
import type { CompiledNode, Content, ResolveContext } from './compiled';
import type { FrameMark, LayoutContext, SourceTable } from './context';
import { Counters } from './counters';
import { KnownFacts, NO_PLACES, type PageFacts, type PlaceFacts } from './facts';
import { ARTIFACT, type Fragment, place, plainFrame } from './fragment';
import { FrameMarks } from './marks';
import { chooseMaster, type FrameRoom, type PlacedBand, placeBands, roomOf } from './master';
import { type Region, type Regions, UNBOUNDED, UnboundedRegion } from './regions';
import { holds, resolveAll } from './resolve';
import { stackBlocks } from './stack';

export interface DocumentInput {
  readonly compiled: CompiledTemplate;
  readonly scope: Scope;
  readonly language: string;
  readonly text: TextContext;
  readonly sources: SourceTable;
  /** Says whose text is set next. */
  setText(nodeId: NodeId, recordPath: string): void;
}

export interface LaidOutDocument {
  readonly pages: readonly DisplayPage[];
  readonly diagnostics: readonly Diagnostic[];
  /** Everything that the record's document contains: of the flows, and of the masters that were used. */
  readonly contents: readonly Content[];
  readonly destinations: readonly Destination[];
  readonly bookmarks: readonly Bookmark[];
}

const MAX_PASSES = 5;
const MAX_PAGES = 2000;

export function layoutDocument(input: DocumentInput): LaidOutDocument {
  const resolved = new ResolvedDocument(input);
  const asked = new Set<NodeId>();
  let pages: PageFacts = { pageCount: 1, sections: [] };
  let places: PlaceFacts = NO_PLACES;
  for (let pass = 1; ; pass += 1) {
    const attempt = new Pass(input, resolved, pages, places, asked);
    const found = attempt.run();
    const agrees = attempt.facts.agreesOnPages(found);
    const isLast = pass === MAX_PASSES;
    if (agrees || isLast || attempt.facts.usesPlaces) {
      const usesPlaces = attempt.facts.usesPlaces;
      const finished = attempt.finish(agrees ? found.pageCount : Math.max(found.pageCount, pages.pageCount));
      const collected = attempt.collect(framesOf(finished));
      const isSettled = agrees && (!usesPlaces || attempt.facts.agreesOnPlaces(collected));
      if (isSettled || isLast) {
        const diagnostics = [...resolved.diagnostics, ...attempt.diagnostics];
        if (!isSettled) diagnostics.push(diagnostic('layout.unsettled', { passes: MAX_PASSES }));
        const { destinations, bookmarks } = collected;
        const contents = [...resolved.used(), ...attempt.deferred];
        return { pages: finished, diagnostics, contents, destinations, bookmarks };
      }
      places = collected;
    }
    pages = found;
  }
}

/** The record's content: of the flows at once, of a master's parts when the master is first used. */
class ResolvedDocument implements ResolveContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly language: string;
  readonly counters = new Counters();
  readonly #flows = new Map<NodeId, readonly Content[]>();
  readonly #parts = new Map<NodeId, readonly Content[]>();
  readonly #conditions = new Map<NodeId, boolean>();

  constructor(private readonly input: DocumentInput) {
    this.language = input.language;
    for (const [id, nodes] of input.compiled.flows) {
      this.#flows.set(id, resolveAll(nodes, input.scope, '', this));
    }
  }

  report(problem: Diagnostic): void {
    this.diagnostics.push(problem);
  }

  flow(id: NodeId): readonly Content[] {
    return this.#flows.get(id) ?? [];
  }

  /** Content of a band's blocks or of one placed element, under the id of the band or element. */
  part(id: NodeId, nodes: readonly CompiledNode[]): readonly Content[] {
    const known = this.#parts.get(id);
    if (known) return known;
    const contents = resolveAll(nodes, this.input.scope, '', this);
    this.#parts.set(id, contents);
    return contents;
  }

  /** For what one pass resolves while it lays out: it counts on, but the next pass counts the same again. */
  late(): ResolveContext {
    const report = (problem: Diagnostic) => this.report(problem);
    return { language: this.language, counters: this.counters.fork(), report };
  }

  /** Whether the condition of a master or band holds. */
  isPresent({ id, when }: Pick<CompiledMaster, 'id' | 'when'>): boolean {
    if (!when) return true;
    const known = this.#conditions.get(id);
    if (known !== undefined) return known;
    const value = holds(when, this.input.scope, id, 'when', this);
    this.#conditions.set(id, value);
    return value;
  }

  used(): Content[] {
    return [...this.#flows.values(), ...this.#parts.values()].flat();
  }
}

/** One page of a pass: its master, the bands with their measured heights, the room for flows. */
interface PagePlan {
  readonly master: CompiledMaster;
  readonly bands: readonly PlacedBand[];
  readonly rooms: readonly FrameRoom[];
}

class Pass implements LayoutContext {
  readonly text: TextContext;
  readonly facts: KnownFacts;
  readonly diagnostics: Diagnostic[] = [];
  /** What was resolved only here, because it depends on where the breaks fall. */
  readonly deferred: Content[] = [];
  readonly #marks = new FrameMarks();
  readonly #noteHeights = new Map<Content, Mpt>();
  readonly #plans: PagePlan[] = [];
  /** What the flows put into the rooms of each page, by the frame's id. */
  readonly #poured = new Map<number, Map<NodeId, Frame>>();
  readonly #seen = new Set<NodeId>();
  readonly #unchanging = new Map<NodeId, readonly Frame[]>();
  readonly #wanted: ReadonlySet<NodeId>;
  #late: ResolveContext | null = null;
  #usedPage = false;
  #missesMaster = false;

  constructor(
    private readonly input: DocumentInput,
    private readonly resolved: ResolvedDocument,
    pages: PageFacts,
    places: PlaceFacts,
    asked: Set<NodeId>,
  ) {
    this.text = input.text;
    this.#wanted = asked;
    const onUse = () => {
      this.#usedPage = true;
    };
    this.facts = new KnownFacts(
      pages,
      places,
      (page) => ({ number: page, count: this.pageCount }),
      asked,
      onUse,
    );
  }

  get pageCount(): number {
    return this.facts.pageCount;
  }

  notePage(what: 'number' | 'count'): void {
    this.#usedPage = true;
    if (what === 'count') this.facts.noteCount();
  }

  noteFacts(): void {
    this.#usedPage = true;
  }

  mark(frame: Frame, mark: FrameMark): void {
    this.#marks.add(frame, mark);
  }

  isObserved(nodeId: NodeId): boolean {
    return this.input.compiled.mentions.observed.has(nodeId);
  }

  notesHeight(frame: Frame, page: number): Mpt {
    let height = 0;
    for (const note of this.#marks.notesOf(frame)) height += this.#noteHeight(note, page);
    return height;
  }

  #noteHeight(note: Content, page: number): Mpt {
    const known = this.#noteHeights.get(note);
    if (known !== undefined) return known;
    const rooms = this.#plan(page).rooms;
    const width = Math.min(...rooms.map(({ box }) => box.width));
    const region = new UnboundedRegion(rooms.length > 0 ? width : 0, page);
    const [frame] = note.compiled.behaviour.layout(note, region, this);
    const height = frame?.height ?? 0;
    this.#noteHeights.set(note, height);
    return height;
  }

  setText(nodeId: NodeId, recordPath: string): void {
    this.input.setText(nodeId, recordPath);
  }

  source(nodeId: NodeId, recordPath: string, text?: string, paragraph?: number): number {
    return this.input.sources.add(nodeId, recordPath, text, paragraph);
  }

  resolve(compiled: CompiledNode, scope: Scope, recordPath: string): readonly Content[] {
    this.#late ??= this.resolved.late();
    const contents = resolveAll([compiled], scope, recordPath, this.#late);
    this.deferred.push(...contents);
    return contents;
  }

  report(problem: Diagnostic): void {
    this.diagnostics.push(problem);
  }

  /** Pours the flows and returns what pages they take, at least one. */
  run(): PageFacts {
    let pageCount = 1;
    for (const flow of this.input.compiled.flows.keys()) pageCount = Math.max(pageCount, this.#pour(flow));
    return { pageCount, sections: [{ first: 1, count: pageCount, last: pageCount }] };
  }

  #pour(flow: NodeId): number {
    const blocks = this.resolved.flow(flow);
    if (blocks.length === 0) return 1;
    const regions = new FlowRegions(flow, (page) => this.#plan(page).rooms);
    let lastPage = 1;
    stackBlocks(blocks, regions, this).forEach((frame, index) => {
      const slot = regions.slot(index);
      if (!slot.room) this.#reportLost(flow, frame, slot.page);
      else if (frame.items.length > 0 || index === 0) {
        const onPage = this.#poured.get(slot.page) ?? new Map<NodeId, Frame>();
        this.#poured.set(slot.page, onPage);
        onPage.set(slot.room.id, frame);
        lastPage = slot.page;
        if (frame.height > slot.room.box.height)
          this.#reportOverset(slot.room.id, frame.height - slot.room.box.height, slot.page);
      }
    });
    return lastPage;
  }

  #reportLost(flow: NodeId, frame: Frame, page: number): void {
    if (frame.height === 0) return;
    if (page > MAX_PAGES)
      this.report(diagnostic('layout.tooManyPages', { limit: MAX_PAGES }, { nodeId: flow }));
    else this.#reportOverset(flow, frame.height, page);
  }

  #reportOverset(nodeId: NodeId, overflow: number, page: number): void {
    this.report(diagnostic('layout.overset', { overflow: String(toPt(overflow)) }, { nodeId, page }));
  }

  #plan(page: number): PagePlan {
    for (let next = this.#plans.length + 1; next <= page; next += 1) this.#plans.push(this.#makePlan(next));
    return this.#plans[page - 1] as PagePlan;
  }

  #makePlan(page: number): PagePlan {
    const { masters } = this.input.compiled;
    const chosen = chooseMaster(masters, page, this.pageCount, (master) => this.resolved.isPresent(master));
    if (page > 1 && masters.some(({ use }) => use === 'last')) this.facts.noteCount();
    if (!chosen) return { master: NO_MASTER, bands: [], rooms: [] };
    if (!chosen.exact && !this.#missesMaster) {
      this.#missesMaster = true;
      this.report(missingMaster(page));
    }
    const { master } = chosen;
    // A band may show page numbers; only its height matters here, and `finish` lays it out with the right ones.
    const measured = this.facts.aside(() =>
      bandsOf(master)
        .filter((part) => this.resolved.isPresent(part))
        .map((part) => ({ part, frame: this.#bandFrame(part, master, page) })),
    );
    const { placed, top, bottom } = placeBands(master, measured);
    const rooms = master.parts
      .filter((part) => part.kind === 'frame')
      .map((part) => roomOf(part, top, bottom));
    return { master, bands: placed, rooms };
  }

  #bandFrame(part: BandPart, master: CompiledMaster, page: number): Frame {
    const width = master.width - master.margins.left - master.margins.right;
    const [frame] = this.#layOutPart(part.id, page, () => {
      const blocks = this.resolved.part(part.id, part.blocks);
      return stackBlocks(blocks, new UnboundedRegion(width, page), this).slice(0, 1);
    });
    return { ...(frame ?? plainFrame(width, 0, [])), source: this.source(part.id, '') };
  }

  /** Frames of something that stands on many pages; made once where no page number went into them. */
  #layOutPart(id: NodeId, page: number, make: () => readonly Fragment[]): readonly Frame[] {
    const known = this.#unchanging.get(id);
    if (known) return known;
    const first = this.diagnostics.length;
    this.#usedPage = false;
    const frames = make().filter((frame) => frame !== null);
    if (!this.#usedPage) this.#unchanging.set(id, frames);
    for (let index = first; index < this.diagnostics.length; index += 1) {
      const problem = this.diagnostics[index] as Diagnostic;
      this.diagnostics[index] = { ...problem, at: { ...problem.at, page: problem.at.page ?? page } };
    }
    return frames;
  }

  /** Makes the pages, now that their number is known. */
  finish(pageCount: number): DisplayPage[] {
    const sections = [{ first: 1, count: pageCount, last: pageCount }];
    this.facts.renew({ pageCount, sections }, () => this.collect(this.#pouredFrames()));
    const pages: DisplayPage[] = [];
    for (let page = 1; page <= pageCount; page += 1) pages.push(this.#page(page));
    return pages;
  }

  /** What the marks of the finished pages say. */
  collect(frames: Iterable<PlacedFrame>): Collected {
    const { targets } = this.input.compiled.mentions;
    const wanted = targets.size > 0 ? new Set([...this.#wanted, ...targets]) : this.#wanted;
    return collect(frames, this.#marks, this.input.sources.sources, wanted);
  }

  *#pouredFrames(): Iterable<PlacedFrame> {
    for (const [page, rooms] of this.#poured)
      for (const frame of rooms.values()) yield { frame, page, x: 0, y: 0 };
  }

  #page(page: number): DisplayPage {
    const plan = this.#plan(page);
    const { master } = plan;
    const items: DisplayItem[] = [];
    for (const part of master.parts) {
      if (part.kind === 'frame') {
        const room = plan.rooms.find(({ id }) => id === part.id);
        if (room) items.push(this.#room(room, page));
      } else if (part.kind === 'band') {
        const band = plan.bands.find((placed) => placed.part === part);
        if (band) this.#put(items, part.id, [this.#bandFrame(part, master, page)], band.x, band.y, true);
      } else {
        this.#element(items, part.node, page);
      }
    }
    const { width, height, id } = master;
    const frame: Frame = { width, height, items, source: this.source(id, ''), tag: null };
    return { width, height, frame, masterId: id, bleed: 0 };
  }

  #room({ id, box }: FrameRoom, page: number): DisplayItem {
    const poured = this.#poured.get(page)?.get(id);
    const frame: Frame = {
      width: box.width,
      height: box.height,
      items: poured?.items ?? [],
      source: this.source(id, ''),
      tag: null,
    };
    return place(frame, box.x, box.y);
  }

  #element(items: DisplayItem[], node: CompiledNode, page: number): void {
    const box = node.box ?? EMPTY_BOX;
    const frames = this.#layOutPart(node.id, page, () =>
      this.resolved
        .part(node.id, [node])
        .map((content) => this.#placedFragment(content, box.width, box.height, page)),
    );
    this.#put(items, node.id, frames, box.x, box.y, node.node.role === 'artifact');
  }

  #placedFragment(content: Content, width: number, height: number, page: number): Fragment {
    const { behaviour, id } = content.compiled;
    const fragment = behaviour.layout(content, new UnboundedRegion(width, page), this)[0] ?? null;
    if (fragment && height > 0 && fragment.height > height)
      this.#reportOverset(id, fragment.height - height, page);
    return fragment;
  }

  /** Puts a master's part on a page. What stood on an earlier page already is decoration from then on. */
  #put(
    items: DisplayItem[],
    id: NodeId,
    frames: readonly Frame[],
    x: number,
    y: number,
    isArtifact: boolean,
  ): void {
    const isRepeated = this.#seen.has(id) || isArtifact;
    this.#seen.add(id);
    for (const frame of frames) {
      const tagged: Frame = isRepeated
        ? { ...plainFrame(frame.width, frame.height, [place(frame, 0, 0)]), tag: ARTIFACT }
        : frame;
      items.push(place(tagged, x, y));
    }
  }
}

const EMPTY_BOX = { x: 0, y: 0, width: 0, height: 0 };

/** What a document without any page master is drawn on: an empty A4 page. */
const NO_MASTER: CompiledMaster = {
  id: '',
  use: 'any',
  width: 595_276,
  height: 841_890,
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
  when: null,
  parts: [],
};

const bandsOf = (master: CompiledMaster): BandPart[] => master.parts.filter((part) => part.kind === 'band');

/** Where a flow's content goes: a room of a page, or nowhere once no further page offers one. */
interface Slot {
  readonly page: number;
  readonly room: FrameRoom | null;
}

/** Pages in a row that may lack a frame for the flow before it counts as ended. */
const MAX_PAGES_WITHOUT_ROOM = 3;

/** The rooms of one flow, page after page. */
class FlowRegions implements Regions {
  readonly #slots: Slot[] = [];
  #pages = 0;
  #width = 0;

  constructor(
    private readonly flow: NodeId,
    private readonly roomsOf: (page: number) => readonly FrameRoom[],
  ) {}

  at(index: number): Region {
    const { page, room } = this.slot(index);
    const height = room?.box.height ?? UNBOUNDED;
    return { width: room?.box.width ?? this.#width, height, full: height, page };
  }

  slot(index: number): Slot {
    while (this.#slots.length <= index) this.#addPage();
    return this.#slots[index] as Slot;
  }

  #addPage(): void {
    for (let without = 0; without < MAX_PAGES_WITHOUT_ROOM && this.#pages < MAX_PAGES; without += 1) {
      this.#pages += 1;
      const rooms = this.roomsOf(this.#pages).filter(({ flow }) => flow === this.flow);
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

const framesOf = (pages: readonly DisplayPage[]): PlacedFrame[] =>
  pages.map(({ frame }, index) => ({ frame, page: index + 1, x: 0, y: 0 }));
