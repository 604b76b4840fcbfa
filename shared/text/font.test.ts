import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOSE, CURVE, LINE, MOVE, PATH_ARGUMENTS } from '../geometry';
import { Font } from './font';
import { FontLibrary } from './font-library';
import {
  createContext,
  fontBytes,
  harfbuzzBytes,
  library,
  loadFont,
  paragraph,
  sans,
  sansBold,
  sansItalic,
  sansJp,
  serif,
  serifJp,
  style,
} from './fonts.test-support';
import { shapeParagraph } from './index';

function parsed(bytes: Uint8Array): Font {
  const font = Font.parse(bytes);
  if (!font.ok) throw new Error(font.error.code);
  return font.value;
}

describe('Font', () => {
  it('reads what the file says about itself', () => {
    expect(sansBold).toMatchObject({
      family: 'Source Sans 3',
      postScriptName: 'SourceSans3-Bold',
      weight: 700,
      italic: false,
      serif: false,
      unitsPerEm: 1000,
      ascender: 1024,
      descender: -400,
      embeddable: true,
    });
    expect(sansItalic.italic).toBe(true);
    expect(sansItalic.italicAngle).toBeLessThan(0);
    expect([serif.serif, serifJp.serif, sansJp.serif]).toEqual([true, true, false]);
    expect(sans.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('maps characters to glyphs and back', () => {
    for (const character of ['A', 'é', '€', '1']) {
      const codePoint = character.codePointAt(0) ?? 0;
      expect(sans.codePointOf(sans.glyphOf(codePoint))).toBe(codePoint);
    }
    expect(sansJp.glyphOf(0x20bb7)).toBeGreaterThan(0);
    expect(sans.glyphOf(0x3042)).toBe(0);
    expect(sansJp.characters.variationOf(0x8fbb, 0xe0100) ?? sansJp.glyphOf(0x8fbb)).toBeGreaterThan(0);
  });

  it.each([
    ['few groups', 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular'],
    ['many groups', 'noto-sans-jp/400Regular/NotoSansJP_400Regular'],
    ['Latin', 'source-sans-3/400Regular/SourceSans3_400Regular'],
  ])('gives the same glyphs before and after text is set: %s', (_, file) => {
    const asked = loadFont(file);
    const set = loadFont(file);
    const { bmp } = set.characters;
    for (let codePoint = 0; codePoint < 0x10000; codePoint++) {
      const glyph = bmp[codePoint];
      if (glyph !== asked.glyphOf(codePoint) || glyph !== set.glyphOf(codePoint)) {
        expect.fail(`U+${codePoint.toString(16)}`);
      }
    }
    expect(loadFont(file).characters.hasAny([0x4e00, 0x3042])).toBe(asked.glyphOf(0x4e00) !== 0);
    expect(asked.characters.bmp).toEqual(bmp);
    expect(asked.characters.hasAny([0xe000_0, 0x41])).toBe(bmp[0x41] !== 0);
    expect(loadFont(file).characters.hasAny([0x41])).toBe(bmp[0x41] !== 0);
  });

  it('reads format 4 as it reads format 12', () => {
    const bytes = fontBytes('noto-sans-arabic/400Regular/NotoSansArabic_400Regular');
    const whole = parsed(bytes.slice());
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const cmap = whole.table('cmap').offset;
    for (let at = cmap + 4; at < cmap + 4 + 8 * view.getUint16(cmap + 2); at += 8) {
      const isShort = view.getUint16(cmap + view.getUint32(at + 4)) === 4;
      if (!isShort) view.setUint16(at, 99);
    }
    expect(parsed(bytes).characters.bmp).toEqual(whole.characters.bmp);
  });

  it('draws outlines as closed contours inside the box of the font', () => {
    for (const [font, text] of [
      [sans, 'Aé8&'],
      [sansJp, '永あ'],
    ] as const) {
      for (const character of text) {
        const path = font.outlineOf(font.glyphOf(character.codePointAt(0) ?? 0));
        expect(path.length).toBeGreaterThan(0);
        let moves = 0;
        let closes = 0;
        for (let i = 0; i < path.length; ) {
          const operator = path[i] ?? -1;
          expect([MOVE, LINE, CURVE, CLOSE]).toContain(operator);
          if (operator === MOVE) moves++;
          if (operator === CLOSE) closes++;
          const count = operator === CLOSE ? 0 : (PATH_ARGUMENTS[operator] ?? 0);
          for (let k = 1; k <= count; k += 2) {
            expect(path[i + k]).toBeGreaterThanOrEqual(font.bbox.x);
            expect(path[i + k + 1]).toBeLessThanOrEqual(font.bbox.y + font.bbox.height);
          }
          i += 1 + count;
        }
        expect(closes).toBe(moves);
      }
    }
    expect(sans.outlineOf(sans.glyphOf(0x20))).toEqual([]);
  });

  it('cuts a small subset out of bytes that share their memory, and leaves those as they are', () => {
    const file = Buffer.from(sans.bytes);
    const parsed = Font.parse(file);
    if (!parsed.ok) throw new Error(parsed.error.code);
    expect(parsed.value.subset([36, 37, 38]).bytes.length).toBeLessThan(20_000);
    expect(Buffer.compare(file, sans.bytes)).toBe(0);
  });

  it('cuts subsets whose glyphs are those of the font', () => {
    const characters = fc.string({
      unit: fc.constantFrom(...'ABCéÄöçñ0123,.日本語が東京ガパ'),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.constantFrom(sans, sansJp, serif), characters, (font, text) => {
        const wanted = [...new Set([...text].map((c) => font.glyphOf(c.codePointAt(0) ?? 0)))].filter(
          (g) => g > 0,
        );
        const { bytes, glyphs } = font.subset(wanted);
        expect(glyphs.slice(0, wanted.length + 1)).toEqual([0, ...wanted]);
        const subset = Font.parse(withNames(bytes, font));
        if (!subset.ok) throw new Error(subset.error.code);
        glyphs.forEach((glyph, id) => {
          expect(subset.value.outlineOf(id)).toEqual(font.outlineOf(glyph));
          expect(subset.value.advanceOf(id)).toBe(font.advanceOf(glyph));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('refuses other files with a reason', () => {
    const reasonOf = (bytes: Uint8Array): string => {
      const parsed = Font.parse(bytes);
      return parsed.ok ? '' : parsed.error.code;
    };
    expect(reasonOf(new Uint8Array())).toBe('font.notFont');
    expect(reasonOf(new TextEncoder().encode('OTTO............'))).toBe('font.directory');
    expect(reasonOf(new TextEncoder().encode('ttcf............'))).not.toBe('');
    expect(reasonOf(new TextEncoder().encode('wOF2............'))).toBe('font.webFont');
    expect(reasonOf(fontBytes('source-sans-3/400Regular/SourceSans3_400Regular').slice(0, 5000))).not.toBe(
      '',
    );
  });

  it('survives damaged files', () => {
    const original = fontBytes('source-serif-4/400Regular/SourceSerif4_400Regular');
    const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 40,
    });
    const inHead = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(damage, inHead), (changes) => {
        const bytes = original.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const parsed = Font.parse(bytes);
        if (!parsed.ok) return;
        const font = parsed.value;
        for (let glyph = 0; glyph < Math.min(font.glyphCount, 60); glyph++) font.outlineOf(glyph);
        font.subset([1, 2, 3, 40]);
        const damaged = new FontLibrary(harfbuzzBytes, [font]);
        const shaped = shapeParagraph(
          paragraph('Office 12.3 é', style({ family: font.family })),
          createContext(damaged),
        );
        expect(Number.isInteger(shaped.width)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('FontLibrary', () => {
  it('finds the nearest weight and slant', () => {
    const find = (family: string, weight: number, italic: boolean) =>
      library.find({ family, weight, italic });
    expect(find('Source Sans 3', 400, false)).toEqual({ font: sans, exact: true });
    expect(find('Source Sans 3', 600, false)).toEqual({ font: sansBold, exact: false });
    expect(find('Source Sans 3', 500, false)?.font).toBe(sans);
    expect(find('Source Sans 3', 700, true)).toEqual({ font: sansItalic, exact: false });
    expect(find('Noto Sans JP', 700, true)).toEqual({ font: sansJp, exact: false });
    expect(find('Nowhere', 400, false)).toBeUndefined();
  });

  it('works without fonts', () => {
    const shaped = shapeParagraph(paragraph('nothing'), createContext(new FontLibrary(harfbuzzBytes, [])));
    expect(shaped.width).toBe(0);
  });
});

/** The subset with the tables that a font on its own needs: names and characters of the whole font. */
function withNames(bytes: Uint8Array, font: Font): Uint8Array {
  const extra = ['cmap', 'name'].map((tag) => {
    const { offset, length } = font.table(tag);
    return { tag, content: font.bytes.slice(offset, offset + length) };
  });
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint16(4);
  const shift = 16 * extra.length;
  const directoryEnd = 12 + 16 * count;
  const size = bytes.length + shift + extra.reduce((sum, { content }) => sum + content.length, 0);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  file.set(bytes.subarray(0, directoryEnd));
  file.set(bytes.subarray(directoryEnd), directoryEnd + shift);
  for (let i = 0; i < count; i++) view.setUint32(20 + 16 * i, view.getUint32(20 + 16 * i) + shift);
  view.setUint16(4, count + extra.length);
  let offset = bytes.length + shift;
  extra.forEach(({ tag, content }, i) => {
    const record = directoryEnd + 16 * i;
    for (let k = 0; k < 4; k++) file[record + k] = tag.charCodeAt(k);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, content.length);
    file.set(content, offset);
    offset += content.length;
  });
  return file;
}
