/** Pours blocks through columns, region after region. */
import type { DisplayItem, Frame, Stroke } from '../../display';
import { linePath, type Mpt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type Fragment,
  type LayoutContext,
  place,
  plainFrame,
  type Regions,
  stackBlocks,
  UNBOUNDED,
  withoutNotes,
} from '../../layout';
import { drawPath } from '../drawing';
import { balanceColumns } from './balance';
import { type ColumnGrid, type ColumnLimit, ColumnRegions, columnWidth } from './column-regions';

export interface CompiledColumns extends ColumnGrid {
  readonly balance: boolean;
  readonly rule: Stroke | null;
}

/** Times that the columns are filled again because notes take room below them. */
const MAX_FILLS = 8;

export function layoutColumns(
  columns: CompiledColumns,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { compiled, recordPath, children } = content;
  const { count } = columns;
  const source = context.source(compiled.id, recordPath);
  const reserved = new Map<number, Mpt>();
  // Notes stand below all columns together, so a column alone cannot know what they leave.
  const inner = withoutNotes(context);
  const fillColumns = (limit: ColumnLimit | null) =>
    stackBlocks(children, new ColumnRegions(regions, columns, reserved, limit), inner);
  for (let fill = 1; ; fill += 1) {
    const groups = grouped(filled(columns, content, regions, fillColumns), count);
    if (fill === MAX_FILLS || !reservesMore(groups, regions, reserved, context))
      return groups.map((frames, index) => joined(columns, frames, regions.at(index).width, source));
  }
}

/** Fills the columns; where nothing bounds them, their box or an equal height has to. */
function filled(
  { balance, count }: CompiledColumns,
  { compiled }: Content,
  regions: Regions,
  fillColumns: (limit: ColumnLimit | null) => readonly Frame[],
): readonly Frame[] {
  const isEndless = regions.at(0).full === UNBOUNDED;
  const boxHeight = compiled.box?.height ?? 0;
  if (isEndless && boxHeight > 0 && !balance) return fillColumns({ outer: 0, height: boxHeight });
  const frames = fillColumns(null);
  return balance || isEndless ? balanceColumns(frames, count, fillColumns) : frames;
}

const grouped = (frames: readonly Frame[], count: number): (readonly Frame[])[] =>
  Array.from({ length: Math.ceil(frames.length / count) }, (_, index) =>
    frames.slice(index * count, (index + 1) * count),
  );

/** Takes the room for notes where columns and notes do not fit together; whether that changed anything. */
function reservesMore(
  groups: readonly (readonly Frame[])[],
  regions: Regions,
  reserved: Map<number, Mpt>,
  context: LayoutContext,
): boolean {
  if (!context.hasNotes) return false;
  let hasMore = false;
  groups.forEach((frames, index) => {
    const { page, height } = regions.at(index);
    const notes = frames.reduce((sum, frame) => sum + context.notesHeight(frame, page), 0);
    if (notes === 0 || heightOf(frames) + notes <= height || notes <= (reserved.get(index) ?? 0)) return;
    reserved.set(index, notes);
    hasMore = true;
  });
  return hasMore;
}

const heightOf = (frames: readonly Frame[]): Mpt => Math.max(0, ...frames.map(({ height }) => height));

/** The columns of one region side by side, with lines between those that hold something. */
function joined(columns: CompiledColumns, frames: readonly Frame[], width: Mpt, source: number): Fragment {
  if (frames.every(({ items }) => items.length === 0)) return null;
  const step = columnWidth(columns, width) + columns.gap;
  const height = heightOf(frames);
  const items: DisplayItem[] = frames.map((frame, index) => place(frame, index * step, 0));
  const { rule } = columns;
  if (rule) {
    const last = frames.findLastIndex((frame) => frame.items.length > 0);
    const lines = Array.from({ length: last }, (_, index) => {
      const x = (index + 1) * step - Math.round(columns.gap / 2);
      return drawPath(linePath(x, 0, x, height), null, rule, source);
    });
    items.push(place({ ...plainFrame(width, height, lines), tag: ARTIFACT }, 0, 0));
  }
  return { width, height, items, source, tag: null };
}
