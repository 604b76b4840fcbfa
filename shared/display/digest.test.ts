import { describe, expect, it } from 'vitest';
import { rectanglePath } from '../geometry';
import { displayListDigest } from './digest';
import { DisplayListBuilder, HALF_EM_FONT, type TestFont } from './display-list.test-support';
import type { DisplayItem, DisplayList, Frame, GroupItem, StructureTag } from './item';
import { displayListText } from './text-form';

const OTHER_FONT: TestFont = { ...HALF_EM_FONT, hash: 'b'.repeat(64), family: 'Other' };

const square = { kind: 'path', x: 0, y: 0, path: rectanglePath(0, 0, 9, 9), source: -1 } as const;
const line = { colour: 0, width: 1, dash: [] } as const;
const gradient = {
  from: { x: 0, y: 0, radius: 0 },
  to: { x: 9, y: 0, radius: 0 },
  stops: [
    { offset: 0, colour: 0xff0000, opacity: 1 },
    { offset: 1, colour: 0x0000ff, opacity: 1 },
  ],
  transform: [1, 0, 0, 1, 0, 0],
} as const;

const PAPER: Omit<Frame, 'items'> = { width: 9, height: 9, source: -1, tag: null };

/** What can differ in how a path is drawn. */
const drawn: readonly DisplayItem[] = [
  { ...square, fill: 0, stroke: null, rule: 'evenodd' },
  { ...square, fill: 0, stroke: null, gradient },
  { ...square, fill: 0, stroke: null, gradient: { ...gradient, to: { x: 9, y: 0, radius: 3 } } },
  { ...square, fill: 0, stroke: null, gradient: { ...gradient, transform: [2, 0, 0, 1, 0, 0] } },
  { ...square, fill: 0, stroke: line },
  { ...square, fill: 0, stroke: { ...line, cap: 'round' } },
  { ...square, fill: 0, stroke: { ...line, join: 'bevel' } },
  { ...square, fill: 0, stroke: { ...line, miterLimit: 4 } },
];

function letter(
  build: (list: DisplayListBuilder) => readonly DisplayItem[],
  fonts = [HALF_EM_FONT],
): DisplayList {
  const list = new DisplayListBuilder(fonts);
  return list.page(build(list)).build();
}

/** What can differ in how a group is seen. */
const masks: readonly Partial<GroupItem>[] = [
  {},
  { opacity: 1 },
  { mask: { frame: { ...PAPER, items: [] }, by: 'alpha' } },
  { mask: { frame: { ...PAPER, items: [] }, by: 'luminance' } },
  { mask: { frame: { ...PAPER, items: [{ ...square, fill: 0, stroke: null }] }, by: 'luminance' } },
];

describe('displayListDigest', () => {
  const plain = letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 })]);

  it('is 64 hexadecimal digits and always the same', () => {
    expect(displayListDigest(plain)).toMatch(/^[0-9a-f]{64}$/);
    expect(displayListDigest(plain)).toBe(displayListDigest(plain));
  });

  it('does not see frames, arena positions, node ids or the order of the font table', () => {
    const nested = letter(
      (list) => {
        list.run(list.source('x', 'shifts the arena'));
        const run = list.run(list.source('b', 'Dear Fiona'), { x: 10, y: 20, font: 1 });
        return [list.group(list.frame([list.group(list.frame([run]), 5, 20)]), 15, 30)];
      },
      [OTHER_FONT, HALF_EM_FONT],
    );
    expect(displayListDigest(nested)).toBe(displayListDigest(plain));
  });

  it('sees every change that a reader could notice', () => {
    const variants: readonly DisplayList[] = [
      plain,
      letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 31, y: 70 })]),
      letter((list) => [list.run(list.source('a', 'Dear Fiono'), { x: 30, y: 70 })]),
      letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70, colour: 0xff0000 })]),
      letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70, size: 9_000 })]),
      letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 })], [OTHER_FONT]),
      letter((list) => [
        list.tagged({ role: 'P' }, [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 })]),
      ]),
      letter((list) => [
        list.tagged({ role: 'P', lang: 'fr' }, [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 })]),
      ]),
      letter((list) => [
        list.group(list.frame([list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 })]), 0, 0, {
          opacity: 0.5,
        }),
      ]),
      letter((list) => [
        list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 }),
        { kind: 'path', x: 0, y: 0, path: rectanglePath(0, 0, 9, 9), fill: 0, stroke: null, source: -1 },
      ]),
      ...drawn.map((item) =>
        letter((list) => [list.run(list.source('a', 'Dear Fiona'), { x: 30, y: 70 }), item]),
      ),
      ...masks.map((effect) =>
        letter((list) => [list.group(list.frame([{ ...square, fill: 0, stroke: null }]), 0, 0, effect)]),
      ),
      { ...plain, title: 'Other' },
      { ...plain, lang: 'ja' },
    ];
    expect(new Set(variants.map(displayListDigest)).size).toBe(variants.length);
  });

  it('tells one element in two frames from two elements', () => {
    const pair = (same: boolean): DisplayList =>
      letter((list) => {
        const first = { role: 'P' } as const;
        const second = same ? first : { ...first };
        const source = list.source('a', 'ab');
        return [
          list.tagged(first, [list.run(source, { from: 0, to: 1 })]),
          list.tagged(second, [list.run(source, { from: 1, to: 2, y: 12_000 })]),
        ];
      });
    expect(displayListDigest(pair(true))).not.toBe(displayListDigest(pair(false)));
  });
});

describe('tags in a digest', () => {
  const looks: readonly StructureTag[] = [
    { role: 'P' },
    { role: 'P', lang: 'fr' },
    { role: 'P', alt: 'said' },
    { role: 'TD' },
    { role: 'TD', columnSpan: 2 },
    { role: 'TD', rowSpan: 2 },
    { role: 'TH', scope: 'Row' },
    { role: 'TH', scope: 'Column' },
    { role: 'L' },
    { role: 'L', numbering: 'decimal' },
  ];
  const tagged = (tags: readonly StructureTag[]): string =>
    displayListDigest(
      letter((list) => {
        const source = list.source('a', 'a');
        return tags.map((tag, index) => list.tagged(tag, [list.run(source, { y: index * 1000 })]));
      }),
    );

  it('are told apart wherever they stand, also after the same ones', () => {
    const last = looks.map((look) => tagged([...looks.map((each) => ({ ...each })), look]));
    const again = looks.map((look) => tagged([...looks.map((each) => ({ ...each })), { ...look }]));
    expect(new Set(last).size).toBe(looks.length);
    expect(again).toEqual(last);
  });

  it('are told apart where there are very many kinds of them', () => {
    const many = Array.from(
      { length: 60 },
      (_, index): StructureTag => ({ role: 'Figure', alt: `${index}` }),
    );
    const digests = many.map((_, at) =>
      tagged(many.map((tag, index) => (index === at ? { ...tag, alt: 'other' } : tag))),
    );
    expect(new Set([tagged(many), ...digests]).size).toBe(many.length + 1);
  });

  it('say the same whether a default is written or not', () => {
    const written = { role: 'TD', columnSpan: 1, rowSpan: 1, lang: '', alt: '' } as const;
    expect(tagged([{ role: 'TD' }, written])).toBe(tagged([{ role: 'TD' }, { role: 'TD' }]));
  });
});

describe('displayListText', () => {
  it('shows one line per item with absolute places', () => {
    const list = letter((builder) => {
      const tag = { role: 'H1' } as const;
      const run = builder.run(builder.source('greeting', 'Dear "F"', 0, 'rows[2]'), { x: 1500, y: 10_250 });
      return [
        builder.group(builder.frame([run], { tag }), 56_000, 100_000),
        builder.group(
          builder.frame([
            {
              kind: 'path',
              x: 0,
              y: 0,
              path: rectanglePath(0, 0, 1000, 500),
              fill: null,
              stroke: { colour: 0xe34234, width: 250, dash: [1000, 2000] },
              source: -1,
            },
          ]),
          1000,
          2000,
          { opacity: 0.25, transform: [0, 1, -1, 0, 0, 0] },
        ),
        { kind: 'link', x: 1, y: 2, width: 3, height: 4, uri: 'https://example.com/', source: -1 },
      ];
    });
    expect(displayListText(list)).toBe(
      [
        'document "Test" en',
        'page 1 595.000 x 842.000 master first',
        '  text 57.500 110.250 w 40.000 Half 400 10.000 #000000 "Dear \\"F\\"" @greeting[rows[2]] H1',
        '  group 1.000 2.000 opacity 0.25 transform 0 1 -1 0 0 0',
        '    path 0.000 0.000 stroke #e34234 0.250 dash 1.000 2.000 M 0.000 0.000 L 1.000 0.000 L 1.000 0.500 L 0.000 0.500 Z untagged',
        '  link 0.001 0.002 0.003 x 0.004 https://example.com/ untagged',
        '',
      ].join('\n'),
    );
  });
});
