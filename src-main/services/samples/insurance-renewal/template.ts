/** The renewal letter: one template in English and Japanese, each in its own typography. */

import { SEQUENCES } from '../../../../shared/engine';
import { mmToPt } from '../../../../shared/geometry';
import { type Asset, currentVersions, FORMAT, type Template } from '../../../../shared/model';
import type { Format } from '../../../../shared/rules';
import { a4Pages } from '../a4-pages';
import { bold, field, marked, pageCount, pageNumber, plain, rich } from '../rich-text';
import { type Branch, branch, cellOf, fixed, flatten, share } from '../template-tree';
import { both, type Wording } from './bilingual';
import { renewalEmail, renewOnline, smsReminder } from './channels';
import { renewalContract } from './contract';
import { renewalStyles } from './styles';

const MARGIN = mmToPt(25);
const MARGINS = { top: mmToPt(15), right: MARGIN, bottom: mmToPt(12), left: MARGIN };
const TEXT_WIDTH = mmToPt(160);

const yenEn: Format = { kind: 'money', currency: 'JPY' };
const yenJa: Format = { kind: 'money', currency: 'JPY', display: 'yenKanji', negative: 'triangle' };
/** A date of running text does not break over lines. */
const dateEn: Format = { kind: 'date', style: 'pattern', pattern: 'd\u00a0MMMM\u00a0yyyy' };
const dateJa: Format = { kind: 'date', style: 'wareki' };
const percent: Format = { kind: 'number', decimals: 1 };

const hairline = { colour: 'hairline', width: 0.5 };
const brandLine = { colour: 'brand', width: 0.8 };
const END = { align: 'end' } as const;

const money = (path: string): Wording => ({ en: [field(path, yenEn)], ja: [field(path, yenJa)] });
const date = (path: string): Wording => ({ en: [field(path, dateEn)], ja: [field(path, dateJa)] });
const same = (value: string): Wording => ({ en: [field(value)], ja: [field(value)] });
const words = (en: string, ja: string): Wording => ({ en: plain(en), ja: plain(ja) });

const letterhead: Branch[] = [
  branch('rectangle', 'letterhead-bar', { fill: 'brand' }, undefined, {
    name: 'Brand bar',
    role: 'artifact',
    box: { x: MARGIN, y: mmToPt(15), width: mmToPt(1.6), height: 31 },
  }),
  both('wordmark', [{ en: plain('Minamo Insurance'), ja: plain('みなも損害保険株式会社') }], 'wordmark', {
    name: 'Wordmark',
    box: { x: MARGIN + 13, y: mmToPt(15), width: mmToPt(85), height: 31 },
  }),
  both(
    'contact',
    [
      words('2-6-1 Shiomi-dori, Shiomi, Kanagawa 000-0261', '〒000-0261 神奈川県汐見市汐見通二丁目6番1号'),
      words('0120-000-261 · minamo.example', 'お客様デスク 0120-000-261　minamo.example'),
    ],
    'furniture',
    { name: 'Contact', box: { x: mmToPt(105), y: mmToPt(15.6), width: mmToPt(80), height: 30 } },
    END,
  ),
];

/** C5/6 window envelope (ISO 269): 90 × 45 mm, 20 mm from the left. */
const addressWindow = both(
  'address',
  [
    { en: rich`${field('customer.name')}`, ja: rich`〒${field('customer.address.postcode')}` },
    { en: rich`${field('customer.address.line1')}`, ja: rich`${field('customer.address.line1')}` },
    { en: rich`${field('customer.address.line2')}`, ja: rich`${field('customer.address.line2')}` },
    { en: rich`${field('customer.address.region')}`, ja: rich`${field('customer.address.region')}` },
    {
      en: rich`${field('customer.address.postcode')}`,
      ja: rich`${bold(rich`${field('customer.name')}　様`)}`,
    },
  ],
  'address',
  {
    name: 'Address window',
    box: { x: MARGIN, y: mmToPt(54), width: mmToPt(74), height: mmToPt(40) },
    locked: true,
  },
);

const referenceRow = (id: string, label: Wording, value: Wording): Branch =>
  branch('row', `reference-${id}`, { role: 'body' }, [
    cellOf(`reference-${id}-label-cell`, {}, [both(`reference-${id}-label`, [label], 'label')]),
    cellOf(`reference-${id}-cell`, {}, [both(`reference-${id}-value`, [value], 'reference', {}, END)]),
  ]);

const reference = branch(
  'table',
  'reference',
  { columns: [fixed(82), share(1)], padding: { x: 0, y: 2 }, rule: hairline },
  [
    referenceRow('date', words('Date', '日付'), date('letter.date')),
    referenceRow('policy', words('Policy number', '証券番号'), same('policy.number')),
    referenceRow('number', words('Our reference', '文書番号'), same('letter.reference')),
  ],
  { name: 'Date and references', box: { x: mmToPt(119), y: mmToPt(53.4), width: mmToPt(66), height: 62 } },
);

const footer = (id: string): Branch =>
  branch(
    'band',
    id,
    { edge: 'bottom', gap: mmToPt(6) },
    [
      branch('line', `${id}-rule`, { stroke: hairline }, undefined, { space: { after: 5 } }),
      branch('table', `${id}-table`, { columns: [share(1), fixed(80)], padding: { x: 0, y: 0 } }, [
        branch('row', `${id}-row`, { role: 'body' }, [
          cellOf(`${id}-legal-cell`, {}, [
            both(
              `${id}-legal`,
              [
                words(
                  'Minamo Insurance Company, Limited. Licensed insurer in Japan.',
                  'みなも損害保険株式会社（損害保険業免許）',
                ),
              ],
              'furniture',
            ),
          ]),
          cellOf(`${id}-page-cell`, {}, [
            both(
              `${id}-page`,
              [
                {
                  en: rich`Page ${pageNumber} of ${pageCount}`,
                  ja: rich`${pageNumber} / ${pageCount} ページ`,
                },
              ],
              'furniture',
              {},
              END,
            ),
          ]),
        ]),
      ]),
    ],
    { name: 'Footer' },
  );

const continuationHeader = branch(
  'band',
  'header',
  { edge: 'top', gap: mmToPt(8) },
  [
    branch('table', 'header-table', { columns: [share(1), share(1.4)], padding: { x: 0, y: 0 } }, [
      branch('row', 'header-row', { role: 'body' }, [
        cellOf('header-name-cell', {}, [
          both(
            'header-name',
            [
              {
                en: marked({ bold: true, colour: 'brand' }, plain('Minamo Insurance')),
                ja: marked({ bold: true, colour: 'brand' }, plain('みなも損害保険株式会社')),
              },
            ],
            'furniture',
          ),
        ]),
        cellOf('header-reference-cell', {}, [
          both(
            'header-reference',
            [
              {
                en: rich`Policy ${field('policy.number')} · ${field('letter.date', dateEn)}`,
                ja: rich`証券番号 ${field('policy.number')}　${field('letter.date', dateJa)}`,
              },
            ],
            'furniture',
            {},
            END,
          ),
        ]),
      ]),
    ]),
    branch('line', 'header-rule', { stroke: brandLine }, undefined, { space: { before: 5 } }),
  ],
  { name: 'Continuation header' },
);

const subject = both(
  'subject',
  [
    {
      en: rich`Renewal of your motor insurance`,
      ja: rich`自動車保険の満期と継続手続きのご案内`,
    },
  ],
  'subject',
  { name: 'Subject' },
);

const opening = both(
  'opening',
  [
    { en: rich`Dear ${field('customer.greeting')},`, ja: rich`${field('customer.greeting')}　様` },
    {
      en: rich`Your policy ends on ${field('policy.ends', dateEn)} at 4 p.m. We would be glad to keep you insured and offer to renew it until ${field('policy.renewedUntil', dateEn)}, on the terms you have today.`,
      ja: rich`拝啓　時下ますますご清祥のこととお慶び申し上げます。平素は格別のお引き立てを賜り、厚く御礼申し上げます。さて、ご契約いただいている自動車保険は、${field('policy.ends', dateJa)}午後4時に満期を迎えます。つきましては、現在と同じ補償内容で、${field('policy.renewedUntil', dateJa)}までの継続をご案内いたします。`,
    },
  ],
  'body',
  { name: 'Opening', edit: { policy: 'wording', budget: 280 } },
);

const premium = both(
  'premium',
  [
    {
      en: rich`The premium for the new year is ${bold(rich`${field('premium.annual', yenEn)}`)}${field('has(premium.previous) ? ", compared with " + formatMoney(premium.previous, "JPY") + " for the year that ends." : "."')}`,
      ja: rich`継続後の年間保険料は${bold(rich`${field('premium.annual', yenJa)}`)}です${field('has(premium.previous) ? "（現在のご契約は" + formatNumber(premium.previous, 0) + "円）。" : "。"')}`,
    },
  ],
  'body',
  { name: 'Premium' },
);

const noClaims = both(
  'no-claims',
  [
    {
      en: rich`${bold(rich`Thank you for a year without a claim.`)} Your no-claims class rises to ${field('policy.noClaimsClass')}, and the premium above already includes the discount of ${field('policy.noClaimsDiscount')}% that comes with it.`,
      ja: rich`${bold(rich`この1年間、無事故でお過ごしいただき、ありがとうございます。`)}ノンフリート等級は${field('policy.noClaimsClass')}等級に上がり、上記の保険料には${field('policy.noClaimsDiscount')}％の割引が含まれております。`,
    },
  ],
  'body',
  {
    name: 'No-claims bonus',
    when: 'policy.claims == 0 && size(vehicles) > 0',
    edit: { policy: 'wording', budget: 240 },
  },
);

const REASON_EN =
  'premium.reason == "claims" ? "the claim that we settled in the last year" : premium.reason == "area" ? "the number of accidents in your area, which has grown" : "the cost of parts and repairs, which has grown in all of Japan"';
const REASON_JA =
  'premium.reason == "claims" ? "この1年間に保険金をお支払いした事故があったこと" : premium.reason == "area" ? "お住まいの地域で事故件数が増えていること" : "部品代や修理費が全国的に値上がりしていること"';

const rise = both(
  'rise',
  [
    {
      en: rich`Your premium rises by ${field('premium.rise', percent)}%. We know that this is more than you will have expected. The main reason is ${field(REASON_EN)}. If you would like to pay less, a higher excess or fewer drivers can lower the premium; we will gladly work it out with you.`,
      ja: rich`今回の保険料は、前年より${field('premium.rise', percent)}％の引き上げとなります。ご負担をおかけし、心苦しく存じます。主な理由は、${field(REASON_JA)}です。免責金額や運転者の範囲を見直すことで、保険料を抑えられる場合がございます。お気軽にご相談ください。`,
    },
  ],
  'body',
  {
    name: 'Rise above 10 %',
    when: 'has(premium.rise) && premium.rise > 10.0',
    edit: { policy: 'wording', budget: 320 },
  },
);

const credit = both(
  'credit',
  [
    {
      en: rich`We owe you ${field('-premium.adjustment', yenEn)} from a change to your policy and have taken it off, so that ${bold(rich`${field('premium.due', yenEn)}`)} remains to be paid.`,
      ja: rich`ご契約内容の変更に伴う返れい金${field('-premium.adjustment', yenJa)}を差し引き、お支払いいただく金額は${bold(rich`${field('premium.due', yenJa)}`)}です。`,
    },
  ],
  'body',
  { name: 'Credit', when: 'premium.adjustment < 0' },
);

const oneVehicle = both(
  'one-vehicle',
  [
    {
      en: rich`The insured car is your ${field('vehicles[0].model')}, registration ${field('vehicles[0].plate')}.`,
      ja: rich`ご契約のお車は、${field('vehicles[0].model')}（登録番号 ${field('vehicles[0].plate')}）です。`,
    },
  ],
  'body',
  { name: 'One vehicle', when: 'size(vehicles) == 1' },
);

const noVehicle = both(
  'no-vehicle',
  [
    words(
      'Your policy covers you when you drive cars that belong to others; it names no car of your own.',
      'このご契約は、お借りになったお車を運転される間の補償です。ご契約のお車はございません。',
    ),
  ],
  'body',
  { name: 'Driver’s policy', when: 'size(vehicles) == 0', edit: { policy: 'wording', budget: 140 } },
);

const headCell = (id: string, en: string, ja: string, look?: typeof END): Branch =>
  cellOf(`vehicle-${id}-head-cell`, { verticalAlign: 'bottom' }, [
    both(`vehicle-${id}-head`, [words(en, ja)], 'table-head', {}, look),
  ]);

const bodyCell = (id: string, value: Wording, look?: typeof END): Branch =>
  cellOf(`vehicle-${id}-cell`, {}, [both(`vehicle-${id}`, [value], 'table-row', {}, look)]);

const vehicles = branch(
  'table',
  'vehicles',
  {
    columns: [share(1.5), share(1.15), fixed(86), fixed(74)],
    padding: { x: 4, y: 3 },
    rule: hairline,
    headRule: brandLine,
  },
  [
    branch('row', 'vehicle-head', { role: 'head' }, [
      headCell('model', 'Vehicle', 'お車'),
      headCell('plate', 'Registration', '登録番号'),
      headCell('cover', 'Cover', '補償'),
      headCell('premium', 'Premium', '保険料', END),
    ]),
    branch(
      'row',
      'vehicle',
      { role: 'body' },
      [
        bodyCell('model', same('v.model')),
        bodyCell('plate', same('v.plate')),
        bodyCell('cover', {
          en: rich`${field('v.cover == "full" ? "Comprehensive" : "Liability only"')}`,
          ja: rich`${field('v.cover == "full" ? "車両保険つき" : "対人・対物"')}`,
        }),
        bodyCell('premium', money('v.premium'), END),
      ],
      { name: 'Vehicle', each: { list: 'vehicles', as: 'v' } },
    ),
    branch('row', 'vehicle-total', { role: 'foot' }, [
      cellOf('vehicle-total-label-cell', { columns: 3 }, [
        both(
          'vehicle-total-label',
          [
            {
              en: rich`Total for ${field('size(vehicles)')} vehicles`,
              ja: rich`合計（${field('size(vehicles)')}台）`,
            },
          ],
          'table-total',
        ),
      ]),
      cellOf('vehicle-total-sum-cell', {}, [
        both('vehicle-total-sum', [money('premium.annual')], 'table-total', {}, END),
      ]),
    ]),
  ],
  { name: 'Vehicles', when: 'size(vehicles) > 1', space: { before: 2, after: 12 } },
);

const missing = branch(
  'box',
  'missing',
  {
    padding: { top: 8, right: 12, bottom: 8, left: 14 },
    fill: 'tint',
    accent: { colour: 'brand', width: 2.5 },
  },
  [
    both(
      'missing-intro',
      [
        {
          en: rich`${bold(rich`We still need something from you.`)} Please send us by ${field('letter.replyBy', dateEn)}:`,
          ja: rich`${bold(rich`ご提出をお願いする書類がございます。`)}${field('letter.replyBy', dateJa)}までに、次の書類をお送りください。`,
        },
      ],
      'notice',
      { keep: { withNext: true } },
    ),
    branch(
      'box',
      'missing-list',
      { padding: { top: 0, right: 0, bottom: 0, left: 12 } },
      [
        both(
          'missing-document',
          [{ en: rich`–\u2002${field('d.name')}`, ja: rich`・${field('d.nameJa')}` }],
          'item',
          { name: 'Document', each: { list: 'missingDocuments', as: 'd' } },
        ),
      ],
      { space: { before: 2 } },
    ),
  ],
  {
    name: 'Missing documents',
    when: 'size(missingDocuments) > 0',
    keep: { together: true },
    space: { before: 4, after: 12 },
  },
);

const automatic = both(
  'automatic',
  [
    {
      en: rich`${field('size(missingDocuments) > 0 ? "Apart from that, you need not do anything" : "You need not do anything"')}: unless we hear from you by ${field('letter.replyBy', dateEn)}, we will renew the policy and collect the premium as before.`,
      ja: rich`${field('size(missingDocuments) > 0 ? "書類のご提出のほかに、お手続きは必要ございません。" : "お手続きは必要ございません。"')}${field('letter.replyBy', dateJa)}までにお申し出がない場合は、ご契約を自動的に継続し、これまでと同じ方法で保険料をお支払いいただきます。`,
    },
  ],
  'body',
  { name: 'Automatic renewal', when: 'policy.isAutomatic' },
);

const byForm = both(
  'by-form',
  [
    {
      en: rich`To renew, please sign the enclosed form and return it to us by ${field('letter.replyBy', dateEn)}. Without it your cover ends on ${field('policy.ends', dateEn)}.`,
      ja: rich`継続をご希望の場合は、同封の申込書にご署名のうえ、${field('letter.replyBy', dateJa)}までにご返送ください。ご返送がない場合、補償は${field('policy.ends', dateJa)}をもって終了いたします。`,
    },
  ],
  'body',
  { name: 'Renewal by form', when: '!policy.isAutomatic' },
);

const question = both(
  'question',
  [
    words(
      'If anything has changed, such as your address, your car or who drives it, please tell us. We are glad to help on 0120-000-261, every day from 9 a.m. to 8 p.m.',
      'ご住所やお車、運転される方に変更がございましたら、お知らせください。ご不明な点は、お客様デスク（0120-000-261、毎日9時～20時）までお問い合わせください。今後とも変わらぬお引き立てを賜りますよう、お願い申し上げます。',
    ),
  ],
  'body',
  { name: 'Questions', edit: { policy: 'wording', budget: 320 }, keep: { withNext: true } },
);

const closing = branch(
  'box',
  'closing',
  { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
  [
    both('yours', [{ en: plain('Yours sincerely,'), ja: plain('敬具') }], 'closing'),
    branch('image', 'signature', { asset: 'signature', fit: 'contain', width: 118 }, undefined, {
      name: 'Signature',
      alt: 'Hiroko Hayashi',
      space: { before: 2, after: 0 },
    }),
    both(
      'signatory',
      [
        { en: bold(plain('Hiroko Hayashi')), ja: bold(plain('林　浩子')) },
        words('Head of Customer Service', 'お客様サービス部長'),
      ],
      'signatory',
    ),
  ],
  { name: 'Closing', keep: { together: true, withNext: true }, space: { before: 6 } },
);

const enclosures = branch(
  'box',
  'enclosures',
  { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
  [
    both('enclosures-heading', [words('Enclosures', '同封書類')], 'small-heading'),
    both(
      'enclosure-terms',
      [words('Renewal terms and conditions', '継続契約のご案内・重要事項説明書')],
      'small',
    ),
    both('enclosure-form', [words('Renewal form with reply envelope', '継続申込書・返信用封筒')], 'small', {
      when: '!policy.isAutomatic',
    }),
    both(
      'enclosure-documents',
      [words('Reply envelope for your documents', '書類ご提出用の返信用封筒')],
      'small',
      {
        when: 'policy.isAutomatic && size(missingDocuments) > 0',
      },
    ),
  ],
  { name: 'Enclosures', channels: ['print'], keep: { together: true }, space: { before: 14 } },
);

const { master, frame } = a4Pages(MARGINS, TEXT_WIDTH);

/** Builds the template; `signature` is the drawn one. */
export function renewalTemplate(signature: Asset): Template {
  const root = branch('document', 'document', {}, [
    master('first', 'First page', 'first', [
      ...letterhead,
      addressWindow,
      reference,
      frame('first-frame', mmToPt(98)),
      footer('first-footer'),
    ]),
    master('continuation', 'Continuation page', 'continuation', [
      continuationHeader,
      frame('continuation-frame', MARGINS.top),
      footer('continuation-footer'),
    ]),
    branch(
      'flow',
      'main',
      {},
      [
        subject,
        opening,
        premium,
        noClaims,
        rise,
        credit,
        oneVehicle,
        noVehicle,
        vehicles,
        missing,
        automatic,
        byForm,
        renewOnline,
        question,
        closing,
        enclosures,
        smsReminder,
      ],
      { name: 'Letter' },
    ),
  ]);
  return {
    format: FORMAT,
    versions: currentVersions(SEQUENCES),
    name: 'Insurance renewal',
    languages: ['en', 'ja'],
    languageBy: 'customer.language',
    data: renewalContract,
    recordTitle: ['policy.number', 'customer.name'],
    customer: 'policy.number',
    email: renewalEmail,
    styles: renewalStyles,
    assets: { signature },
    root: 'document',
    nodes: flatten(root),
  };
}
