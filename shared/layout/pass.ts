/** One pass over a document: pours the flows, then puts on every page what its master holds. */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplayItem, DisplayPage, Frame } from '../display';
import { type Mpt, type Point, toPt } from '../geometry';
import type { NodeId } from '../model';
import type { Scope } from '../rules';
import type { TextContext } from '../text';
import { settleAnchored } from './anchored';
import type { CompiledBackground } from './background';
import { type Collected, collect, type PlacedFrame } from './collect';
import type { BandPart, CompiledMaster } from './compile';
import type { CompiledNode, Content, ResolveContext } from './compiled';
import type { FrameMark, LayoutContext } from './context';
import type { DocumentInput } from './document';
import { KnownFacts, type PageFacts, type PlaceFacts } from './facts';
import { ARTIFACT, type Fragment, place, plainFrame } from './fragment';
import { KnownLayouts, NotedRegions, type RememberedLayout } from './known-layouts';
import { FrameMarks } from './marks';
import type { FrameRoom } from './master';
import { withNotes } from './notes';
import { type PagePlan, Pages, type PlanningContext } from './pages';
import { pictureFamily } from './picture';
import { type PouredRoom, pourFlow } from './pour';
import { type Regions, UnboundedRegion } from './regions';
import { resolveAll } from './resolve';
import type { ResolvedDocument } from './resolved-document';
import { SearchBudget } from './search-budget';
import { stackBlocks } from './stack';
import { withoutNotes } from './without-notes';

/** What the passes before left for this one. */
export interface PassInput {
  readonly pages: PageFacts;
  readonly places: PlaceFacts;
  /** Pages that sections have in any case, by their place in the document. */
  readonly least: readonly number[];
  /** Elements whose pages were asked for; grows. */
  readonly asked: Set<NodeId>;
}

/** Content with more sources than that is worth a note that it carries no marks. */
const MANY_SOURCES = 50;

/** Layouts that are kept of a content for the pass: what balances and searches tries about as many. */
const TRIED_LAYOUTS = 16;

export class Pass implements LayoutContext, PlanningContext {
  readonly text: TextContext;
  readonly facts: KnownFacts;
  readonly diagnostics: Diagnostic[] = [];
  /** What was resolved only here, because it depends on where the breaks fall. */
  readonly deferred: Content[] = [];
  readonly searching = new SearchBudget();
  readonly #marks = new FrameMarks();
  /** How often something with a mark was made or taken over. */
  #marksMet = 0;
  /** The marks in the order they were made, for the memory. */
  readonly #marked: (readonly [Frame, FrameMark])[] = [];
  /** What was laid out in this pass, with and without room for notes. */
  readonly #tried = new KnownLayouts(TRIED_LAYOUTS);
  readonly #triedWithout = new KnownLayouts(TRIED_LAYOUTS);
  #without: LayoutContext | null = null;
  readonly #kept = new Map<Content, Map<string, object>>();
  readonly #noteHeights = new Map<Content, Map<Mpt, Mpt>>();
  readonly #pages: Pages;
  /** What the flows put into the rooms of each page. */
  readonly #poured = new Map<number, PouredRoom[]>();
  readonly #seen = new Set<NodeId>();
  readonly #unchanging = new Map<NodeId, readonly Frame[]>();
  readonly #asked: ReadonlySet<NodeId>;
  /** The flow that is being poured. */
  #flow: NodeId | null = null;
  /** Whether a band is laid out: it takes the height it wants, and its notes stand in itself, whatever the page. */
  #isInBand = false;
  #late: ResolveContext | null = null;
  #usedPage = false;

  constructor(
    private readonly input: DocumentInput,
    private readonly resolved: ResolvedDocument,
    { pages, places, least, asked }: PassInput,
  ) {
    this.text = input.text;
    this.#asked = asked;
    this.#pages = new Pages(input.compiled, this, least);
    const onUse = () => {
      this.#usedPage = true;
    };
    this.facts = new KnownFacts(pages, places, (page) => this.#pages.numberOf(page), asked, onUse);
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

  layOut(content: Content, regions: Regions): readonly Fragment[] {
    return this.#layOut(content, regions, this.#tried, this);
  }

  get withoutNotes(): LayoutContext {
    this.#without ??= withoutNotes(this, (content, regions, without) =>
      this.#layOut(content, regions, this.#triedWithout, without),
    );
    return this.#without;
  }

  /** What is remembered longer than the pass; notes take room that depends on what else stands on the page. */
  get #lasting(): KnownLayouts | undefined {
    return this.#marks.hasNotes ? undefined : this.input.memory?.layouts;
  }

  #layOut(
    content: Content,
    regions: Regions,
    tried: KnownLayouts,
    within: LayoutContext,
  ): readonly Fragment[] {
    // What holds nothing is laid out as quickly as it is remembered, unless room for notes is searched for.
    const isTried = content.children.length > 0 || this.#marks.hasNotes;
    const lasting = this.#lasting;
    if (!isTried && !lasting) return this.#layOutAnew(content, regions, within);
    const again = tried.find(content, regions);
    if (again) return this.#takeOver(again);
    const before = lasting?.find(content, regions);
    if (before && isTried) tried.add(content, before);
    if (before) return this.#takeOver(before);
    const { fragments, layout } = this.#layOutNoted(content, regions, within);
    if (layout && isTried) tried.add(content, layout);
    if (layout) this.#lasting?.add(content, layout);
    return fragments;
  }

  #layOutAnew(content: Content, regions: Regions, within: LayoutContext): readonly Fragment[] {
    const marked = this.#marksMet;
    const { nextSource } = this;
    const fragments = content.compiled.behaviour.layout(content, regions, within);
    if (this.#marksMet === marked && this.nextSource - nextSource > MANY_SOURCES)
      for (const fragment of fragments) if (fragment) this.#marks.addBare(fragment);
    return fragments;
  }

  #takeOver({
    fragments,
    diagnostics,
    textProblems,
    deferred,
    marks,
    hasMarks,
  }: RememberedLayout): readonly Fragment[] {
    if (hasMarks) this.#marksMet += 1;
    this.diagnostics.push(...diagnostics);
    this.input.textProblems.push(...textProblems);
    this.deferred.push(...deferred);
    for (const [frame, mark] of marks) this.mark(frame, mark);
    return fragments;
  }

  /** Lays content out; what is to be remembered of that is null where it depends on more than the regions. */
  #layOutNoted(
    content: Content,
    regions: Regions,
    within: LayoutContext,
  ): { readonly fragments: readonly Fragment[]; readonly layout: RememberedLayout | null } {
    const noted = new NotedRegions(regions);
    const { diagnostics, deferred, input } = this;
    const { textProblems } = input;
    const before = { said: diagnostics.length, text: textProblems.length, deferred: deferred.length };
    const marked = this.#marked.length;
    const met = this.#marksMet;
    const counted = this.#late?.counters.steps ?? 0;
    const { hasNotes } = this.#marks;
    const usedPage = this.#usedPage;
    this.#usedPage = false;
    const fragments = this.#layOutAnew(content, noted, within);
    const hasCounted = counted !== (this.#late?.counters.steps ?? 0);
    if (hasNotes) this.searching.noteLayout(noted.asked.length);
    const hasPlanned = noted.wantsPages && noted.opensPages;
    const isOpen = this.#usedPage || hasPlanned || hasNotes !== this.#marks.hasNotes || hasCounted;
    this.#usedPage ||= usedPage;
    if (isOpen) return { fragments, layout: null };
    const hasMarks = this.#marksMet > met;
    const layout: RememberedLayout = {
      regions: noted.asked,
      wantsPages: noted.wantsPages,
      fragments,
      diagnostics: distinct(diagnostics, before.said),
      textProblems: distinct(textProblems, before.text),
      deferred: distinct(deferred, before.deferred),
      marks: distinct(this.#marked, marked),
      hasMarks,
      hasNotes: hasMarks && hasNotes,
    };
    return { fragments, layout };
  }

  once<T extends object>(content: Content, name: string, make: () => T): T {
    const kept = this.input.memory?.keptOf(content) ?? this.#keptOf(content);
    const known = kept.get(name) as T | undefined;
    if (known) return known;
    const made = make();
    kept.set(name, made);
    return made;
  }

  #keptOf(content: Content): Map<string, object> {
    const known = this.#kept.get(content) ?? new Map<string, object>();
    this.#kept.set(content, known);
    return known;
  }

  mark(frame: Frame, mark: FrameMark): void {
    this.#marks.add(frame, mark);
    this.#marksMet += 1;
    if (this.input.memory) this.#marked.push([frame, mark]);
  }

  isObserved(nodeId: NodeId): boolean {
    return this.input.compiled.mentions.observed.has(nodeId);
  }

  get hasNotes(): boolean {
    return this.#marks.hasNotes;
  }

  notesHeight(frame: Frame, page: number): Mpt {
    const notes = this.#marks.notesOf(frame);
    if (notes.length === 0 || this.#isInBand) return 0;
    const width = this.#noteWidth(page);
    let height = 0;
    for (const note of notes) height += this.#noteHeight(note, width, page);
    return height;
  }

  /** The width that notes of a page have; where the rooms of a flow differ, the narrowest, so that they surely fit. */
  #noteWidth(page: number): Mpt {
    const rooms = this.#pages.roomsOf(page).filter(({ flow }) => this.#flow === null || flow === this.#flow);
    return rooms.length > 0 ? Math.min(...rooms.map(({ box }) => box.width)) : 0;
  }

  #noteHeight(note: Content, width: Mpt, page: number): Mpt {
    const known = this.#noteHeights.get(note) ?? new Map<Mpt, Mpt>();
    this.#noteHeights.set(note, known);
    const same = known.get(width);
    if (same !== undefined) return same;
    const [frame] = this.layOut(note, new UnboundedRegion(width, page));
    const height = frame?.height ?? 0;
    known.set(width, height);
    return height;
  }

  setText(nodeId: NodeId, recordPath: string): void {
    this.input.setText(nodeId, recordPath);
  }

  get nextSource(): number {
    return this.input.sources.sources.length;
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

  get reported(): number {
    return this.diagnostics.length;
  }

  retract(reported: number): void {
    this.diagnostics.length = Math.min(this.diagnostics.length, reported);
  }

  isPresent(part: Pick<CompiledMaster, 'id' | 'when'>): boolean {
    return this.resolved.isPresent(part);
  }

  forgetPages(): void {
    // The width of notes, and with it their height, is that of the page.
    this.#tried.clear();
  }

  bandFrame(part: BandPart, master: CompiledMaster, page: number): Frame {
    const width = Math.max(0, master.width - master.margins.left - master.margins.right);
    const [frame] = this.#layOutPart(part.id, page, () => {
      const blocks = this.resolved.part(part.id, part.blocks);
      const isInBand = this.#isInBand;
      this.#isInBand = true;
      const [stacked] = stackBlocks(blocks, new UnboundedRegion(width, page), this);
      const noted = stacked ? this.#withNotes(stacked, 0, page) : null;
      this.#isInBand = isInBand;
      return [noted];
    });
    return { ...(frame ?? plainFrame(width, 0, [])), source: this.source(part.id, '') };
  }

  #withNotes(frame: Frame, height: Mpt, page: number): Frame {
    const notes = this.#marks.notesOf(frame);
    return notes.length > 0 ? withNotes(frame, height, page, notes, this) : frame;
  }

  /** Frames of something that stands on many pages; made once where no page number went into them. */
  #layOutPart(id: NodeId, page: number, make: () => readonly Fragment[]): readonly Frame[] {
    const known = this.#unchanging.get(id);
    if (known) return known;
    const first = this.diagnostics.length;
    // Pages are planned while flows are laid out, who see of a band no more than the room that it leaves.
    const usedPage = this.#usedPage;
    this.#usedPage = false;
    const frames = make().filter((frame) => frame !== null);
    if (!this.#usedPage) this.#unchanging.set(id, frames);
    this.#usedPage = usedPage;
    for (let index = first; index < this.diagnostics.length; index += 1) {
      const problem = this.diagnostics[index] as Diagnostic;
      this.diagnostics[index] = { ...problem, at: { ...problem.at, page: problem.at.page ?? page } };
    }
    return frames;
  }

  /** Pours the flows and answers what pages and sections they come to. */
  pour(): PageFacts {
    let lastPage = 1;
    let leads = true;
    for (const flow of this.input.compiled.flows.keys()) {
      const blocks = this.resolved.flow(flow);
      if (blocks.length === 0) continue;
      this.#flow = flow;
      const { sources } = this.input.sources;
      const poured = pourFlow({ flow, blocks, pages: this.#pages, leads, marks: this.#marks, sources }, this);
      leads = false;
      lastPage = Math.max(lastPage, poured.lastPage);
      this.diagnostics.push(...poured.diagnostics);
      for (const room of poured.rooms) {
        const onPage = this.#poured.get(room.page);
        if (onPage) onPage.push(room);
        else this.#poured.set(room.page, [room]);
      }
    }
    this.#flow = null;
    return this.#pages.close(lastPage);
  }

  /** Makes the pages, now that they are known. */
  finish(pages: PageFacts): DisplayPage[] {
    this.facts.renew(pages, () => this.collect(this.#pouredFrames()));
    return Array.from({ length: pages.pageCount }, (_, index) => this.#page(index + 1));
  }

  /** What the marks in frames say. */
  collect(frames: Iterable<PlacedFrame>): Collected {
    const { targets } = this.input.compiled.mentions;
    const wanted = targets.size > 0 ? new Set([...this.#asked, ...targets]) : this.#asked;
    return collect(frames, this.#marks, this.input.sources.sources, wanted);
  }

  *#pouredFrames(): Iterable<PlacedFrame> {
    for (const rooms of this.#poured.values())
      for (const { frame, page } of rooms) yield { frame, page, x: 0, y: 0 };
  }

  #page(page: number): DisplayPage {
    const plan = this.#pages.plan(page);
    const { master } = plan;
    const items: DisplayItem[] = [];
    const source = this.source(master.id, '');
    if (master.background) {
      const { width, height } = master;
      const picture = this.#background(master.background, master.id, source);
      items.push(place({ ...plainFrame(width, height, [picture]), tag: ARTIFACT }, 0, 0));
    }
    for (const part of master.parts) {
      if (part.kind === 'frame') {
        const room = plan.rooms.find(({ id }) => id === part.id);
        if (room) items.push(this.#room(room, page, master));
      } else if (part.kind === 'band') {
        const band = plan.bands.find((placed) => placed.part === part);
        if (band) this.#put(items, part.id, [this.bandFrame(part, master, page)], band, plan, page, true);
      } else {
        this.#element(items, part.node, plan, page);
      }
    }
    const { width, height, id, bleed } = master;
    return { width, height, frame: { width, height, items, source, tag: null }, masterId: id, bleed };
  }

  #background(draw: CompiledBackground, master: NodeId, source: number): DisplayItem {
    this.setText(master, '');
    const { language, compiled } = this.input;
    return draw(source, {
      context: this.text,
      lang: language,
      family: pictureFamily(compiled.template.styles),
    });
  }

  #room({ id, box }: FrameRoom, page: number, master: CompiledMaster): DisplayItem {
    const poured = this.#poured.get(page)?.find(({ room }) => room.id === id);
    const frame: Frame = {
      width: box.width,
      height: box.height,
      items: poured?.frame.items ?? [],
      source: this.source(id, ''),
      tag: null,
    };
    return place(this.#settled(frame, box, page, master), box.x, box.y);
  }

  #settled(frame: Frame, at: Point, page: number, { width, height, bleed }: CompiledMaster): Frame {
    if (!this.#marks.hasAnchored) return frame;
    const places = { frame: at, page: { number: page, width, height, bleed } };
    return settleAnchored(frame, at, places, this.#marks, (problem) => this.report(problem));
  }

  #element(items: DisplayItem[], node: CompiledNode, plan: PagePlan, page: number): void {
    const box = node.box ?? EMPTY_BOX;
    const frames = this.#layOutPart(node.id, page, () =>
      this.resolved
        .part(node.id, [node])
        .map((content) => this.#placedFragment(content, box.width, box.height, page)),
    );
    this.#put(items, node.id, frames, box, plan, page, node.node.role === 'artifact');
  }

  #placedFragment(content: Content, width: number, height: number, page: number): Fragment {
    const { behaviour, id } = content.compiled;
    const fragment = this.layOut(content, new UnboundedRegion(width, page))[0] ?? null;
    if (!fragment) return null;
    const frame = this.#withNotes(fragment, height, page);
    if (height > 0 && frame.height > Math.max(height, behaviour.growsTo ?? 0)) {
      const overflow = String(toPt(frame.height - height));
      this.report(diagnostic('layout.overset', { overflow }, { nodeId: id, page }));
    }
    return frame;
  }

  /** Puts a master's part on a page. What stood on an earlier page already is decoration from then on. */
  #put(
    items: DisplayItem[],
    id: NodeId,
    frames: readonly Frame[],
    at: Point,
    { master }: PagePlan,
    page: number,
    isArtifact: boolean,
  ): void {
    const isRepeated = this.#seen.has(id) || isArtifact;
    this.#seen.add(id);
    for (const frame of frames) {
      const settled = this.#settled(frame, at, page, master);
      const tagged: Frame = isRepeated
        ? { ...plainFrame(settled.width, settled.height, [place(settled, 0, 0)]), tag: ARTIFACT }
        : settled;
      items.push(place(tagged, at.x, at.y));
    }
  }
}

/** What was added to a list from a place on, once each: what was taken over again and again is there as often. */
const distinct = <T>(list: readonly T[], from: number): readonly T[] =>
  list.length - from > 1 ? [...new Set(list.slice(from))] : list.slice(from);

const EMPTY_BOX = { x: 0, y: 0, width: 0, height: 0 };
