import { describe, expect, it } from 'vitest';
import type { DisplayItem, Frame, PathItem, Stroke } from '../../display';
import { linePath } from '../../geometry';
import { TestRegions } from '../../layout/blocks.test-support';
import { RowRules } from './row-rules';
import { cellOf, layOut, rowOf, tableOf } from './rows.test-support';

const stroke = (width: number): Stroke => ({ colour: 0, width, dash: [] });
const RULE = stroke(2);
const HEAD_RULE = stroke(4);

const frame = (height: number): Frame => ({ width: 100, height, items: [], source: -1, tag: null });

function pathsOf(items: readonly DisplayItem[]): PathItem[] {
  return items.flatMap((item) =>
    item.kind === 'group' ? pathsOf(item.frame.items) : item.kind === 'path' ? [item] : [],
  );
}

describe('lines below the rows of a table', () => {
  it('are one path of each kind in a region, inside their rows and above their backgrounds', () => {
    const rows = [
      rowOf('head', [cellOf('h', [10])]),
      rowOf('body', [cellOf('a', [20])], { fill: 0xff0000 }),
      rowOf('body', [cellOf('b', [30])]),
    ];
    const [fragment] = layOut(tableOf(1, rows, { rule: RULE, headRule: HEAD_RULE }), new TestRegions([100]));
    const paths = pathsOf(fragment?.items ?? []);
    expect(paths.map(({ stroke, path }) => [stroke?.width ?? 'fill', path])).toEqual([
      ['fill', expect.anything()],
      [2, [...linePath(0, 29, 100, 29), ...linePath(0, 59, 100, 59)]],
      [4, linePath(0, 8, 100, 8)],
    ]);
    expect(fragment?.items.at(-1)).toMatchObject({ kind: 'group', frame: { tag: { role: 'Artifact' } } });
  });

  it('stand on the page of their row, and below the last part of one that is divided', () => {
    const rows = [rowOf('body', [cellOf('a', [10, 10, 10, 10])]), rowOf('body', [cellOf('b', [10])])];
    const fragments = layOut(tableOf(1, rows, { rule: RULE, splitRows: true }), new TestRegions([20, 40]));
    expect(fragments.map((each) => pathsOf(each?.items ?? []).map(({ path }) => path))).toEqual([
      [],
      [[...linePath(0, 19, 100, 19), ...linePath(0, 29, 100, 29)]],
    ]);
  });

  it('set what closes a page off from a part of a row that goes on', () => {
    const rows = [
      rowOf('body', [cellOf('a', [10])]),
      rowOf('body', [cellOf('b', [10, 10, 10, 10])]),
      rowOf('foot', [cellOf('c', [10])], { isShownContinued: true }),
    ];
    for (const hasGridLines of [false, true]) {
      const table = tableOf(1, rows, { rule: RULE, splitRows: true, hasGridLines });
      const [fragment] = layOut(table, new TestRegions([40, 60]));
      const heights = pathsOf(fragment?.items ?? []).flatMap(({ path }) =>
        path.filter((_, at) => at % 6 === 2),
      );
      const wanted = hasGridLines ? [10, 30, 39] : [9, 29, 39];
      expect([hasGridLines, ...heights.sort((one, other) => one - other)]).toEqual([hasGridLines, ...wanted]);
    }
  });

  it('set the foot off wherever it stands, also where the table goes on', () => {
    const rows = [
      rowOf('body', [cellOf('a', [20])]),
      rowOf('body', [cellOf('b', [20])]),
      rowOf('foot', [cellOf('f', [10])], { isShownContinued: true }),
    ];
    const fragments = layOut(tableOf(1, rows, { rule: RULE, headRule: HEAD_RULE }), new TestRegions([35]));
    const below = [
      [2, linePath(0, 29, 100, 29)],
      [4, linePath(0, 18, 100, 18)],
    ];
    expect(
      fragments.map((each) => pathsOf(each?.items ?? []).map(({ stroke, path }) => [stroke?.width, path])),
    ).toEqual([below, below]);
  });

  it('go along with rows that stand together in one frame', () => {
    const rules = new RowRules(0);
    const [first, second, whole] = [frame(10), frame(20), frame(30)];
    const row = rowOf('body', []);
    rules.addRow(first, row, RULE);
    rules.addRow(second, row, RULE);
    rules.addTogether(whole, [
      { frame: first, y: 0 },
      { frame: second, y: 10 },
    ]);
    rules.placed(whole, 5);
    const lines = rules.take([0, 100], 40);
    expect(pathsOf(lines?.items ?? []).map(({ path }) => path)).toEqual([
      [...linePath(0, 14, 100, 14), ...linePath(0, 34, 100, 34)],
    ]);
    expect(rules.take([0, 100], 40)).toBeNull();
  });
});
