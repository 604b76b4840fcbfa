/**
 * Cuts a paragraph into items of one style, level, face and script (and, in vertical lines, of one orientation), and
 * shapes each.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { GlyphBuffer } from '../display';
import { baseDirection, isolatedLevels, paragraphDirection } from './bidi-levels';
import {
  CJK,
  COMMON,
  isBidirectional,
  isControl,
  isExtender,
  isIgnorable,
  isJoining,
  isLineEnd,
  isPrivateUse,
  isSyllablePart,
  isVariationSelector,
  LATIN,
  SCRIPT_OF,
  SCRIPT_TAGS,
  SLOT_OF,
  scriptOf,
} from './characters';
import { combineHorizontally } from './combine';
import { findCombined } from './combine-automatically';
import type { SizedFace, WordShape } from './face';
import { NO_FACE, type ResolvedStyle } from './font-library';
import { isLtrByItself, type TextContext, type TextRange, type TextSpan } from './paragraph-spec';
import { divideRuby, placeReading, type RubyGroup, readingSpec, rubyGroup } from './ruby';
import { scriptNames } from './script-names';
import { ShapedParagraph } from './shaped-paragraph';
import { smallCapitals } from './small-capitals';
import { setFromTables } from './table-setter';
import { isUpright } from './vertical-orientation';

const TAB = 0x09;
const SPACE = 0x20;
const MAX_CACHED_UNITS = 40;
/** Selectors of ideographic variants begin here; those before choose between text and emoji or standard variants. */
const IDEOGRAPHIC_SELECTORS = 0xe0100;

export class Itemiser {
  readonly #shaped: ShapedParagraph;
  readonly #context: TextContext;
  readonly #text: string;
  readonly #isVertical: boolean;
  readonly #reported = new Set<string>();
  /** What stands side by side without being told to, in text order; those before {@link #nextCombined} are done. */
  readonly #combined: readonly TextRange[];
  #nextCombined = 0;
  #levels: Uint8Array | undefined;
  #level = 0;
  #start = 0;
  #script = COMMON;
  #sized: SizedFace | undefined;
  #isUpright = false;
  /** Where the next letter is that belongs to a script, once it was looked for. */
  #letterAt = -1;
  /** The reading over what is being set. */
  #ruby: RubyGroup | undefined;

  constructor(shaped: ShapedParagraph, context: TextContext) {
    this.#shaped = shaped;
    this.#context = context;
    this.#text = shaped.spec.text;
    this.#isVertical = shaped.spec.vertical === true;
    const { combined } = shaped.spec;
    this.#combined =
      combined && this.#isVertical ? findCombined(this.#text, combined.most, combined.letters) : [];
  }

  run(): void {
    const { spec } = this.#shaped;
    this.#resolveLevels();
    const { spans } = spec;
    for (let i = 0; i < spans.length; ) {
      const span = spans[i] as TextSpan;
      const { start, style } = span;
      let end = Math.min(span.end, this.#text.length);
      i++;
      const resolved = this.#context.fonts.resolve(style);
      if (!resolved.chain.hasOwn) this.#reportFamily(resolved, start);
      if (span.ruby !== undefined && end > start) this.#annotate(span, resolved, end);
      else if (span.combine === true && this.#isVertical && end > start) {
        if (!this.#combine(resolved, start, end)) this.#stretch(resolved, start, end);
      } else {
        // Neighbours of one style are one stretch: a value inserted into a sentence changes nothing.
        while (i < spans.length && isContinued(spans[i] as TextSpan, style, this.#isVertical)) {
          end = Math.min(spans[i++]?.end ?? end, this.#text.length);
        }
        this.#stretchCombining(resolved, start, end);
      }
    }
  }

  /** A stretch with what stands side by side in it. A number whose look changes inside of it is set like other text. */
  #stretchCombining(resolved: ResolvedStyle, start: number, end: number): void {
    let from = start;
    for (; this.#nextCombined < this.#combined.length; this.#nextCombined++) {
      const range = this.#combined[this.#nextCombined] as TextRange;
      if (range.start < from) continue;
      if (range.end > end) break;
      if (range.start > from) this.#stretch(resolved, from, range.start);
      from = this.#combine(resolved, range.start, range.end) ? range.end : range.start;
    }
    if (end > from) this.#stretch(resolved, from, end);
  }

  #stretch(resolved: ResolvedStyle, start: number, end: number): void {
    if (!this.#setPlain(resolved, start, end)) this.#itemise(resolved, start, end);
  }

  /** A stretch with a reading: its parts are set apart from what stands around them, and nothing breaks inside. */
  #annotate(span: TextSpan, resolved: ResolvedStyle, end: number): void {
    const { spec, runs } = this.#shaped;
    const { start, ruby = '' } = span;
    const isCombined = span.combine === true && this.#isVertical;
    // What stands in one place has one reading.
    const parts = isCombined ? [rubyGroup(start, end, ruby)] : divideRuby(this.#text, start, end, ruby);
    for (const part of parts) {
      const from = runs.length;
      this.#ruby = part;
      if (!isCombined || !this.#combine(resolved, part.start, part.end))
        this.#stretch(resolved, part.start, part.end);
      this.#ruby = undefined;
      const reading = new ShapedParagraph(readingSpec(part, span.style, spec), this.#context.glyphs);
      const report = (problem: Diagnostic): void => this.#context.report(problem, part.start);
      new Itemiser(reading, { ...this.#context, report }).run();
      placeReading(part, runs.slice(from), reading, spec, this.#context.glyphs);
      this.#shaped.solid ??= [];
      this.#shaped.solid.push(part);
    }
  }

  /** Characters side by side in one place of a vertical line; false where they would become too small. */
  #combine(resolved: ResolvedStyle, start: number, end: number): boolean {
    const index = resolved.chain.faceOf(this.#text.codePointAt(start) ?? 0);
    const combined = combineHorizontally(
      this.#text,
      start,
      end,
      resolved,
      index === NO_FACE ? 0 : index,
      this.#context.glyphs,
    );
    if (!combined) return false;
    this.#level = this.#levels?.[start] ?? 0;
    this.#isUpright = true;
    this.#append(combined.resolved, combined.sized, start, end, combined.glyphStart);
    return true;
  }

  /** A stretch that the style's own font sets as one item, word by word or altogether from tables. */
  #setPlain(resolved: ResolvedStyle, start: number, end: number): boolean {
    const { glyphs } = this.#context;
    const { primary: sized, style } = resolved;
    if (!sized || !resolved.isPlain || this.#levels || this.#isVertical || start === end) return false;
    const glyphStart = glyphs.length;
    if (isLatin(this.#text, start, end, sized)) {
      this.#setByWords(sized, start, end, LATIN, style.letterSpacing);
    } else if (setFromTables(sized, this.#text, start, end, style.letterSpacing, glyphs) < end) {
      glyphs.truncate(glyphStart);
      return false;
    }
    this.#level = 0;
    this.#append(resolved, sized, start, end, glyphStart);
    return true;
  }

  #resolveLevels(): void {
    const { direction = 'auto', isolates = [] } = this.#shaped.spec;
    const text = this.#text;
    if (isLtrByItself(direction) && !isBidirectional(text)) return;
    // Lines after the first follow the paragraph, not a first letter of their own.
    const base = baseDirection(text, isolates, direction);
    // Amounts and dates read as they do by themselves, whichever way their paragraph runs.
    const whole = direction === 'autoRtl' && paragraphDirection(text, []) === undefined;
    const found = isolatedLevels(text, base, whole ? [{ start: 0, end: text.length }] : isolates);
    this.#levels = found.levels;
    this.#shaped.baseLevel = found.base;
  }

  #itemise(resolved: ResolvedStyle, start: number, end: number): void {
    this.#begin(start);
    for (let i = start; i < end; ) {
      const codePoint = this.#text.codePointAt(i) ?? 0;
      const next = i + (codePoint > 0xffff ? 2 : 1);
      if (isLineEnd(codePoint) || codePoint === TAB) {
        this.#shaped.isDivided = true;
        this.#flush(resolved, i);
        this.#begin(next);
        if (codePoint === TAB) this.#setTab(resolved, i);
        i = next;
        continue;
      }
      const level = this.#levels?.[i] ?? 0;
      const isPlain = next === i + 1 && (SLOT_OF[codePoint] !== 0 || SCRIPT_OF[codePoint] === CJK);
      const attaches: boolean = !isPlain && this.#sized !== undefined && this.#attaches(codePoint);
      if (attaches && codePoint >= IDEOGRAPHIC_SELECTORS) this.#checkVariant(codePoint, i);
      const sized: SizedFace | undefined = attaches
        ? this.#sized
        : this.#choose(resolved, codePoint, i, level);
      const script = attaches ? this.#script : this.#scriptAt(codePoint);
      const upright: boolean =
        this.#isVertical && (attaches ? this.#isUpright : isUpright(codePoint, sized?.face));
      const isSame =
        sized === this.#sized &&
        level === this.#level &&
        upright === this.#isUpright &&
        continues(this.#script, script);
      if (!isSame) {
        this.#flush(resolved, i);
        this.#start = i;
        this.#sized = sized;
        this.#level = level;
        this.#script = script;
        this.#isUpright = upright;
      } else if (this.#script === COMMON) this.#script = script;
      i = next;
    }
    this.#flush(resolved, end);
  }

  /** Whether a character is of the font of what stands before it. */
  #attaches(codePoint: number): boolean {
    if (isSyllablePart(codePoint)) return SCRIPT_TAGS[this.#script] === 'Hang';
    return isExtender(codePoint) || isIgnorable(codePoint);
  }

  #begin(start: number): void {
    this.#start = start;
    this.#script = COMMON;
    this.#sized = undefined;
    this.#isUpright = false;
  }

  /** Common characters belong to the item before them, except that those after CJK text are set as Latin. */
  #scriptAt(codePoint: number): number {
    const script = scriptOf(codePoint);
    if (script !== COMMON) return script;
    return this.#script === CJK || this.#sized === undefined ? COMMON : this.#script;
  }

  #choose(resolved: ResolvedStyle, codePoint: number, offset: number, level: number): SizedFace | undefined {
    const { chain } = resolved;
    const before = this.#sized;
    // Spaces and points between words of one script are of the words' font; brackets are not, or pairs would differ, nor
    // is what comes after a name in another script: that belongs to the sentence around it.
    if (before && this.#script > CJK && scriptOf(codePoint) === COMMON && !isBracket(codePoint)) {
      const isInside = level === this.#level && !this.#isLastOfScript(offset);
      if (isInside && before.face.font.glyphOf(codePoint) !== 0) return before;
    }
    const next = offset + (codePoint > 0xffff ? 2 : 1);
    const follower = this.#text.codePointAt(next) ?? 0;
    const index =
      isExtender(follower) || isSyllablePart(follower)
        ? chain.faceOfCluster(this.#text, offset, codePoint)
        : chain.faceOf(codePoint);
    if (index === NO_FACE) {
      if (isIgnorable(codePoint)) return before ?? resolved.primary;
      const described = describe(codePoint);
      this.#report(
        described.codePoint,
        isControl(codePoint)
          ? diagnostic('text.control', { codePoint: described.codePoint })
          : diagnostic('text.missingGlyph', { ...described, ...scriptNames(codePoint) }),
        offset,
      );
      return resolved.primary;
    }
    if (isPrivateUse(codePoint)) {
      this.#report(describe(codePoint).codePoint, diagnostic('text.privateUse', describe(codePoint)), offset);
    }
    const sized = resolved.sized(index);
    if (index > 0 && chain.hasOwn && sized && !chain.isOrdinary(index, codePoint)) {
      // One report for each font that steps in, with the first character it is needed for.
      const { character } = describe(codePoint);
      const args = { character, family: resolved.style.family, used: sized.face.font.family };
      this.#report(`${args.family} ${args.used}`, diagnostic('text.fallback', args), offset);
    }
    return sized;
  }

  /** Whether the next letter after `offset`, where there is one, is of another script than the item's. */
  #isLastOfScript(offset: number): boolean {
    if (this.#letterAt < offset) {
      let at = offset;
      while (at < this.#text.length && scriptOf(this.#text.codePointAt(at) ?? 0) === COMMON) at++;
      this.#letterAt = at;
    }
    const letter = this.#text.codePointAt(this.#letterAt);
    return letter !== undefined && scriptOf(letter) !== this.#script;
  }

  /** Tells of a variant that the font lacks: the usual form is shown, which in a name is another name. */
  #checkVariant(selector: number, at: number): void {
    const codePoint = codePointBefore(this.#text, at);
    const characters = this.#sized?.face.font.characters;
    if (!isVariationSelector(selector) || characters?.hasVariation(codePoint, selector) !== false) return;
    const { character, codePoint: first } = describe(codePoint);
    const sequence = `${first} ${describe(selector).codePoint}`;
    const args = { character, sequence, family: this.#sized?.face.font.family ?? '' };
    this.#report(sequence, diagnostic('text.missingVariant', args), at);
  }

  #flush(resolved: ResolvedStyle, end: number): void {
    const sized = this.#sized;
    if (!sized || end <= this.#start) return;
    const { glyphs } = this.#context;
    const rtl = (this.#level & 1) === 1;
    const script = this.#script === COMMON ? LATIN : this.#script;
    const { smallCaps } = resolved.style;
    // Letters that join are not torn apart (CSS Text 4 6.2).
    const letterSpacing = isJoining(script) ? 0 : resolved.style.letterSpacing;
    if (smallCaps === true && !sized.face.hasSmallCaps && !this.#isUpright) {
      this.#setSmallCapitals(resolved, sized, this.#start, end, script);
      return;
    }
    const glyphStart = glyphs.length;
    if (this.#isUpright) this.#setShape(sized, this.#start, end, script, 'ttb', letterSpacing);
    else if (!rtl && script <= CJK) this.#setByWords(sized, this.#start, end, script, letterSpacing);
    else this.#setShape(sized, this.#start, end, script, rtl ? 'rtl' : 'ltr', letterSpacing);
    this.#append(resolved, sized, this.#start, end, glyphStart);
  }

  /** Adds the glyphs just set to the last run where they continue it, or as a run of their own. */
  #append(resolved: ResolvedStyle, sized: SizedFace, start: number, end: number, glyphStart: number): void {
    const { runs } = this.#shaped;
    const last = runs.at(-1);
    const glyphEnd = this.#context.glyphs.length;
    const level = this.#level;
    const continuesLast =
      last?.resolved === resolved &&
      last.sized === sized &&
      last.level === level &&
      last.isUpright === this.#isUpright &&
      last.ruby === this.#ruby &&
      last.end === start &&
      last.glyphEnd === glyphStart;
    if (last && continuesLast && (level & 1) === 0) {
      last.end = end;
      last.glyphEnd = glyphEnd;
    } else {
      const run = { start, end, resolved, sized, level, glyphStart, glyphEnd };
      runs.push({ ...run, isUpright: this.#isUpright, ruby: this.#ruby });
    }
  }

  /** A tab is shown by a space whose advance the line decides. */
  #setTab(resolved: ResolvedStyle, at: number): void {
    const { glyphs } = this.#context;
    const index = resolved.chain.faceOf(SPACE);
    const sized = index === NO_FACE ? resolved.primary : resolved.sized(index);
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
        glyphs.truncate(itemGlyphs);
        this.#setShape(sized, start, end, script, 'ltr', letterSpacing);
        return;
      }
      // The space before the word is set again with it, because it may kern; that after it only lends its shape.
      const shapeStart = wordStart > start ? wordStart - 1 : wordStart;
      const shapeEnd = wordEnd < end ? wordEnd + 1 : wordEnd;
      glyphs.truncate(glyphStart + shapeStart - from);
      const shape = face.wordShape(text.slice(shapeStart, shapeEnd), script, 'ltr', letterSpacing !== 0);
      copyShape(glyphs, sized, shape, shapeStart, wordEnd - shapeStart, letterSpacing);
      from = wordEnd;
    }
  }

  #setShape(
    sized: SizedFace,
    start: number,
    end: number,
    script: number,
    direction: 'ltr' | 'rtl' | 'ttb',
    letterSpacing: number,
  ): void {
    const spaced = letterSpacing !== 0;
    const remembers = end - start <= MAX_CACHED_UNITS && !isJoining(script);
    const shape = remembers
      ? sized.face.wordShape(this.#text.slice(start, end), script, direction, spaced)
      : sized.face.shape(this.#text, start, end, script, direction, spaced);
    copyShape(this.#context.glyphs, sized, shape, start, end - start, letterSpacing, direction === 'ttb');
  }

  /** Small letters as capitals of a smaller size, runs of their own between those of the usual size. */
  #setSmallCapitals(
    resolved: ResolvedStyle,
    sized: SizedFace,
    start: number,
    end: number,
    script: number,
  ): void {
    const { glyphs } = this.#context;
    const direction = (this.#level & 1) === 1 ? 'rtl' : 'ltr';
    const { letterSpacing } = resolved.style;
    const { small } = resolved;
    for (const piece of smallCapitals(this.#text, start, end, resolved.style.lang)) {
      const glyphStart = glyphs.length;
      if (piece.capitals === undefined) {
        this.#setShape(sized, piece.start, piece.end, script, direction, letterSpacing);
        this.#append(resolved, sized, piece.start, piece.end, glyphStart);
        continue;
      }
      const smaller = sized.face.at(small.style.size);
      const { face } = sized;
      const shape = face.wordShape(piece.capitals, script, direction, letterSpacing !== 0);
      const units = piece.end - piece.start;
      copyShape(glyphs, smaller, shape, 0, piece.capitals.length, letterSpacing);
      for (let glyph = glyphStart; glyph < glyphs.length; glyph++) {
        const at = glyphs.clusters[glyph] ?? 0;
        glyphs.clusters[glyph] = piece.start + Math.min(piece.origins?.[at] ?? at, units - 1);
      }
      this.#append(small, smaller, piece.start, piece.end, glyphStart);
    }
  }

  #reportFamily(resolved: ResolvedStyle, offset: number): void {
    const { family } = resolved.style;
    const used = resolved.primary?.face.font.family ?? '';
    const code = this.#context.fonts.isRestricted(family) ? 'font.restricted' : 'font.missing';
    this.#context.report(diagnostic(code, { family, used }), offset);
  }

  /** Each problem once in a paragraph. */
  #report(key: string, problem: Diagnostic, offset: number): void {
    const whole = `${problem.code} ${key}`;
    if (this.#reported.has(whole)) return;
    this.#reported.add(whole);
    this.#context.report(problem, offset);
  }
}

/**
 * Appends the glyphs of a shape whose clusters lie before `units`. Letter spacing stands once after a cluster (CSS Text 4
 * 9.2), whatever glyphs it has; marks that come after it stay on their letter.
 */
export function copyShape(
  glyphs: GlyphBuffer,
  sized: SizedFace,
  shape: WordShape,
  start: number,
  units: number,
  letterSpacing: number,
  isVertical = false,
): void {
  const { ids, advances, clusters, offsets } = shape;
  let spaced = -1;
  for (let i = 0; i < ids.length; i++) {
    const cluster = clusters[i] ?? 0;
    if (cluster >= units) continue;
    const advance = advances[i] ?? 0;
    let spacing = 0;
    if (letterSpacing !== 0 && advance !== 0 && isLastOfCluster(shape, i)) {
      spacing = letterSpacing;
      spaced = cluster;
    }
    const index = glyphs.push(ids[i] ?? 0, sized.toMpt(advance) + spacing, start + cluster);
    const back = advance === 0 && cluster === spaced ? letterSpacing : 0;
    if (!offsets && back === 0) continue;
    const x = sized.toMpt(offsets?.[2 * i] ?? 0) - (isVertical ? 0 : back);
    const y = sized.toMpt(offsets?.[2 * i + 1] ?? 0) + (isVertical ? back : 0);
    if (x !== 0 || y !== 0) glyphs.setOffset(index, x, y);
  }
}

/** Whether no glyph of the cluster with an advance follows. */
function isLastOfCluster({ advances, clusters }: WordShape, index: number): boolean {
  for (let next = index + 1; clusters[next] === clusters[index]; next++)
    if (advances[next] !== 0) return false;
  return true;
}

const isContinued = (
  { style, ruby, combine }: TextSpan,
  of: TextSpan['style'],
  isVertical: boolean,
): boolean => style === of && ruby === undefined && !(isVertical && combine === true);

/** Every unit is a character of the kerning table and in the font: the text is one Latin item. */
function isLatin(text: string, start: number, end: number, { face }: SizedFace): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (SLOT_OF[unit] === 0 || face.glyphs[unit] === 0) return false;
  }
  return true;
}

const isSlot = (unit: number): boolean => SLOT_OF[unit] !== 0;

/** Brackets and quotation marks. */
const isBracket = (codePoint: number): boolean =>
  '()[]{}«»‘’‚“”„‹›'.includes(String.fromCodePoint(codePoint));

function codePointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return text.codePointAt(isLow ? at - 2 : at - 1) ?? 0;
}

/** An item of `current` script may go on with a character of `next`. */
const continues = (current: number, next: number): boolean =>
  current === next || (current === COMMON && next !== CJK) || (next === COMMON && current !== CJK);

const describe = (codePoint: number): { character: string; codePoint: string } => ({
  character: String.fromCodePoint(codePoint),
  codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
});
