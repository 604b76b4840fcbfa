import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentWidths } from '../../layout';
import { columnEdges, contentEdges } from './columns';
import type { TableProps } from './props';

type Width = TableProps['columns'][number]['width'];

const columnsOf = (...widths: readonly Width[]): TableProps['columns'] => widths.map((width) => ({ width }));
const fixed = (points: number): Width => ({ kind: 'fixed', points });
const share = (of = 1): Width => ({ kind: 'share', share: of });
const percent = (of: number): Width => ({ kind: 'percent', percent: of });
const content = (bounds: { least?: number; most?: number } = {}): Width => ({ kind: 'content', ...bounds });

const widthsOf = (edges: readonly number[]) =>
  edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));

const measured = (...pairs: readonly (readonly [number, number])[]): ContentWidths[] =>
  pairs.map(([min, max]) => ({ min: min * 1000, max: max * 1000 }));

describe('columns that do not look at their content', () => {
  it('are fixed, percentages of the table and shares of what these leave', () => {
    const edges = columnEdges(columnsOf(fixed(100), percent(20), share(), share(3)), 500_000);
    expect(widthsOf(edges)).toEqual([100_000, 100_000, 75_000, 225_000]);
  });

  it('end exactly at the edge, whatever the shares', () => {
    const shares = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 1_000_000 }), (of, width) => {
        expect(columnEdges(columnsOf(...of.map(share)), width).at(-1)).toBe(width);
      }),
    );
  });
});

describe('columns that follow their content (CSS Tables 3, 3.9)', () => {
  const edgesOf = (
    columns: TableProps['columns'],
    widths: ContentWidths[],
    room: number,
    width?: TableProps['width'],
  ) =>
    widthsOf(contentEdges({ columns, ...(width ? { width } : {}) }, widths, room * 1000)).map(
      (each) => each / 1000,
    );

  it('are as wide as they want beside a share that takes the rest', () => {
    expect(edgesOf(columnsOf(content(), share()), measured([20, 60], [10, 500]), 300)).toEqual([60, 240]);
  });

  it('leave a share what its longest word needs', () => {
    expect(edgesOf(columnsOf(content(), share()), measured([20, 290], [50, 500]), 300)).toEqual([250, 50]);
  });

  it('divide what is missing by how much more they want than they need', () => {
    expect(edgesOf(columnsOf(content(), content()), measured([20, 120], [30, 330]), 250)).toEqual([70, 180]);
  });

  it('are cut in proportion where there is not even room for words', () => {
    expect(edgesOf(columnsOf(content(), content()), measured([100, 100], [300, 400]), 200)).toEqual([
      50, 150,
    ]);
  });

  it('fill the room by what they want, or only take it where the table follows them', () => {
    const columns = columnsOf(content(), content());
    expect(edgesOf(columns, measured([20, 50], [20, 100]), 300)).toEqual([100, 200]);
    expect(edgesOf(columns, measured([20, 50], [20, 100]), 300, { kind: 'content' })).toEqual([50, 100]);
  });

  it('keep to their bounds', () => {
    const columns = columnsOf(content({ most: 80 }), content({ least: 90 }), share());
    expect(edgesOf(columns, measured([20, 200], [10, 30], [10, 10]), 300)).toEqual([80, 90, 130]);
  });

  it('make a table that follows them wide enough for percentages', () => {
    const columns = columnsOf(percent(25), content());
    expect(edgesOf(columns, measured([10, 40], [10, 60]), 500, { kind: 'content' })).toEqual([40, 120]);
  });

  it('never go beyond the room, and fill it exactly', () => {
    const widths = fc
      .tuple(fc.nat(400_000), fc.nat(400_000))
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
    const column = fc.record({
      width: fc.constantFrom<Width>(content(), content({ most: 60 }), share(2)),
      widths,
    });
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1000, max: 600_000 }),
        (columns, room) => {
          const edges = contentEdges(
            { columns },
            columns.map(({ widths: own }) => own),
            room,
          );
          expect(edges.at(-1)).toBe(room);
          for (const width of widthsOf(edges)) expect(width).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
