import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisplayItem, DisplayList, GlyphRun } from '../display';
import type { DisplayListBuilder } from '../display/display-list.test-support';
import { Font } from '../text';
import { hasProgram, objectsWith, pageContents, readPdf, runOnPdf } from './pdf-file.test-support';
import { writePdf } from './pdf-writer';
import { createBuilder, options, SANS } from './sample-document.test-support';

const HEIGHT = 842_000;

interface Shown {
  readonly cid: number;
  readonly x: number;
  readonly y: number;
}

/** Plays the text operators of a page and says where each glyph lands, in millipoints from the upper left. */
function play(content: string, widths: readonly number[]): readonly Shown[] {
  const shown: Shown[] = [];
  let size = 0;
  let lineX = 0;
  let lineY = 0;
  let pen = 0;
  let rise = 0;
  const tokens = content.matchAll(
    /\[((?:\((?:\\[\s\S]|[^\\)])*\)|[-\d.]+)*)\]TJ|(\S+) Ts|\S+ (\S+) Tf|(\S+) (\S+) Td|BT/g,
  );
  for (const [whole, array, ts, tf, dx, dy] of tokens) {
    if (whole === 'BT') [lineX, lineY] = [0, 0];
    else if (ts !== undefined) rise = Number(ts) * 1000;
    else if (tf !== undefined) size = Number(tf) * 1000;
    else if (dx !== undefined) {
      lineX += Number(dx) * 1000;
      lineY += Number(dy) * 1000;
      pen = lineX;
    } else {
      for (const [part] of (array ?? '').matchAll(/\((?:\\[\s\S]|[^\\)])*\)|[-\d.]+/g)) {
        if (!part.startsWith('(')) {
          pen -= (Number(part) * size) / 1000;
          continue;
        }
        const codes = part.slice(1, -1).replace(/\\([\s\S])/g, (_, byte) => (byte === 'r' ? '\r' : byte));
        for (let at = 0; at < codes.length; at += 2) {
          const cid = codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1);
          shown.push({ cid, x: pen, y: HEIGHT - lineY - rise });
          pen += ((widths[cid] ?? 0) * size) / 1000;
        }
      }
    }
  }
  return shown;
}

function readPage(list: DisplayList): { content: string; shown: readonly Shown[] } {
  const pdf = readPdf(writePdf(list, options()));
  const content = pageContents(pdf)[0] ?? '';
  const widths = /\/W\[0\[([^\]]*)/.exec(objectsWith(pdf, '/CIDFontType2')[0]?.body ?? '')?.[1] ?? '';
  return { content, shown: play(content, widths.split(' ').map(Number)) };
}

const one = (make: (list: DisplayListBuilder) => readonly DisplayItem[]): DisplayList => {
  const list = createBuilder();
  return list.page([list.tagged({ role: 'P' }, make(list))]).build();
};

/** A run of given glyphs: [glyph, advance, cluster]. */
function runOf(
  list: DisplayListBuilder,
  text: string,
  glyphs: readonly (readonly [number, number, number])[],
  changes: Partial<GlyphRun> = {},
): GlyphRun {
  const source = list.source('n', text);
  const base = list.run(source, { x: 50_000, y: 50_000, to: 0 });
  const start = list.glyphs.length;
  for (const [glyph, advance, cluster] of glyphs) list.glyphs.push(glyph, advance, cluster);
  const width = glyphs.reduce((sum, [, advance]) => sum + advance, 0);
  return { ...base, start, width, count: glyphs.length, textEnd: text.length, ...changes };
}

const glyph = (character: string): number => SANS.glyphOf(character.codePointAt(0) ?? 0);

describe('positions', () => {
  it('stay within 0.02 pt of the layout for any advances, sizes and places', () => {
    const letters = fc.array(
      fc.tuple(fc.constantFrom(...'abcdefgh(i)\\jkl mno\r'), fc.integer({ min: -900, max: 900 })),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    const runs = fc.array(
      fc.record({
        letters,
        size: fc.integer({ min: 4_000, max: 30_000 }),
        x: fc.integer({ min: 0, max: 400_000 }),
        y: fc.integer({ min: 10_000, max: 800_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(runs, (specifications) => {
        const expected: { x: number; y: number }[] = [];
        const list = one((builder) =>
          specifications.map(({ letters: pairs, size, x, y }) => {
            let pen = x;
            const glyphs = pairs.map(([letter, extra], cluster) => {
              const id = glyph(letter === '\r' ? 'r' : letter);
              const natural = Math.round((SANS.advanceOf(id) * size) / 1000);
              expected.push({ x: pen, y });
              pen += natural + extra;
              return [id, natural + extra, cluster] as const;
            });
            const text = pairs.map(([letter]) => (letter === '\r' ? 'r' : letter)).join('');
            return runOf(builder, text, glyphs, { x, y, size });
          }),
        );
        const { shown } = readPage(list);
        expect(shown).toHaveLength(expected.length);
        shown.forEach(({ x, y }, index) => {
          // A correction is a whole number of thousandths of the size: half a unit may remain.
          const allowed = 15 + specifications.reduce((most, { size }) => Math.max(most, size), 0) / 2000;
          expect(Math.abs(x - (expected[index]?.x ?? 0))).toBeLessThanOrEqual(allowed);
          expect(Math.abs(y - (expected[index]?.y ?? 0))).toBeLessThanOrEqual(5);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('writes runs of one look on one line as one array', () => {
    const { content } = readPage(
      one((list) => {
        const source = list.source('n', 'Dear Fiona');
        return [
          list.run(source, { x: 50_000, y: 50_000, to: 5 }),
          list.run(source, { x: 71_730, y: 50_000, from: 5 }),
        ];
      }),
    );
    expect(content.match(/TJ/g)).toHaveLength(1);
  });

  it('moves marks by their offsets', () => {
    const list = createBuilder();
    const source = list.source('n', 'ab');
    const run = list.run(source, { x: 50_000, y: 50_000 });
    list.glyphs.setOffset(run.start + 1, -2_000, 3_000);
    const { shown } = readPage(list.page([run, list.run(source, { x: 50_000, y: 70_000 })]).build());
    expect(shown[1]?.y).toBe(47_000);
    expect(
      Math.abs((shown[1]?.x ?? 0) - (50_000 + (list.glyphs.advances[run.start] ?? 0) - 2_000)),
    ).toBeLessThan(20);
    expect(shown.slice(2).map(({ y }) => y)).toEqual([70_000, 70_000]);
  });
});

/** Any glyph without a character of its own will do. */
const LIGATURE = SANS.glyphCount - 1;

const cases: readonly (readonly [
  string,
  (list: DisplayListBuilder) => readonly DisplayItem[],
  string,
  boolean,
])[] = [
  [
    'a ligature',
    (list) => [
      runOf(list, 'effix', [
        [glyph('e'), 5000, 0],
        [LIGATURE, SANS.advanceOf(LIGATURE) * 10, 1],
        [glyph('x'), 5000, 4],
      ]),
    ],
    'effix',
    false,
  ],
  [
    'a glyph with two meanings',
    (list) => [
      runOf(list, 'aé b', [
        [glyph('a'), 5000, 0],
        [glyph('a'), 5000, 1],
        [glyph(' '), 2000, 2],
        [glyph('b'), 5000, 3],
      ]),
    ],
    'aé b',
    true,
  ],
  [
    'a no-break space',
    (list) => [
      runOf(
        list,
        'a b\u00a0c',
        [...'a b c'].map((letter, index) => [glyph(letter), 5000, index] as const),
      ),
    ],
    'a b c',
    false,
  ],
  [
    'a hyphen that is not in the text',
    (list) => [
      runOf(list, 'ab', [
        [glyph('a'), 5000, 0],
        [glyph('b'), 5000, 1],
        [glyph('-'), 3000, 2],
      ]),
    ],
    'ab\u00ad',
    true,
  ],
  [
    'a private-use character',
    (list) => [
      runOf(list, 'x\ue000', [
        [glyph('x'), 5000, 0],
        [glyph('Q'), 5000, 1],
      ]),
    ],
    'x\ue000',
    true,
  ],
  [
    'glyphs out of order',
    (list) => [
      runOf(list, 'xab', [
        [glyph('x'), 5000, 0],
        [glyph('b'), 5000, 1],
        [glyph('a'), 5000, 1],
      ]),
    ],
    'xab',
    true,
  ],
  [
    'a letter and its mark',
    (list) => [
      runOf(list, 'e\u0301x', [
        [glyph('e'), 5000, 0],
        [glyph('\u0301'), 0, 0],
        [glyph('x'), 5000, 2],
      ]),
    ],
    'e\u0301x',
    false,
  ],
  [
    'a letter and a mark that was moved to it',
    (list) => {
      const run = runOf(list, 'e\u0301x', [
        [glyph('e'), 5000, 0],
        [glyph('\u0301'), 0, 0],
        [glyph('x'), 5000, 2],
      ]);
      list.glyphs.setOffset(run.start + 1, -2500, 1000);
      return [run];
    },
    'e\u0301x',
    true,
  ],
  [
    'a soft hyphen inside of a line',
    (list) => [
      runOf(list, 'a\u00adb', [
        [glyph('a'), 5000, 0],
        [glyph(' '), 0, 1],
        [glyph('b'), 5000, 2],
      ]),
    ],
    'ab',
    false,
  ],
  [
    'invisible characters',
    (list) => [
      runOf(list, 'a\u200bb\u2060', [
        [glyph('a'), 5000, 0],
        [glyph('b'), 5000, 2],
      ]),
    ],
    'ab',
    false,
  ],
  [
    'letters that are kept from joining',
    (list) => [
      runOf(list, 'a\u200cb', [
        [glyph('a'), 5000, 0],
        [glyph(' '), 0, 0],
        [glyph('b'), 5000, 2],
      ]),
    ],
    'a\u200cb',
    true,
  ],
  [
    'a space without glyph between runs',
    (list) => {
      const source = list.source('n', 'ab cd ');
      return [
        list.run(source, { x: 50_000, y: 50_000, to: 2 }),
        list.run(source, { x: 50_000, y: 64_000, from: 3, to: 6 }),
      ];
    },
    'ab\ncd',
    false,
  ],
];

describe('copied text', () => {
  it.each(cases)('%s', (_, make, text, hasActualText) => {
    const list = one(make);
    expect(readPage(list).content.includes('/ActualText')).toBe(hasActualText);
    if (!hasProgram('pdftotext')) return;
    const copied = runOnPdf(writePdf(list, options()), 'pdftotext', ['-raw', '-enc', 'UTF-8', 'FILE', '-']);
    expect(copied.trim().normalize('NFC')).toBe(text.normalize('NFC'));
  });

  it('has no joiners from right to left, which readers take for the end of a stretch', () => {
    const glyphs = [
      [glyph('b'), 5000, 2],
      [glyph(' '), 0, 0],
      [glyph('a'), 5000, 0],
    ] as const;
    const contentOf = (rtl: boolean): string =>
      readPage(one((list) => [runOf(list, 'a\u200cb', rtl ? glyphs : glyphs.toReversed(), { rtl })])).content;
    expect(contentOf(true)).not.toMatch(/200c/i);
    expect(contentOf(false)).toMatch(/200c/i);
  });

  it('is told of artifacts, too, which are copied like the rest', () => {
    const list = createBuilder();
    const run = runOf(list, 'ab', [
      [glyph('a'), 5000, 0],
      [glyph('a'), 5000, 1],
    ]);
    const { content } = readPage(list.page([list.tagged({ role: 'Artifact' }, [run])]).build());
    expect(content).toContain('/Artifact BMC');
    expect(content).toContain('/ActualText<FEFF0062>');
  });

  it('holds what only own fonts know where the standard lets it', () => {
    const list = one((builder) => [runOf(builder, '\ue001', [[LIGATURE, 5000, 0]])]);
    const said = (version: '1.7' | '2.0'): string | undefined =>
      /ActualText<(\w+)>/.exec(
        pageContents(readPdf(writePdf(list, { ...options(), version })))[0] ?? '',
      )?.[1];
    expect(said('1.7')).toBe('FEFFE001');
    expect(said('2.0')).toBe('FEFFFFFD');
  });

  it('gets no box for a space that the font lacks', () => {
    const parsed = Font.parse(SANS.bytes);
    if (!parsed.ok) throw new Error(parsed.error.code);
    const font = parsed.value;
    font.characters.bmp[0x20] = 0;
    const list = one((builder) => {
      const source = builder.source('n', 'ab cd ');
      return [
        builder.run(source, { x: 50_000, y: 50_000, to: 2 }),
        builder.run(source, { x: 90_000, y: 50_000, from: 3, to: 5 }),
      ];
    });
    const content = pageContents(readPdf(writePdf(list, { ...options(), font: () => font })))[0] ?? '';
    expect(play(content, []).map(({ cid }) => cid)).toEqual([1, 2, 3, 4]);
  });
});
