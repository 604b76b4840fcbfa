/**
 * The growing glyph arena that shaping writes into. A batch clears it for every document, so its memory stays that of
 * the largest one; the studio keeps it for as long as laid-out paragraphs refer to it.
 */
import type { GlyphArena } from './item';

const FIRST_CAPACITY = 4096;

export class GlyphBuffer implements GlyphArena {
  ids = new Uint16Array(FIRST_CAPACITY);
  advances = new Int32Array(FIRST_CAPACITY);
  xOffsets = new Int32Array(FIRST_CAPACITY);
  yOffsets = new Int32Array(FIRST_CAPACITY);
  clusters = new Uint32Array(FIRST_CAPACITY);
  hasOffsets = false;
  length = 0;

  /** Appends one glyph and returns its index. */
  push(id: number, advance: number, cluster: number): number {
    const index = this.length;
    if (index === this.ids.length) this.reserve(1);
    this.ids[index] = id;
    this.advances[index] = advance;
    this.clusters[index] = cluster;
    this.length = index + 1;
    return index;
  }

  /** Sum of the advances of the glyphs `[start, end)`, in millipoints. */
  widthOf(start: number, end: number): number {
    const { advances } = this;
    let width = 0;
    for (let glyph = start; glyph < end; glyph++) width += advances[glyph] ?? 0;
    return width;
  }

  /** Moves a glyph from its pen position. */
  setOffset(index: number, x: number, y: number): void {
    this.xOffsets[index] = x;
    this.yOffsets[index] = y;
    this.hasOffsets = true;
  }

  /** Takes glyphs back, and with them where they were moved to. */
  truncate(length: number): void {
    if (this.hasOffsets) {
      this.xOffsets.fill(0, length, this.length);
      this.yOffsets.fill(0, length, this.length);
    }
    this.length = length;
  }

  /** Makes room for `count` more glyphs, so that callers may write the arrays themselves and then move `length`. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.ids.length) return;
    let capacity = this.ids.length;
    while (capacity < needed) capacity *= 2;
    this.ids = grown(this.ids, new Uint16Array(capacity));
    this.advances = grown(this.advances, new Int32Array(capacity));
    this.xOffsets = grown(this.xOffsets, new Int32Array(capacity));
    this.yOffsets = grown(this.yOffsets, new Int32Array(capacity));
    this.clusters = grown(this.clusters, new Uint32Array(capacity));
  }

  /** Forgets every glyph; runs that refer to the arena must be gone by then. */
  clear(): void {
    if (this.hasOffsets) {
      this.xOffsets.fill(0, 0, this.length);
      this.yOffsets.fill(0, 0, this.length);
    }
    this.length = 0;
    this.hasOffsets = false;
  }
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
