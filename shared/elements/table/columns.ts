/**
 * Column positions of a table. Fixed columns and percentages come first; content columns get between what they need
 * and what they want (CSS Tables 3, 3.9: as in automatic layout); shares divide what is left.
 */
import { type Mpt, toMpt } from '../../geometry';
import type { ContentWidths } from '../../layout';
import type { TableProps } from './props';

type Columns = TableProps['columns'];

/** Whether widths of columns or of the table follow their content, which then has to be measured. */
export const followsContent = ({ columns, width }: Pick<TableProps, 'columns' | 'width'>): boolean =>
  width?.kind === 'content' || columns.some((column) => column.width.kind === 'content');

/**
 * Where columns begin and, last, where the table ends, counted from the side of the first. Shares divide what the other
 * columns leave.
 */
export function columnEdges(columns: Columns, width: Mpt, content: readonly Mpt[] = []): readonly Mpt[] {
  let taken = 0;
  let shares = 0;
  columns.forEach((column, index) => {
    if (column.width.kind === 'share') shares += column.width.share;
    else taken += ownWidth(column, width, content[index]);
  });
  const rest = Math.max(0, width - taken);
  const edges: Mpt[] = [0];
  let given = 0;
  let left = 0;
  columns.forEach((column, index) => {
    if (column.width.kind === 'share') {
      // Rounding is on the sum, so that the last share ends exactly at the edge.
      const before = Math.round((rest * given) / shares);
      given += column.width.share;
      left += Math.round((rest * given) / shares) - before;
    } else {
      left += ownWidth(column, width, content[index]);
    }
    edges.push(left);
  });
  return edges;
}

function ownWidth({ width }: Columns[number], whole: Mpt, content: Mpt | undefined): Mpt {
  switch (width.kind) {
    case 'fixed':
      return toMpt(width.points);
    case 'percent':
      return Math.round((whole * width.percent) / 100);
    default:
      return content ?? 0;
  }
}

/** Width of the table in a room, as far as it does not follow the content. */
export function tableWidth({ width }: Pick<TableProps, 'width'>, room: Mpt): Mpt {
  switch (width?.kind) {
    case 'fixed':
      return Math.min(room, toMpt(width.points));
    case 'percent':
      return Math.round((room * width.percent) / 100);
    default:
      return room;
  }
}

/** What columns need and want, within the bounds that the author gave. */
export const columnWidths = (
  columns: Columns,
  measured: readonly ContentWidths[],
): readonly ContentWidths[] =>
  columns.map(({ width }, index): ContentWidths => {
    const { min, max } = measured[index] ?? { min: 0, max: 0 };
    if (width.kind === 'fixed') return { min: toMpt(width.points), max: toMpt(width.points) };
    if (width.kind !== 'content') return { min, max };
    const least = toMpt(width.least ?? 0);
    const most = width.most === undefined ? Number.MAX_SAFE_INTEGER : Math.max(least, toMpt(width.most));
    return { min: clamp(min, least, most), max: clamp(max, least, most) };
  });

/** Edges of a table whose columns or width follow what the columns need and want, cell padding included. */
export function contentEdges(
  table: Pick<TableProps, 'columns' | 'width'>,
  measured: readonly ContentWidths[],
  room: Mpt,
): readonly Mpt[] {
  const { columns } = table;
  const bounded = columnWidths(columns, measured);
  const width =
    table.width?.kind === 'content' ? wantedWidth(columns, bounded, room) : tableWidth(table, room);
  let taken = 0;
  let sharesNeed = 0;
  columns.forEach((column, index) => {
    if (column.width.kind === 'share') sharesNeed += bounded[index]?.min ?? 0;
    else if (column.width.kind !== 'content') taken += ownWidth(column, width, undefined);
  });
  const isContent = (index: number) => columns[index]?.width.kind === 'content';
  const given = distribute(
    bounded.map((widths, index) => (isContent(index) ? widths : { min: 0, max: 0 })),
    Math.max(0, width - taken - sharesNeed),
  );
  const hasShares = columns.some((column) => column.width.kind === 'share');
  const spare = width - taken - given.reduce((sum, each) => sum + each, 0);
  const grown = hasShares || spare <= 0 ? given : spread(given, spare, isContent);
  return columnEdges(columns, width, grown);
}

/** What all columns want together; percentages count as what makes the table wide enough for them. */
function wantedWidth(columns: Columns, bounded: readonly ContentWidths[], room: Mpt): Mpt {
  let wanted = 0;
  let percent = 0;
  let forPercent = 0;
  columns.forEach(({ width }, index) => {
    const max = bounded[index]?.max ?? 0;
    if (width.kind === 'fixed') wanted += toMpt(width.points);
    else if (width.kind === 'percent') {
      percent += width.percent;
      forPercent = Math.max(forPercent, Math.ceil((max * 100) / width.percent));
    } else wanted += max;
  });
  if (percent >= 100) return room;
  return Math.min(room, Math.max(forPercent, Math.ceil((wanted * 100) / (100 - percent))));
}

/**
 * Widths for columns in a room: what they want where there is room, else what they need and a part of the rest by how
 * much more they want; where there is not even room for that, a part of the room by what they need.
 */
function distribute(widths: readonly ContentWidths[], room: Mpt): Mpt[] {
  const min = widths.reduce((sum, each) => sum + each.min, 0);
  const max = widths.reduce((sum, each) => sum + each.max, 0);
  if (max <= room) return widths.map((each) => each.max);
  if (min >= room)
    return divided(
      room,
      widths.map((each) => each.min),
    );
  const extra = divided(
    room - min,
    widths.map((each) => each.max - each.min),
  );
  return widths.map((each, index) => each.min + (extra[index] ?? 0));
}

/** Gives columns more by what they have already; all the same where they have nothing. */
function spread(given: readonly Mpt[], spare: Mpt, takesPart: (index: number) => boolean): Mpt[] {
  const hasWidth = given.some((each, index) => takesPart(index) && each > 0);
  const parts = divided(
    spare,
    given.map((each, index) => (takesPart(index) ? (hasWidth ? each : 1) : 0)),
  );
  return given.map((each, index) => each + (parts[index] ?? 0));
}

/** A length divided by weights into whole millipoints that add up to it exactly. */
function divided(length: Mpt, weights: readonly number[]): Mpt[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  let sum = 0;
  return weights.map((weight) => {
    const before = Math.round((length * sum) / whole);
    sum += weight;
    return Math.round((length * sum) / whole) - before;
  });
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
