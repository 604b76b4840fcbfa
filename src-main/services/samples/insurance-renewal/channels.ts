/** What the renewal says in an e-mail and in a text message, and nowhere else. */
import type { Template } from '../../../../shared/model';
import type { Format } from '../../../../shared/rules';
import { field, marked, plain, rich } from '../rich-text';
import { both } from './bilingual';

const shortEn: Format = { kind: 'date', style: 'pattern', pattern: 'd MMM yyyy' };
const shortJa: Format = { kind: 'date', style: 'pattern', pattern: 'yyyy/MM/dd' };

const button = {
  bold: true,
  colour: 'brand',
  link: { value: '"https://minamo.example/renew?policy=" + policy.number' },
} as const;

/** A paragraph that is one link is a button in an e-mail. */
export const renewOnline = both(
  'renew-online',
  [{ en: marked(button, plain('Renew online')), ja: marked(button, plain('Webで継続手続きをする')) }],
  'body',
  { name: 'Renew online (e-mail)', channels: ['email'], space: { before: 4, after: 12 } },
);

export const smsReminder = both(
  'sms-reminder',
  [
    {
      en: rich`Minamo Insurance: your motor policy ${field('policy.number')} ends on ${field('policy.ends', shortEn)}. Renew by ${field('letter.replyBy', shortEn)}: https://minamo.example/r`,
      ja: rich`【みなも損保】自動車保険が${field('policy.ends', shortJa)}に満期を迎えます。継続のお手続きは${field('letter.replyBy', shortJa)}までに https://minamo.example/r`,
    },
  ],
  'body',
  { name: 'Reminder (SMS)', channels: ['sms'] },
);

export const renewalEmail: NonNullable<Template['email']> = {
  subject: {
    en: '"Your motor insurance ends on " + formatDate(policy.ends, "d MMMM yyyy")',
    ja: '"自動車保険の満期のご案内（" + formatDate(policy.ends, "yyyy年M月d日") + "満期）"',
  },
  preview: {
    en: '"The premium for the new year: " + formatMoney(premium.annual, "JPY")',
    ja: '"継続後の年間保険料は" + formatNumber(premium.annual, 0) + "円です"',
  },
};
