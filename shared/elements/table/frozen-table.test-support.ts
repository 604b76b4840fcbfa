/** A template as it was stored before tables had groups, spans of rows and lines by side. Frozen: never change it. */
export const TABLE_BEFORE_GROUPS = {
  format: 'fumi-template',
  versions: { template: 0, 'element.table': 0, 'element.row': 0, 'element.cell': 0, 'element.text': 0 },
  name: 'Old table',
  languages: ['en'],
  data: {
    kind: 'object',
    fields: {
      rows: {
        kind: 'list',
        item: { kind: 'object', fields: { what: { kind: 'string' }, balance: { kind: 'number' } } },
      },
    },
  },
  styles: { colours: { ink: '#1c2024' }, text: { body: { family: 'Source Sans 3' } } },
  assets: {},
  root: 'document',
  nodes: {
    document: { type: 'document', children: ['page', 'main'], props: {} },
    page: {
      type: 'master',
      children: ['frame'],
      props: {
        use: 'any',
        size: { width: 300, height: 400 },
        margins: { top: 20, right: 20, bottom: 20, left: 20 },
      },
    },
    frame: { type: 'frame', box: { x: 20, y: 20, width: 260, height: 360 }, props: { flow: 'main' } },
    main: { type: 'flow', children: ['table'], props: {} },
    table: {
      type: 'table',
      children: ['head', 'body', 'carried', 'foot'],
      props: {
        columns: [{ width: { kind: 'fixed', points: 120 } }, { width: { kind: 'share', share: 1 } }],
        padding: { x: 4, y: 3 },
        rule: { colour: '#dfe3e8', width: 0.5 },
        headRule: { colour: 'ink', width: 1 },
        zebra: '#f4f6f8',
      },
    },
    head: { type: 'row', children: ['h1'], props: { role: 'head', minHeight: 20 } },
    h1: { type: 'cell', children: ['ht'], props: { columns: 2, verticalAlign: 'middle' } },
    ht: { type: 'text', props: { content: { en: [{ inlines: [{ kind: 'text', text: 'Movements' }] }] } } },
    body: {
      type: 'row',
      each: { list: 'rows', as: 'row' },
      children: ['b1', 'b2'],
      props: { role: 'body', fill: '#ffffff' },
    },
    b1: { type: 'cell', children: ['bt'], props: {} },
    bt: { type: 'text', props: { content: { en: [{ inlines: [{ kind: 'field', value: 'row.what' }] }] } } },
    b2: { type: 'cell', children: [], props: {} },
    carried: { type: 'row', children: ['c1'], props: { role: 'carriedForward' } },
    c1: { type: 'cell', children: ['ct'], props: { columns: 2 } },
    ct: {
      type: 'text',
      props: { content: { en: [{ inlines: [{ kind: 'field', value: 'row.balance' }] }] } },
    },
    foot: { type: 'row', children: ['f1'], props: { role: 'foot' } },
    f1: { type: 'cell', children: [], props: { columns: 2 } },
  },
} as const;
