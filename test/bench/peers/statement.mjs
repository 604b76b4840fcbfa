/**
 * The account statement for peers that draw by hand: a record as texts, and those placed by plain arithmetic with rows of
 * one height. That spares them the layout that Fumi and Typst do.
 *
 * @typedef {Record<string, any>} Statement A record of the sample.
 * @typedef {object} Piece One text: where its left edge, or for `right` its right edge, and its baseline are, in points
 *   from the upper left corner of the page.
 * @property {string} text
 * @property {number} x
 * @property {number} y
 * @property {number} size
 * @property {'regular' | 'semibold' | 'bold'} font
 * @property {[number, number, number]} colour 0 … 1 each
 * @property {boolean} right
 * @typedef {object} Page
 * @property {Piece[]} texts
 * @property {{ x: number, y: number, width: number }[]} lines Hairlines.
 * @property {{ x: number, y: number, width: number, height: number }[]} fills
 */

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 };

const LEFT = 56;
const RIGHT = 539;
const ROW = 20.5;
const INK = /** @type {[number, number, number]} */ ([0.11, 0.13, 0.14]);
const GREY = /** @type {[number, number, number]} */ ([0.4, 0.42, 0.45]);
const GREEN = /** @type {[number, number, number]} */ ([0.06, 0.36, 0.3]);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FULL_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const grouped = (/** @type {number} */ amount) => {
  const [whole = '0', cents = '00'] = Math.abs(amount).toFixed(2).split('.');
  return `${amount < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};

const money = (/** @type {number} */ amount) => `${amount < 0 ? '−' : ''}£${grouped(Math.abs(amount))}`;

const day = (/** @type {string} */ date, names = MONTHS) =>
  `${Number(date.slice(8, 10))} ${names[Number(date.slice(5, 7)) - 1]}`;

/** The texts of a record, formatted as the sample's template does. @param {Statement} record */
export function wordsOf(record) {
  const { account, period, customer, statement, transactions } = record;
  const { address } = customer;
  return {
    month: FULL_MONTHS[Number(period.from.slice(5, 7)) - 1],
    address: [customer.name, address.line1, address.line2, address.town, address.postcode].filter(Boolean),
    facts: [
      ['Account', account.number],
      ['Sort code', account.sortCode],
      ['Period', `${day(period.from)} – ${day(period.to)} ${period.to.slice(0, 4)}`],
      ['Opening balance', money(account.opening)],
      ['Paid in', money(account.paidIn)],
      ['Paid out', money(account.paidOut)],
      ['Closing balance', money(account.closing)],
    ],
    greeting:
      `Dear ${customer.greeting}, here is what moved on your ${account.product} between ` +
      `${day(period.from, FULL_MONTHS)} and ${day(period.to, FULL_MONTHS)} ${period.to.slice(0, 4)}. ` +
      `There were ${transactions.length} transactions.`,
    rows: transactions.map((/** @type {Record<string, any>} */ row) => [
      day(row.date),
      row.reference ? `${row.description} · ${row.reference}` : row.description,
      row.paidOut === undefined ? '' : grouped(row.paidOut),
      row.paidIn === undefined ? '' : grouped(row.paidIn),
      grouped(row.balance),
    ]),
    totals: [grouped(account.paidOut), grouped(account.paidIn), grouped(account.closing)],
    about: [
      'Please check this statement. If there is a payment that you do not recognise, tell us at once on 0808 157 0142, day or night; we will refund',
      'payments that you did not authorise as the law requires.',
      `Your arranged overdraft is ${money(account.overdraftLimit)}. Interest on arranged overdrafts is 24.9% EAR variable.`,
      'Deposits are protected up to £85,000 per depositor. We print this statement on request only; every statement since you opened the account is in',
      'the app.',
    ],
    foot: `Larkfield Bank plc, registered in Marrowdale, No. 00418827. Statement ${statement.number}, issued ${day(statement.issued, FULL_MONTHS)} ${statement.issued.slice(0, 4)}.`,
  };
}

/** A text cut into lines of so many characters, at spaces. @param {string} text @param {number} characters */
function wrapped(text, characters) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1] ?? '';
    if (line && line.length + word.length + 1 > characters) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

/** The pages of a statement. @param {Statement} record @returns {Page[]} */
export function pagesOf(record) {
  const words = wordsOf(record);
  /** @type {Page[]} */
  const pages = [];
  /** @type {Page} */
  let page = { texts: [], lines: [], fills: [] };
  let y = 0;

  /** @param {string} text @param {number} x @param {Partial<Piece>} [look] */
  const put = (text, x, look = {}) => {
    if (text) page.texts.push({ text, x, y, size: 9, font: 'regular', colour: INK, right: false, ...look });
  };
  const head = () => {
    const look = /** @type {const} */ ({ font: 'semibold', colour: GREEN, size: 8.5 });
    put('Date', LEFT + 4, look);
    put('Description', LEFT + 50, look);
    put('Paid out (£)', 380, { ...look, right: true });
    put('Paid in (£)', 455, { ...look, right: true });
    put('Balance (£)', RIGHT - 4, { ...look, right: true });
    page.lines.push({ x: LEFT, y: y + 6, width: RIGHT - LEFT });
    y += ROW;
  };
  const open = () => {
    page = { texts: [], lines: [], fills: [] };
    pages.push(page);
    y = 58;
    put('Larkfield Bank', LEFT + 30, { size: 18, font: 'bold', colour: GREEN });
    y = 50;
    put('14 Fenwick Row, Marrowdale MW1 4LB', RIGHT, { size: 7.5, colour: GREY, right: true });
    y = 60;
    put('0808 157 0142 · larkfield.example', RIGHT, { size: 7.5, colour: GREY, right: true });
    y = 100;
  };

  open();
  words.address.forEach((line, index) => {
    y = 161 + index * 13;
    put(line, LEFT, { size: 10 });
  });
  words.facts.forEach(([name, value], index) => {
    y = 156 + index * 15.5;
    put(name ?? '', 340);
    put(value ?? '', RIGHT - 11, { right: true, font: index === 6 ? 'bold' : 'regular' });
  });
  y = 303;
  put(`Your ${words.month} statement`, LEFT, { size: 20, colour: GREEN });
  y = 325;
  for (const line of wrapped(words.greeting, 100)) {
    put(line, LEFT, { size: 9.5 });
    y += 14;
  }
  y += 16;
  head();
  for (const [date, description, out, paid, balance] of words.rows) {
    if (y > 770) {
      open();
      head();
    }
    put(date ?? '', LEFT + 4);
    put(description ?? '', LEFT + 50);
    put(out ?? '', 380, { right: true });
    put(paid ?? '', 455, { right: true });
    put(balance ?? '', RIGHT - 4, { right: true });
    page.lines.push({ x: LEFT, y: y + 6, width: RIGHT - LEFT });
    y += ROW;
  }
  if (y > 680) open();
  page.fills.push({ x: LEFT, y: y - 14, width: RIGHT - LEFT, height: ROW });
  const bold = /** @type {const} */ ({ font: 'bold' });
  put('Totals and closing balance', LEFT + 4, bold);
  [380, 455, RIGHT - 4].forEach((x, index) => {
    put(words.totals[index] ?? '', x, { ...bold, right: true });
  });
  y += 30;
  put('About your statement', LEFT, { font: 'semibold', colour: GREEN });
  for (const line of words.about) {
    y += 11.5;
    put(line, LEFT, { size: 7.5, colour: GREY });
  }
  pages.forEach((each, index) => {
    page = each;
    y = 806;
    page.lines.push({ x: LEFT, y: 795, width: RIGHT - LEFT });
    put(words.foot, LEFT, { size: 7.5, colour: GREY });
    put(`Page ${index + 1} of ${pages.length}`, RIGHT, { size: 7.5, colour: GREY, right: true });
  });
  return pages;
}
