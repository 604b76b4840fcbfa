import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAxis } from '../../test/support/font-files';
import { outlineBox } from '../display';
import type { Path } from '../geometry';
import { ByteReader } from './byte-reader';
import { CompactFont } from './compact-font';
import { writeCompactFont } from './compact-writer';
import { createContext, fontBytes, harfbuzzBytes, paragraph, sans, style } from './fonts.test-support';
import { Font, type FontInstance, FontLibrary, fontOfKey, shapeParagraph } from './index';

const modules = new URL('../../node_modules/', import.meta.url);
const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(path, modules)));

function load(path: string, instance: FontInstance = {}): Font {
  const parsed = Font.parse(read(path), undefined, instance);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

const compact = load('source-code-pro/OTF/SourceCodePro-Regular.otf');
const trueType = load('source-code-pro/TTF/SourceCodePro-Regular.ttf');
const variablePath = 'source-code-pro/VF/SourceCodeVF-Upright.ttf';
const variable = load(variablePath);
const compactVariable = load('source-code-pro/VF/SourceCodeVF-Upright.otf');

const glyph = (font: Font, character: string): number => font.glyphOf(character.codePointAt(0) ?? 0);

/** The same font made static by HarfBuzz, for comparison. */
function instanceByHarfBuzz(file: Uint8Array, weight: number): Font {
  const module = new WebAssembly.Module(read('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  const hb = new WebAssembly.Instance(module, {}).exports as unknown as {
    readonly memory: WebAssembly.Memory;
  } & { readonly [name: string]: (...values: number[]) => number };
  const call = (name: string, ...values: number[]): number => hb[name]?.(...values) ?? 0;
  call('_initialize');
  const at = call('malloc', file.length);
  new Uint8Array(hb.memory.buffer).set(file, at);
  const face = call('hb_face_create', call('hb_blob_create', at, file.length, 1, 0, 0), 0);
  const input = call('hb_subset_input_create_or_fail');
  call('hb_subset_input_keep_everything', input);
  const tag = 0x77676874;
  call('hb_subset_input_pin_axis_location', input, face, tag, weight);
  const blob = call('hb_face_reference_blob', call('hb_subset_or_fail', face, input));
  const length = call('hb_blob_get_length', blob);
  const data = call('hb_blob_get_data', blob, 0);
  const parsed = Font.parse(new Uint8Array(hb.memory.buffer).slice(data, data + length));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

/** The greatest distance between the numbers of two outlines of the same build; infinite for others. */
function distance(a: Path, b: Path): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);
}

describe('CFF outlines', () => {
  it('are where the TrueType outlines of the same design are', () => {
    expect([compact.format, trueType.format]).toEqual(['compact', 'truetype']);
    for (const character of 'AaBgQ@&%0123456789éßŁ—{}ﬁ') {
      const own = outlineBox(compact.outlineOf(glyph(compact, character)));
      const other = outlineBox(trueType.outlineOf(glyph(trueType, character)));
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(Math.abs(own[side] - other[side]), `${character} ${side}`).toBeLessThan(6);
      }
    }
  });

  it('are drawn for every glyph, and empty for a space', () => {
    for (let id = 0; id < compact.glyphCount; id++) {
      for (const value of compact.outlineOf(id)) expect(Number.isFinite(value)).toBe(true);
    }
    expect(compact.outlineOf(glyph(compact, ' '))).toEqual([]);
  });

  it('come back from subsets as they were, under the CIDs of the list', () => {
    const wanted = [0, ...'Fumi Straße 2026'].map((of) => (of === 0 ? 0 : glyph(compact, String(of))));
    const { bytes, glyphs } = compact.subset(wanted);
    expect(glyphs).toEqual([...new Set(wanted)]);
    const again = CompactFont.parse(new ByteReader(bytes), { offset: 0, length: bytes.length });
    if (!again.ok) throw new Error(again.error.code);
    expect(again.value.glyphCount).toBe(glyphs.length);
    glyphs.forEach((id, cid) => {
      expect(distance(again.value.outlineOf(cid), compact.outlineOf(id)), `glyph ${id}`).toBeLessThan(0.04);
    });
  });

  it('keep any outline to a sixteenth of a unit, in an em of 1000', () => {
    const coordinate = fc.double({ min: -3000, max: 3000, noNaN: true });
    const outline = fc
      .array(fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate), {
        maxLength: 40,
      })
      .map((curves) => [
        0,
        0,
        0,
        ...curves.flatMap((curve, i) => (i % 2 ? [1, curve[0], curve[1]] : [2, ...curve])),
        3,
      ]);
    fc.assert(
      fc.property(fc.array(outline, { minLength: 1, maxLength: 5 }), (outlines) => {
        const box = { x: 0, y: 0, width: 1000, height: 1000 };
        const bytes = writeCompactFont(
          'Test',
          2000,
          box,
          outlines.map((path) => ({ advance: 500, outline: path })),
        );
        const parsed = CompactFont.parse(new ByteReader(bytes), { offset: 0, length: bytes.length });
        if (!parsed.ok) throw new Error(parsed.error.code);
        outlines.forEach((path, i) => {
          const scaled = parsed.value
            .outlineOf(i)
            .map((value, at, own) => (isOperator(own, at) ? value : 2 * value));
          expect(distance(scaled, path)).toBeLessThan(0.07);
        });
      }),
    );
  });
});

/** Whether the number at a place is an operator of the path. */
function isOperator(path: Path, place: number): boolean {
  const sizes = [3, 3, 7, 1];
  let at = 0;
  while (at < place) at += sizes[path[at] ?? 3] ?? 1;
  return at === place;
}

describe('variable fonts', () => {
  it.each([200, 300, 555, 900])(
    'of weight %d have the outlines and advances that HarfBuzz makes',
    (weight) => {
      const own = variable.at({ wght: weight });
      const other = instanceByHarfBuzz(read(variablePath), weight);
      expect([own.weight, own.glyphCount]).toEqual([weight, other.glyphCount]);
      for (let id = 0; id < own.glyphCount; id++) {
        expect(own.advanceOf(id)).toBe(other.advanceOf(id));
        // HarfBuzz rounds points, and those of composites more than once.
        expect(distance(own.outlineOf(id), other.outlineOf(id)), `glyph ${id}`).toBeLessThan(1.7);
      }
    },
  );

  it.each([200, 450, 900])('with CFF outlines of weight %d are where the TrueType outlines are', (weight) => {
    const own = compactVariable.at({ wght: weight });
    const other = variable.at({ wght: weight });
    expect([own.format, own.weight]).toEqual(['compact', weight]);
    for (const character of 'AaBgQ@&%0123456789éßŁ—{}') {
      expect(own.advanceOf(glyph(own, character))).toBe(other.advanceOf(glyph(other, character)));
      const first = outlineBox(own.outlineOf(glyph(own, character)));
      const second = outlineBox(other.outlineOf(glyph(other, character)));
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(Math.abs(first[side] - second[side]), `${character} ${side}`).toBeLessThan(6);
      }
    }
  });

  it('are one font for each place on their axes, with names and keys of their own', () => {
    const bold = variable.at({ wght: 700 });
    expect(variable.at({ wght: 700 })).toBe(bold);
    expect(variable.at({ wght: variable.axes[0]?.default ?? 0 })).toBe(variable);
    expect(bold.hash).toBe(`${variable.hash}@wght=700`);
    expect(bold.postScriptName).toContain('wght700');
    expect(bold.at({}).hash).toBe(variable.hash);
    expect(variable.at({ wght: 9999 }).weight).toBe(900);
    expect(fontOfKey(new Map([[variable.hash, variable]]), bold.hash)).toBe(bold);
    expect(fontOfKey(new Map(), bold.hash)).toBeUndefined();
  });

  it('answer any weight that a style asks for', () => {
    const library = new FontLibrary(harfbuzzBytes, [sans, variable]);
    const found = library.find({ family: variable.family, weight: 640, italic: false });
    expect([found?.exact, found?.font.weight, found?.font.format]).toEqual([true, 640, 'compact']);
    expect(library.fontOf(found?.font.hash ?? '')).toBe(found?.font);
    const context = createContext(library);
    const shaped = shapeParagraph(
      paragraph('Weights', style({ family: variable.family, weight: 640 })),
      context,
    );
    expect(shaped.runs[0]?.sized.face.font).toBe(found?.font);
    expect(context.reports).toEqual([]);
  });
});

/** The variable font with another axis in the place of its weight. */
function alongAxis(tag: string, range: readonly [number, number, number]): Font {
  const parsed = Font.parse(withAxis(read(variablePath), tag, range));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

describe('variable fonts of other axes', () => {
  it('are as wide as a style asks for, as far as they can be', () => {
    const wide = alongAxis('wdth', [100, 100, 150]);
    const { family, weight } = wide;
    const library = new FontLibrary(harfbuzzBytes, [sans, wide]);
    const find = (stretch?: number) => library.find({ family, weight, italic: false, stretch });
    const wider = find(125);
    expect([wider?.exact, wider?.font.stretch, wider?.font.hash]).toEqual([
      true,
      125,
      `${wide.hash}@wdth=125`,
    ]);
    expect(library.fontOf(wider?.font.hash ?? '')).toBe(wider?.font);
    const character = glyph(wide, 'R');
    const half = variable.at({ wght: 550 }).outlineOf(character);
    expect(distance(wider?.font.outlineOf(character) ?? [], half)).toBe(0);
    expect(find()?.font).toBe(wide);
    expect([find(75)?.exact, find(75)?.font]).toEqual([false, wide]);
    const shaped = shapeParagraph(
      paragraph('Wide', style({ family, weight, stretch: 125 })),
      createContext(library),
    );
    expect(shaped.runs[0]?.sized.face.font).toBe(wider?.font);
  });

  it('lean where italics are asked for and the font has none of its own', () => {
    const leaning = alongAxis('slnt', [-10, 0, 0]);
    const { family, weight } = leaning;
    const library = new FontLibrary(harfbuzzBytes, [leaning]);
    const found = library.find({ family, weight, italic: true });
    expect([found?.exact, found?.font.italic, found?.font.italicAngle]).toEqual([true, true, -10]);
    expect(library.find({ family, weight, italic: false })?.font).toBe(leaning);
  });
});

/** A collection of whole font files, each with its own tables. */
function collection(files: readonly Uint8Array[]): Uint8Array {
  const header = 12 + 4 * files.length;
  const total = files.reduce((sum, file) => sum + ((file.length + 3) & ~3), header);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('ttcf'));
  view.setUint32(4, 0x00010000);
  view.setUint32(8, files.length);
  let offset = header;
  files.forEach((file, i) => {
    view.setUint32(12 + 4 * i, offset);
    bytes.set(file, offset);
    const tables = view.getUint16(offset + 4);
    for (let k = 0; k < tables; k++) {
      const record = offset + 12 + 16 * k + 8;
      view.setUint32(record, view.getUint32(record) + offset);
    }
    offset += (file.length + 3) & ~3;
  });
  return bytes;
}

describe('collections', () => {
  const file = collection([
    fontBytes('source-sans-3/400Regular/SourceSans3_400Regular'),
    read('source-code-pro/OTF/SourceCodePro-Regular.otf'),
  ]);

  it('hold several fonts under one hash', () => {
    const fonts = Font.parseAll(file);
    if (!fonts.ok) throw new Error(fonts.error.code);
    const [first, second] = fonts.value;
    expect(fonts.value.map(({ family, index }) => [family, index])).toEqual([
      ['Source Sans 3', 0],
      ['Source Code Pro', 1],
    ]);
    expect(second?.hash).toBe(`${first?.hash}#1`);
    expect(second?.outlineOf(glyph(compact, 'a'))).toEqual(compact.outlineOf(glyph(compact, 'a')));
    const library = new FontLibrary(harfbuzzBytes, fonts.value);
    for (const { family } of fonts.value) {
      const context = createContext(library);
      shapeParagraph(paragraph('office 12', style({ family })), context);
      const alone = createContext(
        new FontLibrary(harfbuzzBytes, [family === 'Source Sans 3' ? sans : compact]),
      );
      shapeParagraph(paragraph('office 12', style({ family })), alone);
      const glyphsOf = ({ glyphs }: typeof context) => [...glyphs.ids.slice(0, glyphs.length)];
      expect(glyphsOf(context)).toEqual(glyphsOf(alone));
    }
  });

  it('say so when a font is not there', () => {
    const parsed = Font.parse(file, undefined, { index: 2 });
    expect(parsed.ok ? '' : parsed.error.code).toBe('font.notInCollection');
  });
});

describe('damaged fonts', () => {
  it.each([
    ['CFF', read('source-code-pro/OTF/SourceCodePro-Regular.otf')],
    ['variable', read(variablePath)],
    ['variable CFF', read('source-code-pro/VF/SourceCodeVF-Upright.otf')],
  ])('with %s outlines are refused or drawn somehow', (_kind, whole) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 60 }),
        fc.option(fc.nat(whole.length), { nil: undefined }),
        (changes, cut) => {
          const bytes = whole.slice(0, cut);
          for (const [at, value] of changes) bytes[at] = value;
          const parsed = Font.parse(bytes, 'x', { settings: { wght: 777 } });
          if (!parsed.ok) return;
          for (let id = 0; id < 40; id++) parsed.value.outlineOf(id);
          parsed.value.subset([1, 2, 3]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('fonts that may not be embedded', () => {
  it('set no text and are told of', () => {
    const bytes = fontBytes('source-sans-3/400Regular/SourceSans3_400Regular').slice();
    const os2 = sans.table('OS/2').offset;
    new DataView(bytes.buffer).setUint16(os2 + 8, 2);
    const parsed = Font.parse(bytes);
    if (!parsed.ok) throw new Error(parsed.error.code);
    const context = createContext(new FontLibrary(harfbuzzBytes, [parsed.value, compact]));
    const shaped = shapeParagraph(paragraph('Text'), context);
    expect(shaped.runs[0]?.sized.face.font).toBe(compact);
    expect(context.reports).toMatchObject([
      { code: 'font.restricted', args: { family: 'Source Sans 3', used: 'Source Code Pro' } },
    ]);
  });
});
