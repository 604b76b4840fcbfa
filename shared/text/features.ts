/** OpenType features as shaping wants them: settings by tag, and one text form for each set of settings. */

/** Value by tag: 0 is off, 1 on, more one of several alternates. */
export type FeatureSettings = { readonly [tag: string]: number };

export const NO_FEATURES: FeatureSettings = {};

/**
 * Ligatures and what else joins letters: off where letters are spaced (CSS Text 3 10.1). Ligatures that a script
 * cannot do without (`rlig`) stay.
 */
const JOINING: FeatureSettings = { liga: 0, clig: 0, dlig: 0, hlig: 0, calt: 0 };

/** The settings in HarfBuzz's notation by rising tag, parted by blanks: `kern=0 tnum=1`; empty for none. */
export function featureText(settings: FeatureSettings): string {
  return Object.keys(settings)
    .filter((tag) => /^[\x20-\x7e]{4}$/.test(tag))
    .sort()
    .map((tag) => `${tag}=${settings[tag]}`)
    .join(' ');
}

/** The settings for letter-spaced text: without ligatures that nobody asked for. */
export const withoutLigatures = (settings: FeatureSettings): FeatureSettings => ({ ...JOINING, ...settings });
