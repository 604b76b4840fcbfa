import { describe, expect, it } from 'vitest';
import { createIdSequence } from '../../shared/base';
import { childrenOf, type Template, type TemplateNode } from '../../shared/model';
import { apply, spanTemplate, tableTemplate } from './table.test-support';
import { addColumn, addRow, addRowBeside, removeColumn, removeRow, setColumnWidth } from './table-edits';
import { cellsByRow, columnsOf, rowsOf } from './table-grid';

const context = () => {
  const newId = createIdSequence('new', () => false);
  return { newId, language: 'en', heading: 'Column' };
};

const cellCount = (template: Template, row: string) => childrenOf(template.nodes[row] as TemplateNode).length;

describe('addColumn', () => {
  it('adds a cell to every row and widens cells that span the place', () => {
    const before = tableTemplate();
    const { template, inverse } = apply(before, addColumn(before, 'table', 1, context()));
    expect(columnsOf(template.nodes.table as TemplateNode)).toHaveLength(3);
    expect([cellCount(template, 'head'), cellCount(template, 'body')]).toEqual([3, 3]);
    expect(template.nodes.f1?.props.columns).toBe(3);
    expect(apply(template, inverse.operations).template).toEqual(before);
  });

  it('makes the new text look like its neighbour and names the heading', () => {
    const before = tableTemplate();
    const { template } = apply(before, addColumn(before, 'table', 2, context()));
    const cell = childrenOf(template.nodes.body as TemplateNode)[2] as string;
    const text = template.nodes[childrenOf(template.nodes[cell] as TemplateNode)[0] as string];
    expect(text?.props).toEqual({ style: 'amount', content: { en: [{ align: 'end', inlines: [] }] } });
    const heading = childrenOf(template.nodes.head as TemplateNode)[2] as string;
    const label = template.nodes[childrenOf(template.nodes[heading] as TemplateNode)[0] as string];
    expect(JSON.stringify(label?.props)).toContain('Column');
  });
});

describe('removeColumn', () => {
  it('takes the cell out of every row, and one column from cells that span it', () => {
    const before = tableTemplate();
    const { template, inverse } = apply(before, removeColumn(before, 'table', 0));
    expect(childrenOf(template.nodes.head as TemplateNode)).toEqual(['h2']);
    expect(template.nodes.bt1).toBeUndefined();
    expect(template.nodes.f1?.props).toEqual({});
    expect(apply(template, inverse.operations).template).toEqual(before);
  });

  it('keeps the last column', () => {
    const before = tableTemplate();
    const { template } = apply(before, removeColumn(before, 'table', 0));
    expect(removeColumn(template, 'table', 0)).toEqual([]);
  });
});

describe('addRow', () => {
  it('puts rows where their purpose stands', () => {
    const before = tableTemplate();
    const { template } = apply(before, addRow(before, 'table', 'carriedForward', 2, context()));
    expect(rowsOf(template, 'table').map((row) => row.role)).toEqual([
      'head',
      'body',
      'carriedForward',
      'foot',
    ]);
    expect(cellCount(template, 'new1')).toBe(2);
  });

  it('makes the note for an empty list one cell wide', () => {
    const before = tableTemplate();
    const { template } = apply(before, addRow(before, 'table', 'empty', 2, context()));
    const [cell] = childrenOf(template.nodes.new1 as TemplateNode);
    expect(template.nodes[cell as string]?.props).toEqual({ columns: 2 });
  });
});

it('sets the width of one column', () => {
  const before = tableTemplate();
  const { template } = apply(before, [setColumnWidth('table', 1, { kind: 'fixed', points: 50 })]);
  expect(columnsOf(template.nodes.table as TemplateNode)[1]).toEqual({
    width: { kind: 'fixed', points: 50 },
  });
});

/** The grid as the page will show it: the id of the cell at every place, one string per row. */
function gridOf(template: Template): string[] {
  const [cells = []] = cellsByRow(template, 'table');
  const rows = rowsOf(template, 'table').map(() => [] as string[]);
  for (const { id, rowIndex, rows: height, from, to } of cells)
    for (let row = rowIndex; row < rowIndex + height; row += 1)
      for (let column = from; column < to; column += 1) {
        const places = rows[row] ?? [];
        expect(places[column], 'two cells at one place').toBeUndefined();
        places[column] = id.startsWith('new') ? '+' : id.slice(0, 1);
      }
  return rows.map((row) => Array.from(row, (letter) => letter ?? ' ').join(''));
}

describe('with cells that span rows', () => {
  it('adds and removes columns beside and inside of them', () => {
    const before = spanTemplate('AAB', 'AAC', 'DEF');
    const inside = apply(before, addColumn(before, 'table', 1, context()));
    expect(gridOf(inside.template)).toEqual(['AAAB', 'AAAC', 'D+EF']);
    const after = apply(before, addColumn(before, 'table', 2, context()));
    expect(gridOf(after.template)).toEqual(['AA+B', 'AA+C', 'DE+F']);
    const first = apply(before, addColumn(before, 'table', 0, context()));
    expect(gridOf(first.template)).toEqual(['+AAB', '+AAC', '+DEF']);
    const removed = apply(before, removeColumn(before, 'table', 0));
    expect(gridOf(removed.template)).toEqual(['AB', 'AC', 'EF']);
    for (const { template, inverse } of [inside, after, first, removed])
      expect(apply(template, inverse.operations).template).toEqual(before);
  });

  it('adds rows between rows that a cell holds together', () => {
    const before = spanTemplate('AB', 'AC', 'DE');
    const between = apply(before, addRowBeside(before, 'row1', 'after', context()));
    expect(gridOf(between.template)).toEqual(['AB', 'A+', 'AC', 'DE']);
    const above = apply(before, addRowBeside(before, 'row1', 'before', context()));
    expect(gridOf(above.template)).toEqual(['++', 'AB', 'AC', 'DE']);
    const below = apply(before, addRowBeside(before, 'row2', 'after', context()));
    expect(gridOf(below.template)).toEqual(['AB', 'AC', '++', 'DE']);
    for (const { template, inverse } of [between, above, below])
      expect(apply(template, inverse.operations).template).toEqual(before);
  });

  it('removes rows: cells from above become shorter, cells that go on begin in the next', () => {
    const before = spanTemplate('XAB', 'YAC', 'ZAD');
    expect(gridOf(apply(before, removeRow(before, 'row2')).template)).toEqual(['XAB', 'ZAD']);
    const first = apply(before, removeRow(before, 'row1'));
    expect(gridOf(first.template)).toEqual(['YAC', 'ZAD']);
    expect(apply(first.template, first.inverse.operations).template).toEqual(before);
  });
});
