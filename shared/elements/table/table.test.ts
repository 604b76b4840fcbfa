/** Tables as templates write them: what compiling reports, what page rows may speak of, how older templates open. */
import { describe, expect, it } from 'vitest';
import { template as build, field, table, text } from '../../../test/support/template-builder';
import { testEngine } from '../../../test/support/world';
import { textOfPage } from '../../display';
import { openTemplate } from '../../engine';
import type { TemplateNode } from '../../model';
import { TABLE_BEFORE_GROUPS } from './frozen-table.test-support';

const engine = testEngine(['Source Sans 3']);

const data = {
  kind: 'object' as const,
  fields: {
    rows: {
      kind: 'list' as const,
      item: {
        kind: 'object' as const,
        fields: { what: { kind: 'string' as const }, amount: { kind: 'number' as const } },
      },
    },
  },
};

const each = { each: { list: 'rows', as: 'row' } };
const rows = (count: number) => ({
  rows: Array.from({ length: count }, (_, index) => ({ what: `Row ${index + 1}`, amount: index + 1 })),
});

const subtotal = (expression: string) =>
  build({
    data,
    flow: [
      table([
        { cells: [field('row.what')], extra: each },
        { role: 'pageSubtotal', cells: [['Sum ', field(expression)]] },
      ]),
    ],
  });

const textsOf = (template: ReturnType<typeof build>, record: object, start: string) => {
  const { list } = engine.compose(engine.compile(template), record as never);
  return list.sources.map(({ text: shown }) => shown).filter((shown) => shown.startsWith(start));
};

describe('rows at page breaks', () => {
  it('sum over the rows of the page and over all so far', () => {
    const onPage = textsOf(subtotal('pageRows.map(r, r.amount).sum()'), rows(60), 'Sum');
    const soFar = textsOf(subtotal('rowsSoFar.map(r, r.amount).sum()'), rows(60), 'Sum');
    const numbers = (sums: readonly string[]) => sums.map((sum) => Number(sum.replace(/[^\d.]/g, '')));
    // A subtotal is set again where rows give way to it: the last of each page counts.
    expect(Math.max(...numbers(soFar))).toBe(1830);
    expect(numbers(onPage).some((sum) => sum < 1830)).toBe(true);
  });

  it('count for columns that are as wide as their content', () => {
    const carried = build({
      data,
      flow: [
        table(
          [
            { cells: [field('row.what'), field('row.amount')], extra: each },
            { role: 'carriedForward', cells: ['Carried', field('"9999" + string(row.amount) + "999999"')] },
          ],
          { columns: [{ width: { kind: 'share', share: 1 } }, { width: { kind: 'content' } }] },
        ),
      ],
    });
    const shown = engine.compose(engine.compile(carried), rows(60));
    const { list } = shown;
    const lines = list.pages.map((_, page) => textOfPage(list, page).split('\n').at(-1) ?? '');
    expect(lines.slice(0, -1).every((line) => /^Carried\t9999\d+999999$/.test(line))).toBe(true);
    expect(shown.diagnostics).toEqual([]);
  });

  it('are reported only as they stand in the end', () => {
    const wide = table([{ cells: ['carried'] }], { columns: [{ width: { kind: 'fixed', points: 200 } }] });
    const carried = build({
      data,
      flow: [
        table(
          [
            { cells: [field('row.what'), field('row.amount')], extra: each },
            { role: 'carriedForward', cells: ['Carried', wide] },
          ],
          { columns: [{ width: { kind: 'share', share: 1 } }, { width: { kind: 'content' } }] },
        ),
      ],
    });
    expect(engine.compose(engine.compile(carried), rows(60)).diagnostics).toEqual([]);
  });

  it('are checked against the type of the repeated row', () => {
    const { diagnostics } = engine.compile(subtotal('pageRows.map(r, r.amuont).sum()'));
    expect(diagnostics.map(({ code, args }) => [code, args.field])).toEqual([
      ['rule.unknownField', 'amuont'],
    ]);
  });

  it('know the lists nowhere else', () => {
    const elsewhere = build({ data, flow: [text(field('size(pageRows)'))] });
    expect(engine.compile(elsewhere).diagnostics.map(({ code }) => code)).toEqual(['rule.unknownField']);
  });
});

describe('groups by what rows have in common', () => {
  it('repeat over the distinct values of a flat list', () => {
    const flat = build({
      data,
      flow: [
        table([
          {
            cells: [field('row.what'), field('row.amount')],
            extra: { each: { list: 'rows.filter(r, r.what == kind)', as: 'row' } },
          },
        ]),
      ],
    });
    const [tableId, node] = Object.entries(flat.nodes).find(([, { type }]) => type === 'table') ?? [
      '',
      undefined,
    ];
    const grouped = {
      ...flat,
      nodes: {
        ...flat.nodes,
        [tableId]: { ...(node as TemplateNode), children: ['group'] },
        group: {
          type: 'rowGroup',
          each: { list: 'distinct(rows.map(r, r.what))', as: 'kind' },
          children: node?.children ?? [],
          props: {},
        },
      },
    };
    const kinds = ['b', 'a', 'b', 'c', 'a'].map((what, index) => ({ what, amount: index }));
    const { list, diagnostics } = engine.compose(engine.compile(grouped), { rows: kinds });
    expect(diagnostics).toEqual([]);
    const said = list.sources.map(({ text: shown }) => shown).filter((shown) => /^[abc]$/.test(shown));
    expect(said).toEqual(['b', 'b', 'a', 'a', 'c']);
  });
});

describe('compiling a table', () => {
  it('reports a row with more cells than columns', () => {
    const wide = table([{ cells: ['a', 'b'] }, { cells: ['a', 'b', 'c'] }]);
    const { diagnostics } = engine.compile(build({ flow: [wide] }));
    expect(diagnostics.map(({ code, args, at }) => [code, args, at.property])).toEqual([
      ['table.tooManyCells', { cells: 3, columns: 2 }, 'children'],
    ]);
  });

  it('fills rows and cells by the first rule that holds', () => {
    const fills = [
      { when: 'row.amount > 2.0', fill: '#00ff00' },
      { when: 'row.amount > 1.0', fill: '#0000ff' },
    ];
    const template = build({ data, flow: [table([{ cells: [field('row.what')], extra: each }])] });
    const id = Object.keys(template.nodes).find((node) => template.nodes[node]?.each) ?? '';
    const row = template.nodes[id] as TemplateNode;
    const filled = {
      ...template,
      nodes: { ...template.nodes, [id]: { ...row, props: { ...row.props, fill: '#ff0000', fills } } },
    };
    const { list } = engine.compose(engine.compile(filled), rows(3));
    const colours: number[] = [];
    const visit = (items: (typeof list.pages)[number]['frame']['items']): void => {
      for (const item of items) {
        if (item.kind === 'group') visit(item.frame.items);
        if (item.kind === 'path' && item.fill !== null) colours.push(item.fill);
      }
    };
    for (const page of list.pages) visit(page.frame.items);
    expect(colours).toEqual([0xff0000, 0x0000ff, 0x00ff00]);
  });
});

describe('the direction of a table', () => {
  /** The places of its cells, in the order in which they are read. */
  const placesIn = (language: string, props: object = {}) => {
    const template = build({
      flow: [table([{ cells: ['a', 'b', 'c'] }], props)],
      operations: [{ kind: 'setTemplate', path: ['languages'], value: [language] }],
    });
    const { list } = engine.compose(engine.compile(template), {});
    const places: number[] = [];
    const visit = (frame: (typeof list.pages)[number]['frame'], x: number): void => {
      if (frame.tag?.role === 'TD') places.push(x);
      for (const item of frame.items) if (item.kind === 'group') visit(item.frame, x + item.x);
    };
    for (const page of list.pages) visit(page.frame, 0);
    return places;
  };
  const ascending = (places: readonly number[]) => places.toSorted((a, b) => a - b);

  it('is that of the language of the document', () => {
    const [ltr, rtl] = [placesIn('en'), placesIn('ar')];
    expect(ltr).toHaveLength(3);
    expect(ltr).toEqual(ascending(ltr));
    expect(rtl).toEqual(ascending(ltr).reverse());
    expect(placesIn('az-Arab')).toEqual(rtl);
  });

  it('changes places, not the order of reading', () => {
    const template = build({ flow: [table([{ cells: ['a', 'b', 'c'] }], { direction: 'rtl' })] });
    expect(textOfPage(engine.compose(engine.compile(template), {}).list, 0)).toBe('a\tb\tc');
  });

  it('is what the table says, whatever the language', () => {
    expect(placesIn('en', { direction: 'rtl' })).toEqual(placesIn('ar'));
    expect(placesIn('he', { direction: 'ltr' })).toEqual(placesIn('en'));
  });

  it('is that of the record where a template has several languages', () => {
    const template = build({
      data: { kind: 'object', fields: { spoken: { kind: 'string' } } },
      flow: [table([{ cells: ['a', 'b'] }])],
      operations: [
        { kind: 'setTemplate', path: ['languages'], value: ['en', 'he'] },
        { kind: 'setTemplate', path: ['languageBy'], value: 'spoken' },
      ],
    });
    const compiled = engine.compile(template);
    const digestIn = (spoken: string) => engine.compose(compiled, { spoken }).list.pages[0]?.frame;
    expect(digestIn('he')).not.toEqual(digestIn('en'));
  });
});

describe('a template from before spans, groups and lines', () => {
  const old = TABLE_BEFORE_GROUPS;

  it('opens and is what it was', () => {
    const opened = openTemplate(old);
    expect(opened).toMatchObject({
      kind: 'ok',
      applied: expect.arrayContaining([
        'element.table/groups-widths-and-lines',
        'element.table/direction',
        'element.row/subtotals-and-lines',
        'element.cell/spans-rows-and-lines',
      ]),
    });
    if (opened.kind !== 'ok') return;
    expect(opened.template.nodes).toEqual(old.nodes);
    const compiled = engine.compile(opened.template);
    expect(compiled.diagnostics).toEqual([]);
    const { list } = engine.compose(compiled, { rows: [{ what: 'Rent', balance: 1 }] });
    expect(list.sources.map(({ text: shown }) => shown).filter(Boolean)).toEqual(['Movements', 'Rent']);
  });

  it('opens as it is where it knows all but the direction', () => {
    const later = {
      ...old,
      versions: { ...old.versions, 'element.table': 1, 'element.row': 1, 'element.cell': 1 },
    };
    const opened = openTemplate(later);
    expect(opened).toMatchObject({
      kind: 'ok',
      applied: expect.arrayContaining(['element.table/direction']),
      template: { nodes: old.nodes },
    });
  });

  it('from a newer program is refused', () => {
    const newer = { ...old, versions: { ...old.versions, 'element.row': 9 } };
    expect(openTemplate(newer)).toMatchObject({ kind: 'too-new', sequence: 'element.row' });
  });
});
