/**
 * Glyph runs as text operators. Runs on one line with one look become one `TJ`; positions are corrected only where
 * the font's own widths drift from the layout's, so nothing accumulates. What a reader copies is checked cluster by
 * cluster: where glyphs alone would give other text, the text itself is written as `ActualText`.
 */
import { codeUnitAt } from '../base';
import type { DisplayList, GlyphRun, StructureTag } from '../display';
import type { Mpt } from '../geometry';
import { formatDecimal } from './byte-buffer';
import type { ContentStream, OpenStrings } from './content-stream';
import type { EmbeddedFont } from './embedded-font';
import { isSpace, withoutIgnorable, withoutJoiners, withoutPrivateUse } from './glyph-text';
import { utf16Hex } from './syntax';

/** How far a glyph may stand from its place before it is moved: 0.015 pt, a thirtieth of a pixel at 144 dpi. */
const TOLERANCE = 15;

const BACKSLASH = 92;
const OPEN = 40;
const CLOSE = 41;
const RETURN = 13;
const BRACKET = 91;

/** A glyph with a correction before it: `)-2147483648(` and two escaped bytes. */
const MAX_GLYPH_BYTES = 24;

/** The vertical origin of a glyph above its usual one, in em: `DW2` (ISO 32000-1 9.7.4.3) as it is by default. */
const VERTICAL_ORIGIN = 0.88;

/** Whether a byte stands for itself in a literal string (ISO 32000-1 7.3.4.2). */
const isPlainByte = (value: number): boolean =>
  value !== OPEN && value !== CLOSE && value !== BACKSLASH && value !== RETURN;

/** Where we are inside a `TJ` operand. */
const OUTSIDE = 0;
const IN_ARRAY = 1;
const IN_STRING = 2;

const SOFT_HYPHEN = '\u00ad';

export class TextWriter implements OpenStrings {
  readonly #stream: ContentStream;
  readonly #saysPrivateUse: boolean;
  #list: DisplayList | null = null;
  #state = OUTSIDE;
  /** Where a reader of the PDF stands, and where the layout does, in millipoints. */
  #pen = 0;
  #target = 0;
  #size: Mpt = 0;
  /** What the last run showed, to see whether a space lies between it and the next. */
  #source = -1;
  #textEnd = 0;
  #spaceCid = 0;
  #widths: Float64Array = new Float64Array(0);
  /** The open text runs downwards: pen and target count along the line. */
  #isVertical = false;
  /** Glyphs are written from right to left; the next one ends at `#right`. */
  #isFromRight = false;
  #right = 0;
  /** Where the reader and the layout stand across a vertical line. */
  #penX = 0;
  #middle = 0;

  /** @param saysPrivateUse Whether `ActualText` may hold characters that only somebody's own fonts know. */
  constructor(stream: ContentStream, saysPrivateUse: boolean) {
    this.#stream = stream;
    this.#saysPrivateUse = saysPrivateUse;
    // An object and no function: V8 kept all that a function in this field could reach until the next full collection.
    stream.strings = this;
  }

  /** Runs of this document follow. */
  begin(list: DisplayList): void {
    this.#list = list;
    this.#source = -1;
  }

  /** Lets go of the document. */
  end(): void {
    this.#list = null;
  }

  write(run: GlyphRun, font: EmbeddedFont, x: Mpt, y: Mpt, tag: StructureTag | null): void {
    if (run.count === 0) return;
    const text = this.#list?.sources[run.source]?.text ?? '';
    if (this.#state !== OUTSIDE && this.#source === run.source && this.#textEnd < run.textStart) {
      if (/\s/.test(text.slice(this.#textEnd, run.textStart))) this.#space();
    }
    this.#stream.enterText(tag);
    this.#stream.fillColour(run.colour);
    if (run.vertical) this.#placeVertical(run, font, x, y);
    else this.#place(run, font, x, y);
    this.#glyphs(run, font, text);
    this.#source = run.source;
    this.#textEnd = run.textEnd;
  }

  /** Selects the font and moves to the run, unless it continues the open line. */
  #place(run: GlyphRun, font: EmbeddedFont, x: Mpt, y: Mpt): void {
    const stream = this.#stream;
    const { out } = stream;
    const lineY = Math.round((stream.top - y) / 10);
    const isSameFont = stream.font === font.name && stream.size === run.size;
    this.#target = x;
    this.#isVertical = false;
    if (isSameFont && this.#state !== OUTSIDE && stream.lineY === lineY) return;
    this.endStrings();
    this.#rise(0);
    if (!isSameFont) {
      stream.font = font.name;
      stream.size = run.size;
      out.ascii(`${font.name} ${formatDecimal(run.size / 1000, 3)} Tf\n`);
    }
    this.#size = run.size;
    this.#spaceCid = font.spaceCid;
    const lineX = Math.round(x / 10);
    out.hundredths(lineX - stream.lineX);
    out.byte(32);
    out.hundredths(lineY - stream.lineY);
    out.ascii(' Td\n');
    stream.lineX = lineX;
    stream.lineY = lineY;
    this.#pen = lineX * 10;
    this.#widths = font.widths;
  }

  /** Selects the font in its vertical mode; every glyph finds its own place. */
  #placeVertical(run: GlyphRun, font: EmbeddedFont, x: Mpt, y: Mpt): void {
    this.#rise(0);
    this.#select(font.verticalName, run.size);
    this.#isVertical = true;
    this.#size = run.size;
    this.#spaceCid = font.spaceCid;
    this.#widths = font.widths;
    this.#middle = x;
    this.#target = y;
  }

  #select(name: string, size: Mpt): void {
    const stream = this.#stream;
    if (stream.font === name && stream.size === size) return;
    this.endStrings();
    stream.font = name;
    stream.size = size;
    stream.out.ascii(`${name} ${formatDecimal(size / 1000, 3)} Tf\n`);
  }

  #moveLine(x: number, y: number): void {
    const stream = this.#stream;
    const lineX = Math.round(x / 10);
    const lineY = Math.round((stream.top - y) / 10);
    stream.out.hundredths(lineX - stream.lineX);
    stream.out.byte(32);
    stream.out.hundredths(lineY - stream.lineY);
    stream.out.ascii(' Td\n');
    stream.lineX = lineX;
    stream.lineY = lineY;
  }

  /** Glyphs side by side in one place of a vertical line, as horizontal text. */
  #combined(font: EmbeddedFont, start: number, end: number, text: string): void {
    const glyphs = this.#list?.glyphs;
    if (!glyphs) return;
    const says = this.#says(font, start, end, text);
    this.endStrings();
    if (!says) this.#beginActualText(text);
    this.#select(font.name, this.#size);
    this.#isVertical = false;
    for (let index = start; index < end; index += 1) {
      const cid = font.cidOf(glyphs.ids[index] ?? 0);
      this.#widths = font.widths;
      const x = this.#middle + (glyphs.xOffsets[index] ?? 0);
      if (index === start) {
        this.#moveLine(x, this.#target - (glyphs.yOffsets[index] ?? 0));
        this.#pen = this.#stream.lineX * 10;
      }
      if (Math.abs(x - this.#pen) > TOLERANCE) this.#move(x - this.#pen);
      this.#cid(cid);
      this.#target += glyphs.advances[index] ?? 0;
    }
    this.endStrings();
    if (!says) this.#stream.out.ascii('EMC\n');
    this.#isVertical = true;
    this.#select(font.verticalName, this.#size);
  }

  /** A glyph of a vertical line, moved to by `Td` where it does not stand below the one before. */
  #verticalGlyph(index: number, cid: number): void {
    const glyphs = this.#list?.glyphs;
    if (!glyphs) return;
    const halfWidth = ((this.#widths[cid] ?? 0) * this.#size) / 2000;
    const x = this.#middle + (glyphs.xOffsets[index] ?? 0) + halfWidth;
    const y = this.#target - (glyphs.yOffsets[index] ?? 0) - VERTICAL_ORIGIN * this.#size;
    const isBeside = Math.abs(x - this.#penX) > TOLERANCE;
    if (this.#state === OUTSIDE || isBeside) {
      this.endStrings();
      this.#moveLine(x, y);
      this.#penX = this.#stream.lineX * 10;
      this.#pen = this.#stream.top - this.#stream.lineY * 10;
    } else if (Math.abs(y - this.#pen) > TOLERANCE) this.#move(y - this.#pen);
    this.#cid(cid);
    this.#target += glyphs.advances[index] ?? 0;
  }

  #glyphs(run: GlyphRun, font: EmbeddedFont, text: string): void {
    const clusters = this.#list?.glyphs.clusters;
    if (!clusters) return;
    const end = run.start + run.count;
    const shownEnd = this.#shownEnd(run, text);
    if (run.rtl) {
      this.#glyphsFromRight(run, font, text, shownEnd);
      return;
    }
    let index = run.start;
    while (index < end) {
      if (!run.vertical) index = this.#plainGlyphs(font, text, index, end, shownEnd);
      if (index === end) break;
      const from = clusters[index] ?? 0;
      let next = index + 1;
      while (next < end && clusters[next] === from) next += 1;
      const after = next < end ? (clusters[next] ?? 0) : shownEnd;
      const shown = text.slice(from, Math.max(after, from));
      if (run.vertical && next - index > 1) this.#combined(font, index, next, shown);
      else this.#cluster(font, index, next, shown, from >= shownEnd);
      index = next;
    }
    if (shownEnd < run.textEnd) this.#space();
  }

  /**
   * Glyphs of a run from right to left, its last one first: the order of the content is that of the text, which is
   * what a tagged file promises (ISO 32000-1 14.8.2.3.1).
   */
  #glyphsFromRight(run: GlyphRun, font: EmbeddedFont, text: string, shownEnd: number): void {
    const clusters = this.#list?.glyphs.clusters;
    const left = this.#target;
    this.#right = left + run.width;
    this.#isFromRight = true;
    let index = run.start + run.count;
    while (index > run.start) {
      const from = clusters?.[index - 1] ?? 0;
      let first = index - 1;
      while (first > run.start && clusters?.[first - 1] === from) first -= 1;
      const after = first > run.start ? (clusters?.[first - 1] ?? 0) : shownEnd;
      this.#cluster(font, first, index, text.slice(from, Math.max(after, from)), from >= shownEnd);
      index = first;
    }
    this.#isFromRight = false;
    if (shownEnd < run.textEnd) {
      const width = ((font.widths[this.#spaceCid] ?? 0) * this.#size) / 1000;
      this.#move(left - width - this.#pen);
      this.#space();
    }
    this.#target = left + run.width;
  }

  /**
   * The hot loop: glyphs left to right that each show one character and are known to mean it. Returns the first
   * index that needs a closer look, or `end`.
   */
  #plainGlyphs(font: EmbeddedFont, text: string, start: number, end: number, shownEnd: number): number {
    const glyphs = this.#list?.glyphs;
    if (!glyphs || glyphs.hasOffsets) return this.#plainGlyphsWithOffsets(font, text, start, end, shownEnd);
    const { ids, clusters, advances } = glyphs;
    const { cids, units, widths } = font;
    const { out } = this.#stream;
    out.reserve((end - start) * MAX_GLYPH_BYTES);
    const { bytes } = out;
    const scale = this.#size / 1000;
    let length = out.length;
    let isOpen = this.#state === IN_STRING;
    let pen = this.#pen;
    let target = this.#target;
    let from = clusters[start] ?? 0;
    let index = start;
    while (index < end) {
      const after = index + 1 < end ? (clusters[index + 1] ?? 0) : shownEnd;
      const cid = cids[ids[index] ?? 0] ?? 0;
      if (after - from !== 1 || units[cid] !== codeUnitAt(text, from)) break;
      const residual = target - pen;
      if (!isOpen || residual > TOLERANCE || residual < -TOLERANCE) {
        out.length = length;
        this.#pen = pen;
        if (residual > TOLERANCE || residual < -TOLERANCE) this.#move(residual);
        if (this.#state !== IN_STRING) this.#openString();
        pen = this.#pen;
        length = out.length;
        isOpen = true;
      }
      const high = cid >> 8;
      const low = cid & 255;
      if (isPlainByte(high) && isPlainByte(low)) {
        bytes[length] = high;
        bytes[length + 1] = low;
        length += 2;
      } else {
        out.length = length;
        this.#stringByte(high);
        this.#stringByte(low);
        length = out.length;
      }
      pen += (widths[cid] ?? 0) * scale;
      target += advances[index] ?? 0;
      from = after;
      index += 1;
    }
    out.length = length;
    this.#pen = pen;
    this.#target = target;
    return index;
  }

  #plainGlyphsWithOffsets(
    font: EmbeddedFont,
    text: string,
    start: number,
    end: number,
    shownEnd: number,
  ): number {
    const glyphs = this.#list?.glyphs;
    if (!glyphs) return end;
    const { ids, clusters } = glyphs;
    let index = start;
    while (index < end) {
      const from = clusters[index] ?? 0;
      const after = index + 1 < end ? (clusters[index + 1] ?? 0) : shownEnd;
      const cid = font.cids[ids[index] ?? 0] ?? 0;
      if (after - from !== 1 || font.units[cid] !== codeUnitAt(text, from)) break;
      this.#glyph(index, cid);
      index += 1;
    }
    return index;
  }

  /** The end of the text that the run's glyphs show: without spaces that hang over the end of the line. */
  #shownEnd(run: GlyphRun, text: string): number {
    const clusters = this.#list?.glyphs.clusters;
    const last = run.rtl ? run.start : run.start + run.count - 1;
    const lastCluster = clusters?.[last] ?? run.textStart;
    let end = run.textEnd;
    while (end - 1 > lastCluster && isSpace(text.charAt(end - 1))) end -= 1;
    return end;
  }

  /** Glyphs that together show one piece of text; `isAdded` for a hyphen that is not in the text. */
  #cluster(font: EmbeddedFont, start: number, end: number, raw: string, isAdded: boolean): void {
    const visible = withoutIgnorable(raw);
    if (visible === '' && raw !== '' && !isAdded && this.#hasNoWidth(start, end)) return;
    const shown = this.#isFromRight ? withoutJoiners(visible) : visible;
    const text = isAdded || (shown === '' && raw.includes(SOFT_HYPHEN)) ? SOFT_HYPHEN : shown;
    const says = this.#says(font, start, end, text);
    if (this.#isFromRight) this.#clusterFromRight(font, start, end, says ? undefined : text);
    else this.#clusterFromLeft(font, start, end, says ? undefined : text, text);
  }

  /**
   * Marks that were moved to their letter are part of its stretch: readers (Poppler) take a step back or up for the end
   * of a word. They stand outside of what the letter is measured by.
   */
  #clusterFromLeft(
    font: EmbeddedFont,
    start: number,
    end: number,
    actualText: string | undefined,
    text: string,
  ): void {
    const marks = this.#isVertical ? end : this.#marksFrom(start, end);
    const isMoved = marks < end && this.#hasMoved(marks, end);
    this.#marked(font, start, isMoved ? marks : end, isMoved ? text : actualText);
    if (isMoved) this.#marked(font, marks, end, '');
  }

  #hasNoWidth(start: number, end: number): boolean {
    return this.#list?.glyphs.advances.subarray(start, end).every((advance) => advance === 0) ?? false;
  }

  /** Where the glyphs without an advance begin that follow the first of a cluster; `end` where there are none. */
  #marksFrom(start: number, end: number): number {
    const advances = this.#list?.glyphs.advances;
    let first = end;
    while (first - 1 > start && advances?.[first - 1] === 0) first -= 1;
    return first;
  }

  #hasMoved(start: number, end: number): boolean {
    const { xOffsets, yOffsets, hasOffsets = false } = this.#list?.glyphs ?? {};
    if (!hasOffsets) return false;
    for (let index = start; index < end; index += 1) {
      if (xOffsets?.[index] !== 0 || yOffsets?.[index] !== 0) return true;
    }
    return false;
  }

  /**
   * Dots and marks have a stretch of their own, or readers would measure the letter by them; what makes it longer
   * (kashida) has not, or they would find a space there.
   */
  #clusterFromRight(font: EmbeddedFont, start: number, end: number, actualText: string | undefined): void {
    const advances = this.#list?.glyphs.advances;
    let first = end - 1;
    while (actualText !== undefined && first > start && advances?.[first - 1] !== 0) first -= 1;
    if (actualText === undefined) first = start;
    this.#marked(font, first, end, actualText);
    if (first > start) this.#marked(font, start, first, '');
  }

  /** Glyphs with the text they stand for, where they do not say it themselves. */
  #marked(font: EmbeddedFont, start: number, end: number, actualText: string | undefined): void {
    if (actualText === undefined) {
      this.#glyphRange(font, start, end);
      return;
    }
    this.endStrings();
    this.#beginActualText(actualText);
    this.#glyphRange(font, start, end, true);
    this.endStrings();
    this.#stream.out.ascii('EMC\n');
  }

  #beginActualText(text: string): void {
    const said = this.#saysPrivateUse ? text : withoutPrivateUse(text);
    this.#stream.out.ascii(`/Span<</ActualText<FEFF${utf16Hex(said)}>>>BDC\n`);
  }

  /** `isOne`: the glyphs are one to readers, who measure it from the first to the last: from left to right. */
  #glyphRange(font: EmbeddedFont, start: number, end: number, isOne = false): void {
    const ids = this.#list?.glyphs.ids;
    if (this.#isFromRight && !isOne) {
      const advances = this.#list?.glyphs.advances;
      for (let index = end - 1; index >= start; index -= 1) {
        this.#right -= advances?.[index] ?? 0;
        this.#target = this.#right;
        const cid = font.cidOf(ids?.[index] ?? 0);
        this.#widths = font.widths;
        this.#glyph(index, cid);
      }
      return;
    }
    if (this.#isFromRight) {
      const advances = this.#list?.glyphs.advances.subarray(start, end);
      this.#right -= advances?.reduce((sum, advance) => sum + advance, 0) ?? 0;
      this.#target = this.#right;
    }
    for (let index = start; index < end; index += 1) {
      const cid = font.cidOf(ids?.[index] ?? 0);
      this.#widths = font.widths;
      this.#glyph(index, cid);
    }
  }

  /** Whether the glyphs alone are copied as `text`; teaches the font what they mean where it does not know yet. */
  #says(font: EmbeddedFont, start: number, end: number, text: string): boolean {
    const { ids, advances } = this.#list?.glyphs ?? {};
    if (end - start === 1 && text !== '' && text !== SOFT_HYPHEN) {
      return font.meansText(font.cidOf(ids?.[start] ?? 0), text);
    }
    const letters = [...text];
    let says = text !== SOFT_HYPHEN && letters.length === end - start;
    for (let index = start; index < end; index += 1) {
      const glyph = ids?.[index] ?? 0;
      const cid = font.cidOf(glyph);
      // Tatweels that justification put in say nothing, unlike those of the text.
      if (this.#isFromRight && index < end - 1 && advances?.[index] !== 0) font.learnPart(cid);
      else font.learnFromFont(cid);
      const letter = letters[this.#isFromRight ? end - 1 - index : index - start];
      if (letter === undefined || !font.meansText(cid, letter)) says = false;
      font.learnPart(cid);
    }
    return says;
  }

  #glyph(index: number, cid: number): void {
    const glyphs = this.#list?.glyphs;
    if (!glyphs) return;
    if (this.#isVertical) {
      this.#verticalGlyph(index, cid);
      return;
    }
    let residual = this.#target - this.#pen;
    if (glyphs.hasOffsets) {
      residual += glyphs.xOffsets[index] ?? 0;
      this.#rise(glyphs.yOffsets[index] ?? 0);
    }
    if (residual > TOLERANCE || residual < -TOLERANCE) this.#move(residual);
    this.#cid(cid);
    this.#target += glyphs.advances[index] ?? 0;
  }

  /** Moves the pen inside the array; the unit is 1/1000 of the size. */
  #move(residual: number): void {
    const units = Math.round((residual * 1000) / this.#size);
    if (units === 0) return;
    const { out } = this.#stream;
    if (this.#state === IN_STRING) out.byte(CLOSE);
    else if (this.#state === OUTSIDE) out.byte(BRACKET);
    this.#state = IN_ARRAY;
    // A number moves to the left, in vertical writing downwards (ISO 32000-1 9.4.3).
    out.integer(this.#isVertical ? units : -units);
    this.#pen += (units * this.#size) / 1000;
  }

  /** A space that the layout did not draw; fonts of bar codes have none. */
  #space(): void {
    if (this.#spaceCid !== 0) this.#cid(this.#spaceCid);
  }

  /** Appends a character code to the open string, opening what is not open yet. */
  #cid(cid: number): void {
    this.#stream.out.reserve(MAX_GLYPH_BYTES);
    if (this.#state !== IN_STRING) this.#openString();
    this.#stringByte(cid >> 8);
    this.#stringByte(cid & 255);
    this.#pen += this.#isVertical ? this.#size : ((this.#widths[cid] ?? 0) * this.#size) / 1000;
  }

  #openString(): void {
    const { out } = this.#stream;
    if (this.#state === OUTSIDE) out.bytes[out.length++] = BRACKET;
    out.bytes[out.length++] = OPEN;
    this.#state = IN_STRING;
  }

  #stringByte(value: number): void {
    const { out } = this.#stream;
    if (value === OPEN || value === CLOSE || value === BACKSLASH) {
      out.bytes[out.length++] = BACKSLASH;
      out.bytes[out.length++] = value;
    } else if (value === RETURN) {
      out.bytes[out.length++] = BACKSLASH;
      out.bytes[out.length++] = 114;
    } else {
      out.bytes[out.length++] = value;
    }
  }

  #rise(up: Mpt): void {
    const stream = this.#stream;
    if (stream.rise === up) return;
    this.endStrings();
    stream.rise = up;
    stream.out.ascii(`${formatDecimal(up / 1000, 3)} Ts\n`);
  }

  /** Ends the open array of strings. */
  endStrings(): void {
    if (this.#state === OUTSIDE) return;
    this.#stream.out.ascii(this.#state === IN_STRING ? ')]TJ\n' : ']TJ\n');
    this.#state = OUTSIDE;
  }
}
