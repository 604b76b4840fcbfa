/** Column positions of a table for a room, measured where columns follow their content. */
import type { Mpt } from '../../geometry';
import type { Content, ContentWidths, LayoutContext } from '../../layout';
import { columnEdges, columnWidths, contentEdges, tableWidth } from './columns';
import type { CompiledTable } from './compile-table';
import { measureColumns } from './measure';
import { isGroup, rowsOf } from './steps';

/** `pageRows` are rows made at page breaks, as far as they are known. */
export function edgesOf(
  table: CompiledTable,
  content: Content,
  room: Mpt,
  context: LayoutContext,
  pageRows: readonly Content[],
): readonly Mpt[] {
  if (!table.followsContent) return columnEdges(table.columns, tableWidth(table, room));
  const widths =
    pageRows.length === 0
      ? measured(table, content, context)
      : measure(table, [...sectionsOf(content), ...pageRows.map((row) => [row])], context);
  return contentEdges(table, widths, room);
}

/** What the columns of a table need and want, but for rows at page breaks. */
export function measured(
  table: CompiledTable,
  content: Content,
  context: LayoutContext,
): readonly ContentWidths[] {
  return context.once(content, 'columns', () => measure(table, sectionsOf(content), context));
}

const measure = (
  table: CompiledTable,
  sections: readonly (readonly Content[])[],
  context: LayoutContext,
): readonly ContentWidths[] => measureColumns(sections, table.columns.length, table.paddingX, context);

/** Rows that stand below each other without others between them, in the table and its groups. */
function sectionsOf(content: Content): (readonly Content[])[] {
  const sections: (readonly Content[])[] = [rowsOf(content, 'head'), rowsOf(content, 'foot')];
  let run: Content[] = [];
  for (const child of content.children) {
    if (isGroup(child)) {
      sections.push(run, ...sectionsOf(child));
      run = [];
    } else if (!sections[0]?.includes(child) && !sections[1]?.includes(child)) run.push(child);
  }
  sections.push(run);
  return sections;
}

/** What a table in a cell or box needs and wants itself. */
export function measureTable(table: CompiledTable, content: Content, context: LayoutContext): ContentWidths {
  let min = 0;
  let max = 0;
  for (const widths of columnWidths(table.columns, measured(table, content, context))) {
    min += widths.min;
    max += widths.max;
  }
  return { min, max };
}
