/** What a paragraph is made of before it is set: text, styles and the rules for its lines. */
import type { Diagnostic } from '../diag';
import type { GlyphBuffer } from '../display';
import type { Colour, Mpt } from '../geometry';
import type { Font } from './font';
import type { FontLibrary } from './font-library';
import type { Hyphenator } from './hyphenation';

/** How characters look. Share one object among all text of the style: what is known about it is kept by identity. */
export interface CharacterStyle {
  readonly family: string;
  /** 1 … 1000. */
  readonly weight: number;
  readonly italic: boolean;
  /** Width of the letters in percent, for families that have others than the usual one; that one where absent. */
  readonly stretch?: number | undefined;
  readonly size: Mpt;
  readonly colour: Colour;
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
  /** Lower-case letters as small capitals: by the font's `smcp`, else capitals of a smaller size. */
  readonly smallCaps?: boolean;
  /** Raised or lowered letters of the size and rise that the font asks for (OS/2); `size` is that of the text around. */
  readonly position?: 'super' | 'sub' | undefined;
  /** OpenType features by tag beyond the usual ones, 0 to switch one off; `undefined` for none. */
  readonly features?: { readonly [tag: string]: number } | undefined;
}

/** A stretch of text in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch of one style. */
export interface TextSpan extends TextRange {
  readonly style: CharacterStyle;
  /** Reading that stands over the stretch (JLREQ 3.3); the style of its characters follows from the stretch's. */
  readonly ruby?: string | undefined;
  /** Set side by side in one place of a vertical line (JLREQ 3.2.5); without effect in horizontal lines. */
  readonly combine?: boolean | undefined;
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
  /** What is repeated to fill the tab, on a grid that all lines share. */
  readonly leader?: string | undefined;
}

/**
 * Which way a paragraph runs. `auto` (the default) takes it from the first letter outside of its isolates (UAX #9 P2);
 * `autoRtl`, for languages written from right to left, is from right to left unless all those letters run the other way.
 */
export type Direction = 'ltr' | 'rtl' | 'auto' | 'autoRtl';

/** Text without a letter from right to left is set from left to right. */
export const isLtrByItself = (direction: Direction | undefined): boolean =>
  direction !== 'rtl' && direction !== 'autoRtl';

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
  readonly direction?: Direction;
  /**
   * Stretches that neither turn the text around them nor are turned by it (UAX #9 3.1.2), in text order; one inside of
   * another comes after it.
   */
  readonly isolates?: readonly TextRange[] | undefined;
  readonly kinsoku: Kinsoku;
  /** By rising position; beyond the last, and without any, tabs stand every half inch. */
  readonly tabs?: readonly TabStop[] | undefined;
  /** Divide words at line ends, in languages that the world has patterns for. Off where absent. */
  readonly hyphenate?: boolean | undefined;
  /** Choose all breaks together (Knuth and Plass, 1981); first fit where absent. */
  readonly optimal?: boolean | undefined;
  /** Closing punctuation at line ends may stand outside the measure (JLREQ 3.8.2; Latin: full stop, comma, hyphen). */
  readonly hanging?: boolean | undefined;
  /** A quarter em between CJK and Latin letters or digits (JLREQ 3.2.3), also given and taken in justification. */
  readonly autospace?: boolean | undefined;
  /** Arabic words of justified lines are made longer (kashida) rather than their spaces very wide. */
  readonly kashida?: boolean | undefined;
  /** Lines run downwards and follow each other to the left; lengths mean the same along and across the line. */
  readonly vertical?: boolean | undefined;
  /**
   * In vertical lines, numbers of at most so many half-width digits stand side by side in one place (自動縦中横); with
   * `letters` also words and mixtures of at most as many characters. None where absent. {@link TextSpan.combine} and
   * readings come first.
   */
  readonly combined?: { readonly most: number; readonly letters: boolean } | undefined;
}

/** Where paragraphs are set. */
export interface TextContext {
  readonly fonts: FontLibrary;
  readonly glyphs: GlyphBuffer;
  /** Divides words; without one, {@link ParagraphSpec.hyphenate} has no effect. */
  readonly hyphenator?: Hyphenator | undefined;
  /** Index of the font in the display list, which gets it if it is new. */
  fontIndex(font: Font): number;
  /**
   * Index of a new source in the display list, of the node of `source`, for text that stands beside the paragraph's:
   * a reading over it. A caret has no place there.
   */
  aside(source: number, text: string): number;
  /** `textOffset` counts UTF-16 units of the paragraph's text. */
  report(diagnostic: Diagnostic, textOffset: number): void;
}
