/** What a table says in channels without pages: all of its rows once, nothing carried over. */
import type { SemanticBlock, SemanticCell, SemanticRow, SemanticStroke, Stroke } from '../../display';
import { type Mpt, rgbOf, toMpt } from '../../geometry';
import type { Content, DescribeContext } from '../../layout';
import type { CompiledCell } from './cell';
import type { CompiledTable } from './layout';
import type { TableProps } from './props';
import type { CompiledRow } from './row-type';

/** What the widths of fixed columns are compared with where others share the rest: text on a sheet of A4. */
const USUAL_WIDTH: Mpt = 480_000;

export function describeTable(
  table: CompiledTable,
  content: Content,
  context: DescribeContext,
): readonly SemanticBlock[] {
  const rowsOf = (role: CompiledRow['role']): readonly Content[] =>
    content.children.filter(({ data }) => (data as CompiledRow).role === role);
  const body = rowsOf('body');
  const rows = (contents: readonly Content[]): readonly SemanticRow[] =>
    contents.map((row, index) => describeRow(table, row, index, context));
  const { id, spaceBefore, spaceAfter } = content.compiled;
  return [
    {
      kind: 'table',
      nodeId: id,
      spaceBefore,
      spaceAfter,
      columns: sharesOf(table.columns),
      head: rows(rowsOf('head')),
      body: rows(body.length > 0 ? body : rowsOf('empty')),
      foot: rows(rowsOf('foot')),
      rule: visible(table.rule, context),
      headRule: visible(table.headRule, context),
      paddingX: table.paddingX,
      paddingY: table.paddingY,
    },
  ];
}

function describeRow(
  table: CompiledTable,
  row: Content,
  index: number,
  context: DescribeContext,
): SemanticRow {
  const { role, fill } = row.data as CompiledRow;
  const zebra = role === 'body' && index % 2 === 1 ? table.zebra : null;
  const colour = fill ?? zebra;
  return {
    fill: colour === null ? null : rgbOf(colour, context.inks),
    cells: row.children.map((cell): SemanticCell => {
      const { span, verticalAlign } = cell.data as CompiledCell;
      return {
        blocks: context.describe(cell.children),
        columnSpan: span,
        rowSpan: 1,
        isHeading: role === 'head',
        verticalAlign,
        fill: null,
      };
    }),
  };
}

/** Shares of the whole; fixed widths count as what they are of the usual width, or of each other. */
function sharesOf(columns: TableProps['columns']): readonly number[] {
  let fixed = 0;
  let shares = 0;
  for (const { width } of columns) {
    if (width.kind === 'fixed') fixed += toMpt(width.points);
    else shares += width.share;
  }
  const whole = shares > 0 ? Math.max(USUAL_WIDTH, fixed * 1.5) : fixed;
  return columns.map(({ width }) =>
    width.kind === 'fixed' ? toMpt(width.points) / whole : ((width.share / shares) * (whole - fixed)) / whole,
  );
}

const visible = (line: Stroke | null, { inks }: DescribeContext): SemanticStroke | null =>
  line && { colour: rgbOf(line.colour, inks), width: line.width };
