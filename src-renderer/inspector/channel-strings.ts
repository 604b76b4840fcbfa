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
    maxSegments: 'Most segments',
    preview: 'Preview text',
    previewIn: 'Preview text ({language})',
    sms: 'SMS',
    smsHint:
      'Each segment is paid for: 160 letters, or 70 with characters outside of the GSM alphabet. More are reported.',
    subject: 'Subject',
    subjectExample: '"Your bill"',
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
    maxSegments: '通数の上限',
    preview: 'プレビュー文',
    previewIn: 'プレビュー文（{language}）',
    sms: 'SMS',
    smsHint:
      '料金は 1 通ごとにかかります。GSM 文字だけなら 160 文字、それ以外を含むと 70 文字で 1 通です。上限を超えると警告が出ます。',
    subject: '件名',
    subjectExample: '"ご請求のお知らせ"',
    subjectIn: '件名（{language}）',
  },
});
