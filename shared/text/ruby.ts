/**
 * Ruby (JLREQ 3.3): a reading of half size beside its base. Whatever the line, the reading has a place relative to
 * its base: centred over one character, spread over several, and where it is longer, over kana beside the base as far
 * as half an em; what is left widens the base. Leading is the paragraph's: it is the style that leaves room.
 */
import type { GlyphBuffer } from '../display';
import type { Mpt } from '../geometry';
import { CJK, isExtender, isLineEnd, scriptOf } from './characters';
import { widthOfRuns } from './glyph-run';
import type { CharacterStyle, ParagraphSpec } from './paragraph-spec';
import type { ShapedParagraph, ShapedRun } from './shaped-paragraph';

/** Size of a reading relative to its base (JLREQ 3.3.3). */
const SIZE = 0.5;

/** A stretch of base text and its reading. The places are found when both have been shaped. */
export interface RubyGroup {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  reading: ShapedParagraph | undefined;
  /** Where the reading begins, from where the base begins; negative where it stands over the text before. */
  lead: Mpt;
  /** Of the reading as it is set. */
  width: Mpt;
  /** Of the base as it is set. */
  baseWidth: Mpt;
}

/** A stretch and its reading, before they are shaped. */
export const rubyGroup = (start: number, end: number, text: string): RubyGroup => ({
  start,
  end,
  text,
  reading: undefined,
  lead: 0,
  width: 0,
  baseWidth: 0,
});

/**
 * The groups of a span: where blanks divide its reading into as many parts as the base has characters, each part
 * belongs to one character (とう きょう over 東京), else the reading is that of the whole.
 */
export function divideRuby(text: string, start: number, end: number, reading: string): RubyGroup[] {
  const parts = reading.split(/[ \u3000]+/).filter((part) => part !== '');
  const starts = clusterStarts(text, start, end);
  if (parts.length < 2 || parts.length !== starts.length) return [rubyGroup(start, end, reading)];
  return parts.map((part, i) => rubyGroup(starts[i] ?? start, starts[i + 1] ?? end, part));
}

/** The reading as a paragraph of its own. */
export function readingSpec(group: RubyGroup, base: CharacterStyle, spec: ParagraphSpec): ParagraphSpec {
  return {
    text: group.text,
    spans: [{ start: 0, end: group.text.length, style: readingStyle(base) }],
    align: 'start',
    lineHeight: 0,
    indent: 0,
    lang: base.lang,
    direction: 'ltr',
    kinsoku: spec.kinsoku,
    vertical: spec.vertical,
  };
}

/** By base style, because what is known of a style is kept by identity. */
const readingStyles = new WeakMap<CharacterStyle, CharacterStyle>();

function readingStyle(base: CharacterStyle): CharacterStyle {
  let style = readingStyles.get(base);
  if (!style) {
    const { features: _features, smallCaps: _smallCaps, position: _position, ...plain } = base;
    style = {
      ...plain,
      size: Math.round(base.size * SIZE),
      letterSpacing: 0,
      underline: false,
      strike: false,
      baselineShift: 0,
    };
    readingStyles.set(base, style);
  }
  return style;
}

/** Brings a base, which is the last that was shaped, and its reading to one length and to their places. */
export function placeReading(
  group: RubyGroup,
  base: readonly ShapedRun[],
  reading: ShapedParagraph,
  spec: ParagraphSpec,
  glyphs: GlyphBuffer,
): void {
  const baseWidth = widthOfRuns(base, glyphs);
  const readingWidth = widthOfRuns(reading.runs, glyphs);
  const half = Math.round((base[0]?.resolved.nominalSize ?? 0) * SIZE);
  group.reading = reading;
  group.width = readingWidth;
  group.baseWidth = baseWidth;
  const excess = readingWidth - baseWidth;
  if (excess <= 0) {
    const ends = spread(reading, glyphs, -excess, base, half);
    group.width = readingWidth + ends.added;
    group.lead = ends.lead;
    return;
  }
  const before = isOverhung(spec, group.start - 1) ? Math.min(half, Math.floor(excess / 2)) : 0;
  const after = isOverhung(spec, group.end) ? Math.min(half, Math.floor(excess / 2)) : 0;
  group.lead = -before;
  const rest = excess - before - after;
  if (rest <= 0) return;
  widen(base, glyphs, rest, isCjkText(spec.text.slice(group.start, group.end)));
  group.baseWidth += rest;
}

/** Spreads a reading of several characters over a longer base, half as much room at the ends as between (JLREQ 3.3.6). */
function spread(
  reading: ShapedParagraph,
  glyphs: GlyphBuffer,
  room: Mpt,
  base: readonly ShapedRun[],
  half: Mpt,
): { readonly lead: Mpt; readonly added: Mpt } {
  const first = base[0];
  const last = base.at(-1);
  const clusters = clusterEnds(reading.runs, glyphs);
  const isSpread =
    clusters.length > 1 && isCjkText(reading.text) && clusterEnds(base, glyphs).length > 1 && first && last;
  if (!isSpread) return { lead: Math.round(room / 2), added: 0 };
  const ends = Math.min(Math.round(room / clusters.length / 2), half);
  const between = room - 2 * ends;
  const gaps = clusters.length - 1;
  for (let i = 0; i < gaps; i++) {
    const glyph = clusters[i] ?? 0;
    const share = Math.round((between * (i + 1)) / gaps) - Math.round((between * i) / gaps);
    glyphs.advances[glyph] = (glyphs.advances[glyph] ?? 0) + share;
  }
  return { lead: ends, added: between };
}

/** Widens the base: between its characters if they are CJK, half as much at its ends; else at its ends only. */
function widen(base: readonly ShapedRun[], glyphs: GlyphBuffer, room: Mpt, isCjk: boolean): void {
  const ends = clusterEnds(base, glyphs);
  const places = isCjk ? ends : ends.slice(-1);
  const lead = Math.round(room / (isCjk ? 2 * places.length : 2));
  places.forEach((glyph, i) => {
    const share = Math.round((room * (i + 1)) / places.length) - Math.round((room * i) / places.length);
    glyphs.advances[glyph] = (glyphs.advances[glyph] ?? 0) + share;
  });
  for (const run of base) {
    for (let glyph = run.glyphStart; glyph < run.glyphEnd; glyph++) {
      const x = glyphs.xOffsets[glyph] ?? 0;
      const y = glyphs.yOffsets[glyph] ?? 0;
      if (run.isUpright) glyphs.setOffset(glyph, x, y - lead);
      else glyphs.setOffset(glyph, x + lead, y);
    }
  }
}

/** The last glyph of every cluster. */
function clusterEnds(runs: readonly ShapedRun[], { clusters }: GlyphBuffer): number[] {
  const ends: number[] = [];
  for (const { glyphStart, glyphEnd } of runs) {
    for (let glyph = glyphStart; glyph < glyphEnd; glyph++) {
      if (glyph + 1 === glyphEnd || clusters[glyph + 1] !== clusters[glyph]) ends.push(glyph);
    }
  }
  return ends;
}

/** A reading may stand over kana that have no reading of their own (JLREQ 3.3.8). */
function isOverhung({ text, spans }: ParagraphSpec, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const unit = text.charCodeAt(at);
  if (isLineEnd(unit) || unit < 0x3041 || unit > 0x30ff || unit === 0x30fb) return false;
  return spans.some(({ start, end, ruby }) => start <= at && at < end && ruby === undefined);
}

function isCjkText(text: string): boolean {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (scriptOf(codePoint) !== CJK && !isExtender(codePoint)) return false;
  }
  return true;
}

function clusterStarts(text: string, start: number, end: number): number[] {
  const starts: number[] = [];
  for (let i = start; i < end; ) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (starts.length === 0 || !isExtender(codePoint)) starts.push(i);
    i += codePoint > 0xffff ? 2 : 1;
  }
  return starts;
}
