/**
 * Pours a table through regions: head rows on top of every one, body rows as far as they fit, what is carried forward
 * at the foot of a region and brought forward on top of the next, foot rows after the last body row. Groups do the same
 * inside the table.
 */
import type { Frame, StructureTag, TextDirection } from '../../display';
import type { Mpt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  type Region,
  type Regions,
  UNBOUNDED,
} from '../../layout';
import type { BreakKind } from '../../model';
import { breakAt, stepsTo } from './breaks';
import type { CompiledTable } from './compile-table';
import { edgesOf } from './grid';
import { GridLines } from './grid-lines';
import { heightOf, PageRows } from './page-rows';
import { NO_STEP, RegionRows } from './region-rows';
import type { TableGrid } from './row';
import { RowRules, type TableLines } from './row-rules';
import { RowSetter } from './row-setter';
import {
  CLOSED,
  FOOT,
  HEAD,
  isPageRow,
  KEEP,
  type PageRowStep,
  type Section,
  type Steps,
  stepsOf,
  unitEnd,
} from './steps';

export function layoutTable(
  table: CompiledTable,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { reported } = context;
  let flow = new TableFlow(table, content, regions, context, []);
  let fragments = flow.run();
  for (let again = 0; again < MAX_WIDENED && flow.isTooNarrow(); again += 1) {
    regions.forget?.(0);
    context.retract(reported);
    flow = new TableFlow(table, content, regions, context, flow.measuredRows);
    fragments = flow.run();
  }
  return fragments;
}

/** Times that a table is laid out again because rows at its page breaks, which are known only then, make columns wider. */
const MAX_WIDENED = 3;

class TableFlow {
  readonly #fragments: Fragment[] = [];
  readonly #source: number;
  readonly #tag: StructureTag = { role: 'Table' };
  readonly #headTag: StructureTag = { role: 'THead' };
  readonly #footTag: StructureTag = { role: 'TFoot' };
  readonly #plan: Steps;
  readonly #pageRows: PageRows;
  readonly #lines: TableLines | null;
  readonly #setter: RowSetter;
  readonly #isRtl: boolean;
  #grid: TableGrid;
  #region = 0;
  #here: Region;
  /** What stands in the current region, and the height that it takes, the notes of its rows included. */
  #rows: RegionRows;
  #used: Mpt = 0;
  /** The rows of frames that were made at page breaks, where columns follow their content. */
  readonly #rowsOf = new Map<Frame, readonly Content[]>();
  /** Those of them that stand somewhere. */
  readonly #made: Content[] = [];

  /** How high regions are that what opens them leaves no room in, by the innermost section that goes on. */
  readonly #closedTo = new Map<Section, Mpt>();

  /** A step that could not begin in the regions before this one, as it was divided over them. */
  #waiting = NOT_WAITING;

  /** `known` are rows that an earlier layout made at page breaks. */
  constructor(
    private readonly table: CompiledTable,
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
    private readonly known: readonly Content[],
  ) {
    this.#here = regions.at(0);
    this.#isRtl = (content.data as TextDirection) === 'rtl';
    this.#grid = this.#gridFor(this.#here.width);
    this.#source = context.source(content.compiled.id, content.recordPath);
    this.#plan = stepsOf(table, content);
    this.#pageRows = new PageRows(table, this.#plan, context);
    this.#lines = linesOf(table, this.#isRtl, this.#source);
    this.#setter = new RowSetter(table, this.#plan, this.#lines, context, this.#grid);
    this.#rows = new RegionRows(this.#plan);
  }

  run(): readonly Fragment[] {
    const { steps } = this.#plan;
    this.#begin();
    let index = 0;
    while (index < steps.length) index = this.#place(index);
    this.#closeRegion();
    return this.#fragments;
  }

  /** Rows at page breaks that columns should have been measured with. */
  get measuredRows(): readonly Content[] {
    return [...this.known, ...this.#made];
  }

  /** Whether columns would be others if the rows at page breaks had been known. */
  isTooNarrow(): boolean {
    if (this.#made.length === 0) return false;
    const edges = edgesOf(this.table, this.content, this.#here.width, this.context, this.measuredRows);
    return edges.some((edge, index) => edge !== this.#grid.edges[index]);
  }

  /** Places a step and those it holds together; returns the step to go on with. */
  #place(index: number): number {
    const wanted = this.#rows.isFresh ? null : this.#breakAt(index);
    if (wanted) return this.#leave(index, wanted);
    if (this.#isWaiting(index)) {
      this.#leaveEmpty(index);
      return index;
    }
    const end = this.#chunkEnd(index);
    if (this.#mayStand(index, end)) return this.#putAll(index, end);
    const begun = this.#beginTall(index, end);
    if (begun > index) return begun;
    if (!this.#rows.isFresh) return this.#breakBefore(index);
    if (!isEmpty(this.#here)) {
      this.#leaveEmpty(index);
      return index;
    }
    return this.#force(index);
  }

  #isWaiting(index: number): boolean {
    const { step, region } = this.#waiting;
    return index === step && this.#region < region && this.#rows.isFresh && !isEmpty(this.#here);
  }

  #breakAt(index: number): BreakKind | null {
    return this.table.hasBreaks && index > 0 ? breakAt(this.#plan, index, this.context) : null;
  }

  /** The end of what holds together from a step on: rows that cells span, rows that keep with the next. */
  #chunkEnd(index: number): number {
    const { flags, steps } = this.#plan;
    let end = unitEnd(this.#plan, index);
    while (((flags[end - 1] ?? 0) & KEEP) !== 0 && end < steps.length && this.#breakAt(end) === null)
      end = unitEnd(this.#plan, end);
    return end;
  }

  #fits(index: number, end: number): boolean {
    let free = this.#free();
    for (let at = index; at < end; at = unitEnd(this.#plan, at)) {
      free -= this.#needed(this.#frameOf(at, index));
      if (free < 0) return false;
    }
    return true;
  }

  /** Whether steps fit; the first of a region, which never go back, together with what may have to close it. */
  #mayStand(index: number, end: number): boolean {
    if (!this.#fits(index, end)) return false;
    const { steps } = this.#plan;
    if (!this.table.hasClosing || !this.#rows.isFresh || this.#fits(index, steps.length)) return true;
    let free = this.#free() - heightOf(this.#closing(end, false));
    for (let at = index; at < end; at = unitEnd(this.#plan, at))
      free -= this.#needed(this.#frameOf(at, index));
    return free >= 0;
  }

  #putAll(index: number, end: number): number {
    for (let at = index; at < end; at = unitEnd(this.#plan, at)) this.#put(at, this.#frameOf(at, index));
    return end;
  }

  /** What a frame takes of a region: its height and that of the notes in it. */
  #needed(frame: Frame): Mpt {
    const { context } = this;
    return context.hasNotes ? frame.height + context.notesHeight(frame, this.#here.page) : frame.height;
  }

  #free(): Mpt {
    return this.#here.height - this.#used;
  }

  /**
   * The frame of a step. A subtotal speaks of the page it stands on, with the rows from `chunk` on, which are about to
   * be placed before it; it is made anew wherever it is tried.
   */
  #frameOf(index: number, chunk: number): Frame {
    const step = this.#plan.steps[index];
    return step && isPageRow(step)
      ? this.#subtotal(step, index, chunk)
      : this.#setter.step(index, this.#here.page);
  }

  #subtotal({ pageRow }: PageRowStep, index: number, chunk: number): Frame {
    const onPage = [...this.#rows.ends];
    for (let at = chunk; at < index; at += 1) onPage.push(at);
    const rows = this.#pageRows.subtotal(this.#sectionOf(index), pageRow, index, onPage);
    const frames = rows.map((row) => this.#setter.row(row, null, this.table.rule, this.#here.page));
    const together = this.#setter.together(frames, this.#width);
    if (this.table.followsContent) this.#rowsOf.set(together, rows);
    return together;
  }

  #isHead(index: number): boolean {
    return ((this.#plan.flags[index] ?? 0) & HEAD) !== 0;
  }

  #sectionOf(index: number): Section {
    return this.#plan.sections?.[index] ?? this.#plan.root;
  }

  #containerOf(index: number): StructureTag {
    const { flags, bodyTags, root, steps } = this.#plan;
    const step = steps[index];
    if (step && isPageRow(step)) return ARTIFACT;
    if (((flags[index] ?? 0) & FOOT) !== 0) return this.#footTag;
    return bodyTags?.[index] ?? root.bodyTag;
  }

  #put(index: number, frame: Frame): void {
    this.#add(frame, this.#containerOf(index), index);
    if (!this.#isHead(index)) this.#rows.isFresh = false;
  }

  #add(frame: Frame, container: StructureTag, end: number): void {
    this.#rows.add(frame, container, end);
    if (this.table.followsContent) this.#made.push(...(this.#rowsOf.get(frame) ?? []));
    this.#used += this.#needed(frame);
  }

  #addArtifacts(frames: readonly Frame[]): void {
    for (const frame of frames) this.#add(frame, ARTIFACT, NO_STEP);
  }

  #takeBack(from: number): void {
    for (const frame of this.#rows.takeBack(from)) this.#used -= this.#needed(frame);
  }

  /** Goes on where a break says; where there is no end of room there is no other page either. */
  #leave(index: number, kind: BreakKind): number {
    if (this.#here.full === UNBOUNDED) return this.#putAll(index, this.#chunkEnd(index));
    const next = this.#closeBefore(index);
    for (let steps = stepsTo(kind, this.regions, this.#region); steps > 1; steps -= 1) {
      this.#region += 1;
      this.#fragments.push(null);
    }
    this.#nextRegion(next, false);
    return next;
  }

  /** Goes on to the next region; returns the step that it begins with. */
  #breakBefore(index: number): number {
    const next = this.#closeBefore(index);
    this.#nextRegion(next, false);
    return next;
  }

  /**
   * Closes the region before a step. What closes a page needs room too: rows give way to it as long as one is left.
   * Returns the step that did not stay.
   */
  #closeBefore(index: number): number {
    let next = index;
    let closing = this.#closing(next, false);
    while (heightOf(closing) > this.#free()) {
      const to = this.#rows.lastBreak();
      if (to === null) break;
      next = this.#rows.ends[to] as number;
      this.#takeBack(to);
      closing = this.#closing(next, false);
    }
    this.#addArtifacts(closing);
    this.#closeRegion();
    return next;
  }

  /** Rows that close the page before a step: of the sections that go on, the innermost first. */
  #closing(next: number, isInside: boolean): readonly Frame[] {
    const { page } = this.#here;
    return this.#openSections(next, isInside)
      .reverse()
      .flatMap((section) => [
        ...this.#pageRowFrames(section, 'closing', next),
        ...(section === this.#plan.root
          ? this.#setter.feet(section.feet, page)
          : this.#setter.rows(section.feet, 'continued', this.table.rule, page)),
      ]);
  }

  /** Rows that open the region which goes on with a step: of the table first, then of its groups. */
  #opening(next: number, isInside: boolean): readonly Frame[] {
    const { root } = this.#plan;
    const open = this.#openSections(next, isInside);
    return (open.length > 0 ? open : [root]).flatMap((section) => [
      ...this.#setter.rows(section.heads, 'continued', this.#ruleBelowHead(section), this.#here.page),
      ...this.#pageRowFrames(section, 'opening', next),
    ]);
  }

  #ruleBelowHead(section: Section) {
    const { headRule, rule } = this.table;
    return section === this.#plan.root ? (headRule ?? rule) : rule;
  }

  /** Sections that have begun before a step and go on with it, the table first. `isInside` counts the step as begun. */
  #openSections(next: number, isInside: boolean): Section[] {
    const begun = isInside ? next + 1 : next;
    if (begun === 0) return [];
    const open: Section[] = [];
    for (let section: Section | null = this.#sectionOf(next); section; section = section.parent) {
      if (section.first < begun) open.unshift(section);
    }
    return open;
  }

  #pageRowFrames(section: Section, when: 'closing' | 'opening', next: number): readonly Frame[] {
    if (section.pageRows.length === 0) return NO_FRAMES;
    return this.#pageRows.made(section, when, next, this.#rows.ends).map((row) => {
      const frame = this.#setter.row(row, null, this.table.rule, this.#here.page);
      if (this.table.followsContent) this.#rowsOf.set(frame, [row]);
      return frame;
    });
  }

  /** Opens the region that the table begins in. */
  #begin(): void {
    const { root } = this.#plan;
    const heads = this.#setter.rows(root.heads, 'once', this.#ruleBelowHead(root), this.#here.page);
    for (const frame of heads) this.#add(frame, this.#headTag, NO_STEP);
    this.#rows.fix();
  }

  /** Opens the next region; `next` is the step that it goes on with. */
  #nextRegion(next: number, isInside: boolean): void {
    this.#pageRows.turnPage(this.#rows.ends);
    this.#enter(next);
    this.#open(next, isInside);
  }

  /** Repeats what opens a region, where that leaves it room; it is not made again for one no higher where it did not. */
  #open(next: number, isInside: boolean): void {
    const section = this.#openSections(next, isInside).at(-1) ?? this.#plan.root;
    const { full } = this.#here;
    if (full > (this.#closedTo.get(section) ?? -1)) {
      const opening = this.#opening(next, isInside);
      if (leavesRoom(opening, this.#here)) this.#addArtifacts(opening);
      else this.#closedTo.set(section, full);
    }
    this.#rows.fix();
  }

  /** Nothing of the table in the current region after all: it begins, or goes on with a step, in the next. */
  #leaveEmpty(index: number): void {
    this.#fragments.push(null);
    this.#enter(index);
    if (index === 0) this.#begin();
    else this.#open(index, false);
  }

  /** Enters a region. Frames of a page may differ in width: what is not placed yet is laid out for the new one. */
  #enter(next: number): void {
    const { width } = this.#here;
    this.#region += 1;
    this.#here = this.regions.at(this.#region);
    this.#rows = new RegionRows(this.#plan);
    this.#used = 0;
    if (this.#here.width === width) return;
    this.#waiting = NOT_WAITING;
    this.#grid = this.#gridFor(this.#here.width);
    this.#setter.changeGrid(this.#grid, next);
  }

  #gridFor(width: Mpt): TableGrid {
    const { paddingX, paddingY } = this.table;
    const edges = edgesOf(this.table, this.content, width, this.context, this.known);
    return { edges, isRtl: this.#isRtl, paddingX, paddingY };
  }

  /**
   * Heads of groups and the first part of a row that does not fit whole, where it may be divided or fits nowhere whole;
   * nothing where not even that fits.
   */
  #beginTall(index: number, end: number): number {
    const first = this.#afterHeads(index, end);
    const step = this.#plan.steps[first];
    if (first === end || !step || isPageRow(step)) return index;
    if (!this.table.splitRows && this.#needed(this.#frameOf(first, index)) <= this.#here.full) return index;
    if (!this.#fits(index, first)) return index;
    const from = this.#rows.length;
    this.#putAll(index, first);
    const next = unitEnd(this.#plan, first);
    if (!this.#fits(first, next) && this.#divide(first, false)) return next;
    this.#takeBack(from);
    return index;
  }

  #afterHeads(index: number, end: number): number {
    let at = index;
    while (at < end && this.#isHead(at)) at = unitEnd(this.#plan, at);
    return at;
  }

  /**
   * Places a step where there is no better place for it, and of what no region holds together with it as much as fits.
   * Heads of groups do not count as something that stands.
   */
  #force(index: number): number {
    const next = unitEnd(this.#plan, index);
    const step = this.#plan.steps[index];
    const isWhole = this.#mayStand(index, next) || (step !== undefined && isPageRow(step));
    if (!isWhole && this.#divide(index, true)) return next;
    const end = isWhole ? this.#partThatFits(index, this.#chunkEnd(index)) : next;
    this.#putAll(index, end);
    if (end === next && this.#isHead(index)) this.#rows.fix();
    return end;
  }

  /** The end of the first rows that fit of those that are to stand together: heads and feet do not part from theirs. */
  #partThatFits(index: number, chunkEnd: number): number {
    const { flags } = this.#plan;
    const first = unitEnd(this.#plan, index);
    let end = first;
    for (let next = first; next < chunkEnd; ) {
      next = unitEnd(this.#plan, next);
      if (!this.#mayStand(index, next)) break;
      if (next === chunkEnd || ((flags[next - 1] ?? 0) & (HEAD | CLOSED)) === 0) end = next;
    }
    return end;
  }

  /** A row goes on in the next regions. What opens and closes regions takes its room from every one. */
  #divide(index: number, isForced: boolean): boolean {
    const end = unitEnd(this.#plan, index);
    const rows = this.#plan.steps.slice(index, end) as Content[];
    if (!isForced && rows.some(({ compiled }) => compiled.keepTogether)) return false;
    const parts = this.#setter.divided(index, this.#roomFor(index, isForced), isForced);
    if (typeof parts === 'number') {
      this.#waiting = { step: index, region: this.#region + parts };
      return false;
    }
    const container = this.#containerOf(index);
    parts.forEach((part, step) => {
      if (step > 0) {
        this.#addArtifacts(this.#setOff(this.#closing(index, true)));
        this.#closeRegion();
        this.#nextRegion(index, true);
      }
      this.#add(part, container, step === parts.length - 1 ? index : NO_STEP);
    });
    this.#rows.isFresh = false;
    this.#rows.fix();
    return true;
  }

  /** Rows below a part of a row, which has no line of its own where it goes on. */
  #setOff(rows: readonly Frame[]): readonly Frame[] {
    const [first] = rows;
    if (first && this.table.rule) this.#lines?.addAbove(first, this.table.rule);
    return rows;
  }

  /** What a divided row may take of the current region and of the following ones. */
  #roomFor(index: number, isForced: boolean): Regions {
    const closing = heightOf(this.#closing(index, true));
    const opening = heightOf(this.#opening(index, true));
    const { regions } = this;
    const first = this.#region;
    const used = this.#used;
    const { isFresh } = this.#rows;
    return {
      at(step): Region {
        const region = regions.at(first + step);
        const repeated = opening < region.full ? opening : 0;
        const taken = step === 0 ? used : repeated;
        // Where the row has to go on, closing rows that leave it no room are not made room for.
        const isRoomForBoth = closing < region.full - taken || (step === 0 && !isForced);
        const around = taken + (isRoomForBoth ? closing : 0);
        const height = Math.max(0, region.height - around);
        if (region.full === UNBOUNDED) return { ...region, height };
        const full = Math.max(0, region.full - (step > 0 || isFresh ? around : 0));
        return { ...region, height, full };
      },
    };
  }

  #closeRegion(): void {
    const left = this.#left;
    const { items, height } = this.#rows.assemble(this.#width, left, this.#lines, this.#markTurns);
    const lines = this.#lines?.take(this.#grid.edges, height);
    if (lines) items.push(place(lines, left, 0));
    const width = left + this.#width;
    this.#fragments.push({ width, height, items, source: this.#source, tag: this.#tag });
  }

  /** Sums over pages count a turn where its row or its group ends. */
  readonly #markTurns = (frame: Frame, index: number): void => {
    if (index === NO_STEP) return;
    const { steps, sections } = this.#plan;
    const end = unitEnd(this.#plan, index);
    for (let at = index; at < end; at += 1) {
      const step = steps[at] as Content | PageRowStep;
      if (!isPageRow(step)) this.#markTurn(frame, step);
    }
    for (let group = sections?.[end - 1]; group?.parent && group.end === end; group = group.parent)
      this.#markTurn(frame, group.content);
  };

  #markTurn(frame: Frame, { compiled, scope }: Content): void {
    if (compiled.each && this.context.isObserved(compiled.id))
      this.context.mark(frame, { kind: 'turn', nodeId: compiled.id, scope });
  }

  get #width(): Mpt {
    return this.#grid.edges.at(-1) ?? 0;
  }

  /** Where the table begins in a room that is wider. */
  get #left(): Mpt {
    const { align } = this.table;
    if (align === (this.#isRtl ? 'end' : 'start')) return 0;
    const free = Math.max(0, this.#here.width - this.#width);
    return align === 'center' ? Math.round(free / 2) : free;
  }
}

/** Who draws the lines of the table; `null` where there are none. */
function linesOf(table: CompiledTable, isRtl: boolean, source: number): TableLines | null {
  if (table.hasGridLines) return new GridLines(table, isRtl, source);
  return table.rule || table.headRule ? new RowRules(source) : null;
}

/** Whether rows that open a region leave it any room; they are not repeated where they do not. */
const leavesRoom = (opening: readonly Frame[], { full }: Region): boolean => heightOf(opening) < full;

const NOT_WAITING = { step: 0, region: 0 };

const NO_FRAMES: readonly Frame[] = [];
