/** Golden cases of tables: spans, groups, subtotals, widths, nesting, lines. */
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import type { instantiate } from '../../shared/engine';
import type { Inline, Operation } from '../../shared/model';
import { box, type Content, field, paragraph, template, text } from '../support/template-builder';
import type { GoldenCase } from './cases';

type NodeSpec = Parameters<typeof instantiate>[0];

interface Extra {
  readonly each?: { readonly list: string; readonly as: string };
  readonly when?: string;
  readonly keep?: NodeSpec['keep'];
  readonly breakBefore?: NodeSpec['breakBefore'];
  readonly breakBeforeWhen?: string;
}

/** A cell with a text, in a paragraph style's name where it is not the usual one, or with any element. */
const cell = (content: Content | NodeSpec, props: object = {}, align?: 'end' | 'center'): NodeSpec => ({
  type: 'cell',
  props: props as never,
  children: [
    typeof content === 'object' && 'type' in content && 'props' in content
      ? content
      : text([paragraph(content as Content, 'cell', align)]),
  ],
});

const row = (role: string, cells: readonly NodeSpec[], props: object = {}, extra: Extra = {}): NodeSpec => ({
  type: 'row',
  ...extra,
  props: { role, ...props } as never,
  children: cells,
});

const group = (each: Extra['each'], children: readonly NodeSpec[], extra: Extra = {}): NodeSpec => ({
  type: 'rowGroup',
  ...(each ? { each } : {}),
  ...extra,
  props: {},
  children,
});

const tableOf = (
  columns: readonly object[],
  rows: readonly NodeSpec[],
  props: object = {},
  extra: Extra = {},
): NodeSpec => ({
  type: 'table',
  ...extra,
  props: {
    columns: columns.map((width) => ({ width })),
    padding: { x: 4, y: 3 },
    ...props,
  } as never,
  children: rows,
});

const share = (of = 1) => ({ kind: 'share', share: of });
const fixed = (points: number) => ({ kind: 'fixed', points });
const hair = { colour: '#c3cad3', width: 0.5 };
const strong = { colour: '#1c2024', width: 1.25 };
const money = { kind: 'money', currency: 'EUR', display: 'none' } as const;

const bookings: DataContract = {
  kind: 'object',
  fields: {
    accounts: {
      kind: 'list',
      item: {
        kind: 'object',
        fields: {
          name: { kind: 'string' },
          iban: { kind: 'string' },
          rows: {
            kind: 'list',
            item: {
              kind: 'object',
              fields: { what: { kind: 'string' }, note: { kind: 'string' }, amount: { kind: 'number' } },
            },
          },
        },
      },
    },
  },
};

const bookingsOf = (...counts: readonly number[]): JsonObject => ({
  accounts: counts.map((count, account) => ({
    name: `Account ${String.fromCharCode(65 + account)}`,
    iban: `CZ65 0800 0000 1920 0014 ${1000 + account}`,
    rows: Array.from({ length: count }, (_, index) => ({
      what: `Booking ${index + 1}`,
      note: index % 3 === 0 ? 'Standing order to the landlord, with the usual reference' : 'Card',
      amount: Math.round((index * 37 + account * 11 + 5) * 13.7) / 10 - 60,
    })),
  })),
});

const spans = tableOf(
  [fixed(60), share(), share(), share()],
  [
    row('head', [
      cell('Region', { rows: 2, verticalAlign: 'bottom' }),
      cell('First half', { columns: 2 }, 'center'),
      cell('Year', { rows: 2, verticalAlign: 'bottom' }, 'end'),
    ]),
    row('head', [cell('Spring'), cell('Summer')]),
    row('body', [
      cell('North and everything that lies beyond it', { rows: 3, verticalAlign: 'middle', fill: '#eef2ff' }),
      cell('12'),
      cell('14'),
      cell('26', {}, 'end'),
    ]),
    row('body', [cell('two cells together', { columns: 2 }, 'center'), cell('31', {}, 'end')]),
    row('body', [cell('9'), cell('8'), cell('17', {}, 'end')]),
    row('body', [
      cell('South', { isRowHeader: true }),
      cell('a block of two rows and two columns', { columns: 2, rows: 2, fill: '#fdf6e3' }),
      cell('40', {}, 'end'),
    ]),
    row('body', [cell('West', { isRowHeader: true }), cell('41', {}, 'end')]),
  ],
  { rule: hair, headRule: strong, columnRule: hair, border: { top: strong, bottom: strong } },
);

const longSpan = tableOf(
  [fixed(90), share(), fixed(60)],
  [
    row('head', [cell('Account'), cell('Booking'), cell('Amount', {}, 'end')]),
    group({ list: 'accounts', as: 'account' }, [
      row(
        'body',
        [
          cell([field('account.name'), ': ', field('account.iban')], { rows: 'rest', isRowHeader: true }),
          cell('Opening balance'),
          cell('0.00', {}, 'end'),
        ],
        {},
      ),
      row(
        'body',
        [cell(field('row.what')), cell(field('row.amount', money), {}, 'end')],
        {},
        {
          each: { list: 'account.rows', as: 'row' },
        },
      ),
    ]),
  ],
  { rule: hair, headRule: strong },
);

const groups = tableOf(
  [share(2), share(3), fixed(70)],
  [
    row('head', [cell('Booking'), cell('Note'), cell('Amount', {}, 'end')]),
    group(
      { list: 'accounts', as: 'account' },
      [
        row('head', [cell([field('account.name'), ' · ', field('account.iban')], { columns: 3 })], {
          shown: 'once',
          fill: '#e8ecf7',
        }),
        row('head', [cell([field('account.name'), ' (continued)'], { columns: 3 })], {
          shown: 'continued',
          fill: '#e8ecf7',
        }),
        row(
          'body',
          [cell(field('row.what')), cell(field('row.note')), cell(field('row.amount', money), {}, 'end')],
          {},
          { each: { list: 'account.rows', as: 'row' } },
        ),
        row('empty', [cell('No bookings in this period.', { columns: 3 })]),
        row(
          'foot',
          [
            cell(['Total of ', field('account.name')], { columns: 2 }),
            cell(field('account.rows.map(r, r.amount).sum()', money), {}, 'end'),
          ],
          { rules: { top: strong } },
        ),
      ],
      { keep: { atLeast: 2 } },
    ),
    row('foot', [
      cell('All accounts', { columns: 2 }),
      cell(field('accounts.map(a, a.rows.map(r, r.amount).sum()).sum()', money), {}, 'end'),
    ]),
  ],
  { rule: hair, headRule: strong, zebra: '#f6f8fa' },
);

const subtotals = tableOf(
  [share(2), share(3), fixed(70)],
  [
    row('head', [cell('Booking'), cell('Note'), cell('Amount', {}, 'end')]),
    group({ list: 'accounts', as: 'account' }, [
      row('head', [cell(field('account.name'), { columns: 3 })], { fill: '#e8ecf7' }),
      row(
        'body',
        [cell(field('row.what')), cell(field('row.note')), cell(field('row.amount', money), {}, 'end')],
        {},
        { each: { list: 'account.rows', as: 'row' } },
      ),
    ]),
    row('broughtForward', [
      cell('Brought forward', { columns: 2 }),
      cell(field('rowsSoFar.map(r, r.amount).sum()', money), {}, 'end'),
    ]),
    row(
      'pageSubtotal',
      [
        cell([field('size(pageRows)'), ' bookings on this page, the last one ', field('row.what')], {
          columns: 2,
        }),
        cell(field('pageRows.map(r, r.amount).sum()', money), {}, 'end'),
      ],
      { fill: '#fdf6e3' },
    ),
    row('carriedForward', [
      cell('Carried forward', { columns: 2 }),
      cell(field('rowsSoFar.map(r, r.amount).sum()', money), {}, 'end'),
    ]),
    row('foot', [
      cell('Total', { columns: 2 }),
      cell(field('accounts.map(a, a.rows.map(r, r.amount).sum()).sum()', money), {}, 'end'),
    ]),
    row('foot', [cell('Amounts in euro; the table goes on over several pages.', { columns: 3 })], {
      shown: 'always',
    }),
  ],
  { rule: hair, headRule: strong },
);

const content = (bounds: object = {}) => ({ kind: 'content', ...bounds });

const threeCells = [
  row('head', [cell('Code'), cell('What it says'), cell('Amount', {}, 'end')]),
  row('body', [
    cell('A-1'),
    cell('A description that is as long as it needs to be'),
    cell('1,284.90', {}, 'end'),
  ]),
  row('body', [cell('B-20041'), cell('Short'), cell('3.00', {}, 'end')]),
];

const widths = [
  text('Contents and a share'),
  tableOf([content(), share(), content()], threeCells, { rule: hair, columnRule: hair }),
  text('Contents only, as wide as they want, centred'),
  tableOf([content(), content({ most: 120 }), content()], threeCells, {
    rule: hair,
    columnRule: hair,
    width: { kind: 'content' },
    align: 'center',
  }),
  text('Contents that fill the room'),
  tableOf([content(), content(), content()], threeCells, { rule: hair, columnRule: hair }),
  text('Boxes count with their padding'),
  tableOf(
    [content(), share()],
    [row('body', [cell(box([text([paragraph('In a box', 'cell')])], { stroke: hair })), cell('beside it')])],
    { rule: hair },
  ),
  text('Percentages of half a table at the end'),
  tableOf([{ kind: 'percent', percent: 20 }, share(), { kind: 'percent', percent: 30 }], threeCells, {
    rule: hair,
    columnRule: hair,
    width: { kind: 'percent', percent: 50 },
    align: 'end',
  }),
];

const nested = tableOf(
  [fixed(80), share()],
  [
    row('head', [cell('Account'), cell('Bookings')]),
    row(
      'body',
      [
        cell(box([text([paragraph(field('account.name'), 'cell')])], { fill: '#eef2ff' })),
        cell(
          tableOf(
            [share(), fixed(50)],
            [
              row('head', [cell('What'), cell('Amount', {}, 'end')]),
              row(
                'body',
                [cell(field('row.what')), cell(field('row.amount', money), {}, 'end')],
                {},
                {
                  each: { list: 'account.rows', as: 'row' },
                },
              ),
            ],
            { padding: { x: 2, y: 1 }, rule: hair, headRule: hair },
          ),
        ),
      ],
      {},
      { each: { list: 'accounts', as: 'account' } },
    ),
  ],
  { border: { top: strong, right: strong, bottom: strong, left: strong }, columnRule: hair, rule: strong },
);

const CLAUSE =
  'The insurer pays for loss of or damage to the things insured, up to the sum that is named for them.';

/** Rows that go on over several pages, below a cell of two rows, with what closes and opens pages around them. */
const divided = tableOf(
  [fixed(40), share(), fixed(90)],
  [
    row('head', [cell('No.'), cell('What'), cell('Sum', {}, 'end')], { fill: '#e8ecf7' }),
    ...['1', '2'].flatMap((number) => [
      row('body', [
        cell(number, { rows: 2, fill: '#fdf6e3', verticalAlign: 'middle' }),
        cell(CLAUSE.concat(' ').repeat(12)),
        cell('1,234.50', { verticalAlign: 'bottom' }, 'end'),
      ]),
      row('body', [cell('The second row of the cell'), cell('12.00', {}, 'end')]),
    ]),
    row('carriedForward', [cell('Carried forward', { columns: 3 })], { fill: '#eef6ff' }),
    row('broughtForward', [cell('Brought forward', { columns: 3 })], { fill: '#eef6ff' }),
    row('foot', [cell('Total', { columns: 2 }), cell('2,493.00', {}, 'end')]),
  ],
  {
    rule: hair,
    headRule: strong,
    columnRule: hair,
    splitRows: true,
    border: { top: strong, right: strong, bottom: strong, left: strong },
  },
);

const rules = tableOf(
  [share(), share(), share()],
  [
    row('head', [cell('Above'), cell('Beside'), cell('Below')], { fill: '#e8ecf7' }),
    row(
      'body',
      [
        cell(field('row.what')),
        cell(field('row.note'), { padding: { left: 12, top: 8 } }),
        cell(field('row.amount', money), { fills: [{ when: 'row.amount < 0.0', fill: '#fde8e6' }] }, 'end'),
      ],
      { fills: [{ when: 'row.amount > 100.0', fill: '#e6f4ea' }] },
      {
        each: { list: 'accounts[0].rows', as: 'row' },
        breakBefore: 'page',
        breakBeforeWhen: 'row.amount > 200.0 && row.amount < 250.0',
      },
    ),
    row('body', [
      cell('A cell with its own lines', {
        rules: { top: strong, right: strong, bottom: strong, left: strong },
      }),
      cell('none below', { rules: { bottom: { colour: 'ink', width: 0 } } }),
      cell('dashed', { rules: { right: { colour: 'alarm', width: 1, dash: [2, 2] } } }),
    ]),
    row('foot', [cell('A row with lines of its own', { columns: 3 })], {
      rules: { top: { colour: 'brand', width: 2 }, bottom: { colour: 'brand', width: 2 } },
      minHeight: 30,
    }),
  ],
  {
    rule: hair,
    headRule: strong,
    columnRule: hair,
    border: { left: strong, right: strong, bottom: strong, top: strong },
  },
);

/** A statement that is read from right to left: its first column is at the right, sides are what they are called. */
const statement = tableOf(
  [fixed(52), share(2), share(), share()],
  [
    row(
      'head',
      [
        cell('التاريخ', { rows: 2, verticalAlign: 'bottom' }),
        cell('البيان', { rows: 2, verticalAlign: 'bottom' }),
        cell('المبالغ بالدرهم', { columns: 2 }, 'center'),
      ],
      { fill: '#e8ecf7' },
    ),
    row('head', [cell('المبلغ', {}, 'end'), cell('الرصيد', {}, 'end')], { fill: '#e8ecf7' }),
    row('broughtForward', [cell('رصيد منقول', { columns: 3 }), cell(field('row.amount', money), {}, 'end')]),
    row(
      'body',
      [
        cell(field('row.note')),
        cell(field('row.what'), { padding: { left: 20, right: 4 } }),
        cell(
          field('row.amount', money),
          { fills: [{ when: 'row.amount < 0.0', fill: '#fde8e6' }], rules: { left: strong } },
          'end',
        ),
        cell(field('row.amount + 1000.0', money), {}, 'end'),
      ],
      {},
      { each: { list: 'accounts[0].rows', as: 'row' } },
    ),
    row('body', [
      cell('رسوم', { rows: 2, fill: '#fdf6e3', verticalAlign: 'middle' }),
      cell('رسوم إدارة الحساب عن الفترة كلها، وتشمل كشوف الحساب الورقية والبطاقات'),
      cell('-12.00', {}, 'end'),
      cell('988.00', {}, 'end'),
    ]),
    row('body', [
      cell(
        tableOf([share(), share()], [row('body', [cell('USD'), cell('3.67', {}, 'end')])], {
          direction: 'ltr',
          padding: { x: 2, y: 1 },
          rule: hair,
        }),
        { columns: 2 },
      ),
      cell('0.00', {}, 'end'),
    ]),
    row('carriedForward', [cell('يتبع في الصفحة التالية', { columns: 4 })], { fill: '#eef6ff' }),
    row('foot', [cell('المجموع', { columns: 2 }), cell('2,493.00', { columns: 2 }, 'end')]),
  ],
  {
    width: { kind: 'percent', percent: 90 },
    rule: hair,
    headRule: strong,
    columnRule: hair,
    zebra: '#f6f8fb',
    border: { right: { colour: '#2f4bb3', width: 3 }, left: strong, bottom: strong },
  },
);

const arabicBookings: JsonObject = {
  accounts: [
    {
      name: 'حساب',
      iban: '',
      rows: Array.from({ length: 26 }, (_, index) => ({
        what: index % 4 === 1 ? 'شراء بالبطاقة من ACME Ltd.' : 'تحويل إلى المؤجر',
        note: `${String((index % 28) + 1).padStart(2, '0')}/11`,
        amount: Math.round((index * 37 + 5) * 13.7) / 10 - 60,
      })),
    },
  ],
};

/** Tables and what stands beside each other otherwise, in a language that is read from right to left. */
const besideEachOther: readonly NodeSpec[] = [
  tableOf([fixed(60), { kind: 'content' }], [row('body', [cell('ראשון'), cell('שני')])], {
    width: { kind: 'content' },
    rule: hair,
    headRule: strong,
  }),
  {
    type: 'repeater',
    props: { direction: 'grid', columns: 3, gap: 8, rowGap: 6 },
    children: [
      {
        ...box([text(field('account.name'))], {
          fill: '#eef2ff',
          padding: { top: 4, right: 4, bottom: 4, left: 4 },
        }),
        each: { list: 'accounts', as: 'account' },
      },
    ],
  },
  {
    type: 'columns',
    props: { count: 2, gap: 14, balance: true, rule: hair },
    children: [text('טור ראשון. '.repeat(24)), text('טור שני.')],
  },
];

/** Elements whose texts are in another language than the builder writes. */
const inLanguage = (language: string, nodes: readonly NodeSpec[]): NodeSpec[] =>
  nodes.map((node) => ({
    ...node,
    ...(node.type === 'text'
      ? { props: { ...node.props, content: { [language]: (node.props.content as JsonObject).en ?? [] } } }
      : {}),
    ...(node.children ? { children: inLanguage(language, node.children) } : {}),
  }));

const spoken = (language: string, family: string): readonly Operation[] => [
  { kind: 'setTemplate', path: ['languages'], value: [language] },
  { kind: 'setTemplate', path: ['styles', 'text', 'body', 'family'], value: family },
];

/** Sums of the repeated row that are set outside of the table: of the page, and up to its end. */
const footer = (row: string): NodeSpec => {
  const sum = (over: 'page' | 'through'): Inline => ({
    kind: 'sum',
    node: row,
    value: 'row.amount',
    over,
    format: money,
  });
  return {
    type: 'band',
    props: { edge: 'bottom', gap: 8 },
    children: [text(['This page ', sum('page'), ', so far ', sum('through')], {}, 'small')],
  };
};

/** The id that the builder gives the first row that repeats over a list. */
function idOfRow(flow: readonly NodeSpec[], list: string): string {
  const { nodes } = template({ data: bookings, flow });
  return Object.keys(nodes).find((id) => nodes[id]?.each?.list === list) ?? '';
}

export const tableCases: readonly GoldenCase[] = [
  { name: 'table-spans', template: template({ flow: [spans] }), record: {} },
  {
    name: 'table-spans-over-pages',
    template: template({ data: bookings, flow: [longSpan] }),
    record: bookingsOf(60, 3),
  },
  {
    name: 'table-in-arabic',
    template: template({
      data: bookings,
      flow: inLanguage('ar', [statement]),
      operations: spoken('ar', 'Noto Sans Arabic'),
    }),
    record: arabicBookings,
    families: ['Source Sans 3'],
  },
  {
    name: 'beside-in-hebrew',
    template: template({
      data: bookings,
      flow: inLanguage('he', besideEachOther),
      operations: spoken('he', 'Noto Sans Hebrew'),
    }),
    record: bookingsOf(1, 1, 1, 1),
    families: ['Source Sans 3'],
  },
  {
    name: 'table-groups',
    template: template({ data: bookings, flow: [groups] }),
    record: bookingsOf(4, 0, 38, 3),
  },
  {
    name: 'table-subtotals',
    template: template({
      data: bookings,
      flow: [subtotals],
      onPage: [footer(idOfRow([subtotals], 'account.rows'))],
    }),
    record: bookingsOf(8, 40, 30),
  },
  { name: 'table-widths', template: template({ flow: widths }), record: {} },
  {
    name: 'table-nested',
    template: template({ data: bookings, flow: [nested] }),
    record: bookingsOf(3, 45, 2),
  },
  { name: 'table-rows-divided', template: template({ flow: [divided] }), record: {} },
  { name: 'table-rules', template: template({ data: bookings, flow: [rules] }), record: bookingsOf(16) },
];
