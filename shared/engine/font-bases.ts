/** What the fonts of a job's files begin with: the letters of the template, each font cut and packed once. */
import type { Template } from '../model';
import { createFontBase, type FontBase, type FontBases } from '../pdf';
import type { Font, FontLibrary } from '../text';
import { templateLetters } from './template-letters';
import type { World } from './world';

/** None where the host has nothing to pack parts with. */
export function fontBases(
  template: Template,
  language: string,
  fonts: FontLibrary,
  { deflatePart }: Pick<World, 'deflatePart'>,
): FontBases {
  const bases = new Map<string, FontBase>();
  if (!deflatePart) return bases;
  const byFont = new Map<Font, Set<string>>();
  for (const { request, characters } of templateLetters(template, language)) {
    const font = fonts.find(request)?.font;
    if (!font) continue;
    const known = byFont.get(font) ?? new Set<string>();
    byFont.set(font, known);
    for (const character of characters) known.add(character);
  }
  for (const [font, characters] of byFont) {
    const base = createFontBase(font, characters, deflatePart);
    if (base) bases.set(font.hash, base);
  }
  return bases;
}
