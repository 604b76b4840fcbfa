import { defineStrings } from '../i18n';

export const strings = defineStrings('state', {
  en: {
    changedElsewhere: 'The template was changed in another window. Reload it to go on.',
    locked: 'The element is locked.',
  },
  ja: {
    changedElsewhere: 'テンプレートが別のウィンドウで変更されました。読み込み直すと作業を続けられます。',
    locked: 'この要素はロックされています。',
  },
});
