/**
 * Pours a table through regions: head rows on top of every one, body rows as far as they fit, what is carried forward
 * at the foot of a region and brought forward on top of the next, foot rows after the last body row.
 */
import type { DisplayItem, Frame, Stroke, StructureTag } from '../../display';
import type { Mpt, Rgb } from '../../geometry';
import {
  ARTIFACT,
  type CompiledNode,
  type Content,
  type Fragment,
  isEmpty,
  type LayoutContext,
  place,
  plainFrame,
  type Region,
  type Regions,
  RestOfRegions,
  shortened,
} from '../../layout';
import { columnEdges } from './columns';
import type { TableProps } from './props';
import { divideRow, layoutRow, type RowLook, type TableGrid } from './row';
import type { CompiledRow } from './row-type';

/** A table's own settings in millipoints. */
export interface CompiledTable {
  readonly columns: TableProps['columns'];
  readonly paddingX: Mpt;
  readonly paddingY: Mpt;
  readonly rule: Stroke | null;
  readonly headRule: Stroke | null;
  readonly zebra: Rgb | null;
  readonly carriedForward: readonly CompiledNode[];
  readonly broughtForward: readonly CompiledNode[];
}

export function layoutTable(
  table: CompiledTable,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  return new TableFlow(table, content, regions, context).run();
}

class TableFlow {
  readonly #grid: TableGrid;
  readonly #fragments: Fragment[] = [];
  readonly #source: number;
  readonly #tag: StructureTag = { role: 'Table' };
  readonly #bodyTag: StructureTag = { role: 'TBody' };
  readonly #head: readonly Content[];
  readonly #body: readonly Content[];
  readonly #foot: readonly Content[];
  #region = 0;
  #used: Mpt = 0;
  /** What stands in the current region, in order: head, body with what is carried, foot. */
  #items: DisplayItem[] = [];
  #bodyItems: DisplayItem[] = [];
  #bodyTop: Mpt = 0;
  /** Body rows of the current region that stand there whole. */
  #whole: Frame[] = [];
  /** Height of what opens a region; more has to come before the table may go on to another one. */
  #opening: Mpt = 0;

  constructor(
    private readonly table: CompiledTable,
    content: Content,
    private readonly regions: Regions,
    private readonly context: LayoutContext,
  ) {
    this.#grid = {
      edges: columnEdges(table.columns, regions.at(0).width),
      paddingX: table.paddingX,
      paddingY: table.paddingY,
    };
    this.#source = context.source(content.compiled.id, content.recordPath);
    const rowsOf = (role: CompiledRow['role']) => content.children.filter((row) => roleOf(row) === role);
    this.#head = rowsOf('head');
    const body = rowsOf('body');
    this.#body = body.length > 0 ? body : rowsOf('empty');
    this.#foot = rowsOf('foot');
  }

  run(): readonly Fragment[] {
    this.#open(null);
    const rows = this.#body.map((row, index) => this.#row(row, this.#lookOf(index)));
    const foot = this.#foot.map((row) => this.#row(row, this.#footLook()));
    const footHeight = heightOf(foot);
    let index = 0;
    while (index < rows.length) {
      const frame = rows[index] as Frame;
      const needed = index === rows.length - 1 ? frame.height + footHeight : frame.height;
      if (needed <= this.#free()) this.#putBody(frame);
      else if (!this.#isFresh()) {
        index = this.#breakBefore(index);
        continue;
      } else if (!isEmpty(this.regions.at(this.#region))) {
        this.#leaveEmpty();
        continue;
      } else if (frame.height > this.#free()) this.#divide(index);
      else this.#putBody(frame);
      index += 1;
    }
    if (footHeight > this.#free() && !this.#isFresh()) this.#breakBefore(index);
    this.#closeBody();
    this.#putSection(foot, 'TFoot');
    this.#closeRegion();
    return this.#fragments;
  }

  /** Opens a region: head rows, and, where the table goes on, what is brought forward to its next row. */
  #open(next: number | null): void {
    const head = this.#head.map((row) =>
      this.#row(row, { fill: null, ruleBelow: this.table.headRule ?? this.table.rule }),
    );
    if (next === null) this.#putSection(head, 'THead');
    else this.#putArtifacts(head);
    this.#bodyTop = this.#used;
    if (next !== null) this.#putCarried(this.#carriedRows(this.table.broughtForward, next));
    this.#opening = this.#used;
    this.#whole = [];
  }

  /**
   * Goes on to the next region. What is carried forward needs room too: rows give way to it as long as one is left.
   * Returns the index of the row that the next region begins with.
   */
  #breakBefore(index: number): number {
    let next = index;
    let carried = this.#carriedRows(this.table.carriedForward, next);
    while (heightOf(carried) > this.#free() && this.#whole.length > 1) {
      this.#used -= (this.#whole.pop() as Frame).height;
      this.#bodyItems.pop();
      next -= 1;
      carried = this.#carriedRows(this.table.carriedForward, next);
    }
    this.#putCarried(carried);
    this.#nextRegion(next);
    return next;
  }

  /** Nothing of the table in the current region after all: it begins in the next. */
  #leaveEmpty(): void {
    this.#items = [];
    this.#bodyItems = [];
    this.#used = 0;
    this.#fragments.push(null);
    this.#region += 1;
    this.#open(null);
  }

  /** `next` is the body row that the region begins with. */
  #nextRegion(next: number): void {
    this.#closeBody();
    this.#closeRegion();
    this.#region += 1;
    this.#open(next);
  }

  /** A row too tall for any region goes on in the next ones. */
  #divide(index: number): void {
    const row = this.#body[index] as Content;
    const view = new RestOfRegions(this.regions, this.#region, this.#used);
    const parts = divideRow(
      row,
      this.#grid,
      this.#lookOf(index),
      new BelowHead(view, this.#opening),
      this.context,
    );
    parts.forEach((part, step) => {
      if (step > 0) this.#nextRegion(index + 1);
      this.#putBody(part);
    });
    this.#whole = [];
  }

  #free(): Mpt {
    return this.regions.at(this.#region).height - this.#used;
  }

  /** Whether the region holds nothing of the table's body yet. */
  #isFresh(): boolean {
    return this.#used === this.#opening;
  }

  #row(row: Content, look: RowLook): Frame {
    return layoutRow(row, this.#grid, look, this.regions.at(this.#region).page, this.context);
  }

  #lookOf(index: number): RowLook {
    const fill = index % 2 === 1 ? this.table.zebra : null;
    const isLast = index === this.#body.length - 1;
    const rule = isLast && this.#foot.length > 0 ? (this.table.headRule ?? this.table.rule) : this.table.rule;
    return { fill, ruleBelow: rule };
  }

  #footLook(): RowLook {
    return { fill: null, ruleBelow: this.table.rule };
  }

  /** Rows that speak of the last repeated row before `next`; a row that stands once knows nothing of the list. */
  #carriedRows(nodes: readonly CompiledNode[], next: number): Frame[] {
    if (nodes.length === 0) return [];
    const before = this.#body.slice(0, next);
    const last = before.findLast(({ compiled }) => compiled.each !== null) ?? before.at(-1);
    if (!last) return [];
    return nodes
      .flatMap((node) => this.context.resolve(node, last.scope, last.recordPath))
      .map((row) => this.#row(row, { fill: null, ruleBelow: this.table.rule }));
  }

  #putCarried(rows: readonly Frame[]): void {
    for (const frame of rows) {
      const hidden = { ...plainFrame(frame.width, frame.height, [place(frame, 0, 0)]), tag: ARTIFACT };
      this.#bodyItems.push(place(hidden, 0, this.#used - this.#bodyTop));
      this.#used += frame.height;
    }
  }

  #putBody(frame: Frame): void {
    this.#bodyItems.push(place(frame, 0, this.#used - this.#bodyTop));
    this.#used += frame.height;
    this.#whole.push(frame);
  }

  #closeBody(): void {
    if (this.#bodyItems.length === 0) return;
    const body = plainFrame(this.#width, this.#used - this.#bodyTop, this.#bodyItems);
    this.#items.push(place({ ...body, tag: this.#bodyTag }, 0, this.#bodyTop));
    this.#bodyItems = [];
  }

  #putSection(rows: readonly Frame[], role: 'THead' | 'TFoot'): void {
    if (rows.length > 0) this.#putRows(rows, { role });
  }

  #putArtifacts(rows: readonly Frame[]): void {
    if (rows.length > 0) this.#putRows(rows, ARTIFACT);
  }

  #putRows(rows: readonly Frame[], tag: StructureTag): void {
    let y = 0;
    const items = rows.map((row) => {
      const item = place(row, 0, y);
      y += row.height;
      return item;
    });
    this.#items.push(place({ ...plainFrame(this.#width, y, items), tag }, 0, this.#used));
    this.#used += y;
  }

  #closeRegion(): void {
    this.#fragments.push({
      width: this.#width,
      height: this.#used,
      items: this.#items,
      source: this.#source,
      tag: this.#tag,
    });
    this.#items = [];
    this.#used = 0;
  }

  get #width(): Mpt {
    return this.#grid.edges.at(-1) ?? 0;
  }
}

/** Regions below the repeated head: the first already is, the others lose its height. */
class BelowHead implements Regions {
  constructor(
    private readonly regions: Regions,
    private readonly head: Mpt,
  ) {}

  at(index: number): Region {
    const region = this.regions.at(index);
    if (index > 0) return shortened(region, this.head);
    // What the head takes of the current region is used up already; nothing else stands there.
    return { ...region, full: Math.max(0, region.full - this.head) };
  }
}

const roleOf = (row: Content): CompiledRow['role'] => (row.data as CompiledRow).role;

const heightOf = (frames: readonly Frame[]): Mpt => frames.reduce((sum, frame) => sum + frame.height, 0);
