import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextDirection } from '../../display';
import type { Content, Regions } from '../../layout';
import { TestRegions } from '../../layout/blocks.test-support';
import { cellOf, type Found, findAll, groupOf, layOut, readAloud, rowOf, tableOf } from './rows.test-support';

const body = (
  id: string,
  height: number,
  ...others: Parameters<typeof rowOf> extends [unknown, unknown, ...infer R] ? R : never
) => rowOf('body', [cellOf(id, [height])], ...others);

const places = (found: readonly Found[]) =>
  found
    .filter(({ kind }) => kind === 'cell')
    .map(({ region, x, y, width, height }) => `${region}: ${x},${y} ${width}x${height}`);

const pages = (rows: readonly Content[], heights: readonly number[], options = {}, used = 0) =>
  readAloud(layOut(tableOf(1, rows, options), new TestRegions(heights, used)));

describe('rows of a table', () => {
  it('go on on the next page under the repeated head, which is decoration there', () => {
    expect(
      pages([rowOf('head', [cellOf('h', [10])]), body('a', 30), body('b', 30), body('c', 30)], [80]),
    ).toEqual([
      ['h0-1', 'a0-1', 'b0-1'],
      ['(h0-1)', 'c0-1'],
    ]);
  });

  it('take their foot along: it never stands without a row', () => {
    expect(pages([body('a', 30), body('b', 30), rowOf('foot', [cellOf('f', [30])])], [80])).toEqual([
      ['a0-1'],
      ['b0-1', 'f0-1'],
    ]);
  });

  it('begin in the next region where the first one has no room for any', () => {
    const rows = [rowOf('head', [cellOf('h', [10])]), body('a', 30)];
    expect(pages(rows, [80], {}, 50)).toEqual([[], ['h0-1', 'a0-1']]);
  });

  it('go on behind a region that others left no room for one in', () => {
    const rows = [
      rowOf('head', [cellOf('once', [10])], { isShownContinued: false }),
      rowOf('head', [cellOf('h', [10])]),
      body('a', 30),
      body('b', 30),
    ];
    const crowded: Regions = {
      at: (index) => ({ width: 100, height: index === 1 ? 30 : 60, full: 60, page: index + 1 }),
    };
    expect(readAloud(layOut(tableOf(1, rows), crowded))).toEqual([
      ['once0-1', 'h0-1', 'a0-1'],
      [],
      ['(h0-1)', 'b0-1'],
    ]);
  });

  it('do not repeat a head that leaves the next page no room', () => {
    const rows = [rowOf('head', [cellOf('h', [90])]), body('a', 30), body('b', 30), body('c', 30)];
    expect(pages(rows, [80])).toEqual([
      ['h0-1', 'a0-1'],
      ['b0-1', 'c0-1'],
    ]);
  });

  it('repeat feet that are always shown, and heads only where they say so', () => {
    const rows = [
      rowOf('head', [cellOf('once', [10])], { isShownContinued: false }),
      rowOf('head', [cellOf('again', [10])], { isShownOnce: false }),
      body('a', 30),
      body('b', 30),
      rowOf('foot', [cellOf('f', [10])], { isShownContinued: true }),
    ];
    expect(pages(rows, [60])).toEqual([
      ['once0-1', 'a0-1', '(f0-1)'],
      ['(again0-1)', 'b0-1', 'f0-1'],
    ]);
  });

  it('give way to what closes the page', () => {
    const rows = [
      body('a', 30),
      body('b', 30),
      body('c', 30),
      rowOf('foot', [cellOf('f', [10])], { isShownContinued: true }),
    ];
    expect(pages(rows, [65])).toEqual([
      ['a0-1', '(f0-1)'],
      ['b0-1', '(f0-1)'],
      ['c0-1', 'f0-1'],
    ]);
  });

  it('keep with the next one', () => {
    const rows = [body('a', 30), body('b', 30, {}, { keepWithNext: true }), body('c', 30)];
    expect(pages(rows, [80])).toEqual([['a0-1'], ['b0-1', 'c0-1']]);
  });

  it('stand together at the beginning, as many as the table asks for', () => {
    const table = tableOf(1, [body('a', 20), body('b', 20), body('c', 20), body('d', 20)]);
    const content = { ...table.content, compiled: { ...table.content.compiled, keepAtLeast: 3 } };
    expect(readAloud(layOut({ ...table, content }, new TestRegions([100], 50)))).toEqual([
      [],
      ['a0-1', 'b0-1', 'c0-1', 'd0-1'],
    ]);
  });

  it('stand together before and after every break, as many as the table asks for', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => body(id, 20));
    const table = tableOf(1, [...rows, rowOf('foot', [cellOf('sum', [10])])]);
    const content = { ...table.content, compiled: { ...table.content.compiled, keepAtLeast: 3 } };
    expect(readAloud(layOut({ ...table, content }, new TestRegions([150])))).toEqual([
      ['a0-1', 'b0-1', 'c0-1', 'd0-1', 'e0-1'],
      ['f0-1', 'g0-1', 'h0-1', 'sum0-1'],
    ]);
  });

  it('fill regions where none holds as many as are to stand together; their foot takes a row along', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => body(id, 20));
    const table = tableOf(1, [...rows, rowOf('foot', [cellOf('sum', [10])])]);
    const content = { ...table.content, compiled: { ...table.content.compiled, keepAtLeast: 6 } };
    expect(readAloud(layOut({ ...table, content }, new TestRegions([60])))).toEqual([
      ['a0-1', 'b0-1', 'c0-1'],
      ['d0-1', 'e0-1'],
      ['f0-1', 'sum0-1'],
    ]);
  });

  it('break before a row that asks for a page, and leave pages for an odd one', () => {
    const flow = (kind: 'page' | 'odd') => ({
      flow: {
        breakBefore: { kind, when: null },
        breakAfter: null,
        anchor: null,
        section: null,
        filler: null,
      },
    });
    expect(pages([body('a', 10, {}, flow('page')), body('b', 10, {}, flow('page'))], [80])).toEqual([
      ['a0-1'],
      ['b0-1'],
    ]);
    expect(pages([body('a', 10), body('b', 10, {}, flow('odd'))], [80])).toEqual([['a0-1'], [], ['b0-1']]);
  });

  it('are divided where they are taller than a page, and begin where there is room for their beginning', () => {
    const tall = rowOf('body', [cellOf('a', [30, 30, 30, 30])]);
    expect(pages([body('first', 30), tall], [80])).toEqual([['first0-1', 'a0-1'], ['a1-3'], ['a3-4']]);
  });

  it('are divided at any page end where the table lets them, but not where a row keeps together', () => {
    const rows = (keeps = {}) => [body('first', 30), rowOf('body', [cellOf('a', [30, 30])], {}, keeps)];
    expect(pages(rows(), [80])).toEqual([['first0-1'], ['a0-2']]);
    expect(pages(rows(), [80], { splitRows: true })).toEqual([['first0-1', 'a0-1'], ['a1-2']]);
    expect(pages(rows({ keepTogether: true }), [80], { splitRows: true })).toEqual([['first0-1'], ['a0-2']]);
  });
});

describe('rows that cells hold together', () => {
  const band = (keeps = {}) => [
    rowOf('body', [cellOf('span', [10], { rowSpan: 2 }), cellOf('a', [30, 30])]),
    rowOf('body', [cellOf('b', [30, 30, 30])], {}, keeps),
  ];
  const shown = (rows: readonly Content[], options = {}) =>
    readAloud(layOut(tableOf(2, rows, options), new TestRegions([100])));

  it('part between rows', () => {
    expect(shown(band())).toEqual([['span0-1', 'a0-2'], ['b0-3']]);
  });

  it('part at any page end where the table lets rows be divided, but not one that keeps together', () => {
    expect(shown(band(), { splitRows: true })).toEqual([['span0-1', 'a0-2', 'b0-1'], ['b1-3']]);
    expect(shown(band({ keepTogether: true }), { splitRows: true })).toEqual([['span0-1', 'a0-2'], ['b0-3']]);
  });
});

describe('groups of rows', () => {
  const group = (id: string, count: number, keeps = {}) =>
    groupOf(
      id,
      [
        rowOf('head', [cellOf(`${id}H`, [10])]),
        ...Array.from({ length: count }, (_, index) => body(`${id}${index}:`, 20)),
        rowOf('foot', [cellOf(`${id}F`, [10])]),
      ],
      keeps,
    );

  it('repeat their heads after a break and close with their feet', () => {
    expect(pages([rowOf('head', [cellOf('T', [10])]), group('a', 3)], [65])).toEqual([
      ['T0-1', 'aH0-1', 'a0:0-1', 'a1:0-1'],
      ['(T0-1)', '(aH0-1)', 'a2:0-1', 'aF0-1'],
    ]);
  });

  it('never leave a head alone at the bottom of a page', () => {
    expect(pages([group('a', 1), group('b', 1)], [65])).toEqual([
      ['aH0-1', 'a0:0-1', 'aF0-1'],
      ['bH0-1', 'b0:0-1', 'bF0-1'],
    ]);
  });

  it('nest: every open one repeats its head', () => {
    const outer = groupOf('o', [rowOf('head', [cellOf('O', [10])]), group('a', 2), group('b', 1)]);
    expect(pages([outer], [60])).toEqual([
      ['O0-1', 'aH0-1', 'a0:0-1'],
      ['(O0-1)', '(aH0-1)', 'a1:0-1', 'aF0-1'],
      ['(O0-1)', 'bH0-1', 'b0:0-1', 'bF0-1'],
    ]);
  });

  it('stay on one page where they keep together and a page has the room', () => {
    expect(pages([body('x', 30), group('a', 2, { keepTogether: true })], [65])).toEqual([
      ['x0-1'],
      ['aH0-1', 'a0:0-1', 'a1:0-1', 'aF0-1'],
    ]);
  });

  it('show the row for no rows in a group that has none', () => {
    const empty = groupOf('e', [rowOf('head', [cellOf('H', [10])]), rowOf('empty', [cellOf('none', [10])])]);
    expect(pages([empty], [60])).toEqual([['H0-1', 'none0-1']]);
  });
});

describe('cells of several rows', () => {
  it('keep rows together and make the last one as tall as they need', () => {
    const rows = [
      rowOf('body', [cellOf('span', [50], { rowSpan: 2 }), cellOf('a', [20])]),
      rowOf('body', [cellOf('b', [10])]),
    ];
    expect(places(findAll(layOut(tableOf(2, rows), new TestRegions([100]))))).toEqual([
      '0: 0,0 50x50',
      '0: 50,0 50x20',
      '0: 50,20 50x30',
    ]);
    expect(pages([body('x', 60), ...rows], [100])).toEqual([['x0-1'], ['span0-1', 'a0-1', 'b0-1']]);
  });

  it('go on with their rows where these are taller than a page', () => {
    const rows = [
      rowOf('body', [cellOf('span', [30, 30, 30, 30], { rowSpan: 3 }), cellOf('a', [40])]),
      rowOf('body', [cellOf('b', [40])]),
      rowOf('body', [cellOf('c', [40])]),
    ];
    const fragments = layOut(tableOf(2, rows), new TestRegions([90]));
    expect(readAloud(fragments)).toEqual([
      ['span0-2', 'a0-1', 'b0-1'],
      ['span2-4', 'c0-1'],
    ]);
    expect(places(findAll(fragments))).toEqual([
      '0: 0,0 50x80',
      '0: 50,0 50x40',
      '0: 50,40 50x40',
      '1: 0,0 50x60',
      '1: 50,0 50x60',
    ]);
  });

  it('span the rest of their group, however many rows that has', () => {
    const group = groupOf('g', [
      rowOf('body', [cellOf('all', [10], { rowSpan: 1_000_000 }), cellOf('a', [20])]),
      rowOf('body', [cellOf('b', [20])]),
      rowOf('body', [cellOf('c', [20])]),
    ]);
    const after = rowOf('body', [cellOf('d', [20]), cellOf('e', [20])]);
    expect(places(findAll(layOut(tableOf(2, [group, after]), new TestRegions([200]))))).toEqual([
      '0: 0,0 50x60',
      '0: 50,0 50x20',
      '0: 50,20 50x20',
      '0: 50,40 50x20',
      '0: 0,60 50x20',
      '0: 50,60 50x20',
    ]);
  });
});

describe('a table that runs from right to left', () => {
  const aligned = (align: 'start' | 'center' | 'end') => {
    const columns = [2, 1].map((share) => ({ width: { kind: 'share' as const, share } }));
    const rows = [rowOf('body', [cellOf('a', [10]), cellOf('b', [10])])];
    const options = { align, columns, width: { kind: 'percent' as const, percent: 60 } };
    return places(findAll(layOut(tableOf(2, rows, options, 'rtl'), new TestRegions([50]))));
  };

  it('has its first column at the right, where it starts in a wider room', () => {
    expect(aligned('start')).toEqual(['0: 60,0 40x10', '0: 40,0 20x10']);
    expect(aligned('center')).toEqual(['0: 40,0 40x10', '0: 20,0 20x10']);
    expect(aligned('end')).toEqual(['0: 20,0 40x10', '0: 0,0 20x10']);
  });

  it('keeps the sides of its paddings', () => {
    const padding = { top: null, right: 1, bottom: null, left: 7 };
    const row = rowOf('body', [cellOf('a', [10], { padding }), cellOf('b', [10])]);
    const found = findAll(layOut(tableOf(2, [row], {}, 'rtl'), new TestRegions([50])));
    expect(found.filter(({ kind }) => kind === 'text').map(({ name, x }) => [name, x])).toEqual([
      ['a0-1', 57],
      ['b0-1', 0],
    ]);
  });
});

interface RandomCell {
  readonly lines: readonly number[];
  readonly span: number;
  readonly rowSpan: number;
}

const randomCell: fc.Arbitrary<RandomCell> = fc.record({
  lines: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }),
  span: fc.integer({ min: 1, max: 3 }),
  rowSpan: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 2, max: 4 })),
});

const randomRow = fc.record({
  cells: fc.array(randomCell, { maxLength: 4 }),
  keepWithNext: fc.boolean(),
  keepTogether: fc.boolean(),
  minHeight: fc.nat(30),
});

type RandomRow = typeof randomRow extends fc.Arbitrary<infer R> ? R : never;

const randomGroup = fc.record({
  head: fc.boolean(),
  foot: fc.boolean(),
  rows: fc.array(randomRow, { maxLength: 5 }),
});

const COLUMNS = 4;
/** Of the regions of tests. */
const WIDTH = 100;

/** Builds rows whose blocks are numbered in the order of reading, and notes their lines. */
class Rows {
  readonly lines: string[] = [];
  #count = 0;

  row(role: 'head' | 'body' | 'foot', { cells, minHeight, ...keeps }: RandomRow): Content {
    const made = cells.map(({ lines, ...spans }) => {
      this.#count += 1;
      const id = `b${this.#count}:`;
      for (let line = 0; line < lines.length; line += 1) this.lines.push(`${id}${line}`);
      return cellOf(id, lines, spans);
    });
    return rowOf(role, made, { minHeight }, keeps);
  }
}

const linesOf = (found: readonly Found[]): string[] =>
  found
    .filter(({ kind, isArtifact }) => kind === 'text' && !isArtifact)
    .flatMap(({ name }) => {
      const [id, from, to] = name.split(/:|-/) as [string, string, string];
      return Array.from({ length: Number(to) - Number(from) }, (_, line) => `${id}:${Number(from) + line}`);
    });

const liesOver = (a: Found, b: Found): boolean =>
  a.region === b.region &&
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

describe('whatever the rows, spans, groups and regions', () => {
  const arbitrary = {
    items: fc.array(fc.oneof(randomRow, randomGroup), { maxLength: 8 }),
    head: fc.option(randomRow, { nil: undefined }),
    foot: fc.option(randomRow, { nil: undefined }),
    used: fc.nat(100),
    splitRows: fc.boolean(),
    repeatsFoot: fc.boolean(),
  };

  const small = fc.array(fc.integer({ min: 5, max: 150 }), { minLength: 1, maxLength: 4 });

  const check = (of: fc.Arbitrary<readonly number[]>) =>
    fc
      .record({ ...arbitrary, heights: of })
      .map(({ items, head, foot, heights, used, splitRows, repeatsFoot }) => {
        const rows = new Rows();
        const parts: Content[] = [];
        if (head) parts.push(rows.row('head', head));
        items.forEach((item, index) => {
          if ('cells' in item) parts.push(rows.row('body', item));
          else {
            const inside: Content[] = [];
            const edge = {
              cells: [{ lines: [5], span: 1, rowSpan: 1 }],
              keepWithNext: false,
              keepTogether: false,
              minHeight: 0,
            };
            if (item.head) inside.push(rows.row('head', edge));
            inside.push(...item.rows.map((row) => rows.row('body', row)));
            if (item.foot) inside.push(rows.row('foot', edge));
            parts.push(groupOf(`g${index}`, inside));
          }
        });
        if (foot) {
          const made = rows.row('foot', foot);
          parts.push({ ...made, data: { ...(made.data as object), isShownContinued: repeatsFoot } });
        }
        const regions = new TestRegions(heights, Math.min(used, heights[0] ?? 0));
        const poured = (direction: TextDirection) =>
          layOut(tableOf(COLUMNS, parts, { splitRows }, direction), regions);
        return { expected: rows.lines, fragments: poured('ltr'), mirrored: () => poured('rtl'), regions };
      });

  it('no line is lost or doubled', () => {
    fc.assert(
      fc.property(check(small), ({ expected, fragments }) => {
        expect(linesOf(findAll(fragments)).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 400 },
    );
  });

  it('no two cells lie over each other', () => {
    fc.assert(
      fc.property(check(small), ({ fragments }) => {
        const cells = findAll(fragments).filter(
          ({ kind, width, height }) => kind === 'cell' && width > 0 && height > 0,
        );
        const overlaps = cells.flatMap((a, index) =>
          cells
            .slice(index + 1)
            .filter((b) => liesOver(a, b))
            .map((b) => [a, b]),
        );
        expect(overlaps).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('a table that runs from right to left is the same one, seen in a mirror, and read as it was', () => {
    fc.assert(
      fc.property(check(small), ({ fragments, mirrored }) => {
        const turned = mirrored();
        const cellsOf = (found: readonly Found[]) => found.filter(({ kind }) => kind === 'cell');
        expect(cellsOf(findAll(turned))).toEqual(
          cellsOf(findAll(fragments)).map((cell) => ({ ...cell, x: WIDTH - cell.x - cell.width })),
        );
        expect(readAloud(turned)).toEqual(readAloud(fragments));
      }),
      { numRuns: 200 },
    );
  });

  it('nothing reaches beyond a region that has room for heads, feet and a line', () => {
    const large = fc.array(fc.integer({ min: 600, max: 900 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(check(large), ({ fragments, regions }) => {
        const words = readAloud(fragments);
        const beyond = fragments.flatMap((fragment, index) => {
          const over = (fragment?.height ?? 0) - regions.at(index).height;
          return over > 0 ? [`${over}: ${words[index]?.join(' ')}`] : [];
        });
        expect(beyond).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
