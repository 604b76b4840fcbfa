import { defineStrings } from '../i18n';

export const strings = defineStrings('tools', {
  en: { tools: 'Tools', select: 'Select', hand: 'Hand' },
  ja: { tools: 'ツール', select: '選択', hand: '手のひら' },
});
