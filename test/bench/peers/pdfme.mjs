/** pdfme: its table schema lays the rows out, the rest stands at fixed places. */
import { generate } from '@pdfme/generator';
import { table, text } from '@pdfme/schemas';
import { PDFDocument } from 'pdf-lib';
import { wordsOf } from './statement.mjs';

/** @import { Statement } from './statement.mjs' */

const MM = 25.4 / 72;

/** @param {{ regular: Uint8Array, semibold: Uint8Array, bold: Uint8Array }} fonts */
export function createPeer(fonts) {
  const font = {
    regular: { data: fonts.regular, fallback: true },
    semibold: { data: fonts.semibold },
    bold: { data: fonts.bold },
  };
  /** @param {string} name @param {number} x @param {number} y @param {number} width @param {object} [look] In points. */
  const field = (name, x, y, width, look = {}) => ({
    name,
    type: 'text',
    position: { x: x * MM, y: y * MM },
    width: width * MM,
    height: 14 * MM,
    fontName: 'regular',
    fontSize: 9,
    fontColor: '#1c2024',
    alignment: 'left',
    ...look,
  });
  const cell = {
    fontName: 'regular',
    fontSize: 9,
    fontColor: '#1c2024',
    alignment: 'left',
    verticalAlignment: 'middle',
    lineHeight: 1,
    characterSpacing: 0,
    backgroundColor: '',
    borderColor: '#c8d0d8',
    borderWidth: { top: 0, right: 0, bottom: 0.15, left: 0 },
    padding: { top: 1.9, right: 1.4, bottom: 1.9, left: 1.4 },
  };
  const right = { 2: 'right', 3: 'right', 4: 'right' };
  const template = {
    basePdf: {
      width: 210,
      height: 297,
      padding: [30, 20, 22, 20],
      staticSchema: [
        {
          ...field('foot', 56, 796, 400, { fontSize: 7.5 }),
          content: 'Larkfield Bank plc, registered in Marrowdale',
          readOnly: true,
        },
        {
          ...field('page', 439, 796, 100, { fontSize: 7.5, alignment: 'right' }),
          content: 'Page {currentPage} of {totalPages}',
          readOnly: true,
        },
      ],
    },
    schemas: [
      [
        field('bank', 86, 90, 200, { fontName: 'bold', fontSize: 18, height: 22 * MM }),
        ...[0, 1, 2, 3, 4].map((line) => field(`address${line}`, 56, 150 + 13 * line, 220, { fontSize: 10 })),
        ...[0, 1, 2, 3, 4, 5, 6].flatMap((line) => [
          field(`name${line}`, 340, 146 + 15.5 * line, 90),
          field(`value${line}`, 430, 146 + 15.5 * line, 98, { alignment: 'right' }),
        ]),
        field('title', 56, 285, 480, { fontSize: 20, height: 26 * MM }),
        field('greeting', 56, 316, 483, { fontSize: 9.5, height: 30 * MM }),
        {
          name: 'rows',
          type: 'table',
          position: { x: 56 * MM, y: 356 * MM },
          width: 483 * MM,
          height: 40 * MM,
          showHead: true,
          repeatHead: true,
          head: ['Date', 'Description', 'Paid out (£)', 'Paid in (£)', 'Balance (£)'],
          headWidthPercentages: [10, 44, 15, 15, 16],
          tableStyles: { borderColor: '#c8d0d8', borderWidth: 0 },
          headStyles: { ...cell, fontName: 'semibold' },
          bodyStyles: { ...cell, alternateBackgroundColor: '' },
          columnStyles: { alignment: right },
        },
        field('aboutTitle', 56, 420, 480, { fontName: 'semibold' }),
        field('about', 56, 436, 483, { fontSize: 7.5, height: 60 * MM }),
      ],
    ],
  };
  /** @param {Statement} record */
  const inputOf = (record) => {
    const words = wordsOf(record);
    /** @type {Record<string, unknown>} */
    const input = {
      bank: 'Larkfield Bank',
      title: `Your ${words.month} statement`,
      greeting: words.greeting,
      rows: [...words.rows, ['', 'Totals and closing balance', ...words.totals]],
      aboutTitle: 'About your statement',
      about: words.about.join(' '),
    };
    for (let line = 0; line < 5; line += 1) input[`address${line}`] = words.address[line] ?? '';
    words.facts.forEach(([name, value], line) => {
      input[`name${line}`] = name;
      input[`value${line}`] = value;
    });
    return input;
  };
  /** @param {readonly Statement[]} records */
  const write = async (records) => {
    const file = await generate({
      template: /** @type {any} */ (template),
      inputs: /** @type {any} */ (records.map(inputOf)),
      plugins: { text, table },
      options: { font: /** @type {any} */ (font) },
    });
    const pages = async () => (await PDFDocument.load(file)).getPageCount();
    return { pages, bytes: file.length };
  };
  return { merged: write, separate: (/** @type {Statement} */ record) => write([record]) };
}
