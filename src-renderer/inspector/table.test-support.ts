/** Tables for the tests of what changes them. */
import { reasonText } from '../../shared/diag';
import { applyEdit, childrenOf, type Operation, type Template, type TemplateNode } from '../../shared/model';

const templateOf = (nodes: Record<string, TemplateNode>): Template => ({
  format: 'fumi-template',
  versions: {},
  name: 'Test',
  languages: ['en'],
  data: { kind: 'object', fields: {} },
  styles: { colours: {}, text: {} },
  assets: {},
  root: 'root',
  nodes: {
    root: { type: 'document', children: ['flow'], props: {} },
    flow: { type: 'flow', children: ['table'], props: {} },
    ...nodes,
  },
});

/** Head, body and a foot whose one cell spans both columns. */
export const tableTemplate = (): Template =>
  templateOf({
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
  });

/**
 * A grid of letters, one row per string: a cell for every letter in the order of reading, spanning all places where its
 * letter stands; `.` for an empty cell. Cells are called by their letters, rows `row1`, `row2` …
 */
export function spanTemplate(...grid: readonly string[]): Template {
  const nodes: Record<string, TemplateNode> = {};
  const seen = new Set<string>();
  const rows = grid.map((letters, row) => {
    const cells: string[] = [];
    [...letters].forEach((letter, column) => {
      const id = letter === '.' ? `empty${row}${column}` : letter;
      if (seen.has(id)) return;
      seen.add(id);
      const width = letter === '.' ? 1 : [...letters].filter((other) => other === letter).length;
      const height = letter === '.' ? 1 : grid.filter((other) => other.includes(letter)).length;
      const props = { ...(width > 1 ? { columns: width } : {}), ...(height > 1 ? { rows: height } : {}) };
      const inlines = letter === '.' ? [] : [{ kind: 'text', text: letter }];
      nodes[id] = { type: 'cell', children: [`${id}-text`], props };
      nodes[`${id}-text`] = { type: 'text', props: { content: { en: [{ inlines }] } } };
      cells.push(id);
    });
    const id = `row${row + 1}`;
    nodes[id] = { type: 'row', ...(cells.length > 0 ? { children: cells } : {}), props: { role: 'body' } };
    return id;
  });
  const columns = Array.from({ length: grid[0]?.length ?? 0 }, () => ({
    width: { kind: 'share', share: 1 },
  }));
  nodes.table = { type: 'table', children: rows, props: { columns, padding: { x: 2, y: 2 } } };
  return templateOf(nodes);
}

export function apply(template: Template, operations: readonly Operation[]) {
  const applied = applyEdit(template, { label: 'test', operations: [...operations] });
  if (!applied.ok) throw new Error(reasonText(applied.error, 'en'));
  return applied.value;
}

/** What a cell says, text for text. */
export const textIn = (template: Template, cell: string): string =>
  childrenOf(template.nodes[cell] as TemplateNode)
    .map((id) => {
      const content = template.nodes[id]?.props.content as {
        readonly [language: string]: readonly {
          readonly inlines: readonly { readonly text?: string; readonly value?: string }[];
        }[];
      };
      return (
        Object.values(content)[0]?.[0]
          ?.inlines.map(({ text, value }) => text ?? value)
          .join('') ?? ''
      );
    })
    .join('|');
