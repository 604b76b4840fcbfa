import { defineStrings } from '../i18n';

export const strings = defineStrings('publish', {
  en: {
    title: 'Publish',
  },
  ja: {
    title: '公開',
  },
});
