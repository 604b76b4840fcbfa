import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, field, paragraph, template, text } from '../../../test/support/template-builder';
import { type Content, type Fragment, type LayoutContext, plainFrame, type Regions } from '../../layout';
import { codesOf, composed, pageTexts, pathsOf } from '../composed.test-support';
import { layoutRepeater } from './layout';

const data = {
  kind: 'object' as const,
  fields: { rows: { kind: 'list' as const, item: { kind: 'string' as const } } },
};
const each = { list: 'rows', as: 'row' };
const rowsOf = (count: number) => ({ rows: Array.from({ length: count }, (_, index) => `i${index + 1};`) });

/** Items across in a box of some width. */
const inBox = (width: number) =>
  template({
    data,
    flow: [],
    onPage: [
      {
        type: 'repeater',
        box: { x: 10, y: 10, width, height: 50 },
        props: { direction: 'across', gap: 0 },
        children: [{ type: 'rectangle', props: { height: 4 }, each }],
      },
    ],
  });

const repeated = (props: object, count: number, item = text(field('row'), { each })) =>
  composed(
    template({ data, flow: [{ type: 'repeater', props: props as never, children: [item] }] }),
    rowsOf(count),
  );

describe('repeaters', () => {
  it('pour items down, across as many as there is room for, or in the columns of a grid', () => {
    expect(pageTexts(repeated({ direction: 'down' }, 3))).toEqual(['i1;\ni2;\ni3;']);
    expect(pageTexts(repeated({ direction: 'grid', columns: 2, gap: 10 }, 3))).toEqual(['i1;\ti2;\ni3;']);
    // 306 pt of room: four items of 70 and three gaps of 8.
    expect(pageTexts(repeated({ direction: 'across', itemWidth: 70, gap: 8 }, 5))).toEqual([
      'i1;\ti2;\ti3;\ti4;\ni5;',
    ]);
  });

  it('begin at the right where the language is written that way', () => {
    const rectangle = { type: 'rectangle', props: { height: 4, fill: '#808080' } };
    const shown = (language: string, props: object, item: ReturnType<typeof box> = rectangle) =>
      pathsOf(
        composed(
          template({
            data,
            flow: [
              {
                type: 'repeater',
                props: props as never,
                children: [{ ...item, each }],
              },
            ],
            operations: [{ kind: 'setTemplate', path: ['languages'], value: [language] }],
          }),
          rowsOf(4),
        ),
      );
    const grid = { direction: 'grid', columns: 3, gap: 6.142 };
    expect(shown('en', grid)).toEqual([56.693, 160.787, 264.881, 56.693]);
    expect(shown('ar', grid)).toEqual([264.883, 160.789, 56.695, 264.883]);
    const across = { direction: 'across', itemWidth: 150 };
    expect(shown('ar', across)).toEqual([212.835, 62.835, 212.835, 62.835]);
    expect(shown('ar', { direction: 'down' })).toEqual(shown('en', { direction: 'down' }));
    // Items that go on over pages, too.
    const long = box([text('word '.repeat(700))], { fill: '#808080' });
    const two = { direction: 'grid', columns: 2 };
    const parts = shown('ar', two, long);
    expect(parts.length).toBeGreaterThan(4);
    expect(parts).toEqual(parts.map((_, index) => (index % 2 === 0 ? 209.764 : 56.693)));
  });

  it('take nothing for an empty list', () => {
    expect(pageTexts(repeated({ direction: 'grid' }, 0))).toEqual(['']);
  });

  it('keep rows together and items in order, on as many pages as it takes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('down', 'across', 'grid'),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 10, max: 200 }),
        (direction, count, columns, height) => {
          const item = box([text(field('row')), { type: 'rectangle', props: { height } }], {}, { each });
          const shown = repeated(
            { direction, columns, itemWidth: 300 / columns - 10, gap: 10, rowGap: 5 },
            count,
            item,
          );
          expect(codesOf(shown)).toEqual([]);
          expect(pageTexts(shown).join('').replace(/\s/g, '')).toBe(rowsOf(count).rows.join(''));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('go on below each other where there is no width at all', () => {
    const inNothing = inBox(0);
    expect(codesOf(composed(inNothing, rowsOf(2)))).not.toContain('layout.tooManyPages');
    expect(composed(inNothing, rowsOf(2)).list.pages).toHaveLength(1);
  });

  it('begin a row that no page can hold where there is room for the beginning of its items', () => {
    const long = text([paragraph([field('row'), ' word'.repeat(900)])], { each });
    const shown = composed(
      template({
        data,
        flow: [
          text('above'),
          { type: 'repeater', props: { direction: 'grid', columns: 2 } as never, children: [long] },
        ],
      }),
      rowsOf(2),
    );
    expect(pageTexts(shown)[0]).toContain('i2;');
  });

  it('divide an item that no page can hold', () => {
    const long = text([paragraph([field('row'), ' word'.repeat(900)])], { each });
    const shown = repeated({ direction: 'grid', columns: 2, gap: 10 }, 2, long);
    const pages = pageTexts(shown);
    expect(codesOf(shown)).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join(' ').match(/word/g)).toHaveLength(1800);
  });
});

describe('a row that no region holds', () => {
  const LINE = 10_000;
  const TALL = 60;
  const fields = {
    flow: null,
    spaceBefore: 0,
    spaceAfter: 0,
    keepTogether: false,
    keepWithNext: false,
    each: null,
  };
  const contentOf = (id: string, children: readonly Content[]): Content =>
    ({ compiled: { id, ...fields }, recordPath: '', data: 'ltr', children }) as unknown as Content;

  it('is not tried in each of the regions that have no room for its beginning', () => {
    const full = 2 * LINE;
    // As the notes before leave them: half a line in two hundred regions.
    const regions: Regions = {
      at: (index) => ({ width: 100_000, height: index < 200 ? LINE / 2 : full, full, page: index + 1 }),
    };
    let tries = 0;
    const layOut = (_item: Content, room: Regions): Fragment[] => {
      const fragments: Fragment[] = [];
      tries += 1;
      for (let left = TALL; left > 0; ) {
        const lines = Math.min(left, Math.floor(room.at(fragments.length).height / LINE));
        const item = { kind: 'link', x: 0, y: 0, width: 1, height: 1, uri: '#', source: 0 } as const;
        fragments.push(lines === 0 ? null : plainFrame(100_000, lines * LINE, [item]));
        left -= lines;
      }
      return fragments;
    };
    const context = { hasNotes: false, layOut, source: () => 0 } as unknown as LayoutContext;
    const repeater = { arrangement: { kind: 'columns', count: 1 }, gap: 0, rowGap: 0 } as const;
    const content = contentOf('repeater', [contentOf('item', [])]);
    const fragments = layoutRepeater(repeater, content, regions, context);
    expect(fragments.map((fragment) => fragment?.height ?? 0)).toEqual([
      ...new Array(200).fill(0),
      ...new Array(TALL / 2).fill(full),
    ]);
    expect(tries).toBeLessThan(10);
  });
});
