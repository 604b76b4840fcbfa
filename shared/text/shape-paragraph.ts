/**
 * Turns a paragraph's text into glyphs: the quick way for one style whose font sets everything from tables, or by
 * runs of one direction, font and script.
 */
import { diagnostic } from '../diag';
import type { GlyphBuffer } from '../display';
import { embeddingLevels } from './bidi-levels';
import {
  CJK,
  COMMON,
  isBidirectional,
  isExtender,
  isIgnorable,
  isJoining,
  isLineEnd,
  isPrivateUse,
  LATIN,
  SCRIPT_OF,
  SLOT_OF,
  scriptOf,
} from './characters';
import type { SizedFace, WordShape } from './face';
import { NO_FACE, type ResolvedStyle } from './font-library';
import type { ParagraphSpec, TextContext, TextSpan } from './paragraph-spec';
import { ShapedParagraph } from './shaped-paragraph';
import { setFromTables } from './table-setter';

const TAB = 0x09;
const SPACE = 0x20;
const MAX_CACHED_UNITS = 40;

/** Shapes a paragraph. Its glyphs stay in the context's arena and are valid as long as that is not cleared. */
export function shapeParagraph(spec: ParagraphSpec, context: TextContext): ShapedParagraph {
  const shaped = new ShapedParagraph(spec, context.glyphs);
  const { spans } = spec;
  const glyphStart = context.glyphs.length;
  const first = spans[0];
  if (!first) return shaped;
  const resolved = context.fonts.resolve(first.style);
  if (isUniform(spans) && spec.direction !== 'rtl' && resolved.chain.hasOwn) {
    if (shapeFromTables(shaped, resolved, context)) return shaped;
  }
  new Itemiser(shaped, context).run();
  let tallest = resolved;
  for (const span of spans) {
    const other = context.fonts.resolve(span.style);
    if (span.end > span.start && other.style.size > tallest.style.size) tallest = other;
  }
  shaped.baseline = baselineOf(spec, tallest);
  shaped.width = sum(context.glyphs.advances, glyphStart, context.glyphs.length);
  return shaped;
}

/** Centres the font's ascent and descent in the line height. */
const baselineOf = (spec: ParagraphSpec, { ascent, descent }: ResolvedStyle): number =>
  Math.round((spec.lineHeight - ascent - descent) / 2) + ascent;

function shapeFromTables(shaped: ShapedParagraph, resolved: ResolvedStyle, context: TextContext): boolean {
  const { primary: sized, style } = resolved;
  const { glyphs } = context;
  const { text } = shaped.spec;
  if (!sized) return false;
  const glyphStart = glyphs.length;
  if (setFromTables(sized, text, 0, text.length, style.letterSpacing, glyphs) < text.length) {
    truncate(glyphs, glyphStart);
    return false;
  }
  const glyphEnd = glyphs.length;
  shaped.isSimple = true;
  shaped.width = sum(glyphs.advances, glyphStart, glyphEnd);
  shaped.baseline = baselineOf(shaped.spec, resolved);
  shaped.runs.push({ start: 0, end: text.length, resolved, sized, level: 0, glyphStart, glyphEnd });
  return true;
}

function sum(values: Int32Array, start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i++) total += values[i] ?? 0;
  return total;
}

/** Cuts a paragraph into items of one style, level, face and script, and shapes each. */
class Itemiser {
  readonly #shaped: ShapedParagraph;
  readonly #context: TextContext;
  readonly #text: string;
  readonly #reported = new Set<number>();
  #levels: Uint8Array | undefined;
  #level = 0;
  #start = 0;
  #script = COMMON;
  #sized: SizedFace | undefined;

  constructor(shaped: ShapedParagraph, context: TextContext) {
    this.#shaped = shaped;
    this.#context = context;
    this.#text = shaped.spec.text;
  }

  run(): void {
    const { spec } = this.#shaped;
    this.#resolveLevels();
    const { spans } = spec;
    for (let i = 0; i < spans.length; ) {
      const { start, style } = spans[i] as TextSpan;
      let end = start;
      // Neighbours of one style are one stretch: a value inserted into a sentence changes nothing.
      while (i < spans.length && spans[i]?.style === style) end = spans[i++]?.end ?? end;
      const resolved = this.#context.fonts.resolve(style);
      if (!resolved.chain.hasOwn) this.#reportFamily(resolved, start);
      end = Math.min(end, this.#text.length);
      if (!this.#setPlain(resolved, start, end)) this.#itemise(resolved, start, end);
    }
  }

  /** A stretch that the style's own font sets as one item, word by word or altogether from tables. */
  #setPlain(resolved: ResolvedStyle, start: number, end: number): boolean {
    const { glyphs } = this.#context;
    const { primary: sized, chain, style } = resolved;
    if (!sized || !chain.hasOwn || this.#levels || start === end) return false;
    const glyphStart = glyphs.length;
    if (isLatin(this.#text, start, end, sized)) {
      this.#setByWords(sized, start, end, LATIN, style.letterSpacing);
    } else if (setFromTables(sized, this.#text, start, end, style.letterSpacing, glyphs) < end) {
      truncate(glyphs, glyphStart);
      return false;
    }
    this.#level = 0;
    this.#append(resolved, sized, start, end, glyphStart);
    return true;
  }

  #resolveLevels(): void {
    const { direction = 'auto' } = this.#shaped.spec;
    let needed = direction === 'rtl';
    for (let i = 0; !needed && i < this.#text.length; i++) needed = isBidirectional(this.#text.charCodeAt(i));
    if (!needed) return;
    let found = embeddingLevels(this.#text, direction);
    // Lines after the first follow the paragraph, not a first letter of their own.
    if (direction === 'auto') found = embeddingLevels(this.#text, found.base === 1 ? 'rtl' : 'ltr');
    this.#levels = found.levels;
    this.#shaped.baseLevel = found.base;
  }

  #itemise(resolved: ResolvedStyle, start: number, end: number): void {
    this.#start = start;
    this.#script = COMMON;
    this.#sized = undefined;
    for (let i = start; i < end; ) {
      const codePoint = this.#text.codePointAt(i) ?? 0;
      const next = i + (codePoint > 0xffff ? 2 : 1);
      if (isLineEnd(codePoint) || codePoint === TAB) {
        this.#shaped.isDivided = true;
        this.#flush(resolved, i);
        this.#start = next;
        this.#script = COMMON;
        this.#sized = undefined;
        if (codePoint === TAB) this.#setTab(resolved, i);
        i = next;
        continue;
      }
      const level = this.#levels?.[i] ?? 0;
      const isPlain = next === i + 1 && (SLOT_OF[codePoint] !== 0 || SCRIPT_OF[codePoint] === CJK);
      const attaches: boolean =
        !isPlain && this.#sized !== undefined && (isExtender(codePoint) || isIgnorable(codePoint));
      const sized: SizedFace | undefined = attaches ? this.#sized : this.#choose(resolved, codePoint, i);
      const script = attaches ? this.#script : this.#scriptAt(codePoint);
      const isSame = sized === this.#sized && level === this.#level && continues(this.#script, script);
      if (!isSame) {
        this.#flush(resolved, i);
        this.#start = i;
        this.#sized = sized;
        this.#level = level;
        this.#script = script;
      } else if (this.#script === COMMON) this.#script = script;
      i = next;
    }
    this.#flush(resolved, end);
  }

  /** Common characters belong to the item before them, except that those after CJK text are set as Latin. */
  #scriptAt(codePoint: number): number {
    const script = scriptOf(codePoint);
    if (script !== COMMON) return script;
    return this.#script === CJK || this.#sized === undefined ? COMMON : this.#script;
  }

  #choose(resolved: ResolvedStyle, codePoint: number, offset: number): SizedFace | undefined {
    const { chain } = resolved;
    const index = chain.faceOf(codePoint);
    if (index === NO_FACE) {
      if (isIgnorable(codePoint)) return this.#sized ?? resolved.primary;
      this.#report(codePoint, () => diagnostic('text.missingGlyph', describe(codePoint)), offset);
      return resolved.primary;
    }
    if (isPrivateUse(codePoint)) {
      this.#report(codePoint, () => diagnostic('text.privateUse', describe(codePoint)), offset);
    }
    const sized = resolved.sized(index);
    if (index > 0 && chain.hasOwn && sized && !chain.isOrdinary(index, codePoint)) {
      const { character } = describe(codePoint);
      const args = { character, family: resolved.style.family, used: sized.face.font.family };
      this.#report(codePoint, () => diagnostic('text.fallback', args), offset);
    }
    return sized;
  }

  #flush(resolved: ResolvedStyle, end: number): void {
    const sized = this.#sized;
    if (!sized || end <= this.#start) return;
    const { glyphs } = this.#context;
    const glyphStart = glyphs.length;
    const rtl = (this.#level & 1) === 1;
    const script = this.#script === COMMON ? LATIN : this.#script;
    const { letterSpacing } = resolved.style;
    if (!rtl && script <= CJK) this.#setByWords(sized, this.#start, end, script, letterSpacing);
    else this.#setShape(sized, this.#start, end, script, rtl, letterSpacing);
    this.#append(resolved, sized, this.#start, end, glyphStart);
  }

  /** Adds the glyphs just set to the last run where they continue it, or as a run of their own. */
  #append(resolved: ResolvedStyle, sized: SizedFace, start: number, end: number, glyphStart: number): void {
    const { runs } = this.#shaped;
    const last = runs.at(-1);
    const glyphEnd = this.#context.glyphs.length;
    const level = this.#level;
    const continuesLast =
      last?.resolved === resolved && last.sized === sized && last.level === level && last.end === start;
    if (last && continuesLast && (level & 1) === 0) {
      last.end = end;
      last.glyphEnd = glyphEnd;
    } else runs.push({ start, end, resolved, sized, level, glyphStart, glyphEnd });
  }

  /** A tab is shown by a space whose advance the line decides. */
  #setTab(resolved: ResolvedStyle, at: number): void {
    const { glyphs } = this.#context;
    const sized = resolved.primary;
    if (!sized) return;
    this.#level = this.#levels?.[at] ?? 0;
    const glyphStart = glyphs.push(sized.face.font.glyphOf(SPACE), 0, at);
    this.#append(resolved, sized, at, at + 1, glyphStart);
  }

  /** From tables as far as they go; a word that they cannot set goes to HarfBuzz with the spaces around it. */
  #setByWords(sized: SizedFace, start: number, end: number, script: number, letterSpacing: number): void {
    const { glyphs } = this.#context;
    const text = this.#text;
    const { face } = sized;
    const itemGlyphs = glyphs.length;
    let from = start;
    while (from < end) {
      const glyphStart = glyphs.length;
      const stop = setFromTables(sized, text, from, end, letterSpacing, glyphs);
      if (stop === end) return;
      // Where a space and a letter are the trouble, the word is that of the letter.
      let wordStart = text.charCodeAt(stop) === SPACE ? stop + 1 : stop;
      let wordEnd = wordStart + 1;
      while (wordStart > from && text.charCodeAt(wordStart - 1) !== SPACE) wordStart--;
      while (wordEnd < end && text.charCodeAt(wordEnd) !== SPACE) wordEnd++;
      const canSplit =
        script === LATIN &&
        face.splitsAtSpaces &&
        (wordStart === start || isSlot(text.charCodeAt(wordStart))) &&
        (wordEnd === end || isSlot(text.charCodeAt(wordEnd - 1)));
      if (!canSplit) {
        truncate(glyphs, itemGlyphs);
        this.#setShape(sized, start, end, script, false, letterSpacing);
        return;
      }
      // The space before the word is set again with it, because it may kern; that after it only lends its shape.
      const shapeStart = wordStart > start ? wordStart - 1 : wordStart;
      const shapeEnd = wordEnd < end ? wordEnd + 1 : wordEnd;
      truncate(glyphs, glyphStart + shapeStart - from);
      const shape = face.wordShape(text.slice(shapeStart, shapeEnd), script, false, letterSpacing !== 0);
      this.#copyShape(sized, shape, shapeStart, wordEnd - shapeStart, letterSpacing);
      from = wordEnd;
    }
  }

  #setShape(
    sized: SizedFace,
    start: number,
    end: number,
    script: number,
    rtl: boolean,
    letterSpacing: number,
  ): void {
    const spaced = letterSpacing !== 0;
    const remembers = end - start <= MAX_CACHED_UNITS && !isJoining(script);
    const shape = remembers
      ? sized.face.wordShape(this.#text.slice(start, end), script, rtl, spaced)
      : sized.face.shape(this.#text, start, end, script, rtl, spaced);
    this.#copyShape(sized, shape, start, end - start, letterSpacing);
  }

  /** Appends the glyphs of a shape whose clusters lie before `units`. */
  #copyShape(sized: SizedFace, shape: WordShape, start: number, units: number, letterSpacing: number): void {
    const { glyphs } = this.#context;
    const { ids, advances, clusters, offsets } = shape;
    for (let i = 0; i < ids.length; i++) {
      const cluster = clusters[i] ?? 0;
      if (cluster >= units) continue;
      const advance = advances[i] ?? 0;
      // Marks that HarfBuzz gave no advance stay on their letter.
      const spacing = advance === 0 ? 0 : letterSpacing;
      const index = glyphs.push(ids[i] ?? 0, sized.toMpt(advance) + spacing, start + cluster);
      if (!offsets) continue;
      const x = sized.toMpt(offsets[2 * i] ?? 0);
      const y = sized.toMpt(offsets[2 * i + 1] ?? 0);
      if (x !== 0 || y !== 0) glyphs.setOffset(index, x, y);
    }
  }

  #reportFamily(resolved: ResolvedStyle, offset: number): void {
    const used = resolved.primary?.face.font.family ?? '';
    this.#context.report(diagnostic('font.missing', { family: resolved.style.family, used }), offset);
  }

  #report(codePoint: number, make: () => ReturnType<typeof diagnostic>, offset: number): void {
    if (this.#reported.has(codePoint)) return;
    this.#reported.add(codePoint);
    this.#context.report(make(), offset);
  }
}

const isUniform = (spans: readonly TextSpan[]): boolean => {
  for (let i = 1; i < spans.length; i++) if (spans[i]?.style !== spans[0]?.style) return false;
  return true;
};

/** Every unit is a character of the kerning table and in the font: the text is one Latin item. */
function isLatin(text: string, start: number, end: number, { face }: SizedFace): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (SLOT_OF[unit] === 0 || face.glyphs[unit] === 0) return false;
  }
  return true;
}

const isSlot = (unit: number): boolean => SLOT_OF[unit] !== 0;

/** Takes glyphs back, and with them where they were moved to. */
function truncate(glyphs: GlyphBuffer, length: number): void {
  if (glyphs.hasOffsets) {
    glyphs.xOffsets.fill(0, length, glyphs.length);
    glyphs.yOffsets.fill(0, length, glyphs.length);
  }
  glyphs.length = length;
}

/** An item of `current` script may go on with a character of `next`. */
const continues = (current: number, next: number): boolean =>
  current === next || (current === COMMON && next !== CJK) || (next === COMMON && current !== CJK);

const describe = (codePoint: number): { character: string; codePoint: string } => ({
  character: String.fromCodePoint(codePoint),
  codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
});
