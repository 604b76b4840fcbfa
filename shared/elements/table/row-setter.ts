/** Makes the frames of a table's rows: of steps once for each width, of heads and feet wherever they stand. */
import type { Frame, Stroke } from '../../display';
import type { Colour, Mpt } from '../../geometry';
import { type Content, type LayoutContext, place, plainFrame, type Regions } from '../../layout';
import type { CompiledTable } from './compile-table';
import { divideRow, layoutRow, type TableGrid } from './row';
import type { FrameParts, TableLines } from './row-rules';
import type { CompiledRow } from './row-type';
import { Band, type BandPart, bandLength } from './spans';
import { FIRST_FOOT, STRIPED, type Steps, unitEnd } from './steps';

export class RowSetter {
  /** Frames of steps as far as they are laid out; that of rows which cells hold together stands at the first. */
  readonly #frames: (Frame | undefined)[] = [];

  constructor(
    private readonly table: CompiledTable,
    private readonly plan: Steps,
    private readonly lines: TableLines | null,
    private readonly context: LayoutContext,
    private grid: TableGrid,
  ) {}

  /** Goes on with other column positions: what is laid out from a step on holds no longer. */
  changeGrid(grid: TableGrid, next: number): void {
    this.grid = grid;
    if (this.#frames.length > next) this.#frames.length = next;
  }

  /** A step in one piece. */
  step(index: number, page: number): Frame {
    const known = this.#frames[index];
    if (known) return known;
    const frame = this.#layOut(index, page);
    this.#setOff(index, frame);
    this.#frames[index] = frame;
    return frame;
  }

  /** A row in one piece. */
  row(row: Content, fill: Colour | null, rule: Stroke | null, page: number): Frame {
    const frame = layoutRow(row, this.grid, fill, page, this.context);
    this.lines?.addRow(frame, row, rule);
    return frame;
  }

  /** Frames of rows in one frame, one below the other. */
  together(frames: readonly Frame[], width: Mpt): Frame {
    const [only] = frames;
    if (only && frames.length === 1) return only;
    let y = 0;
    const parts: FrameParts = frames.map((frame) => {
      const part = { frame, y };
      y += frame.height;
      return part;
    });
    const items = parts.map((part) => place(part.frame, 0, part.y));
    const whole = plainFrame(width, y, items);
    this.lines?.addTogether(whole, parts);
    return whole;
  }

  /** Heads or feet, those of them that stand where their section begins or ends, or where it goes on. */
  rows(
    rows: readonly Content[],
    shown: 'once' | 'continued',
    rule: Stroke | null,
    page: number,
  ): readonly Frame[] {
    const here = rows.filter((row) => {
      const { isShownOnce, isShownContinued } = row.data as CompiledRow;
      return shown === 'once' ? isShownOnce : isShownContinued;
    });
    if (!this.table.hasRowSpans) return here.map((row) => this.row(row, null, rule, page));
    const frames: Frame[] = [];
    for (let index = 0; index < here.length; ) {
      const end = index + bandLength(here, index);
      const [first, ...others] = here.slice(index, end);
      if (first && others.length === 0) frames.push(this.row(first, null, rule, page));
      else frames.push(this.#together(here.slice(index, end), rule, page));
      index = end;
    }
    return frames;
  }

  #together(rows: readonly Content[], rule: Stroke | null, page: number): Frame {
    const looks = rows.map(() => ({ fill: null, ruleBelow: this.#hasGrid ? null : rule }));
    const part = new Band(rows, looks, this.grid, this.context).layout(page);
    this.lines?.addBand(part, rows, rule);
    return part.frame;
  }

  /**
   * A step divided over regions. Without force only where something stays in the first and goes on in the next, and
   * all that belongs side by side begins in the first; else the number of regions at the beginning that it leaves empty.
   */
  divided(index: number, room: Regions, isForced: boolean): readonly Frame[] | number {
    const end = unitEnd(this.plan, index);
    const first = this.plan.steps[index] as Content;
    const parts =
      end === index + 1
        ? this.#dividedRow(index, first, room, isForced)
        : this.#dividedBand(index, end, room, isForced);
    if (typeof parts !== 'number') this.#setOff(index, parts[0]);
    return parts;
  }

  /** The foot of the table that stands where it goes on: set off as its last one is. */
  feet(rows: readonly Content[], page: number): readonly Frame[] {
    const frames = this.rows(rows, 'continued', this.table.rule, page);
    if (frames[0] && this.table.headRule) this.lines?.addAbove(frames[0], this.table.headRule);
    return frames;
  }

  #setOff(index: number, frame: Frame | undefined): void {
    const { headRule } = this.table;
    if (frame && headRule && ((this.plan.flags[index] ?? 0) & FIRST_FOOT) !== 0)
      this.lines?.addAbove(frame, headRule);
  }

  #dividedRow(index: number, row: Content, room: Regions, isForced: boolean): readonly Frame[] | number {
    const { rule } = this.table;
    const divided = divideRow(row, this.grid, this.#fillOf(index), room, this.context);
    const { parts, beginsInFirst, emptyParts } = divided;
    if (!isForced && (!beginsInFirst || parts.length === 1)) return emptyParts;
    parts.forEach((part, step) => {
      this.lines?.addRow(part, row, rule, step === 0, step === parts.length - 1);
    });
    return parts;
  }

  #dividedBand(index: number, end: number, room: Regions, isForced: boolean): readonly Frame[] | number {
    const parts = this.#band(index, end).divide(room, this.table.splitRows);
    const emptyParts = parts.findIndex(({ rows }) => rows.length > 0);
    if (!isForced && (parts.length === 1 || emptyParts !== 0)) return Math.max(0, emptyParts);
    for (const part of parts) this.#noteBand(index, end, part);
    return parts.map(({ frame }) => frame);
  }

  #layOut(index: number, page: number): Frame {
    const end = unitEnd(this.plan, index);
    if (end === index + 1) {
      const row = this.plan.steps[index] as Content;
      return this.row(row, this.#fillOf(index), this.table.rule, page);
    }
    const part = this.#band(index, end).layout(page);
    this.#noteBand(index, end, part);
    return part.frame;
  }

  /** Whether cells say something of their own sides, so that bands leave all lines to the grid's. */
  get #hasGrid(): boolean {
    return this.table.hasGridLines;
  }

  #band(index: number, end: number): Band {
    const rows = this.plan.steps.slice(index, end) as Content[];
    const looks = rows.map((_, offset) => ({
      fill: this.#fillOf(index + offset),
      ruleBelow: this.#hasGrid ? null : this.table.rule,
    }));
    return new Band(rows, looks, this.grid, this.context);
  }

  #noteBand(index: number, end: number, part: BandPart): void {
    const rows = this.plan.steps.slice(index, end) as Content[];
    this.lines?.addBand(part, rows, this.table.rule);
  }

  #fillOf(index: number): Colour | null {
    return ((this.plan.flags[index] ?? 0) & STRIPED) !== 0 ? this.table.zebra : null;
  }
}
