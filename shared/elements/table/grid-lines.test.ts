import { describe, expect, it } from 'vitest';
import type { DisplayItem, Frame, Stroke } from '../../display';
import { TestRegions } from '../../layout/blocks.test-support';
import type { Sides } from './look';
import { cellOf, layOut, rowOf, tableOf } from './rows.test-support';

const line = (width: number): Stroke => ({ colour: width, width, dash: [] });

const sides = (given: Partial<Sides>): Sides => ({
  top: undefined,
  right: undefined,
  bottom: undefined,
  left: undefined,
  ...given,
});

/** Lines of a region as `width: x1,y1 x2,y2`. */
function linesOf(frame: Frame | null | undefined): string[] {
  const lines: string[] = [];
  const visit = (items: readonly DisplayItem[]): void => {
    for (const item of items) {
      if (item.kind === 'group') visit(item.frame.items);
      if (item.kind !== 'path' || !item.stroke) continue;
      // Lines of one kind are one path.
      for (let at = 0; at < item.path.length; at += 6) {
        const [, x1, y1, , x2, y2] = item.path.slice(at, at + 6);
        lines.push(`${item.stroke.width}: ${x1},${y1} ${x2},${y2}`);
      }
    }
  };
  visit(frame?.items ?? []);
  return lines;
}

const two = (first: Partial<Sides> | null, second: Partial<Sides> | null) => [
  rowOf('body', [
    cellOf('a', [20], { rules: first && sides(first) }),
    cellOf('b', [20], { rules: second && sides(second) }),
  ]),
];

const drawn = (
  rows: Parameters<typeof tableOf>[1],
  options: Parameters<typeof tableOf>[2] = {},
  heights = [100],
) => layOut(tableOf(2, rows, { hasGridLines: true, ...options }), new TestRegions(heights)).map(linesOf);

describe('lines of a table', () => {
  it('between two cells are drawn once: the wider, then the left one', () => {
    expect(drawn(two({ right: line(1) }, { left: line(3) }))).toEqual([['3: 50,0 50,20']]);
    expect(drawn(two({ right: line(2) }, { left: line(2) }))).toEqual([['2: 50,0 50,20']]);
  });

  it('of a cell go before those of its row, its row before the border, that before the rules', () => {
    const row = rowOf('body', [cellOf('a', [20], { rules: sides({ bottom: line(1) }) }), cellOf('b', [20])], {
      rules: sides({ bottom: line(2) }),
    });
    const border = sides({ bottom: line(3), top: line(4) });
    expect(drawn([row], { border, rule: line(5) })).toEqual([
      // Bottom lines stay inside the table.
      ['1: 0,19 50,19', '2: 50,19 100,19', '4: 0,2 100,2'],
    ]);
  });

  it('of no width hide what a row or the table says', () => {
    expect(drawn(two({ bottom: null }, null), { rule: line(1) })).toEqual([['1: 50,19 100,19']]);
  });

  it('between columns stop at cells that span them, and rules below rows at cells that go on', () => {
    const rows = [
      rowOf('body', [cellOf('a', [20], { rowSpan: 2 }), cellOf('b', [20])]),
      rowOf('body', [cellOf('c', [20])]),
      rowOf('body', [cellOf('d', [20], { span: 2 })]),
    ];
    expect(drawn(rows, { columnRule: line(2), rule: line(1) })).toEqual([
      ['1: 50,20 100,20', '1: 0,40 100,40', '1: 0,59 100,59', '2: 50,0 50,40'],
    ]);
  });

  it('around the table close on every page', () => {
    const rows = [rowOf('body', [cellOf('a', [60])]), rowOf('body', [cellOf('b', [60])])];
    const border = sides({ top: line(2), bottom: line(2) });
    expect(drawn(rows, { border })).toEqual([
      ['2: 0,1 100,1', '2: 0,59 100,59'],
      ['2: 0,1 100,1', '2: 0,59 100,59'],
    ]);
  });

  it('of a table that runs from right to left keep their sides, and what is read first goes before', () => {
    const cells = (first: Partial<Sides>, second: Partial<Sides>) =>
      layOut(tableOf(2, two(first, second), { hasGridLines: true }, 'rtl'), new TestRegions([100])).map(
        linesOf,
      );
    // The first cell is the right one: its left line is the one between them.
    expect(cells({ left: line(1) }, { right: line(3) })).toEqual([['3: 50,0 50,20']]);
    expect(cells({ right: line(2) }, { left: line(4) })).toEqual([['2: 99,0 99,20', '4: 2,0 2,20']]);
    const dashed = { ...line(2), dash: [1] };
    const row = two({ left: dashed }, { right: line(2) });
    const [frame] = layOut(tableOf(2, row, { hasGridLines: true }, 'rtl'), new TestRegions([100]));
    expect(JSON.stringify(frame)).toContain('"dash":[1]');
    expect(linesOf(frame)).toEqual(['2: 50,0 50,20']);
  });

  it('of a row or table stand at their sides however it runs', () => {
    const row = rowOf('body', [cellOf('a', [20], { span: 2 }), cellOf('b', [20])], {
      rules: sides({ left: line(2) }),
    });
    const border = sides({ right: line(4) });
    const options = { hasGridLines: true, border, columnRule: line(6) };
    const columns = [10, 20, 70].map((points) => ({
      width: { kind: 'fixed' as const, points: points / 1000 },
    }));
    const table = tableOf(3, [row], { ...options, columns }, 'rtl');
    // Columns of 10, 20 and 70 from the right; the first cell spans two of them.
    expect(layOut(table, new TestRegions([100])).map(linesOf)).toEqual([
      ['2: 1,0 1,20', '4: 98,0 98,20', '6: 70,0 70,20'],
    ]);
  });
});
