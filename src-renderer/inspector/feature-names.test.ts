import { expect, it } from 'vitest';
import { isFeatureOn, isFeatureTag, NAMED_FEATURES, otherFeatures, withFeature } from './feature-names';

const named = (tag: string) => {
  const found = NAMED_FEATURES.find((feature) => feature.tag === tag);
  if (!found) throw new Error(`no feature ${tag}`);
  return found;
};

it('says only what is not usual', () => {
  expect(withFeature({}, named('tnum'), true)).toEqual({ tnum: 1 });
  expect(withFeature({ tnum: 1, ss01: 2 }, named('tnum'), false)).toEqual({ ss01: 2 });
  expect(withFeature({}, named('liga'), false)).toEqual({ liga: 0 });
  expect(withFeature({ liga: 0 }, named('liga'), true)).toEqual({});
});

it('knows ligatures to be on and figures to be off', () => {
  expect([isFeatureOn({}, named('liga')), isFeatureOn({}, named('onum'))]).toEqual([true, false]);
  expect([isFeatureOn({ liga: 0 }, named('liga')), isFeatureOn({ onum: 1 }, named('onum'))]).toEqual([
    false,
    true,
  ]);
});

it('leaves others to their tags', () => {
  expect(otherFeatures({ tnum: 1, ss01: 1 })).toEqual(['ss01']);
  expect(['ss01', 'palt', 'abc', 'ab-c'].map(isFeatureTag)).toEqual([true, true, false, false]);
});
