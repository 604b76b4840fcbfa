/** What a table says in channels without pages: all of its rows once, nothing carried over. */
import type {
  SemanticBlock,
  SemanticCell,
  SemanticRow,
  SemanticStroke,
  Stroke,
  TextDirection,
} from '../../display';
import { type Mpt, rgbOf, toMpt } from '../../geometry';
import type { Content, DescribeContext } from '../../layout';
import type { CompiledCell } from './cell';
import type { CompiledTable } from './compile-table';
import type { TableProps } from './props';
import type { CompiledRow } from './row-type';
import { cellsByRow, placeCells } from './spans';
import { isGroup, rowsOf } from './steps';

/** What the widths of fixed columns are compared with where others share the rest: text on a sheet of A4. */
const USUAL_WIDTH: Mpt = 480_000;

export function describeTable(
  table: CompiledTable,
  content: Content,
  context: DescribeContext,
): readonly SemanticBlock[] {
  const { id, spaceBefore, spaceAfter } = content.compiled;
  const described = new TableDescription(table, context);
  return [
    {
      kind: 'table',
      direction: content.data as TextDirection,
      nodeId: id,
      spaceBefore,
      spaceAfter,
      columns: sharesOf(table.columns),
      head: described.rows(openingRows(content)),
      body: described.body(content),
      foot: described.rows(closingRows(content)),
      rule: visible(table.rule, context),
      headRule: visible(table.headRule, context),
      paddingX: table.paddingX,
      paddingY: table.paddingY,
    },
  ];
}

/** Heads and feet as they stand where nothing goes on over a page. */
const openingRows = (content: Content): readonly Content[] => rowsOf(content, 'head').filter(standsOnce);

const closingRows = (content: Content): readonly Content[] => rowsOf(content, 'foot').filter(standsOnce);

const standsOnce = (row: Content): boolean => (row.data as CompiledRow).isShownOnce;

class TableDescription {
  constructor(
    private readonly table: CompiledTable,
    private readonly context: DescribeContext,
  ) {}

  /** Body rows of a table or group, groups with their heads and feet among them. */
  body(content: Content): readonly SemanticRow[] {
    const described: SemanticRow[] = [];
    let run: Content[] = [];
    const finishRun = () => {
      described.push(...this.rows(run, true));
      run = [];
    };
    let hasBody = false;
    for (const child of content.children) {
      if (isGroup(child)) {
        finishRun();
        hasBody = true;
        described.push(
          ...this.rows(openingRows(child)),
          ...this.body(child),
          ...this.rows(closingRows(child)),
        );
      } else if ((child.data as CompiledRow).role === 'body') {
        hasBody = true;
        run.push(child);
      }
    }
    finishRun();
    return hasBody ? described : this.rows(rowsOf(content, 'empty'));
  }

  /** Rows whose cells may span each other. */
  rows(contents: readonly Content[], isStriped = false): readonly SemanticRow[] {
    const placed = cellsByRow(placeCells(contents, this.table.columns.length), contents.length);
    return contents.map((row, index): SemanticRow => {
      const { role, fill } = row.data as CompiledRow;
      const colour = fill ?? (isStriped && index % 2 === 1 ? this.table.zebra : null);
      return {
        fill: this.#colour(colour),
        cells: (placed[index] ?? [])
          .filter(({ from, to }) => to > from)
          .map(({ cell, from, to, rows }): SemanticCell => {
            const { verticalAlign, isRowHeader, fill: own } = cell.data as CompiledCell;
            return {
              blocks: this.context.describe(cell.children),
              columnSpan: to - from,
              rowSpan: rows,
              isHeading: role === 'head' || isRowHeader,
              verticalAlign,
              fill: this.#colour(own),
            };
          }),
      };
    });
  }

  #colour(colour: number | null): number | null {
    return colour === null ? null : rgbOf(colour, this.context.inks);
  }
}

/** Shares of the whole; fixed widths count as what they are of the usual width, or of each other. */
function sharesOf(columns: TableProps['columns']): readonly (number | null)[] {
  let fixed = 0;
  let shares = 0;
  for (const { width } of columns) {
    if (width.kind === 'fixed') fixed += toMpt(width.points);
    else if (width.kind === 'percent') fixed += (USUAL_WIDTH * width.percent) / 100;
    else if (width.kind === 'share') shares += width.share;
  }
  const whole = shares > 0 ? Math.max(USUAL_WIDTH, fixed * 1.5) : fixed;
  return columns.map(({ width }) => {
    if (width.kind === 'content') return null;
    if (width.kind === 'fixed') return toMpt(width.points) / whole;
    if (width.kind === 'percent') return (USUAL_WIDTH * width.percent) / 100 / whole;
    return ((width.share / shares) * (whole - fixed)) / whole;
  });
}

const visible = (line: Stroke | null, { inks }: DescribeContext): SemanticStroke | null =>
  line && { colour: rgbOf(line.colour, inks), width: line.width };
