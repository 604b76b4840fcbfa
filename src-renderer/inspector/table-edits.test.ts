import { describe, expect, it } from 'vitest';
import { createIdSequence } from '../../shared/base';
import { applyEdit, childrenOf, type Operation, type Template, type TemplateNode } from '../../shared/model';
import { addColumn, addRow, columnsOf, removeColumn, rowsOf, setColumnWidth } from './table-edits';

function tableTemplate(): Template {
  const nodes: Record<string, TemplateNode> = {
    root: { type: 'document', children: ['flow'], props: {} },
    flow: { type: 'flow', children: ['table'], props: {} },
    table: {
      type: 'table',
      children: ['head', 'body', 'foot'],
      props: {
        columns: [{ width: { kind: 'fixed', points: 40 } }, { width: { kind: 'share', share: 2 } }],
        padding: { x: 2, y: 2 },
      },
    },
    head: { type: 'row', children: ['h1', 'h2'], props: { role: 'head' } },
    body: { type: 'row', children: ['b1', 'b2'], props: { role: 'body' } },
    foot: { type: 'row', children: ['f1'], props: { role: 'foot' } },
    h1: { type: 'cell', children: [], props: {} },
    h2: { type: 'cell', children: [], props: {} },
    b1: { type: 'cell', children: ['bt1'], props: {} },
    b2: { type: 'cell', children: ['bt2'], props: {} },
    bt1: { type: 'text', props: { content: { en: [{ inlines: [] }] } } },
    bt2: {
      type: 'text',
      props: { style: 'amount', content: { en: [{ align: 'end', inlines: [{ kind: 'text', text: 'x' }] }] } },
    },
    f1: { type: 'cell', children: [], props: { columns: 2 } },
  };
  return {
    format: 'fumi-template',
    versions: {},
    name: 'Test',
    languages: ['en'],
    data: { kind: 'object', fields: {} },
    styles: { colours: {}, text: {} },
    assets: {},
    root: 'root',
    nodes,
  };
}

const context = () => {
  const newId = createIdSequence('new', () => false);
  return { newId, language: 'en', heading: 'Column' };
};

function apply(template: Template, operations: Operation[]) {
  const applied = applyEdit(template, { label: 'test', operations });
  if (!applied.ok) throw new Error(applied.error);
  return applied.value;
}

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
    const { template } = apply(before, addRow(before, 'table', 'carriedForward', context()));
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
    const { template } = apply(before, addRow(before, 'table', 'empty', context()));
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
