/** The account statement: British English, A4, for a C5/6 window envelope (ISO 269). */

import { SEQUENCES } from '../../../../shared/engine';
import { mmToPt } from '../../../../shared/geometry';
import { type Asset, currentVersions, FORMAT, type Styles, type Template } from '../../../../shared/model';
import type { Format } from '../../../../shared/rules';
import { a4Pages } from '../a4-pages';
import { bold, field, marked, pageCount, pageNumber, paragraph, plain, rich } from '../rich-text';
import { type Branch, branch, fixed, flatten, share, Writer } from '../template-tree';
import { statementContract } from './contract';

const LANGUAGE = 'en-GB';
const BANK = 'Larkfield Bank';

const MARGIN = mmToPt(20);
const MARGINS = { top: mmToPt(14), right: MARGIN, bottom: mmToPt(11), left: MARGIN };
const TEXT_WIDTH = mmToPt(170);

const STYLES: Styles = {
  colours: {
    brand: '#0b5d57',
    'brand-tint': '#eef5f4',
    ink: '#1c2024',
    quiet: '#56606b',
    hairline: '#dde2e7',
    alarm: '#b3261e',
    'alarm-tint': '#fcf0ef',
  },
  text: {
    body: { label: 'Body', family: 'Source Sans 3', size: 10, leading: 14.5, colour: 'ink' },
    title: {
      label: 'Title',
      basedOn: 'body',
      size: 19,
      leading: 24,
      colour: 'brand',
      role: 'H1',
      keepWithNext: true,
    },
    wordmark: { label: 'Wordmark', basedOn: 'body', size: 17, leading: 22, weight: 700, colour: 'brand' },
    address: { label: 'Address', basedOn: 'body', size: 10, leading: 12.4 },
    summary: { label: 'Summary', basedOn: 'body', size: 9, leading: 12.5 },
    'table-head': {
      label: 'Table head',
      basedOn: 'body',
      size: 8.5,
      leading: 11.5,
      weight: 700,
      colour: 'brand',
    },
    'table-row': { label: 'Table row', basedOn: 'body', size: 9, leading: 12 },
    'table-total': { label: 'Table total', basedOn: 'table-row', weight: 700 },
    'table-carried': { label: 'Carried forward', basedOn: 'table-row', italic: true, colour: 'quiet' },
    heading: {
      label: 'Small heading',
      basedOn: 'body',
      size: 9,
      leading: 12,
      weight: 700,
      colour: 'brand',
      role: 'H2',
      spaceAfter: 2,
      keepWithNext: true,
    },
    small: { label: 'Small print', basedOn: 'body', size: 8, leading: 11.2, colour: 'quiet', spaceAfter: 3 },
    furniture: { label: 'Header and footer', basedOn: 'body', size: 7.5, leading: 10, colour: 'quiet' },
  },
};

const pounds: Format = { kind: 'money', currency: 'GBP' };
const amount: Format = { kind: 'money', currency: 'GBP', display: 'none' };
/** A date of running text does not break over lines. */
const longDate: Format = { kind: 'date', style: 'pattern', pattern: 'd\u00a0MMMM\u00a0yyyy' };
const mediumDate: Format = { kind: 'date', style: 'medium' };
const dayMonth: Format = { kind: 'date', style: 'pattern', pattern: 'd MMM' };
const dayMonthLong: Format = { kind: 'date', style: 'pattern', pattern: 'd\u00a0MMMM' };

const write = new Writer(LANGUAGE);

const hairline = { colour: 'hairline', width: 0.5 };
const brandLine = { colour: 'brand', width: 0.9 };
const END = { align: 'end' } as const;

const letterhead = (logo: string): Branch[] => [
  branch('image', 'logo', { asset: logo, fit: 'contain' }, undefined, {
    name: 'Logo',
    alt: BANK,
    box: { x: MARGIN, y: mmToPt(15.2), width: 23, height: 23 },
  }),
  write.line('wordmark', plain(BANK), 'wordmark', {
    name: 'Wordmark',
    role: 'artifact',
    box: { x: MARGIN + 29, y: mmToPt(15.4), width: 220, height: 22 },
  }),
  write.text(
    'contact',
    [
      paragraph(rich`14 Fenwick Row, Marrowdale MW1 4LB`, END),
      paragraph(rich`0808 157 0142 · larkfield.example`, END),
    ],
    'furniture',
    { name: 'Contact', box: { x: mmToPt(110), y: mmToPt(15.6), width: mmToPt(80), height: 22 } },
  ),
];

/** Seen through a window of 90 × 45 mm, 20 mm from the left, however the sheet slides in the envelope. */
const addressWindow = write.text(
  'address',
  [
    paragraph(rich`${field('customer.name')}`),
    paragraph(rich`${field('customer.address.line1')}`),
    paragraph(rich`${field('customer.address.line2')}`),
    paragraph(rich`${field('customer.address.town')}`),
    paragraph(rich`${field('customer.address.county')}`),
    paragraph(rich`${field('customer.address.postcode')}`),
    paragraph(rich`${field('customer.address.country')}`),
  ],
  'address',
  {
    name: 'Address window',
    box: { x: MARGIN, y: mmToPt(54), width: mmToPt(72), height: mmToPt(36) },
    locked: true,
  },
);

function summaryRow(id: string, label: string, value: Branch | Branch[], isStrong = false): Branch {
  const name = plain(label);
  return branch('row', `summary-${id}`, { role: 'body' }, [
    write.cell(`summary-${id}-label`, isStrong ? bold(name) : name, { style: 'summary' }),
    branch('cell', `summary-${id}-value`, {}, Array.isArray(value) ? value : [value]),
  ]);
}

const summaryValue = (id: string, inlines: ReturnType<typeof rich>, when?: string): Branch =>
  write.text(`summary-${id}`, [paragraph(inlines, END)], 'summary', when ? { when } : {});

const accountSummary = branch(
  'box',
  'summary',
  { padding: { top: 7, right: 6, bottom: 7, left: 6 }, stroke: { colour: '#c9d1d8', width: 0.6 }, radius: 3 },
  [
    branch('table', 'summary-table', { columns: [share(1), share(1.35)], padding: { x: 5, y: 1.6 } }, [
      summaryRow('account', 'Account', summaryValue('account-text', bold(rich`${field('account.number')}`))),
      summaryRow('sort', 'Sort code', summaryValue('sort-text', rich`${field('account.sortCode')}`)),
      summaryRow(
        'period',
        'Period',
        summaryValue(
          'period-text',
          rich`${field('period.from', dayMonth)} – ${field('period.to', mediumDate)}`,
        ),
      ),
      summaryRow(
        'opening',
        'Opening balance',
        summaryValue('opening-text', rich`${field('account.opening', pounds)}`),
      ),
      summaryRow('in', 'Paid in', summaryValue('in-text', rich`${field('account.paidIn', pounds)}`)),
      summaryRow('out', 'Paid out', summaryValue('out-text', rich`${field('account.paidOut', pounds)}`)),
      summaryRow(
        'closing',
        'Closing balance',
        [
          summaryValue(
            'closing-text',
            bold(rich`${field('account.closing', pounds)}`),
            'account.closing >= 0',
          ),
          summaryValue(
            'closing-alarm',
            marked({ bold: true, colour: 'alarm' }, rich`${field('account.closing', pounds)}`),
            'account.closing < 0',
          ),
        ],
        true,
      ),
    ]),
  ],
  { name: 'Account summary', box: { x: mmToPt(116), y: mmToPt(49), width: mmToPt(74), height: mmToPt(44) } },
);

const footer = (id: string): Branch =>
  branch(
    'band',
    id,
    { edge: 'bottom', gap: mmToPt(5) },
    [
      branch('line', `${id}-rule`, { stroke: hairline }, undefined, { space: { after: 5 } }),
      branch('table', `${id}-table`, { columns: [share(1), fixed(70)], padding: { x: 0, y: 0 } }, [
        branch('row', `${id}-row`, { role: 'body' }, [
          write.cell(
            `${id}-legal`,
            rich`Larkfield Bank plc, registered in Marrowdale, No. 00418827. Statement ${field('statement.number')}, issued ${field('statement.issued', longDate)}.`,
            { style: 'furniture' },
          ),
          write.cell(`${id}-page`, rich`Page ${pageNumber} of ${pageCount}`, { style: 'furniture', ...END }),
        ]),
      ]),
    ],
    { name: 'Footer' },
  );

const continuationHeader = branch(
  'band',
  'header',
  { edge: 'top', gap: mmToPt(7) },
  [
    branch('table', 'header-table', { columns: [share(1), share(2)], padding: { x: 0, y: 0 } }, [
      branch('row', 'header-row', { role: 'body' }, [
        write.cell('header-bank', marked({ bold: true, colour: 'brand', size: 9.5 }, plain(BANK)), {
          style: 'furniture',
          verticalAlign: 'bottom',
        }),
        write.cell(
          'header-account',
          rich`Account ${bold(rich`${field('account.number')}`)} · ${field('period.from', dayMonth)} – ${field('period.to', mediumDate)}`,
          { style: 'furniture', verticalAlign: 'bottom', ...END },
        ),
      ]),
    ]),
    branch('line', 'header-rule', { stroke: brandLine }, undefined, { space: { before: 5 } }),
  ],
  { name: 'Continuation header' },
);

const greeting = write.line(
  'greeting',
  rich`Dear ${field('customer.greeting')}, here is what moved on your ${field('account.product')} between ${field('period.from', dayMonthLong)} and ${field('period.to', longDate)}. ${field('size(transactions) == 0 ? "There were no transactions." : size(transactions) == 1 ? "There was one transaction." : "There were " + string(size(transactions)) + " transactions."')}`,
  'body',
  { name: 'Greeting', edit: { policy: 'wording', budget: 180 }, space: { before: 5, after: 12 } },
);

const overdraftNotice = branch(
  'box',
  'overdraft',
  {
    padding: { top: 9, right: 12, bottom: 9, left: 14 },
    fill: 'alarm-tint',
    accent: { colour: 'alarm', width: 2.5 },
  },
  [
    write.line(
      'overdraft-text',
      rich`${bold(rich`Your account is overdrawn by ${field('-account.closing', pounds)}.`)} Please pay in at least this amount by ${field('statement.payBy', longDate)} to avoid the charge of ${field('statement.overdraftCharge', pounds)} per statement.`,
      'body',
      { name: 'Overdraft wording', edit: { policy: 'wording', budget: 240 } },
    ),
  ],
  {
    name: 'Overdraft notice',
    when: 'account.closing < 0 && account.status != "closed"',
    keep: { together: true },
    space: { after: 13 },
  },
);

const closedNotice = branch(
  'box',
  'closed',
  {
    padding: { top: 9, right: 12, bottom: 9, left: 14 },
    fill: 'brand-tint',
    accent: { colour: 'brand', width: 2.5 },
  },
  [
    write.line(
      'closed-text',
      rich`${bold(rich`This account is closed.`)} This is its last statement; please keep it for your records.`,
      undefined,
      { name: 'Closed account wording', edit: { policy: 'wording', budget: 160 } },
    ),
  ],
  { name: 'Closed account notice', when: 'account.status == "closed"', space: { after: 13 } },
);

const MONEY_COLUMN = 74;

const headCell = (id: string, label: string, look: { align?: 'end' } = {}): Branch =>
  write.cell(`head-${id}`, plain(label), {
    style: 'table-head',
    verticalAlign: 'bottom',
    ...look,
  });

const carriedRow = (role: 'carriedForward' | 'broughtForward', id: string, label: string): Branch =>
  branch('row', id, { role }, [
    write.cell(`${id}-date`, [], { style: 'table-carried' }),
    write.cell(`${id}-label`, plain(label), { style: 'table-carried', columns: 3 }),
    write.cell(`${id}-balance`, rich`${field('t.balance', amount)}`, { style: 'table-carried', ...END }),
  ]);

const transactions = branch(
  'table',
  'transactions',
  {
    columns: [fixed(46), share(1), fixed(MONEY_COLUMN), fixed(MONEY_COLUMN), fixed(MONEY_COLUMN + 6)],
    padding: { x: 4, y: 4.2 },
    rule: hairline,
    headRule: brandLine,
  },
  [
    branch('row', 'head', { role: 'head' }, [
      headCell('date', 'Date'),
      headCell('description', 'Description'),
      headCell('out', 'Paid out (£)', END),
      headCell('in', 'Paid in (£)', END),
      headCell('balance', 'Balance (£)', END),
    ]),
    carriedRow('broughtForward', 'brought', 'Brought forward'),
    branch(
      'row',
      'movement',
      { role: 'body' },
      [
        write.cell('movement-date', rich`${field('t.date', dayMonth)}`, { style: 'table-row' }),
        write.cell(
          'movement-description',
          rich`${field('t.description')}${field('has(t.reference) ? " ·\u00a0" + t.reference : ""')}`,
          { style: 'table-row' },
        ),
        write.cell('movement-out', rich`${field('t.paidOut', amount)}`, { style: 'table-row', ...END }),
        write.cell('movement-in', rich`${field('t.paidIn', amount)}`, { style: 'table-row', ...END }),
        write.cell('movement-balance', rich`${field('t.balance', amount)}`, { style: 'table-row', ...END }),
      ],
      { name: 'Transaction', each: { list: 'transactions', as: 't' } },
    ),
    branch('row', 'none', { role: 'empty' }, [
      write.cell(
        'none-text',
        marked(
          { colour: 'quiet' },
          rich`Nothing moved on this account in ${field('period.to', { kind: 'date', style: 'monthYear' })}.`,
        ),
        {
          style: 'table-row',
          columns: 5,
        },
      ),
    ]),
    carriedRow('carriedForward', 'carried', 'Carried forward'),
    branch('row', 'total', { role: 'foot', fill: 'brand-tint' }, [
      write.cell('total-label', rich`Totals and closing balance`, { style: 'table-total', columns: 2 }),
      write.cell('total-out', rich`${field('account.paidOut', amount)}`, { style: 'table-total', ...END }),
      write.cell('total-in', rich`${field('account.paidIn', amount)}`, { style: 'table-total', ...END }),
      write.cell('total-balance', rich`${field('account.closing', amount)}`, {
        style: 'table-total',
        ...END,
      }),
    ]),
  ],
  { name: 'Transactions' },
);

const legalNotice = branch(
  'box',
  'legal',
  { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
  [
    write.line('legal-heading', rich`About your statement`, 'heading'),
    write.text(
      'legal-text',
      [
        paragraph(
          rich`Please check this statement. If there is a payment that you do not recognise, tell us at once on 0808 157 0142, day or night; we will refund payments that you did not authorise as the law requires.`,
        ),
        paragraph(
          rich`${field('has(account.overdraftLimit) ? "Your arranged overdraft is " + formatMoney(account.overdraftLimit, "GBP") + ". Interest on arranged overdrafts is 24.9% EAR variable." : ""')}`,
        ),
        paragraph(
          rich`Deposits are protected up to £85,000 per depositor. We print this statement on request only; every statement since you opened the account is in the app.`,
        ),
      ],
      'small',
    ),
  ],
  { name: 'Legal notice', keep: { together: true }, space: { before: 16 } },
);

const { master, frame } = a4Pages(MARGINS, TEXT_WIDTH);

/** Builds the template; `logo` is the drawn logo. */
export function statementTemplate(logo: Asset): Template {
  const root = branch('document', 'document', {}, [
    master('first', 'First page', 'first', [
      ...letterhead('logo'),
      addressWindow,
      accountSummary,
      frame('first-frame', mmToPt(101)),
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
        write.line(
          'title',
          rich`Your ${field('period.to', { kind: 'date', style: 'pattern', pattern: 'LLLL' })} statement`,
          'title',
          {
            name: 'Title',
          },
        ),
        greeting,
        overdraftNotice,
        closedNotice,
        transactions,
        legalNotice,
      ],
      { name: 'Main flow' },
    ),
  ]);
  return {
    format: FORMAT,
    versions: currentVersions(SEQUENCES),
    name: 'Account statement',
    languages: [LANGUAGE],
    data: statementContract,
    recordTitle: ['account.number', 'customer.name'],
    customer: 'account.number',
    styles: STYLES,
    assets: { logo },
    root: 'document',
    nodes: flatten(root),
  };
}
