import { defineStrings } from '../i18n';

export const strings = defineStrings('review', {
  en: {
    title: 'Review',
  },
  ja: {
    title: 'レビュー',
  },
});
