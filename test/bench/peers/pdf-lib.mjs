/** pdf-lib: drawn by hand, fonts embedded as subsets by its fontkit. */
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, rgb } from 'pdf-lib';
import { PAGE, pagesOf } from './statement.mjs';

/** @import { Statement } from './statement.mjs' */

/** @param {{ regular: Uint8Array, semibold: Uint8Array, bold: Uint8Array }} fonts */
export function createPeer(fonts) {
  /** @param {readonly Statement[]} records */
  const write = async (records) => {
    const document = await PDFDocument.create();
    document.registerFontkit(fontkit);
    const embedded = {
      regular: await document.embedFont(fonts.regular, { subset: true }),
      semibold: await document.embedFont(fonts.semibold, { subset: true }),
      bold: await document.embedFont(fonts.bold, { subset: true }),
    };
    let pages = 0;
    for (const record of records) {
      for (const { texts, lines, fills } of pagesOf(record)) {
        pages += 1;
        const page = document.addPage([PAGE.width, PAGE.height]);
        for (const { x, y, width, height } of fills)
          page.drawRectangle({ x, y: PAGE.height - y - height, width, height, color: rgb(0.93, 0.95, 0.95) });
        for (const { x, y, width } of lines) {
          const at = PAGE.height - y;
          page.drawLine({
            start: { x, y: at },
            end: { x: x + width, y: at },
            thickness: 0.5,
            color: rgb(0.78, 0.82, 0.85),
          });
        }
        for (const { text, x, y, size, font, colour, right } of texts) {
          const face = embedded[font];
          const left = right ? x - face.widthOfTextAtSize(text, size) : x;
          page.drawText(text, { x: left, y: PAGE.height - y, size, font: face, color: rgb(...colour) });
        }
      }
    }
    const file = await document.save();
    return { pages, bytes: file.length };
  };
  return { merged: write, separate: (/** @type {Statement} */ record) => write([record]) };
}
