/** Pours blocks through columns, region after region. */
import type { DisplayItem, Frame, Stroke, TextDirection } from '../../display';
import { linePath, type Mpt } from '../../geometry';
import {
  ARTIFACT,
  type Content,
  type Fragment,
  type LayoutContext,
  NotesBelow,
  place,
  plainFrame,
  type Regions,
  stackBlocks,
  UNBOUNDED,
} from '../../layout';
import { drawPath } from '../drawing';
import { balanceColumns } from './balance';
import { type ColumnGrid, type ColumnLimit, ColumnRegions, columnWidth } from './column-regions';

export interface CompiledColumns extends ColumnGrid {
  readonly balance: boolean;
  readonly rule: Stroke | null;
  /** How often they are tried at most to find columns of equal height. */
  readonly tries: number;
}

export function layoutColumns(
  columns: CompiledColumns,
  content: Content,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { compiled, recordPath, children } = content;
  const { balance, count } = columns;
  const isRtl = (content.data as TextDirection) === 'rtl';
  const source = context.source(compiled.id, recordPath);
  const groupsOf = (frames: readonly Frame[]) => grouped(frames, count);
  const below = count > 1 ? new NotesBelow(regions, context, compiled.children) : null;
  const fillColumns = (limit: ColumnLimit | null) =>
    stackBlocks(
      children,
      new ColumnRegions(below?.regions ?? regions, columns, limit),
      below?.inner ?? context,
    );
  const boxHeight = compiled.box?.height ?? 0;
  const isBox = boxHeight > 0 && !balance && isEndless(regions);
  const fill = () => fillColumns(isBox ? { outer: 0, height: boxHeight } : null);
  const sideBySide = (frames: readonly Frame[]) =>
    groupsOf(frames).map((group) => ({ frames: group, height: heightOf(group) }));
  const frames = evenly(columns, below ? below.pour(fill, sideBySide) : fill(), regions, fillColumns);
  return groupsOf(frames).map((group, index) =>
    joined(columns, isRtl, group, regions.at(index).width, source),
  );
}

/** Columns of equal height where they are to be, or where nothing else ends them. */
function evenly(
  { balance, count, tries }: CompiledColumns,
  frames: readonly Frame[],
  regions: Regions,
  fillColumns: (limit: ColumnLimit | null) => readonly Frame[],
): readonly Frame[] {
  const isWanted = balance || (isEndless(regions) && frames.length === 1);
  return isWanted ? balanceColumns(frames, count, tries, fillColumns) : frames;
}

const isEndless = (regions: Regions): boolean => regions.at(0).full === UNBOUNDED;

const grouped = (frames: readonly Frame[], count: number): (readonly Frame[])[] =>
  Array.from({ length: Math.ceil(frames.length / count) }, (_, index) =>
    frames.slice(index * count, (index + 1) * count),
  );

const heightOf = (frames: readonly Frame[]): Mpt => Math.max(0, ...frames.map(({ height }) => height));

/** The columns of one region side by side from the first, with lines between those that hold something. */
function joined(
  columns: CompiledColumns,
  isRtl: boolean,
  frames: readonly Frame[],
  width: Mpt,
  source: number,
): Fragment {
  if (frames.every(({ items }) => items.length === 0)) return null;
  const own = columnWidth(columns, width);
  const step = own + columns.gap;
  const leftOf = (index: number): Mpt => (isRtl ? width - index * step - own : index * step);
  const height = heightOf(frames);
  const items: DisplayItem[] = frames.map((frame, index) => place(frame, leftOf(index), 0));
  const { rule } = columns;
  if (rule) {
    const last = frames.findLastIndex((frame) => frame.items.length > 0);
    const lines = Array.from({ length: last }, (_, index) => {
      const fromStart = (index + 1) * step - Math.round(columns.gap / 2);
      const x = isRtl ? width - fromStart : fromStart;
      return drawPath(linePath(x, 0, x, height), null, rule, source);
    });
    items.push(place({ ...plainFrame(width, height, lines), tag: ARTIFACT }, 0, 0));
  }
  return { width, height, items, source, tag: null };
}
