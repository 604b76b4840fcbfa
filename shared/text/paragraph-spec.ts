/** What a paragraph is made of before it is set: text, styles and the rules for its lines. */
import type { Diagnostic } from '../diag';
import type { GlyphBuffer } from '../display';
import type { Mpt, Rgb } from '../geometry';
import type { Font } from './font';
import type { FontLibrary } from './font-library';

/** How characters look. Share one object among all text of the style: what is known about it is kept by identity. */
export interface CharacterStyle {
  readonly family: string;
  /** 1 … 1000. */
  readonly weight: number;
  readonly italic: boolean;
  readonly size: Mpt;
  readonly colour: Rgb;
  /** Added after every character, the last of a line included. */
  readonly letterSpacing: Mpt;
  readonly underline: boolean;
  readonly strike: boolean;
  /** BCP 47. */
  readonly lang: string;
  /** Upwards. */
  readonly baselineShift: Mpt;
  /** Families tried before the library's own order. */
  readonly fallback?: readonly string[];
}

/** A stretch of one style, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly style: CharacterStyle;
}

/** `start` and `end` follow the paragraph's direction; `distribute` spreads every line over the measure (均等割付). */
export type Alignment = 'start' | 'end' | 'left' | 'right' | 'center' | 'justify' | 'distribute';

/**
 * How strictly line breaks around Japanese punctuation are ruled (JIS X 4051 8.1, JLREQ 3.1.7; CSS Text 3 5.2).
 * `normal` lets small kana and the prolonged sound mark begin a line, `loose` also iteration marks, middle dots and
 * units; punctuation and brackets are kept by all three.
 */
export type Kinsoku = 'strict' | 'normal' | 'loose';

export interface TabStop {
  /** From the start edge of the paragraph. */
  readonly position: Mpt;
  /** What of the text up to the next tab comes to stand there. `left` and `right` are start and end in RTL text. */
  readonly align: 'left' | 'right' | 'center' | 'decimal';
}

export interface ParagraphSpec {
  /** `\n` ends a line, `\t` moves to the next tab stop. */
  readonly text: string;
  /** Without gaps over the whole text; an empty text has one empty span, whose style gives the line its baseline. */
  readonly spans: readonly TextSpan[];
  readonly align: Alignment;
  /** From baseline to baseline; every line of the paragraph is as tall. */
  readonly lineHeight: Mpt;
  /** Of the first line; negative for a hanging first line, which then begins left of the edge. */
  readonly indent: Mpt;
  readonly lang: string;
  /** `auto` (the default) takes it from the first letter (UAX #9 P2). */
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly kinsoku: Kinsoku;
  /** By rising position; beyond the last, and without any, tabs stand every half inch. */
  readonly tabs?: readonly TabStop[];
}

/** Where paragraphs are set. */
export interface TextContext {
  readonly fonts: FontLibrary;
  readonly glyphs: GlyphBuffer;
  /** Index of the font in the display list, which gets it if it is new. */
  fontIndex(font: Font): number;
  /** `textOffset` counts UTF-16 units of the paragraph's text. */
  report(diagnostic: Diagnostic, textOffset: number): void;
}
