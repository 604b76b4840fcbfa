/**
 * Lines below the rows of a usual table. Those of a region lie over all its rows, where no background covers them, and
 * those of one kind are one path: a page has one or two of them, not one for each row.
 */
import type { DisplayItem, Frame, Stroke } from '../../display';
import { linePath, type Mpt, type Path } from '../../geometry';
import { ARTIFACT, type Content, plainFrame } from '../../layout';
import { drawPath } from '../drawing';
import type { BandPart } from './spans';

/** A line of a table, in the coordinates of the frame that holds it. */
export interface TableLine {
  readonly stroke: Stroke;
  readonly path: Path;
}

/** Frames that stand together in one, as tall as it is. */
export type FrameParts = readonly { readonly frame: Frame; readonly y: Mpt }[];

interface Rule {
  /** The edge above which it lies. */
  readonly edge: Mpt;
  readonly stroke: Stroke;
}

/** Who draws the lines of a table: it is told of rows as they are made, and of those that stand in a region. */
export interface TableLines {
  /** Notes a row or a part of one; `rule` is the table's line below it. */
  addRow(frame: Frame, row: Content, rule: Stroke | null, isFirst?: boolean, isLast?: boolean): void;
  /** Notes a part of rows that cells hold together. */
  addBand(part: BandPart, rows: readonly Content[], rule: Stroke | null): void;
  /** Says that a frame of rows that was noted is set off from what stands above it, whatever line that has below it. */
  addAbove(frame: Frame, rule: Stroke): void;
  /** Notes a frame that holds rows. */
  addTogether(frame: Frame, parts: FrameParts): void;
  /** Says that a frame stands in the current region. */
  placed(frame: Frame, y: Mpt): void;
  /**
   * The lines of the region that ends, `null` where there are none; the next one begins without any. `edges` are where
   * columns begin, counted from the side of the first.
   */
  take(edges: readonly Mpt[], height: Mpt): Frame | null;
}

/** Inside of their rows, the last part of which has the line. */
export class RowRules implements TableLines {
  /** Of the rows of this table; goes with it. */
  readonly #rules = new Map<Frame, readonly Rule[]>();
  #placed: Rule[] = [];

  constructor(private readonly source: number) {}

  addRow(frame: Frame, _row: Content, stroke: Stroke | null, _isFirst = true, isLast = true): void {
    if (stroke && isLast) this.#rules.set(frame, [{ edge: frame.height, stroke }]);
  }

  /** Rows that cells hold together have their lines in their frame, where those cells leave room for them. */
  addBand(): void {}

  addAbove(frame: Frame, stroke: Stroke): void {
    this.#rules.set(frame, [{ edge: 0, stroke }, ...(this.#rules.get(frame) ?? [])]);
  }

  addTogether(frame: Frame, parts: FrameParts): void {
    const rules = parts.flatMap((part) =>
      (this.#rules.get(part.frame) ?? []).map(({ edge, stroke }) => ({ edge: edge + part.y, stroke })),
    );
    if (rules.length > 0) this.#rules.set(frame, rules);
  }

  placed(frame: Frame, y: Mpt): void {
    const rules = this.#rules.get(frame);
    if (!rules) return;
    for (const { edge, stroke } of rules) {
      if (edge === 0 && this.#placed.at(-1)?.edge === y) this.#placed.pop();
      this.#placed.push({ edge: y + edge, stroke });
    }
  }

  take(edges: readonly Mpt[], height: Mpt): Frame | null {
    const width = edges.at(-1) ?? 0;
    const lines = this.#placed.map(({ edge, stroke }) => {
      const y = edge - Math.round(stroke.width / 2);
      return { stroke, path: linePath(0, y, width, y) };
    });
    this.#placed = [];
    return lines.length > 0
      ? { ...plainFrame(width, height, drawLines(lines, this.source)), tag: ARTIFACT }
      : null;
  }
}

/** Lines of one kind as one path, in the order of their first one; wider lines lie over the ends of narrower ones. */
export function drawLines(lines: readonly TableLine[], source: number): DisplayItem[] {
  const paths = new Map<Stroke, number[]>();
  for (const { stroke, path } of lines) {
    const known = paths.get(stroke);
    if (known) known.push(...path);
    else paths.set(stroke, [...path]);
  }
  return [...paths]
    .sort(([a], [b]) => a.width - b.width)
    .map(([stroke, path]) => drawPath(path, null, stroke, source));
}
