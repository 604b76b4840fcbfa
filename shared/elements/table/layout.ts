/**
 * Pours a table through regions: head rows on top of every one, body rows as far as they fit, what is carried forward
 * at the foot of a region and brought forward on top of the next, foot rows after the last body row. Groups do the same
 * inside the table.
 */
import type { DisplayItem, Frame, Stroke, StructureTag } from '../../display';
import type { Mpt } from '../../geometry';
import {
  ARTIFACT,
  breakOf,
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  type Region,
  type Regions,
  strongerBreak,
  UNBOUNDED,
} from '../../layout';
import type { BreakKind } from '../../model';
import type { CompiledTable } from './compile-table';
import { edgesOf } from './grid';
import { GridLines } from './grid-lines';
import { heightOf, PageRows } from './page-rows';
import { divideRow, layoutRow, type TableGrid } from './row';
import type { CompiledRow } from './row-type';
import { Band, type BandPart, bandLength } from './spans';
import {
  BEFORE_FOOT,
  FOOT,
  HEAD,
  isPageRow,
  KEEP,
  type Section,
  STRIPED,
  type Steps,
  stepsOf,
} from './steps';

export function layoutTable(
  table: CompiledTable,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  return new TableFlow(table, content, regions, context).run();
}

/** Entries of a region that end no step: heads, page rows, parts of rows that go on. */
const NO_STEP = -1;

class TableFlow {
  #grid: TableGrid;
  readonly #fragments: Fragment[] = [];
  readonly #source: number;
  readonly #tag: StructureTag = { role: 'Table' };
  readonly #headTag: StructureTag = { role: 'THead' };
  readonly #footTag: StructureTag = { role: 'TFoot' };
  readonly #plan: Steps;
  readonly #pageRows: PageRows;
  readonly #lines: GridLines | null;
  /** Frames of steps as far as they are laid out; a band's stands at its first step. */
  #frames: (Frame | undefined)[] = [];
  #region = 0;
  #here: Region;
  /** Height that is taken in the current region, the notes of its rows included. */
  #used: Mpt = 0;
  /** What stands in the current region, from top to bottom: frames, the containers they belong to, steps that end. */
  #entries: Frame[] = [];
  #containers: StructureTag[] = [];
  #ends: number[] = [];
  /** Entries that stay where they are: heads, what is brought forward, the rest of a divided row. */
  #fixed = 0;
  /** Whether nothing but heads stands in the region yet. */
  #isFresh = true;

  constructor(
    private readonly table: CompiledTable,
    private readonly content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#here = regions.at(0);
    const { width } = this.#here;
    this.#grid = this.#gridFor(width);
    this.#source = context.source(content.compiled.id, content.recordPath);
    this.#plan = stepsOf(table, content);
    this.#pageRows = new PageRows(table, this.#plan, context);
    this.#lines = table.hasGridLines ? new GridLines(table, this.#source) : null;
  }

  run(): readonly Fragment[] {
    const { steps } = this.#plan;
    this.#open(null, false);
    let index = 0;
    while (index < steps.length) index = this.#place(index);
    this.#closeRegion();
    return this.#fragments;
  }

  /** Places a step and those it holds together; returns the step to go on with. */
  #place(index: number): number {
    const wanted = this.#isFresh ? null : this.#breakAt(index);
    if (wanted) return this.#leave(index, wanted);
    const end = this.#chunkEnd(index);
    if (this.#fits(index, end)) {
      this.#putAll(index, end);
      return end;
    }
    const begun = this.#begin(index, end);
    if (begun > index) return begun;
    if (!this.#isFresh) return this.#breakBefore(index);
    if (!isEmpty(this.#here)) {
      this.#leaveEmpty();
      return index;
    }
    return this.#force(index);
  }

  /** The end of what holds together from a step on: rows that cells span, rows that keep with the next. */
  #chunkEnd(index: number): number {
    const { flags, steps } = this.#plan;
    let end = this.#unitEnd(index);
    while (((flags[end - 1] ?? 0) & KEEP) !== 0 && end < steps.length && this.#breakAt(end) === null)
      end = this.#unitEnd(end);
    return end;
  }

  #unitEnd(index: number): number {
    return this.#plan.bandEnds?.[index] ?? index + 1;
  }

  #fits(index: number, end: number): boolean {
    let free = this.#free();
    for (let at = index; at < end; at = this.#unitEnd(at)) {
      free -= this.#needed(this.#frameOf(at, index));
      if (free < 0) return false;
    }
    return true;
  }

  #putAll(index: number, end: number): void {
    for (let at = index; at < end; at = this.#unitEnd(at)) this.#put(at, this.#frameOf(at, index));
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
    if (step && isPageRow(step)) return this.#subtotal(index, chunk);
    const known = this.#frames[index];
    if (known) return known;
    const frame = this.#layOut(index);
    this.#frames[index] = frame;
    return frame;
  }

  #layOut(index: number): Frame {
    const { steps } = this.#plan;
    const end = this.#unitEnd(index);
    const { page } = this.#here;
    if (end === index + 1) {
      const row = steps[index] as Content;
      return this.#row(row, this.#fillOf(index), this.#ruleOf(index), page);
    }
    const part = this.#band(index, end).layout(page);
    this.#noteBand(index, part);
    return part.frame;
  }

  #band(index: number, end: number): Band {
    const rows = this.#plan.steps.slice(index, end) as Content[];
    const looks = rows.map((_, offset) => ({
      fill: this.#fillOf(index + offset),
      ruleBelow: this.#lines ? null : this.#ruleOf(index + offset),
    }));
    return new Band(rows, looks, this.#grid, this.context);
  }

  #noteBand(index: number, part: BandPart): void {
    this.#lines?.addBand(part, this.#plan.steps.slice(index, this.#unitEnd(index)) as Content[], (row) =>
      this.#ruleOf(index + row),
    );
  }

  /** A row in one piece. With lines of a grid, what would be drawn below it is left to them. */
  #row(row: Content, fill: number | null, rule: Stroke | null, page: number): Frame {
    const { context } = this;
    const frame = layoutRow(row, this.#grid, fill, this.#lines ? null : rule, page, context);
    this.#lines?.addRow(frame, row, rule);
    return frame;
  }

  #fillOf(index: number): number | null {
    return ((this.#plan.flags[index] ?? 0) & STRIPED) !== 0 ? this.table.zebra : null;
  }

  #ruleOf(index: number): Stroke | null {
    const { headRule, rule } = this.table;
    return ((this.#plan.flags[index] ?? 0) & BEFORE_FOOT) !== 0 ? (headRule ?? rule) : rule;
  }

  #sectionOf(index: number): Section {
    return this.#plan.sections?.[index] ?? this.#plan.root;
  }

  #containerOf(index: number): StructureTag {
    const { flags, bodyTags, root } = this.#plan;
    if (((flags[index] ?? 0) & FOOT) !== 0) return this.#footTag;
    return bodyTags?.[index] ?? root.bodyTag;
  }

  #put(index: number, frame: Frame): void {
    const step = this.#plan.steps[index];
    const isMade = step !== undefined && isPageRow(step);
    this.#add(frame, isMade ? ARTIFACT : this.#containerOf(index), index);
    if (isMade || ((this.#plan.flags[index] ?? 0) & HEAD) === 0) this.#isFresh = false;
    if (!isMade) this.#markTurns(index, frame);
  }

  #add(frame: Frame, container: StructureTag, end: number): void {
    this.#entries.push(frame);
    this.#containers.push(container);
    this.#ends.push(end);
    this.#used += this.#needed(frame);
  }

  /** Sums over pages count a turn where its row or its group ends. */
  #markTurns(index: number, frame: Frame): void {
    const { steps, sections } = this.#plan;
    const end = this.#unitEnd(index);
    for (let at = index; at < end; at += 1) {
      const { compiled, scope } = steps[at] as Content;
      if (compiled.each && this.context.isObserved(compiled.id))
        this.context.mark(frame, { kind: 'turn', nodeId: compiled.id, scope });
    }
    if (!sections) return;
    for (let section: Section | null = this.#sectionOf(end - 1); section?.parent; section = section.parent) {
      const { compiled, scope } = section.content;
      if (section.end !== end) return;
      if (compiled.each && this.context.isObserved(compiled.id))
        this.context.mark(frame, { kind: 'turn', nodeId: compiled.id, scope });
    }
  }

  /** What the rows and groups that end before a step, and those that begin with it, ask for there. */
  #breakAt(index: number): BreakKind | null {
    const { sections, steps } = this.#plan;
    if (index === 0) return null;
    let wanted: BreakKind | null = null;
    const after = steps[index - 1];
    const before = steps[index];
    const ask = (side: 'breakBefore' | 'breakAfter', content: Content): void => {
      if (content.compiled.flow) wanted = strongerBreak(wanted, breakOf(side, content, this.context));
    };
    if (after && !isPageRow(after)) ask('breakAfter', after);
    if (before && !isPageRow(before)) ask('breakBefore', before);
    if (!sections) return wanted;
    for (
      let section = sections[index - 1];
      section?.parent && section.end === index;
      section = section.parent
    )
      ask('breakAfter', section.content);
    for (let section = sections[index]; section?.parent && section.first === index; section = section.parent)
      ask('breakBefore', section.content);
    return wanted;
  }

  /** Goes on where a break says; where there is no end of room there is no other page either. */
  #leave(index: number, kind: BreakKind): number {
    if (this.#here.full === UNBOUNDED) {
      const end = this.#chunkEnd(index);
      this.#putAll(index, end);
      return end;
    }
    const { page } = this.#here;
    const next = this.#closeBefore(index);
    for (let steps = this.#stepsTo(kind, page); steps > 1; steps -= 1) {
      this.#region += 1;
      this.#fragments.push(null);
    }
    this.#nextRegion(next, false);
    return next;
  }

  /** How many regions further the one is that a break asks for. */
  #stepsTo(kind: BreakKind, page: number): number {
    const { regions } = this;
    if (kind === 'column') return 1;
    const parity = kind === 'page' ? null : kind;
    const opened = parity && regions.openPage?.(this.#region, true, { parity, section: null });
    if (opened) return opened;
    const rest = parity === 'odd' ? 1 : 0;
    for (let steps = 1; ; steps += 1) {
      const region = regions.at(this.#region + steps);
      const isOther = region.page !== page && (parity === null || region.page % 2 === rest);
      if (isOther || region.full === UNBOUNDED) return steps;
    }
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
      const to = this.#lastBreak();
      if (to === null) break;
      next = this.#ends[to] as number;
      this.#takeBack(to);
      closing = this.#closing(next, false);
    }
    for (const frame of closing) this.#add(frame, ARTIFACT, NO_STEP);
    this.#closeRegion();
    return next;
  }

  /** The last entry of the region that may go on to the next one; null where at least one has to stay. */
  #lastBreak(): number | null {
    const { flags } = this.#plan;
    const least = Math.max(1, this.#fixed + 1);
    for (let to = this.#entries.length - 1; to >= least; to -= 1) {
      if (this.#ends[to] === NO_STEP) return null;
      const last = this.#unitEnd(this.#ends[to - 1] as number) - 1;
      if (((flags[last] ?? 0) & KEEP) === 0) return to;
    }
    return null;
  }

  #takeBack(to: number): void {
    for (const frame of this.#entries.splice(to)) this.#used -= this.#needed(frame);
    this.#containers.length = to;
    this.#ends.length = to;
  }

  /** Rows that close the page before a step: of the sections that go on, the innermost first. */
  #closing(next: number, isInside: boolean): Frame[] {
    return this.#openSections(next, isInside)
      .reverse()
      .flatMap((section) => [
        ...this.#pageRowFrames(section, 'closing', next),
        ...this.#rowsAs(section.feet, 'continued'),
      ]);
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

  #pageRowFrames(section: Section, when: 'closing' | 'opening', next: number): Frame[] {
    const { page } = this.#here;
    return this.#pageRows
      .made(section, when, next, this.#ends)
      .map((row) => this.#row(row, null, this.table.rule, page));
  }

  #subtotal(index: number, chunk: number): Frame {
    const section = this.#sectionOf(index);
    const { page } = this.#here;
    const onPage = [...this.#ends];
    for (let at = chunk; at < index; at += 1) onPage.push(at);
    const { pageRow } = this.#plan.steps[index] as { readonly pageRow: Content['compiled'] };
    const rows = this.#pageRows.subtotal(section, pageRow, index, onPage);
    const frames = rows.map((row) => this.#row(row, null, this.table.rule, page));
    const [only] = frames;
    if (only && frames.length === 1) return only;
    return this.#stacked(frames);
  }

  #stacked(frames: readonly Frame[]): Frame {
    let y = 0;
    const items = frames.map((frame) => {
      const item = place(frame, 0, y);
      y += frame.height;
      return item;
    });
    return plainFrame(this.#width, y, items);
  }

  /** Heads or feet where their section begins or ends, or where it goes on. Cells may hold several together. */
  #rowsAs(rows: readonly Content[], shown: 'once' | 'continued', rule = this.table.rule): Frame[] {
    const here = rows.filter((row) => {
      const { isShownOnce, isShownContinued } = row.data as CompiledRow;
      return shown === 'once' ? isShownOnce : isShownContinued;
    });
    const { page } = this.#here;
    if (!this.table.hasRowSpans) return here.map((row) => this.#row(row, null, rule, page));
    const frames: Frame[] = [];
    for (let index = 0; index < here.length; ) {
      const end = index + bandLength(here, index);
      const own = here.slice(index, end);
      if (own.length === 1) frames.push(this.#row(own[0] as Content, null, rule, page));
      else {
        const looks = own.map(() => ({ fill: null, ruleBelow: this.#lines ? null : rule }));
        const part = new Band(own, looks, this.#grid, this.context).layout(page);
        this.#lines?.addBand(part, own, () => rule);
        frames.push(part.frame);
      }
      index = end;
    }
    return frames;
  }

  /** Opens a region; `next` is the step that it goes on with, null where the table begins. */
  #open(next: number | null, isInside: boolean): void {
    const { root } = this.#plan;
    const headRule = this.table.headRule ?? this.table.rule;
    if (next === null) {
      for (const frame of this.#rowsAs(root.heads, 'once', headRule))
        this.#add(frame, this.#headTag, NO_STEP);
    } else {
      const open = this.#openSections(next, isInside);
      for (const section of open.length > 0 ? open : [root]) {
        const rule = section === root ? headRule : this.table.rule;
        for (const frame of this.#rowsAs(section.heads, 'continued', rule))
          this.#add(frame, ARTIFACT, NO_STEP);
        for (const frame of this.#pageRowFrames(section, 'opening', next))
          this.#add(frame, ARTIFACT, NO_STEP);
      }
    }
    this.#fixed = this.#entries.length;
    this.#isFresh = true;
  }

  #nextRegion(next: number, isInside: boolean): void {
    this.#region += 1;
    this.#enter(next);
    this.#pageRows.turnPage(this.#ends);
    this.#ends = [];
    this.#open(next, isInside);
  }

  /** Nothing of the table in the current region after all: it begins in the next. */
  #leaveEmpty(): void {
    this.#entries = [];
    this.#containers = [];
    this.#ends = [];
    this.#used = 0;
    this.#fragments.push(null);
    this.#region += 1;
    this.#enter(0);
    this.#open(null, false);
  }

  /** Enters a region. Frames of a page may differ in width: what is not placed yet is laid out for the new one. */
  #enter(next: number): void {
    const { width } = this.#here;
    this.#here = this.regions.at(this.#region);
    if (this.#here.width === width) return;
    this.#grid = this.#gridFor(this.#here.width);
    this.#frames.length = next;
  }

  #gridFor(width: Mpt): TableGrid {
    const { paddingX, paddingY } = this.table;
    return { edges: edgesOf(this.table, this.content, width, this.context), paddingX, paddingY };
  }

  /**
   * Heads of groups and the first part of a row that does not fit whole, where it may be divided or fits nowhere whole;
   * nothing where not even that fits.
   */
  #begin(index: number, end: number): number {
    const { flags } = this.#plan;
    if (!this.table.splitRows && !this.#hasTallRow(index, end)) return index;
    const from = this.#entries.length;
    const wasFresh = this.#isFresh;
    let at = index;
    while (at < end && ((flags[at] ?? 0) & HEAD) !== 0 && this.#fits(at, this.#unitEnd(at))) {
      this.#put(at, this.#frameOf(at, index));
      at = this.#unitEnd(at);
    }
    const canDivide = at < end && ((flags[at] ?? 0) & HEAD) === 0 && !this.#fits(at, this.#unitEnd(at));
    if (canDivide && this.#divide(at, false)) return this.#unitEnd(at);
    this.#takeBack(from);
    this.#isFresh = wasFresh;
    return index;
  }

  /** Whether what follows heads of groups is taller than a whole region. */
  #hasTallRow(index: number, end: number): boolean {
    const { flags } = this.#plan;
    let at = index;
    while (at < end && ((flags[at] ?? 0) & HEAD) !== 0) at = this.#unitEnd(at);
    return at < end && this.#frameOf(at, index).height > this.#here.full;
  }

  /** Places a step where there is no better place for it. Heads of groups do not count as something that stands. */
  #force(index: number): number {
    const end = this.#unitEnd(index);
    const step = this.#plan.steps[index];
    const isMade = step !== undefined && isPageRow(step);
    if (this.#fits(index, end) || isMade || !this.#divide(index, true))
      this.#put(index, this.#frameOf(index, index));
    if (((this.#plan.flags[index] ?? 0) & HEAD) !== 0) this.#fixed = this.#entries.length;
    return end;
  }

  /**
   * A row or band goes on in the next regions. Without force it does so only where all its cells begin here. What opens
   * and closes regions takes its room from every one.
   */
  #divide(index: number, isForced: boolean): boolean {
    const end = this.#unitEnd(index);
    const rows = this.#plan.steps.slice(index, end) as Content[];
    if (!isForced && rows.some(({ compiled }) => compiled.keepTogether)) return false;
    const parts = this.#parts(index, rows, this.#roomFor(index), isForced);
    if (!parts) return false;
    const container = this.#containerOf(index);
    parts.forEach((part, step) => {
      if (step > 0) {
        for (const frame of this.#closing(index, true)) this.#add(frame, ARTIFACT, NO_STEP);
        this.#closeRegion();
        this.#nextRegion(index, true);
      }
      const isLast = step === parts.length - 1;
      this.#add(part, container, isLast ? index : NO_STEP);
      if (isLast) this.#markTurns(index, part);
    });
    this.#isFresh = false;
    this.#fixed = this.#entries.length;
    return true;
  }

  #parts(index: number, rows: readonly Content[], room: Regions, isForced: boolean): readonly Frame[] | null {
    const [first] = rows;
    if (rows.length === 1 && first) {
      const rule = this.#ruleOf(index);
      const below = this.#lines ? null : rule;
      const divided = divideRow(first, this.#grid, this.#fillOf(index), below, room, this.context);
      if (!isForced && (!divided.beginsInFirst || divided.parts.length === 1)) return null;
      divided.parts.forEach((part, step) => {
        const isLast = step === divided.parts.length - 1;
        this.#lines?.addRow(part, first, rule, step === 0, isLast);
      });
      return divided.parts;
    }
    const parts = this.#band(index, index + rows.length).divide(room);
    if (!isForced && (parts.length === 1 || parts[0]?.rows.length === 0)) return null;
    for (const part of parts) this.#noteBand(index, part);
    return parts.map(({ frame }) => frame);
  }

  /** What a divided row may take of the current region and of the following ones. */
  #roomFor(index: number): Regions {
    const closing = heightOf(this.#closing(index, true));
    const opening = heightOf(
      this.#openSections(index, true).flatMap((section) => [
        ...this.#rowsAs(section.heads, 'continued'),
        ...this.#pageRowFrames(section, 'opening', index),
      ]),
    );
    const { regions } = this;
    const first = this.#region;
    const used = this.#used;
    const isFresh = this.#isFresh;
    return {
      at(step): Region {
        const region = regions.at(first + step);
        const taken = step === 0 ? used : opening;
        // Closing rows that leave no room for the row itself are not made room for.
        const around = taken + (closing < region.full - taken ? closing : 0);
        const full = Math.max(0, region.full - (step > 0 || isFresh ? around : 0));
        return { ...region, height: Math.max(0, region.height - around), full };
      },
    };
  }

  #closeRegion(): void {
    const items: DisplayItem[] = [];
    const left = this.#left;
    let y = 0;
    let top = 0;
    let inside: DisplayItem[] = [];
    for (let index = 0; index < this.#entries.length; index += 1) {
      const frame = this.#entries[index] as Frame;
      inside.push(place(frame, 0, y - top));
      this.#lines?.placed(frame, y);
      y += frame.height;
      const tag = this.#containers[index] as StructureTag;
      if (this.#containers[index + 1] === tag) continue;
      items.push(place({ ...plainFrame(this.#width, y - top, inside), tag }, left, top));
      top = y;
      inside = [];
    }
    const lines = this.#lines?.take(this.#grid.edges, y);
    if (lines) items.push(place(lines, left, 0));
    this.#fragments.push({
      width: left + this.#width,
      height: y,
      items,
      source: this.#source,
      tag: this.#tag,
    });
    this.#entries = [];
    this.#containers = [];
    this.#used = 0;
  }

  get #width(): Mpt {
    return this.#grid.edges.at(-1) ?? 0;
  }

  /** Where the table begins in a room that is wider. */
  get #left(): Mpt {
    const { align } = this.table;
    if (align === 'start') return 0;
    const free = Math.max(0, this.#here.width - this.#width);
    return align === 'end' ? free : Math.round(free / 2);
  }
}
