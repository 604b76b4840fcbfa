/** pdfkit: drawn by hand, fonts embedded as subsets. */
import PDFDocument from 'pdfkit';
import { PAGE, pagesOf } from './statement.mjs';

/** @import { Statement } from './statement.mjs' */

/** @param {{ regular: Uint8Array, semibold: Uint8Array, bold: Uint8Array }} fonts */
export function createPeer(fonts) {
  /** @param {readonly Statement[]} records */
  const write = async (records) => {
    const document = new PDFDocument({ autoFirstPage: false, size: [PAGE.width, PAGE.height], margin: 0 });
    let bytes = 0;
    document.on('data', (/** @type {Uint8Array} */ chunk) => {
      bytes += chunk.length;
    });
    const ended = new Promise((resolve) => {
      document.on('end', resolve);
    });
    for (const [name, file] of Object.entries(fonts)) document.registerFont(name, Buffer.from(file));
    let pages = 0;
    for (const record of records) {
      for (const page of pagesOf(record)) {
        pages += 1;
        document.addPage();
        for (const { x, y, width, height } of page.fills) document.rect(x, y, width, height).fill('#eef3f2');
        document.lineWidth(0.5).strokeColor('#c8d0d8');
        for (const { x, y, width } of page.lines)
          document
            .moveTo(x, y)
            .lineTo(x + width, y)
            .stroke();
        for (const { text, x, y, size, font, colour, right } of page.texts) {
          document
            .font(font)
            .fontSize(size)
            .fillColor(colour.map((value) => Math.round(value * 255)));
          // As a statement is written with it: a width for each text, which wraps or aligns in there.
          const width = right ? 75 : Math.min(PAGE.width - x, 483);
          const options = { width, align: right ? 'right' : 'left', baseline: 'alphabetic' };
          document.text(text, right ? x - width : x, y, options);
        }
      }
    }
    document.end();
    await ended;
    return { pages, bytes };
  };
  return { merged: write, separate: (/** @type {Statement} */ record) => write([record]) };
}
