/**
 * The electricity bill: Japanese, A4 folded in three for a 長形3号 window envelope, and a qualified invoice (適格請求書).
 * Sizes follow the UCDA's guidance: nothing below 6 pt, line pitch of 1.5 and more, at most 45 characters per line.
 */

import { SEQUENCES } from '../../../../shared/engine';
import { mmToPt } from '../../../../shared/geometry';
import {
  type Asset,
  currentVersions,
  FORMAT,
  type Inline,
  type Styles,
  type Template,
} from '../../../../shared/model';
import type { Format } from '../../../../shared/rules';
import { a4Pages } from '../a4-pages';
import { bold, field, marked, pageCount, pageNumber, paragraph, plain, rich } from '../rich-text';
import { type Branch, branch, type CellLook, fixed, flatten, share, Writer } from '../template-tree';
import { billContract } from './contract';

const LANGUAGE = 'ja';
const ISSUER = '青凪電力株式会社';
const REGISTRATION = 'T1234567890123';

const MARGIN = mmToPt(22);
const MARGINS = { top: mmToPt(14), right: MARGIN, bottom: mmToPt(11), left: MARGIN };
const TEXT_WIDTH = mmToPt(166);

const STYLES: Styles = {
  colours: {
    brand: '#174a86',
    'brand-tint': '#eef4fa',
    ink: '#1c2024',
    quiet: '#505a66',
    hairline: '#d5dbe2',
    alarm: '#a92318',
  },
  text: {
    body: {
      label: '本文',
      family: 'Noto Sans JP',
      size: 10,
      leading: 17,
      colour: 'ink',
      kinsoku: 'strict',
    },
    title: {
      label: '表題',
      basedOn: 'body',
      size: 16,
      leading: 25,
      weight: 700,
      colour: 'brand',
      role: 'H1',
      keepWithNext: true,
    },
    heading: {
      label: '見出し',
      basedOn: 'body',
      size: 10.5,
      leading: 17,
      weight: 700,
      colour: 'brand',
      role: 'H2',
      spaceAfter: 3,
      keepWithNext: true,
    },
    address: { label: '宛名（住所）', basedOn: 'body', size: 9, leading: 13.6 },
    addressee: { label: '宛名（氏名）', basedOn: 'body', size: 10.5, leading: 16, spaceBefore: 2 },
    issuer: { label: '発行者', basedOn: 'body', size: 8, leading: 13, colour: 'quiet' },
    label: { label: '項目名', basedOn: 'body', size: 8.5, leading: 14, colour: 'quiet' },
    value: { label: '項目の値', basedOn: 'body', size: 9, leading: 14 },
    amount: { label: 'ご請求金額', basedOn: 'body', size: 25, leading: 35, weight: 700, colour: 'brand' },
    'table-head': {
      label: '表の見出し',
      basedOn: 'body',
      size: 8.5,
      leading: 13.6,
      weight: 700,
      colour: 'brand',
    },
    'table-row': { label: '表の行', basedOn: 'body', size: 9, leading: 14 },
    'table-total': { label: '表の合計', basedOn: 'table-row', weight: 700 },
    'table-carried': { label: '繰越', basedOn: 'table-row', colour: 'quiet' },
    notice: { label: 'お知らせ', basedOn: 'body', spaceAfter: 3, align: 'justify' },
    note: { label: '注記', basedOn: 'body', size: 8, leading: 13.2, colour: 'quiet' },
    furniture: { label: '柱・ノンブル', basedOn: 'body', size: 7.5, leading: 12, colour: 'quiet' },
  },
};

const yen: Format = { kind: 'money', currency: 'JPY', display: 'yenKanji', negative: 'triangle' };
const amount: Format = { kind: 'money', currency: 'JPY', display: 'none', negative: 'triangle' };
const price: Format = { kind: 'number', decimals: 2, negative: 'triangle' };
const wholeNumber: Format = { kind: 'number', decimals: 0 };
const wareki: Format = { kind: 'date', style: 'wareki' };
const warekiMonth: Format = { kind: 'date', style: 'pattern', pattern: 'Gg年M月' };
const monthDay: Format = { kind: 'date', style: 'pattern', pattern: 'M月d日' };

const write = new Writer(LANGUAGE);

const END = { align: 'end' } as const;
const hairline = { colour: 'hairline', width: 0.5 };
const brandLine = { colour: 'brand', width: 0.9 };

/** Seen through the window at the left top of the envelope: 22 mm and 12 mm from its edges, 90 × 45 mm. */
const addressWindow = write.text(
  'address',
  [
    paragraph(rich`〒${field('customer.postcode')}`),
    paragraph(rich`${field('customer.address1')}`),
    paragraph(rich`${field('customer.address2')}`),
    paragraph(rich`${field('customer.name')}　${field('customer.honorific')}`, { style: 'addressee' }),
  ],
  'address',
  {
    name: '窓あき部の宛名',
    box: { x: MARGIN, y: mmToPt(13), width: mmToPt(80), height: mmToPt(42) },
    locked: true,
  },
);

const issuer: Branch[] = [
  branch('image', 'logo', { asset: 'logo', fit: 'contain' }, undefined, {
    name: 'ロゴ',
    alt: ISSUER,
    box: { x: mmToPt(124), y: mmToPt(13.2), width: 23, height: 23 },
  }),
  write.line('issuer-name', marked({ size: 11.5, colour: 'brand' }, bold(plain(ISSUER))), 'body', {
    name: '発行者名',
    box: { x: mmToPt(134), y: mmToPt(14), width: mmToPt(54), height: 18 },
  }),
  write.text(
    'issuer-details',
    [
      paragraph(plain(`登録番号 ${REGISTRATION}`)),
      paragraph(plain('〒000-0142 神奈川県汐見市凪町一丁目4番2号')),
      paragraph(plain('お客様センター 0120-000-142')),
      paragraph(plain('平日 9時～18時（祝日を除く）')),
    ],
    'issuer',
    {
      name: '発行者の連絡先',
      box: { x: mmToPt(124), y: mmToPt(24), width: mmToPt(64), height: 54 },
    },
  ),
];

/** Where the sheet is folded in three. */
const foldMarks = [99, 198].map((y, index) =>
  branch('line', `fold-${index + 1}`, { stroke: { colour: '#9aa4af', width: 0.4 } }, undefined, {
    name: '折り位置',
    role: 'artifact',
    box: { x: mmToPt(4), y: mmToPt(y), width: mmToPt(4), height: 0 },
  }),
);

const footer = (id: string): Branch =>
  branch(
    'band',
    id,
    { edge: 'bottom', gap: mmToPt(5) },
    [
      branch('line', `${id}-rule`, { stroke: hairline }, undefined, { space: { after: 4 } }),
      branch('table', `${id}-table`, { columns: [share(1), fixed(70)], padding: { x: 0, y: 0 } }, [
        branch('row', `${id}-row`, { role: 'body' }, [
          write.cell(`${id}-issuer`, plain(`${ISSUER}　登録番号 ${REGISTRATION}`), { style: 'furniture' }),
          write.cell(`${id}-page`, rich`${pageNumber} / ${pageCount} ページ`, { style: 'furniture', ...END }),
        ]),
      ]),
    ],
    { name: 'フッター' },
  );

const continuationHeader = branch(
  'band',
  'header',
  { edge: 'top', gap: mmToPt(6) },
  [
    branch('table', 'header-table', { columns: [share(1), share(1.4)], padding: { x: 0, y: 0 } }, [
      branch('row', 'header-row', { role: 'body' }, [
        write.cell(
          'header-title',
          marked({ colour: 'brand' }, bold(plain('電気ご使用量のお知らせ・ご請求書'))),
          {
            style: 'furniture',
          },
        ),
        write.cell(
          'header-invoice',
          rich`${field('invoice.month', warekiMonth)}分　請求書番号 ${field('invoice.number')}`,
          { style: 'furniture', ...END },
        ),
      ]),
    ]),
    branch('line', 'header-rule', { stroke: brandLine }, undefined, { space: { before: 5 } }),
  ],
  { name: '次ページの見出し' },
);

const title = write.line('title', rich`電気ご使用量のお知らせ・ご請求書`, 'title', { name: '表題' });

const subtitle = branch(
  'table',
  'subtitle',
  { columns: [share(1), share(1), share(1)], padding: { x: 0, y: 0 } },
  [
    branch('row', 'subtitle-row', { role: 'body' }, [
      write.cell('subtitle-customer', rich`お客様番号　${field('customer.number')}`, { style: 'label' }),
      write.cell('subtitle-number', rich`請求書番号　${field('invoice.number')}`, { style: 'label' }),
      write.cell('subtitle-issued', rich`発行日　${field('invoice.issued', wareki)}`, {
        style: 'label',
        ...END,
      }),
    ]),
  ],
  { name: '番号と発行日', space: { before: 2, after: 8 } },
);

const totalIs = (comparison: string) => `totals.total ${comparison} 0`;

const amountPanel = branch(
  'box',
  'amount-panel',
  {
    padding: { top: 7, right: 14, bottom: 8, left: 14 },
    fill: 'brand-tint',
    accent: { colour: 'brand', width: 3 },
  },
  [
    branch('table', 'amount-table', { columns: [share(1), share(1)], padding: { x: 0, y: 0 } }, [
      branch('row', 'amount-row', { role: 'body' }, [
        branch('cell', 'amount-cell', { verticalAlign: 'middle' }, [
          write.line(
            'amount-label',
            rich`${field('invoice.month', warekiMonth)}分　ご請求金額（税込）`,
            'value',
            {
              when: totalIs('>='),
            },
          ),
          write.line(
            'refund-label',
            rich`${field('invoice.month', warekiMonth)}分　お返しする金額（税込）`,
            'value',
            {
              when: totalIs('<'),
            },
          ),
          write.line(
            'amount',
            rich`${field('totals.total < 0 ? -totals.total : totals.total', yen)}`,
            'amount',
            {
              name: 'ご請求金額',
            },
          ),
        ]),
        branch('cell', 'due-cell', { verticalAlign: 'middle' }, [
          write.text(
            'due',
            [
              paragraph(rich`お支払期日　${bold(rich`${field('invoice.due', wareki)}`)}`),
              paragraph(rich`お支払方法　${field('invoice.method')}`),
            ],
            'value',
            { name: 'お支払期日', when: totalIs('>') },
          ),
          write.line(
            'nothing-due',
            rich`今月はお支払いいただく金額がございません。お手続きも必要ありません。`,
            'value',
            { name: 'ご請求なし', when: totalIs('=='), edit: { policy: 'wording', budget: 60 } },
          ),
          write.line(
            'refund',
            rich`${field('invoice.due', wareki)}までに、ご登録の口座へお振り込みします。`,
            'value',
            { name: 'お返しのご案内', when: totalIs('<'), edit: { policy: 'wording', budget: 60 } },
          ),
        ]),
      ]),
    ]),
  ],
  { name: 'ご請求金額の枠', keep: { together: true }, space: { after: 10 } },
);

const fact = (id: string, label: string, value: readonly Inline[]): Branch[] => [
  write.cell(`${id}-label`, plain(label), { style: 'label' }),
  write.cell(`${id}-value`, value, { style: 'value' }),
];

const usageFacts = branch(
  'table',
  'facts',
  {
    columns: [fixed(74), share(1), fixed(62), share(1)],
    padding: { x: 4, y: 2 },
    rule: hairline,
  },
  [
    branch('row', 'facts-usage', { role: 'body' }, [
      ...fact('kwh', 'ご使用量', bold(rich`${field('usage.kwh', wholeNumber)} kWh`)),
      ...fact('plan', 'ご契約種別', rich`${field('supply.plan')}`),
    ]),
    branch('row', 'facts-period', { role: 'body' }, [
      ...fact(
        'period',
        'ご使用期間',
        rich`${field('invoice.from', monthDay)}～${field('invoice.to', monthDay)}（${field('invoice.days')}日間）`,
      ),
      ...fact('capacity', 'ご契約容量', rich`${field('supply.capacity')}`),
    ]),
    branch('row', 'facts-before', { role: 'body' }, [
      ...fact(
        'before',
        '先月のご使用量',
        rich`${field('has(usage.previousMonth) ? formatNumber(usage.previousMonth, 0) + " kWh" : "記録がありません"')}`,
      ),
      ...fact('point', '地点番号', rich`${field('supply.point')}`),
    ]),
  ],
  { name: 'ご使用量とご契約', space: { after: 6 } },
);

const previous = 'usage.previousYear';

/** How this month compares with the same month of the year before: one of four texts. */
const comparison: Branch[] = [
  write.line(
    'comparison-more',
    rich`前年同月（${field(`${previous}`, wholeNumber)} kWh）に比べて ${bold(rich`${field(`usage.kwh - ${previous}`, wholeNumber)} kWh（${field(`(usage.kwh - ${previous}) * 100.0 / ${previous}`, { kind: 'number', decimals: 1 })}％）`)}増えました。`,
    'body',
    { when: `has(${previous}) && ${previous} > 0 && usage.kwh > ${previous}` },
  ),
  write.line(
    'comparison-less',
    rich`前年同月（${field(`${previous}`, wholeNumber)} kWh）に比べて ${bold(rich`${field(`${previous} - usage.kwh`, wholeNumber)} kWh（${field(`(${previous} - usage.kwh) * 100.0 / ${previous}`, { kind: 'number', decimals: 1 })}％）`)}減りました。`,
    'body',
    { when: `has(${previous}) && ${previous} > usage.kwh` },
  ),
  write.line('comparison-same', rich`ご使用量は、前年同月と同じでした。`, 'body', {
    when: `has(${previous}) && ${previous} == usage.kwh`,
  }),
  write.line(
    'comparison-none',
    marked({ colour: 'quiet' }, rich`前年同月のご使用量の記録はありません。`),
    'body',
    {
      when: `!has(${previous})`,
    },
  ),
];

const headCell = (id: string, label: string, look: CellLook = {}): Branch =>
  write.cell(`head-${id}`, plain(label), { style: 'table-head', ...look });

const carriedRow = (role: 'carriedForward' | 'broughtForward', id: string, label: string): Branch =>
  branch('row', id, { role }, [
    write.cell(`${id}-label`, plain(label), { style: 'table-carried', columns: 3, ...END }),
    write.cell(`${id}-sum`, rich`${field('l.running', amount)}`, { style: 'table-carried', ...END }),
  ]);

const lines = branch(
  'table',
  'lines',
  {
    columns: [share(1), fixed(82), fixed(80), fixed(84)],
    padding: { x: 4, y: 2.2 },
    rule: hairline,
    headRule: brandLine,
  },
  [
    branch('row', 'head', { role: 'head' }, [
      headCell('item', '項目'),
      headCell('quantity', '数量', END),
      headCell('price', '単価（円・税込）', END),
      headCell('amount', '金額（円・税込）', END),
    ]),
    carriedRow('broughtForward', 'brought', '前ページから繰り越し'),
    branch(
      'row',
      'line',
      { role: 'body' },
      [
        write.cell('line-item', rich`${field('has(l.site) ? l.site + "　" : ""')}${field('l.item')}`, {
          style: 'table-row',
        }),
        write.cell(
          'line-quantity',
          rich`${field('has(l.quantity) ? formatNumber(l.quantity, 0) + " " + l.unit : ""')}`,
          { style: 'table-row', ...END },
        ),
        write.cell('line-price', rich`${field('l.price', price)}`, { style: 'table-row', ...END }),
        write.cell('line-amount', rich`${field('l.amount', amount)}`, { style: 'table-row', ...END }),
      ],
      { name: '明細行', each: { list: 'lines', as: 'l' } },
    ),
    branch('row', 'none', { role: 'empty' }, [
      write.cell(
        'none-text',
        marked({ colour: 'quiet' }, rich`今月のご使用はなく、ご請求する料金はございません。`),
        {
          style: 'table-row',
          columns: 4,
        },
      ),
    ]),
    carriedRow('carriedForward', 'carried', '次ページへ繰り越し'),
    branch('row', 'total', { role: 'foot', fill: 'brand-tint' }, [
      write.cell('total-label', rich`合計（税込）`, { style: 'table-total', columns: 3, ...END }),
      write.cell('total-sum', rich`${field('totals.total', amount)}`, { style: 'table-total', ...END }),
    ]),
  ],
  { name: '料金の内訳' },
);

function rateRow(id: string, label: string, total: string, tax: string, when?: string): Branch {
  return branch(
    'row',
    `rate-${id}`,
    { role: 'body' },
    [
      write.cell(`rate-${id}-label`, plain(label), { style: 'table-row' }),
      write.cell(`rate-${id}-total`, rich`${field(total, yen)}`, { style: 'table-row', ...END }),
      write.cell(`rate-${id}-tax`, rich`${field(tax, yen)}`, { style: 'table-row', ...END }),
    ],
    when ? { when } : {},
  );
}

const taxes = branch(
  'box',
  'taxes',
  { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
  [
    write.line('taxes-heading', rich`税率ごとの合計`, 'heading'),
    branch(
      'table',
      'tax-table',
      {
        columns: [share(1), fixed(128), fixed(128)],
        padding: { x: 4, y: 2.2 },
        rule: hairline,
        headRule: brandLine,
      },
      [
        branch('row', 'tax-head', { role: 'head' }, [
          headCell('rate', '税率'),
          headCell('taxed', '対象金額（税込）', END),
          headCell('tax', 'うち消費税額等', END),
        ]),
        rateRow('standard', '10％対象', 'totals.standard', 'totals.standardTax'),
        rateRow(
          'reduced',
          '8％対象（軽減税率）',
          'totals.reduced',
          'totals.reducedTax',
          'totals.reduced != 0',
        ),
      ],
    ),
    write.line(
      'taxes-note',
      rich`消費税額等の1円未満の端数は、この請求書につき税率ごとに1回切り捨てています。${field('totals.reduced != 0 ? "※は軽減税率（8％）の対象です。" : ""')}`,
      'note',
      { space: { before: 4 } },
    ),
  ],
  { name: '適格請求書の記載', keep: { together: true }, space: { before: 11 } },
);

const notice = branch(
  'box',
  'notice',
  {
    padding: { top: 9, right: 14, bottom: 9, left: 14 },
    stroke: { colour: 'hairline', width: 0.7 },
    radius: 3,
  },
  [
    write.line('notice-heading', rich`お知らせ`, 'heading'),
    write.text(
      'notice-text',
      [
        paragraph(
          rich`お支払期日を過ぎますと、期日の翌日から年10％の延滞利息をいただく場合がございます。ご事情によりお支払いが難しいときは、お早めに「お客様センター」へご相談ください。`,
        ),
        paragraph(
          rich`ご使用量の推移や「でんき予報」は、会員サイトでもご確認いただけます。紙の請求書を電子請求書（Web明細）へ切り替えると、毎月110円を割り引きます。`,
        ),
      ],
      'notice',
      { name: 'お知らせの本文', edit: { policy: 'wording', budget: 300 } },
    ),
  ],
  { name: 'お知らせ', keep: { together: true }, space: { before: 11 } },
);

const { master, frame } = a4Pages(MARGINS, TEXT_WIDTH);

/** Builds the template; `logo` is the drawn logo. */
export function billTemplate(logo: Asset): Template {
  const root = branch('document', 'document', {}, [
    master('first', '1ページ目', 'first', [
      addressWindow,
      ...issuer,
      ...foldMarks,
      frame('first-frame', mmToPt(60)),
      footer('first-footer'),
    ]),
    master('continuation', '2ページ目以降', 'continuation', [
      continuationHeader,
      frame('continuation-frame', MARGINS.top),
      footer('continuation-footer'),
    ]),
    branch(
      'flow',
      'main',
      {},
      [
        title,
        subtitle,
        amountPanel,
        usageFacts,
        ...comparison,
        write.line('lines-heading', rich`料金の内訳`, 'heading', { space: { before: 11, after: 2 } }),
        lines,
        taxes,
        notice,
      ],
      { name: '本文の流れ' },
    ),
  ]);
  return {
    format: FORMAT,
    versions: currentVersions(SEQUENCES),
    name: '電気ご使用量のお知らせ・ご請求書',
    languages: [LANGUAGE],
    data: billContract,
    recordTitle: ['customer.number', 'customer.name'],
    customer: 'customer.number',
    styles: STYLES,
    assets: { logo },
    root: 'document',
    nodes: flatten(root),
  };
}
