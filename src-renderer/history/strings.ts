import { defineStrings } from '../i18n';

export const strings = defineStrings('history', {
  en: {
    title: 'What a customer received',
  },
  ja: {
    title: '顧客への送付履歴',
  },
});
