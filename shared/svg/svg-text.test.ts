import { describe, expect, it } from 'vitest';
import type { Frame, GlyphRun } from '../display';
import { FontLibrary } from '../text';
import { harfbuzzBytes, sans } from '../text/fonts.test-support';
import { deepItems, itemsOf, PIXEL, pathsOf, read, runsOf, show } from './drawing.test-support';

const FONT = 'font-family="Source Sans 3" font-size="10"';

/** Texts of the runs with their places in pixels, to two decimals. */
function placed(content: string): string[] {
  const { frame, texts } = show(content);
  const round = (value: number): number => Math.round(value / 100) / 100;
  return frame.items.flatMap((item) =>
    item.kind === 'glyphs'
      ? [`${texts[item.source]?.slice(item.textStart, item.textEnd)} ${round(item.x)} ${round(item.y)}`]
      : [],
  );
}

const pathsIn = (frame: Frame | undefined) => deepItems(frame?.items ?? [], 'path');

const widthOf = (content: string): number =>
  runsOf(content).reduce((sum, { width }) => sum + width, 0) / PIXEL;

describe('text of drawings', () => {
  it('is runs of the font, at the place and size of the file', () => {
    const { frame, texts, context } = show(`<text x="10" y="20" fill="#123456" ${FONT}>Fumi</text>`);
    expect(texts).toEqual(['Fumi']);
    expect(frame.items).toMatchObject([
      { kind: 'glyphs', x: 100_000, y: 200_000, size: 100_000, colour: 0x123456, count: 4, textEnd: 4 },
    ]);
    expect(context.glyphs.length).toBe(4);
  });

  it('collapses white space as browsers do, and keeps it where the file says so', () => {
    expect(show(`<text y="9">\n  a \t b\n <tspan> c</tspan> \n</text>`).texts).toEqual(['a b c']);
    expect(show(`<text y="9" xml:space="preserve"> a  b </text>`).texts).toEqual([' a  b ']);
    expect(show(`<text y="9" style="white-space:pre">a\n b</text>`).texts).toEqual(['a  b']);
    expect(itemsOf('<text y="9">  </text><text y="9"/>')).toEqual([]);
  });

  it('hands lists of positions to characters, the inner before the outer', () => {
    expect(placed(`<text x="1 20" y="9" ${FONT}>ab<tspan x="50 70">cd</tspan></text>`)).toEqual([
      ...['a 1 9', 'b 20 9', 'c 50 9', 'd 70 9'],
    ]);
    expect(placed(`<text x="10" y="9" dx="0 5" dy="0 0 2" ${FONT}>abc</text>`)).toEqual([
      ...['a 10 9', 'b 20.04 9', 'c 25.57 11'],
    ]);
  });

  it('counts positions by the characters that are left of white space', () => {
    expect(placed(`<text y="9" ${FONT}>\n <tspan x="1 50">  a b</tspan></text>`)).toEqual([
      'a 1 9',
      ' b 50 9',
    ]);
  });

  it('anchors every chunk by itself', () => {
    const width = widthOf(`<text ${FONT}>Fumi</text>`);
    const [middle, end] = runsOf(
      `<text y="9" x="50" text-anchor="middle" ${FONT}>Fumi<tspan x="90" y="20" text-anchor="end">Fumi</tspan></text>`,
    );
    expect((middle?.x ?? 0) / PIXEL).toBeCloseTo(50 - width / 2, 3);
    expect((end?.x ?? 0) / PIXEL).toBeCloseTo(90 - width, 3);
  });

  it('goes on where the text before ended, with one look after the other', () => {
    const runs = runsOf(`<text x="5" y="9" ${FONT}>Fu<tspan font-weight="bold" fill="red">mi</tspan></text>`);
    expect(runs.map(({ colour, textStart }) => [colour, textStart])).toEqual([
      [0, 0],
      [0xff0000, 2],
    ]);
    expect(runs[1]?.x).toBe((runs[0]?.x ?? 0) + (runs[0]?.width ?? 0));
    expect(runs[1]?.font).not.toBe(runs[0]?.font);
  });

  it('sets letters and words apart, and to the length that is asked for', () => {
    const width = widthOf(`<text ${FONT}>ab cd</text>`);
    expect(widthOf(`<text letter-spacing=".1em" ${FONT}>ab cd</text>`)).toBeCloseTo(width + 5, 3);
    const [, after] = runsOf(`<text word-spacing="3" ${FONT}>ab cd</text>`);
    expect((after?.x ?? 0) / PIXEL).toBeCloseTo(
      widthOf(`<text ${FONT} xml:space="preserve">ab </text>`) + 3,
      3,
    );
    const spaced = runsOf(`<text textLength="50" ${FONT}>ab cd</text>`);
    const last = spaced.at(-1);
    expect(((last?.x ?? 0) + (last?.width ?? 0)) / PIXEL).toBeCloseTo(50, 3);
    const [stretched] = itemsOf(
      `<text x="10" textLength="50" lengthAdjust="spacingAndGlyphs" ${FONT}>ab cd</text>`,
    );
    expect(stretched?.kind === 'group' ? stretched.transform?.[0] : 0).toBeCloseTo(50 / width, 6);
  });

  it('understands sizes, weights and the shorthand of fonts', () => {
    const sizes = (content: string): number[] => runsOf(content).map(({ size }) => size / PIXEL);
    expect(
      sizes(
        '<g font-size="10"><text>a<tspan font-size="2em">b<tspan font-size="50%">c</tspan></tspan></text></g>',
      ),
    ).toEqual([10, 20, 10]);
    expect(
      sizes('<text font-size="12pt">a</text><text style="font-size:small">a</text><text>a</text>'),
    ).toEqual([...[16, 13, 16]]);
    const { frame, context } = show(
      `<text style="font: italic 700 14px/1.2 'Source Sans 3', serif">a</text>`,
    );
    expect(frame.items).toMatchObject([{ size: 140_000 }]);
    expect((context as { fontsUsed?: unknown[] }).fontsUsed).toMatchObject([{ italic: true }]);
  });

  it('takes the first family that is there, else that of the document, and says so', () => {
    const used = (content: string) => {
      const { context, missing } = show(content);
      return [(context as unknown as { fontsUsed: { family: string }[] }).fontsUsed[0]?.family, ...missing];
    };
    expect(used(`<text font-family="Helvetica, 'Source Serif 4', serif">a</text>`)).toEqual([
      'Source Serif 4',
    ]);
    expect(used('<text font-family="Helvetica Neue, Arial, sans-serif">a</text>')).toEqual([
      ...['Source Sans 3', 'Helvetica Neue'],
    ]);
    expect(used('<text font-family="sans-serif">a</text>')).toEqual(['Source Sans 3']);
  });

  it('puts other lines of the font on the position', () => {
    const y = (baseline: string): number =>
      (runsOf(`<text y="50" dominant-baseline="${baseline}" ${FONT}>x</text>`)[0]?.y ?? 0) / PIXEL;
    expect(y('alphabetic')).toBe(50);
    expect(y('middle')).toBeCloseTo(50 + 4.86 / 2, 1);
    expect(y('central')).toBeGreaterThan(y('middle'));
    expect(y('hanging')).toBeGreaterThan(y('central'));
    expect(y('text-after-edge')).toBeLessThan(50);
    const [, raised] = runsOf(`<text y="50" ${FONT}>m<tspan baseline-shift="super">2</tspan></text>`);
    expect(raised?.y).toBe(500_000 - 33_333);
  });

  it('underlines, and lets through what lies beneath', () => {
    const [line] = pathsOf(`<text x="5" y="9" fill="red" text-decoration="underline" ${FONT}>ab</text>`);
    expect(line).toMatchObject({ fill: 0xff0000, x: 50_000 });
    const struck = `<text y="9" text-decoration="underline" ${FONT}>a<tspan text-decoration="line-through">b</tspan></text>`;
    expect(pathsOf(struck)).toHaveLength(3);
    expect(itemsOf(`<text fill-opacity=".5" ${FONT}>ab</text>`)).toMatchObject([
      { kind: 'group', opacity: 0.5 },
    ]);
    expect(itemsOf(`<text ${FONT}>a<tspan opacity=".25">b</tspan></text>`)[1]).toMatchObject({
      opacity: 0.25,
    });
    expect(
      itemsOf(`<text ${FONT} visibility="hidden">a<tspan visibility="visible">b</tspan></text>`),
    ).toHaveLength(1);
  });

  it('stands in a group of its own where it is turned or stretched', () => {
    const [turned] = itemsOf(`<text transform="rotate(90 20 30)" x="20" y="30" ${FONT}>ab</text>`);
    expect(turned).toMatchObject({ kind: 'group', transform: [0, 1, -1, 0, 500_000, 100_000] });
    const [glyph] = itemsOf(`<text x="20" y="30" rotate="90" ${FONT}>a</text>`);
    expect(glyph).toMatchObject({ kind: 'group', transform: [0, 1, -1, 0, 200_000, 300_000] });
    expect(itemsOf(`<text transform="scale(2)" x="1" y="2" ${FONT}>a</text>`)).toMatchObject([
      { kind: 'glyphs', x: 20_000, y: 40_000, size: 200_000 },
    ]);
    expect(itemsOf(`<text transform="scale(0 1)" ${FONT}>a</text>`)).toEqual([]);
  });

  it('runs along paths, letter by letter, as far as they reach', () => {
    const path = '<path id="p" fill="none" d="M50 10V60"/>';
    const groups = itemsOf(
      `${path}<text ${FONT}><textPath href="#p" startOffset="50%">abcdefghij</textPath></text>`,
    );
    expect(groups[0]).toMatchObject({ kind: 'group', transform: [0, 1, -1, 0, 500_000, 350_000] });
    expect(groups.length).toBeGreaterThan(3);
    expect(groups.length).toBeLessThan(10);
    expect(read('<text><textPath id="t" href="#gone">a</textPath></text>').ignored).toEqual(['textPath#t']);
  });

  it('is drawn by outlines where a run cannot show it', () => {
    const gradient = '<linearGradient id="g"><stop/><stop offset="1" stop-color="red"/></linearGradient>';
    const shown = show(`${gradient}<text fill="url(#g)" ${FONT}>ab</text>`);
    expect(shown.frame.items).toMatchObject([
      { kind: 'group', opacity: 0, frame: { items: [{ kind: 'glyphs', textStart: 0, textEnd: 2 }] } },
      { kind: 'path', gradient: { stops: [{}, {}] } },
    ]);
    expect(shown.texts).toEqual(['ab']);
    expect(runsOf(`<text fill="none" ${FONT}>ab</text>`)).toEqual([]);
    const [one, other] = pathsOf(
      `${gradient}<text fill="url(#g)" ${FONT}>ab<tspan font-weight="700">cd</tspan></text>`,
    );
    expect(one?.gradient?.transform).toEqual(other?.gradient?.transform);
    const halo = itemsOf(`<text stroke="#fff" stroke-width="2" paint-order="stroke" ${FONT}>ab</text>`);
    expect(halo.map(({ kind }) => kind)).toEqual(['path', 'glyphs']);
    const outlined = itemsOf(`<text fill="none" stroke="#fff" ${FONT}>ab</text>`);
    expect(outlined).toMatchObject([
      { kind: 'group', opacity: 0 },
      { kind: 'path', fill: null, stroke: { width: PIXEL } },
    ]);
  });

  it('is set once for every use, and drawn as decoration in patterns', () => {
    expect(show(`<text id="t" ${FONT}>ab</text><use href="#t" y="20"/>`).texts).toEqual(['ab', 'ab']);
    const { texts, frame } = show(
      `<pattern id="p" width=".5" height=".5"><text y="9" ${FONT}>ab</text></pattern><rect width="40" height="40" fill="url(#p)"/>`,
    );
    expect(texts).toEqual([]);
    expect(frame.items).toHaveLength(1);
  });

  it('is in the order of the eye where it runs to the left', () => {
    const [run] = runsOf(`<text x="90" y="9" direction="rtl" ${FONT}>שלום</text>`);
    expect(run?.rtl).toBe(true);
    expect(((run?.x ?? 0) + (run?.width ?? 0)) / PIXEL).toBeCloseTo(90, 3);
  });

  it('looks the same in every document and in every engine', () => {
    const content = `<pattern id="p" width=".01" height=".01"><rect width="1" height="1"/></pattern><text fill="url(#p)" ${FONT}>${'ab'.repeat(8)}</text><text y="20" ${FONT}>ﬁx</text>`;
    const drawing = read(content);
    const frames = Array.from({ length: 20 }, () => {
      const { context } = show('');
      const fonts = new FontLibrary(harfbuzzBytes, [sans]);
      context.glyphs.push(1, 2, 3);
      const setting = { lang: 'en', family: 'Source Sans 3', source: 0, missing: () => {} };
      const frame = drawing.frameIn({ ...setting, context: { ...context, fonts } });
      const run = frame.items.find(({ kind }) => kind === 'glyphs') as GlyphRun;
      expect([...context.glyphs.ids.slice(run.start, run.start + run.count)]).toEqual([
        ...[...'ﬁx'].map((letter) => sans.glyphOf(letter.codePointAt(0) ?? 0)),
      ]);
      return frame;
    });
    expect(pathsIn(frames[0]).length).toBeGreaterThan(1000);
    for (const frame of frames) expect(frame).toEqual(frames[0]);
  });

  it('is one frame for all documents where a drawing has none', () => {
    const still = read('<rect width="9" height="9"/>');
    const setting = { lang: 'en', family: '', source: 0, missing: () => {}, context: show('').context };
    expect(still.hasText).toBe(false);
    expect(still.frameIn(setting)).toBe(still.frameIn(setting));
    expect(read('<text>a</text>').hasText).toBe(true);
  });
});
