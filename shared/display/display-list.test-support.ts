/** Builds display lists by hand for tests: glyphs come from a font's character map, without shaping. */
import type { Mpt } from '../geometry';
import { GlyphBuffer } from './glyph-buffer';
import type {
  DisplayItem,
  DisplayList,
  DisplayPage,
  DisplaySource,
  Frame,
  GlyphRun,
  GroupItem,
  StructureTag,
} from './item';

export interface TestFont {
  readonly hash: string;
  readonly family: string;
  readonly unitsPerEm: number;
  glyphOf(codePoint: number): number;
  advanceOf(glyph: number): number;
}

/** Every character is half an em wide; its glyph is its code point. */
export const HALF_EM_FONT: TestFont = {
  hash: 'a'.repeat(64),
  family: 'Half',
  unitsPerEm: 1000,
  glyphOf: (codePoint) => codePoint & 0xffff,
  advanceOf: () => 500,
};

export interface RunOptions {
  readonly x?: Mpt;
  readonly y?: Mpt;
  readonly size?: Mpt;
  readonly font?: number;
  readonly colour?: number;
  readonly from?: number;
  readonly to?: number;
  readonly rtl?: boolean;
}

export class DisplayListBuilder {
  readonly glyphs = new GlyphBuffer();
  readonly pages: DisplayPage[] = [];
  readonly #sources: DisplaySource[] = [];

  constructor(
    readonly fonts: readonly TestFont[] = [HALF_EM_FONT],
    readonly title = 'Test',
    readonly lang = 'en',
  ) {}

  source(nodeId: string, text = '', paragraph = 0, recordPath = ''): number {
    return this.#sources.push({ nodeId, text, paragraph, recordPath }) - 1;
  }

  /** A run of a source's text (all of it by default), one glyph per code point. */
  run(source: number, options: RunOptions = {}): GlyphRun {
    const { x = 0, y = 0, size = 10_000, font = 0, colour = 0, rtl = false } = options;
    const text = this.#sources[source]?.text ?? '';
    const { from = 0, to = text.length } = options;
    const face = this.fonts[font] ?? HALF_EM_FONT;
    const start = this.glyphs.length;
    const starts: number[] = [];
    for (let at = from; at < to; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at);
    if (rtl) starts.reverse();
    let width = 0;
    for (const at of starts) {
      const glyph = face.glyphOf(text.codePointAt(at) ?? 0);
      const advance = Math.round((face.advanceOf(glyph) * size) / face.unitsPerEm);
      this.glyphs.push(glyph, advance, at);
      width += advance;
    }
    const count = starts.length;
    return {
      kind: 'glyphs',
      ...{
        x,
        y,
        width,
        font,
        size,
        colour,
        start,
        count,
        source,
        textStart: from,
        textEnd: to,
        rtl,
        vertical: false,
      },
    };
  }

  frame(items: readonly DisplayItem[], options: Partial<Omit<Frame, 'items'>> = {}): Frame {
    return { width: 0, height: 0, source: -1, tag: null, ...options, items };
  }

  group(frame: Frame, x: Mpt, y: Mpt, effects: Partial<GroupItem> = {}): GroupItem {
    return { kind: 'group', x, y, frame, ...effects };
  }

  /** Items wrapped in a tagged frame at the origin. */
  tagged(tag: StructureTag, items: readonly DisplayItem[]): GroupItem {
    return this.group(this.frame(items, { tag }), 0, 0);
  }

  page(items: readonly DisplayItem[], width: Mpt = 595_000, height: Mpt = 842_000): this {
    const frame = this.frame(items, { width, height });
    this.pages.push({ width, height, frame, masterId: 'first', bleed: 0 });
    return this;
  }

  build(): DisplayList {
    return {
      pages: this.pages,
      fonts: this.fonts.map(({ hash, family }) => ({ hash, family, weight: 400, italic: false })),
      sources: this.#sources,
      glyphs: this.glyphs,
      inks: [],
      destinations: [],
      bookmarks: [],
      attachments: [],
      lang: this.lang,
      title: this.title,
    };
  }
}
