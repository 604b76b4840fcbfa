import { defineStrings } from '../i18n';

export const strings = defineStrings('ui', {
  en: {
    cancel: 'Cancel',
    close: 'Close',
    colourValue: '{label}: {value}',
    expand: 'Expand or collapse',
    hex: 'Colour as hex',
    hue: 'Hue',
    namedColours: 'Named colours',
    noColour: 'None',
    noneFound: 'Nothing found',
    notices: 'Notices',
    saturation: 'Saturation and brightness',
  },
  ja: {
    cancel: 'キャンセル',
    close: '閉じる',
    colourValue: '{label}: {value}',
    expand: '開閉',
    hex: '16進数の色',
    hue: '色相',
    namedColours: '名前付きの色',
    noColour: 'なし',
    noneFound: '見つかりません',
    notices: '通知',
    saturation: '彩度と明度',
  },
});
