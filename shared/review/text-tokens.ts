/**
 * A text as the units in which it is compared: words, single characters of scripts that have no spaces, fields,
 * line breaks, ends of paragraphs. Tokens are equal where they say the same; how they look is kept beside it.
 */
import { canonicalJson } from '../base';
import { type Inline, inlineLength, type Paragraph } from '../model';
import type { TextPiece } from './difference';

export interface TextToken {
  /** Equal where two tokens say the same. */
  readonly key: string;
  /** Equal where they also look the same. */
  readonly form: string;
  readonly piece: TextPiece;
}

/** The tokens of a text; every paragraph closes with its end, the last one too. */
export function textTokens(paragraphs: readonly Paragraph[]): TextToken[] {
  const tokens: TextToken[] = [];
  for (const { inlines, ...form } of paragraphs) {
    for (const stretch of stretches(inlines)) {
      const [first] = stretch;
      if (first?.kind === 'text') tokens.push(...words(stretch as readonly TextInline[]));
      else if (first) tokens.push(thing(first));
    }
    tokens.push({ key: '¶', form: canonicalJson(form), piece: { kind: 'paragraphEnd' } });
  }
  return tokens;
}

type TextInline = Extract<Inline, { kind: 'text' }>;

/** Neighbouring texts together, because marks may begin inside a word; everything else by itself. */
function stretches(inlines: readonly Inline[]): Inline[][] {
  const found: Inline[][] = [];
  for (const inline of inlines) {
    const last = found.at(-1);
    if (inline.kind === 'text' && last?.[0]?.kind === 'text') last.push(inline);
    else found.push([inline]);
  }
  return found;
}

/** A CJK character, a word (with its inner apostrophes, points and hyphens), white space, or any other character. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー])[\p{L}\p{N}\p{M}]|(?<=[\p{L}\p{N}])['’.,-](?=[\p{L}\p{N}]))+|\s+|./gsu;

function words(stretch: readonly TextInline[]): TextToken[] {
  const text = stretch.map((inline) => inline.text).join('');
  const looks = new Looks(stretch);
  return Array.from(text.matchAll(WORD), ([word]) => ({
    key: `"${word}`,
    form: looks.take(word.length),
    piece: { kind: 'text', text: word },
  }));
}

/** The marks along neighbouring texts, taken piece by piece. */
class Looks {
  #index = 0;
  #used = 0;

  constructor(private readonly stretch: readonly TextInline[]) {}

  /** The marks of the next `length` units, as text. */
  take(length: number): string {
    const runs: { length: number; marks: string }[] = [];
    for (let rest = length; rest > 0; ) {
      const inline = this.stretch[this.#index];
      if (!inline) break;
      const taken = Math.min(rest, inlineLength(inline) - this.#used);
      const marks = canonicalJson(inline.marks ?? {});
      const last = runs.at(-1);
      if (last?.marks === marks) last.length += taken;
      else runs.push({ length: taken, marks });
      rest -= taken;
      this.#used += taken;
      if (this.#used === inlineLength(inline)) {
        this.#index += 1;
        this.#used = 0;
      }
    }
    return runs.map((run) => (runs.length === 1 ? run.marks : `${run.length} ${run.marks}`)).join(' ');
  }
}

function thing(inline: Exclude<Inline, TextInline>): TextToken {
  if (inline.kind === 'lineBreak') return { key: '↵', form: '', piece: { kind: 'lineBreak' } };
  const { marks, ...said } = inline;
  return {
    key: canonicalJson(said),
    form: canonicalJson(marks ?? {}),
    piece:
      inline.kind === 'page'
        ? { kind: 'page', show: inline.show }
        : inline.kind === 'field'
          ? { kind: 'field', value: inline.value, format: inline.format ?? null }
          : { kind: inline.kind, node: inline.node },
  };
}
