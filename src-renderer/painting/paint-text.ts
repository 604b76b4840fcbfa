/**
 * Glyph runs on a canvas. `fillText` with the very font the engine shaped with is fast and gives the same glyphs, but
 * only where the browser would shape a word as the engine did. So a run is drawn word by word, each word where the
 * engine put it, and a word that the browser measures differently, or whose characters the font lacks, is drawn glyph
 * by glyph from the font's outlines.
 */
import type { DisplayList, GlyphRun } from '../../shared/display';
import { formatHexColour, rgbOf } from '../../shared/geometry';
import type { Font } from '../../shared/text';
import { tracePath } from './paint-path';
import type { PaintContext, PaintResources } from './resources';

const PT = 0.001;
/** Size at which words are measured: one font unit is one pixel or less, so hinting cannot interfere. */
const MEASURE_SIZE = 1000;
/** How far the browser's width of a word may be from the engine's, in em. */
const WIDTH_TOLERANCE = 0.002;
const MAX_WIDTHS = 20_000;
const MAX_OUTLINES = 8192;

const widthsOf = new Map<string, Map<string, number>>();
const outlinesOf = new WeakMap<Font, Map<number, Path2D>>();

/** What remains the same from run to run while one page is painted. */
export class TextPainter {
  #font = '';
  #colour = -1;

  constructor(
    readonly context: PaintContext,
    readonly list: DisplayList,
    readonly resources: PaintResources,
  ) {}

  /** To be called when someone else has set the context's state. */
  reset(): void {
    this.#font = '';
    this.#colour = -1;
  }

  /** Draws a run whose baseline begins at (x, y) millipoints. */
  paint(run: GlyphRun, x: number, y: number): void {
    if (run.count === 0) return;
    const { context, list, resources } = this;
    const hash = list.fonts[run.font]?.hash ?? '';
    const font = resources.fontOf(hash);
    if (this.#colour !== run.colour) {
      this.#colour = run.colour;
      context.fillStyle = formatHexColour(rgbOf(run.colour, list.inks));
    }
    const isPlain = !run.rtl && !run.vertical && !hasOffsets(list, run);
    const family = isPlain ? resources.familyOf(hash) : undefined;
    const end = run.start + run.count;
    if (family === undefined) {
      if (font) paintGlyphs(context, list, font, run, run.start, end, x, y);
      return;
    }
    const css = `${run.size * PT}px "${family}"`;
    const text = list.sources[run.source]?.text ?? '';
    const { advances, clusters, ids } = list.glyphs;
    const space = font?.glyphOf(SPACE);
    let pen = x;
    let first = run.start;
    while (first < end) {
      let last = first;
      let width = 0;
      let isBlank = true;
      while (last < end) {
        // A tab may be filled with a leader, which is none of the text.
        const isFilled = space !== undefined && ids[last] !== space;
        const blank = isSpace(text, clusters[last] ?? run.textStart, isFilled);
        if (last > first && blank !== isBlank) break;
        isBlank = blank;
        width += advances[last] ?? 0;
        last += 1;
      }
      if (!isBlank) {
        const from = clusters[first] ?? run.textStart;
        const to = last < end ? (clusters[last] ?? run.textEnd) : run.textEnd;
        const word = text.slice(from, to).trimEnd();
        if (isReproducible(context, family, font, list, word, first, last, width / run.size)) {
          if (this.#font !== css) {
            this.#font = css;
            context.font = css;
          }
          context.fillText(word, pen * PT, y * PT);
        } else if (font) {
          paintGlyphs(context, list, font, run, first, last, pen, y);
        }
        if (context.font !== this.#font) this.#font = '';
      }
      pen += width;
      first = last;
    }
  }
}

const SPACE = 0x20;
const TAB = 0x09;

const isSpace = (text: string, at: number, isFilled: boolean): boolean => {
  const unit = text.charCodeAt(at);
  return unit === SPACE || unit === 0xa0 || unit === 0x3000 || (unit === TAB && !isFilled);
};

function hasOffsets(list: DisplayList, run: GlyphRun): boolean {
  const { glyphs } = list;
  if (!glyphs.hasOffsets) return false;
  for (let at = run.start; at < run.start + run.count; at += 1) {
    if (glyphs.xOffsets[at] !== 0 || glyphs.yOffsets[at] !== 0) return true;
  }
  return false;
}

/** Whether `fillText` draws these glyphs for this word; `width` is the engine's, in em. */
function isReproducible(
  context: PaintContext,
  family: string,
  font: Font | undefined,
  list: DisplayList,
  word: string,
  first: number,
  last: number,
  width: number,
): boolean {
  if (font && !isCovered(font, list, word, first, last)) return false;
  return Math.abs(measure(context, family, word) - width) <= WIDTH_TOLERANCE + 0.0002 * (last - first);
}

/**
 * The browser would take another font for characters this one lacks. Where a glyph stands for each character, it also
 * has to be the character's own glyph: what features have put in its place need not be what the browser puts there.
 */
function isCovered(font: Font, list: DisplayList, word: string, first: number, last: number): boolean {
  let at = first;
  let isPlain = true;
  for (const character of word) {
    const glyph = font.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph === 0) return false;
    if (glyph !== list.glyphs.ids[at]) isPlain = false;
    at += 1;
  }
  return isPlain || at > last;
}

function measure(context: PaintContext, family: string, word: string): number {
  let widths = widthsOf.get(family);
  if (!widths) {
    widths = new Map();
    widthsOf.set(family, widths);
  }
  let width = widths.get(word);
  if (width === undefined) {
    context.font = `${MEASURE_SIZE}px "${family}"`;
    width = context.measureText(word).width / MEASURE_SIZE;
    if (widths.size >= MAX_WIDTHS) widths.clear();
    widths.set(word, width);
  }
  return width;
}

function paintGlyphs(
  context: PaintContext,
  list: DisplayList,
  font: Font,
  run: GlyphRun,
  first: number,
  last: number,
  x: number,
  y: number,
): void {
  const { ids, advances, xOffsets, yOffsets } = list.glyphs;
  const scale = (run.size * PT) / font.unitsPerEm;
  let penX = x;
  let penY = y;
  for (let at = first; at < last; at += 1) {
    const outline = outlineOf(font, ids[at] ?? 0);
    if (outline) {
      context.save();
      context.translate((penX + (xOffsets[at] ?? 0)) * PT, (penY - (yOffsets[at] ?? 0)) * PT);
      context.scale(scale, -scale);
      context.fill(outline);
      context.restore();
    }
    if (run.vertical) penY += advances[at] ?? 0;
    else penX += advances[at] ?? 0;
  }
}

function outlineOf(font: Font, glyph: number): Path2D | null {
  let outlines = outlinesOf.get(font);
  if (!outlines) {
    outlines = new Map();
    outlinesOf.set(font, outlines);
  }
  let outline = outlines.get(glyph);
  if (!outline) {
    outline = new Path2D();
    tracePath(outline, font.outlineOf(glyph), 0, 0, 1);
    if (outlines.size >= MAX_OUTLINES) outlines.clear();
    outlines.set(glyph, outline);
  }
  return outline;
}
