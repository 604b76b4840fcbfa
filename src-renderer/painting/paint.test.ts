// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { present } from '../../shared/base';
import { type DisplayItem, type DisplayList, type Frame, GlyphBuffer } from '../../shared/display';
import { rectanglePath } from '../../shared/geometry';
import { testFonts } from '../text-editing/engine.test-support';
import { paintPage } from './paint';
import type { PaintContext, PaintResources } from './resources';

const [font] = testFonts;
const regular = present(font, 'the font of the tests');

/** Records what is drawn; measures text by the font's own advances, as a browser without kerning would. */
class RecordingContext {
  readonly calls: unknown[][] = [];
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  #stack: Pick<RecordingContext, 'fillStyle' | 'font' | 'globalAlpha'>[] = [];

  measureText(text: string): { width: number } {
    const size = Number.parseFloat(this.font);
    let units = 0;
    for (const character of text) units += regular.advanceOf(regular.glyphOf(character.codePointAt(0) ?? 0));
    return { width: (units * size) / regular.unitsPerEm };
  }
  fillText(text: string, x: number, y: number): void {
    this.calls.push(['fillText', text, Math.round(x * 1000), Math.round(y * 1000), this.fillStyle]);
  }
  fill(path?: unknown): void {
    const alpha = this.globalAlpha === 1 ? [] : [this.globalAlpha];
    this.calls.push([typeof path === 'object' ? 'fillGlyph' : 'fill', this.fillStyle, ...alpha]);
  }
  stroke(): void {
    this.calls.push(['stroke', this.strokeStyle, this.lineWidth]);
  }
  save(): void {
    const { fillStyle, font, globalAlpha } = this;
    this.#stack.push({ fillStyle, font, globalAlpha });
  }
  restore(): void {
    Object.assign(this, this.#stack.pop());
  }
  clip(): void {
    this.calls.push(['clip']);
  }
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void {
    this.calls.push(['drawImage', image, x, y, width, height]);
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.calls.push(['fillRect', x, y, width, height, this.fillStyle]);
  }
  getTransform(): Pick<DOMMatrix, 'a' | 'b'> {
    return { a: 2, b: 0 };
  }
  createLinearGradient(...line: number[]): unknown {
    return this.#gradient('linear', line);
  }
  createRadialGradient(...circles: number[]): unknown {
    return this.#gradient('radial', circles);
  }
  #gradient(kind: string, numbers: number[]): unknown {
    const stops: unknown[] = [];
    this.calls.push([kind, ...numbers, stops]);
    return { addColorStop: (...stop: unknown[]) => stops.push(stop) };
  }
  rect(...box: number[]): void {
    this.calls.push(['rect', ...box]);
  }
  setLineDash(dash: number[]): void {
    this.calls.push(['dash', ...dash]);
  }
  transform(...matrix: number[]): void {
    this.calls.push(['transform', ...matrix]);
  }
  beginPath(): void {}
  moveTo(): void {}
  lineTo(): void {}
  bezierCurveTo(): void {}
  closePath(): void {}
  translate(): void {}
  scale(): void {}
}

const RESOURCES: PaintResources = {
  familyOf: () => 'fumi-test',
  fontOf: () => regular,
  imageOf: () => 'image' as unknown as CanvasImageSource,
};

const frameOf = (items: readonly DisplayItem[]): Frame => ({
  width: 400_000,
  height: 300_000,
  items,
  source: -1,
  tag: null,
});

/** A page with one run of `text`, glyphs and advances from the font, `spacing` after every glyph. */
function listOf(
  text: string,
  { spacing = 0, rtl = false, extra = [] as readonly DisplayItem[] } = {},
): DisplayList {
  const glyphs = new GlyphBuffer();
  let width = 0;
  let cluster = 0;
  for (const character of text) {
    const glyph = regular.glyphOf(character.codePointAt(0) ?? 0);
    const advance = Math.round((regular.advanceOf(glyph) * 10_000) / regular.unitsPerEm) + spacing;
    glyphs.push(glyph, advance, cluster);
    width += advance;
    cluster += character.length;
  }
  const run: DisplayItem = {
    kind: 'glyphs',
    x: 20_000,
    y: 50_000,
    width,
    font: 0,
    size: 10_000,
    colour: 0x2f4bb3,
    start: 0,
    count: glyphs.length,
    source: 0,
    textStart: 0,
    textEnd: text.length,
    rtl,
    vertical: false,
  };
  const frame = frameOf(text ? [run, ...extra] : extra);
  return {
    pages: [{ width: 400_000, height: 300_000, frame, masterId: 'page', bleed: 0 }],
    fonts: [{ hash: regular.hash, family: regular.family, weight: 400, italic: false }],
    sources: [{ nodeId: 'text', recordPath: '', text, paragraph: 0 }],
    glyphs,
    inks: [],
    destinations: [],
    bookmarks: [],
    attachments: [],
    lang: 'en',
    title: 'Test',
  };
}

function paint(list: DisplayList, resources = RESOURCES): unknown[][] {
  const context = new RecordingContext();
  paintPage(context as unknown as PaintContext, list, 0, resources);
  return context.calls;
}

beforeEach(() => {
  globalThis.Path2D ??= class {
    moveTo(): void {}
    lineTo(): void {}
    bezierCurveTo(): void {}
    closePath(): void {}
  } as unknown as typeof Path2D;
});

describe('text', () => {
  it('is drawn word by word where the engine put the words', () => {
    const [first, second, ...others] = paint(listOf('Hello world'));
    expect(first).toEqual(['fillText', 'Hello', 20_000, 50_000, '#2f4bb3']);
    expect(second?.slice(0, 2)).toEqual(['fillText', 'world']);
    expect(second?.[2]).toBeGreaterThan(40_000);
    expect(others).toEqual([]);
  });

  it('is drawn as outlines where letters are spaced', () => {
    const calls = paint(listOf('Wide', { spacing: 2000 }));
    expect(calls.map(([name]) => name)).toEqual(['fillGlyph', 'fillGlyph', 'fillGlyph', 'fillGlyph']);
  });

  it('is drawn as outlines for characters the font lacks, right to left, and without a face', () => {
    expect(paint(listOf('請求')).map(([name]) => name)).toEqual(['fillGlyph', 'fillGlyph']);
    expect(paint(listOf('abc', { rtl: true })).map(([name]) => name)).toContain('fillGlyph');
    const faceless = { ...RESOURCES, familyOf: () => undefined };
    expect(paint(listOf('abc'), faceless).map(([name]) => name)).toEqual([
      'fillGlyph',
      'fillGlyph',
      'fillGlyph',
    ]);
  });

  it('shows what fills a tab, and after the text the hyphen of a divided word', () => {
    const list = listOf('ab\tc');
    const { glyphs } = list;
    const buffer = new GlyphBuffer();
    const dot = regular.glyphOf(0x2e);
    const push = (glyph: number, cluster: number) => buffer.push(glyph, 5000, cluster);
    for (const [index, id] of [...glyphs.ids.slice(0, 4)].entries()) {
      if (index !== 2) push(id, index);
      else for (const shown of [regular.glyphOf(0x20), dot, dot, dot]) push(shown, 2);
    }
    push(regular.glyphOf(0x2d), 4);
    const [run] = list.pages[0]?.frame.items ?? [];
    const filled = { ...(run as DisplayItem), count: buffer.length } as DisplayItem;
    const calls = paint({
      ...list,
      glyphs: buffer,
      pages: [{ ...present(list.pages[0], 'a page'), frame: frameOf([filled]) }],
    });
    // a, b, three dots, c and the hyphen.
    expect(calls.filter(([name]) => name === 'fillGlyph')).toHaveLength(7);
  });

  it('keeps its colour after a path', () => {
    const path: DisplayItem = {
      kind: 'path',
      x: 0,
      y: 0,
      path: rectanglePath(0, 0, 1000, 1000),
      fill: 0xff0000,
      stroke: { colour: 0x00ff00, width: 500, dash: [1000, 2000] },
      source: -1,
    };
    const list = listOf('ab', { extra: [path] });
    const [run] = list.pages[0]?.frame.items ?? [];
    const again = present(run, 'the run');
    const page = present(list.pages[0], 'the page');
    const twice = { ...list, pages: [{ ...page, frame: frameOf([again, path, again]) }] };
    const colours = paint(twice).map(([name, ...args]) => [name, args.at(-1)]);
    expect(colours).toEqual([
      ['fillText', '#2f4bb3'],
      ['fill', '#ff0000'],
      ['dash', 2],
      ['stroke', 0.5],
      ['fillText', '#2f4bb3'],
    ]);
  });
});

describe('paths', () => {
  const square: DisplayItem = {
    kind: 'path',
    ...{ x: 2000, y: 3000, path: rectanglePath(0, 0, 1000, 1000), fill: 0xff0000, stroke: null, source: -1 },
  };

  it('are filled by gradients in coordinates of their own', () => {
    const gradient = {
      from: { x: 0, y: 0, radius: 0 },
      to: { x: 1, y: 0, radius: 0 },
      stops: [
        { offset: 0, colour: 0x010203, opacity: 1 },
        { offset: 1, colour: 0xff0000, opacity: 0.5 },
      ],
      transform: [1000, 0, 0, 2000, 500, 0],
    } as const;
    const stops = [
      [0, '#010203'],
      [1, 'rgba(255, 0, 0, 0.5)'],
    ];
    const round = { ...gradient, to: { x: 1, y: 0, radius: 4 } };
    expect(paint(listOf('', { extra: [{ ...square, gradient }] })).slice(0, 2)).toEqual([
      ['linear', 0, 0, 1, 0, stops],
      ['transform', 1, 0, 0, 2, 2.5, 3],
    ]);
    expect(paint(listOf('', { extra: [{ ...square, gradient: round }] }))[0]?.slice(0, 7)).toEqual([
      ...['radial', 0, 0, 0, 1, 0, 4],
    ]);
  });

  it('keep to the paper where they go beyond it', () => {
    const list = listOf('', { extra: [square] });
    const pages = list.pages.map((page) => ({ ...page, bleed: 8504 }));
    expect(paint({ ...list, pages }).slice(0, 2)).toEqual([['rect', 0, 0, 400, 300], ['clip']]);
  });
});

describe('groups and images', () => {
  it('leave a place where an image is not there, and ask for as many pixels as it takes', () => {
    const asked: unknown[] = [];
    const missing: PaintResources = {
      ...RESOURCES,
      imageOf: (...question) => {
        asked.push(question);
        return undefined;
      },
    };
    const image: DisplayItem = {
      kind: 'image',
      ...{ x: 1000, y: 2000, width: 30_000, height: 40_000, asset: 'a', page: 3, source: -1 },
    };
    expect(paint(listOf('', { extra: [image] }), missing)).toEqual([['fillRect', 1, 2, 30, 40, '#eceff2']]);
    expect(asked).toEqual([['a', 3, 60]]);
  });

  it('let through what lies beneath, without a layer where nothing overlaps', () => {
    const path: DisplayItem = {
      ...{
        kind: 'path',
        x: 0,
        y: 0,
        path: rectanglePath(0, 0, 9, 9),
        fill: 0xff0000,
        stroke: null,
        source: -1,
      },
    };
    const faint = (item: DisplayItem): DisplayItem => ({
      ...{ kind: 'group', x: 0, y: 0, frame: frameOf([item]), opacity: 0.5 },
    });
    expect(paint(listOf('', { extra: [faint(path), path] }))).toEqual([
      ['fill', '#ff0000', 0.5],
      ['fill', '#ff0000'],
    ]);
  });

  it('are clipped, transformed and placed in points', () => {
    const image: DisplayItem = {
      kind: 'image',
      x: 1000,
      y: 2000,
      width: 30_000,
      height: 40_000,
      asset: 'a',
      page: 1,
      source: -1,
    };
    const group: DisplayItem = {
      kind: 'group',
      x: 10_000,
      y: 20_000,
      frame: frameOf([image]),
      clip: rectanglePath(0, 0, 5000, 5000),
      transform: [0, 1, -1, 0, 3000, 4000],
    };
    expect(paint(listOf('', { extra: [group] }))).toEqual([
      ['transform', 0, 1, -1, 0, 13, 24],
      ['clip'],
      ['drawImage', 'image', 1, 2, 30, 40],
    ]);
  });
});
