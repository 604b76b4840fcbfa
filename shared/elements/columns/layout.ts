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

/** Times that columns are filled again because notes take room below them: fewer where they go on for long. */
const MAX_FILLS = 40;
const MAX_REGIONS_FILLED = 200;
const MAX_FILLS_OF_LONG_COLUMNS = 4;

export function layoutColumns(
  columns: CompiledColumns,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { compiled, recordPath, children } = content;
  const source = context.source(compiled.id, recordPath);
  const reserved = new Map<number, Mpt>();
  // Notes stand below all columns together, so a column alone cannot know what they leave.
  const inner = columns.count === 1 ? context : withoutNotes(context);
  const fillColumns = (limit: ColumnLimit | null) =>
    stackBlocks(children, new ColumnRegions(regions, columns, reserved, limit), inner);
  const groupsOf = (frames: readonly Frame[]) => grouped(frames, columns.count);
  const needsMore = (frames: readonly Frame[]) =>
    columns.count > 1 && reservesMore(groupsOf(frames), regions, reserved, context);

  const unbalanced = filledAbove(columns, content, regions, fillColumns, needsMore);
  const balanced = evenly(columns, unbalanced, regions, fillColumns);
  // Balancing may bring notes together that stood apart; it is done once more with the room they need.
  const frames =
    balanced !== unbalanced && needsMore(balanced)
      ? evenly(columns, fillColumns(null), regions, fillColumns)
      : balanced;
  return groupsOf(frames).map((group, index) => joined(columns, group, regions.at(index).width, source));
}

/** Columns filled one after the other, as often as it takes until the notes below have their room. */
function filledAbove(
  { balance }: CompiledColumns,
  { compiled }: Content,
  regions: Regions,
  fillColumns: (limit: ColumnLimit | null) => readonly Frame[],
  needsMore: (frames: readonly Frame[]) => boolean,
): readonly Frame[] {
  const boxHeight = compiled.box?.height ?? 0;
  const isBox = boxHeight > 0 && !balance && isEndless(regions);
  for (let fill = 1; ; fill += 1) {
    const frames = fillColumns(isBox ? { outer: 0, height: boxHeight } : null);
    const limit = Math.max(
      MAX_FILLS_OF_LONG_COLUMNS,
      Math.min(MAX_FILLS, MAX_REGIONS_FILLED / frames.length),
    );
    if (fill >= limit || isBox || !needsMore(frames)) return frames;
  }
}

/** Columns of equal height where they are to be, or where nothing else ends them. */
function evenly(
  { balance, count }: CompiledColumns,
  frames: readonly Frame[],
  regions: Regions,
  fillColumns: (limit: ColumnLimit | null) => readonly Frame[],
): readonly Frame[] {
  const isWanted = balance || (isEndless(regions) && frames.length === 1);
  return isWanted ? balanceColumns(frames, count, fillColumns) : frames;
}

const isEndless = (regions: Regions): boolean => regions.at(0).full === UNBOUNDED;

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
