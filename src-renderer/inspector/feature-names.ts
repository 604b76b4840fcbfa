/** OpenType features by the names that people know, and how a set of them is changed. */
import { defineStrings } from '../i18n';

export const featureStrings = defineStrings('inspector-features', {
  en: {
    tnum: 'Tabular figures',
    onum: 'Old-style figures',
    liga: 'Ligatures',
    frac: 'Fractions',
    zero: 'Slashed zero',
    palt: 'Proportional Japanese',
    addFeature: 'Add a feature by its tag',
    removeFeature: 'Remove {tag}',
    featureValue: 'Value of {tag}',
    featureTag: 'Other, such as ss01',
  },
  ja: {
    tnum: '等幅数字',
    onum: 'オールドスタイル数字',
    liga: '合字',
    frac: '分数',
    zero: 'スラッシュ付きゼロ',
    palt: 'プロポーショナル詰め',
    addFeature: 'タグで機能を追加',
    removeFeature: '{tag} を削除',
    featureValue: '{tag} の値',
    featureTag: 'その他（例: ss01）',
  },
});

export type Features = { readonly [tag: string]: number };

/** Features that have a name, and whether they are on without being asked for. */
export const NAMED_FEATURES = [
  { tag: 'tnum', isUsual: false },
  { tag: 'onum', isUsual: false },
  { tag: 'liga', isUsual: true },
  { tag: 'frac', isUsual: false },
  { tag: 'zero', isUsual: false },
  { tag: 'palt', isUsual: false },
] as const;

export type NamedFeature = (typeof NAMED_FEATURES)[number];

export const isFeatureTag = (text: string): boolean => /^[A-Za-z0-9]{4}$/.test(text);

/** Whether a named feature is on. */
export const isFeatureOn = (features: Features, { tag, isUsual }: NamedFeature): boolean =>
  features[tag] === undefined ? isUsual : features[tag] > 0;

/** Features with a named one on or off; what is usual is not said. */
export function withFeature(features: Features, { tag, isUsual }: NamedFeature, isOn: boolean): Features {
  const { [tag]: _before, ...others } = features;
  return isOn === isUsual ? others : { ...others, [tag]: isOn ? 1 : 0 };
}

/** Features that have no name here. */
export const otherFeatures = (features: Features): readonly string[] =>
  Object.keys(features).filter((tag) => !NAMED_FEATURES.some((named) => named.tag === tag));
