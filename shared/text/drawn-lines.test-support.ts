/** Lines of a paragraph with the place of every glyph. Sizes are 10 pt: an em is 10,000. */
import type { GlyphRun } from '../display';
import { createContext, style } from './fonts.test-support';
import { breakParagraph, emitLine, type Line, type ParagraphSpec, shapeParagraph } from './index';

export const ja = style({ family: 'Noto Sans JP', lang: 'ja' });
export const en = style();

export interface Drawn {
  readonly line: Line;
  readonly text: string;
  /** Left edge of every glyph with the unit it shows. */
  readonly glyphs: readonly { readonly at: number; readonly x: number; readonly advance: number }[];
}

export function draw(spec: ParagraphSpec, measure: number): Drawn[] {
  const context = createContext();
  const shaped = shapeParagraph(spec, context);
  return breakParagraph(shaped, () => measure).map((line) => {
    const glyphs: { at: number; x: number; advance: number }[] = [];
    for (const item of emitLine(shaped, line, measure, 0, context)) {
      if (item.kind !== 'glyphs') continue;
      let x = (item as GlyphRun).x;
      for (let glyph = item.start; glyph < item.start + item.count; glyph++) {
        const advance = context.glyphs.advances[glyph] ?? 0;
        glyphs.push({ at: context.glyphs.clusters[glyph] ?? 0, x, advance });
        x += advance;
      }
    }
    return { line, text: spec.text.slice(line.start, line.visibleEnd), glyphs };
  });
}

export const texts = (spec: ParagraphSpec, measure: number): string[] =>
  draw(spec, measure).map(({ text }) => text);
/** Left edges of the characters of the only line. */
export const places = (spec: ParagraphSpec, measure = 900_000): number[] =>
  (draw(spec, measure)[0]?.glyphs ?? []).map(({ x }) => x);
