/** Glyphs as text that tests compare: as HarfBuzz alone sets them, and as they lie in an arena. */
import { CJK, scriptOf } from './characters';
import { featureText } from './features';
import type { Font } from './font';
import { harfbuzzBytes } from './fonts.test-support';
import { HarfBuzz } from './harfbuzz';
import type { CharacterStyle, TextContext } from './index';

const harfbuzz = new HarfBuzz(harfbuzzBytes);

/** Glyphs, clusters, advances and offsets as HarfBuzz alone sets the text, script by script. */
export function glyphsByHarfBuzz(text: string, font: Font, of: CharacterStyle): string[] {
  const glyphs: string[] = [];
  const features = of.smallCaps && font.features.has('smcp') ? { smcp: 1, ...of.features } : of.features;
  let start = 0;
  while (start < text.length) {
    const isCjk = scriptOf(text.charCodeAt(start)) === CJK;
    let end = start + 1;
    while (end < text.length && (scriptOf(text.charCodeAt(end)) === CJK) === isCjk) end++;
    const shaped = harfbuzz.shape(font, text, start, end, {
      script: isCjk ? 'Hani' : 'Latn',
      lang: of.lang,
      direction: 'ltr',
      features: featureText(features ?? {}),
    });
    for (let i = 0; i < shaped.count; i++) {
      const mpt = (units: number): number => Math.round((units * of.size) / font.unitsPerEm) + 0;
      glyphs.push(`${shaped.id(i)}@${shaped.cluster(i)}+${mpt(shaped.advance(i))}>${mpt(shaped.xOffset(i))}`);
    }
    start = end;
  }
  return glyphs;
}

/** The glyphs of an arena in the same words. */
export function glyphsOf({ glyphs: { ids, advances, clusters, xOffsets, length } }: TextContext): string[] {
  return Array.from({ length }, (_, i) => `${ids[i]}@${clusters[i]}+${advances[i]}>${xOffsets[i]}`);
}
