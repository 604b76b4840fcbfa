/**
 * Glyph runs for browsers. A character that the font's own map gives the very glyph for is written as text at its
 * place, in a web font; whatever shaping made (ligatures, small capitals, joined and reordered scripts, marks) is drawn
 * as an outline, with the text laid over it invisibly, to be selected, searched and read aloud.
 */
import type { DisplayList, GlyphRun } from '../display';
import type { Mpt } from '../geometry';
import type { Font } from '../text';
import { isWebFont } from './web-font';

/** Glyphs that are written the same way: as characters, or as outlines under their text. */
export interface TextPiece {
  readonly isPlain: boolean;
  readonly text: string;
  /** Places of the glyphs' origins, absolute. */
  readonly xs: readonly Mpt[];
  readonly ys: readonly Mpt[];
  readonly glyphs: readonly number[];
  /** Where the pen is before and after. */
  readonly from: Mpt;
  readonly to: Mpt;
}

/** What browsers reorder, join or place by themselves. */
const SHAPED =
  /[\p{M}\p{Cf}\p{Cc}\p{Co}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A run that begins at (x, y) as pieces in the order of drawing. */
export function piecesOf(list: DisplayList, run: GlyphRun, font: Font, x: Mpt, y: Mpt): TextPiece[] {
  const text = list.sources[run.source]?.text ?? '';
  const { ids, advances, clusters, xOffsets, yOffsets, hasOffsets } = list.glyphs;
  const pieces: {
    -readonly [K in keyof TextPiece]: TextPiece[K] extends readonly (infer T)[] ? T[] : TextPiece[K];
  }[] = [];
  const canMap = isWebFont(font) && !run.rtl;
  const end = run.start + run.count;
  let pen = run.vertical ? y : x;
  for (let at = run.start; at < end; ) {
    const cluster = clusters[at] ?? run.textStart;
    let next = at + 1;
    while (next < end && clusters[next] === cluster) next += 1;
    const shown = run.rtl
      ? ''
      : text.slice(cluster, next < end ? (clusters[next] ?? run.textEnd) : run.textEnd);
    const isOne = next === at + 1 && shown.length === 1;
    const glyph = ids[at] ?? 0;
    const isPlain =
      canMap && isOne && glyph !== 0 && font.glyphOf(shown.charCodeAt(0)) === glyph && !SHAPED.test(shown);
    let piece = pieces.at(-1);
    if (!piece || piece.isPlain !== isPlain) {
      piece = { isPlain, text: '', xs: [], ys: [], glyphs: [], from: pen, to: pen };
      pieces.push(piece);
    }
    piece.text += shown;
    for (; at < next; at += 1) {
      const dx = hasOffsets ? (xOffsets[at] ?? 0) : 0;
      const dy = hasOffsets ? (yOffsets[at] ?? 0) : 0;
      piece.xs.push((run.vertical ? x : pen) + dx);
      piece.ys.push((run.vertical ? pen : y) - dy);
      piece.glyphs.push(ids[at] ?? 0);
      pen += advances[at] ?? 0;
    }
    piece.to = pen;
  }
  const [only] = pieces;
  // Visual order is not the order of reading: the text of the run is given as a whole.
  if (run.rtl && only) only.text = text.slice(run.textStart, run.textEnd);
  return pieces;
}

/** The characters that a document's text needs of its fonts, by the font's hash. */
export class UsedCharacters {
  readonly #fonts = new Map<string, Map<number, number>>();

  add(hash: string, { isPlain, text, glyphs }: TextPiece): void {
    if (!isPlain) return;
    let characters = this.#fonts.get(hash);
    if (!characters) {
      characters = new Map();
      this.#fonts.set(hash, characters);
    }
    for (let index = 0; index < glyphs.length; index += 1)
      characters.set(text.charCodeAt(index), glyphs[index] ?? 0);
  }

  /** Hash and characters of every font, by hash. */
  get all(): readonly (readonly [hash: string, characters: ReadonlyMap<number, number>])[] {
    return [...this.#fonts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
