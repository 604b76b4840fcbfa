import { defineStrings } from '../i18n';

export const strings = defineStrings('text-editing', {
  en: {
    input: 'Text of {name}',
    outOfScope: 'This field belongs to the items of “{list}”. Put it into a row that repeats over that list.',
  },
  ja: {
    input: '{name} のテキスト',
    outOfScope: 'この項目は「{list}」の明細に属しています。その一覧を繰り返す行の中に置いてください。',
  },
});
