/**
 * The identity of a font: the SHA-256 of its file, after that its number in a collection (`#2`) and its place on the
 * axes it varies along (`@wght=650`), each only where it is not the usual one.
 */
import type { Font } from './font';
import type { VariationSettings } from './font-variations';

export function fontKey(fileHash: string, index: number, settings: VariationSettings): string {
  const place = Object.keys(settings)
    .sort()
    .map((tag) => `${tag}=${settings[tag]}`);
  return `${fileHash}${index === 0 ? '' : `#${index}`}${place.length === 0 ? '' : `@${place.join(',')}`}`;
}

/** The font of a key among fonts by their keys, of which a varying one may be there at another place of its axes. */
export function fontOfKey(fonts: ReadonlyMap<string, Font>, key: string): Font | undefined {
  const known = fonts.get(key);
  if (known) return known;
  const [base = '', place = ''] = key.split('@');
  const settings = place.split(',').flatMap((entry): [string, number][] => {
    const value = Number(entry.slice(5));
    return entry.length > 5 && Number.isFinite(value) ? [[entry.slice(0, 4), value]] : [];
  });
  return fonts.get(base)?.at(Object.fromEntries(settings));
}
