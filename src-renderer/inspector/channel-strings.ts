import { defineStrings } from '../i18n';

export const channelStrings = defineStrings('inspector-channels', {
  en: {
    channels: 'Channels',
    channelsHint: 'A text message says only what names SMS. Where nothing does, it says everything.',
    email: 'E-mail',
    emailHint:
      'Expressions such as "Your bill for " + customer.name. Empty: the language before, then the template’s name.',
    inEmail: 'E-mail',
    inPrint: 'Print',
    inSms: 'SMS',
    preview: 'Beside the subject',
    previewIn: 'Beside the subject ({language})',
    subject: 'Subject',
    subjectIn: 'Subject ({language})',
  },
  ja: {
    channels: 'チャネル',
    channelsHint:
      'SMS には、SMS を選んだ要素だけが入ります。どの要素も選んでいないときは、すべての文章が入ります。',
    email: 'メール',
    emailHint:
      '"ご請求のお知らせ " + customer.name のような式。空欄のときは既定の言語の件名、それもなければテンプレート名になります。',
    inEmail: 'メール',
    inPrint: '印刷',
    inSms: 'SMS',
    preview: '件名の横の一行',
    previewIn: '件名の横の一行（{language}）',
    subject: '件名',
    subjectIn: '件名（{language}）',
  },
});
