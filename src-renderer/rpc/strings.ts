import { defineStrings } from '../i18n';

export const strings = defineStrings('rpc', {
  en: { lost: 'Fumi Studio’s host does not answer. Your work is kept here until it is back.' },
  ja: { lost: 'Fumi Studio のホストが応答しません。復旧するまで作業内容はこの画面に保持されます。' },
});
