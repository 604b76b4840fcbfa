/**
 * The PDFs of golden cases and samples: sound for qpdf, poppler and mupdf, without a finding of our own checker, and
 * with the composed text in its order.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DisplayList, walk } from '../../shared/display';
import { checkPdf, readText } from '../pdf-check';
import {
  hasMupdf,
  hasPoppler,
  hasQpdf,
  mupdfComplaints,
  pdfText,
  qpdfComplaints,
} from '../support/pdf-tools';
import { goldenDocuments, type PdfDocument, sampleDocuments } from './pdf-documents';

/** Problems of a document that its author has to solve: the file cannot be what it promises with them. */
const AUTHORS = ['text.missingGlyph', 'pdf.headingSkipped', 'pdf.importedPage'];

const documents: PdfDocument[] = [
  ...goldenDocuments(),
  ...sampleDocuments((count) => [0, 1, Math.floor(count / 2), count - 1]),
];

let folder = '';
const fileOf = ({ name }: PdfDocument): string => path.join(folder, `${name}.pdf`);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fumi-pdf-files-'));
  for (const document of documents) writeFileSync(fileOf(document), document.bytes);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('our own checker finds nothing in', () => {
  for (const document of documents) {
    const isSound = !document.problems.some(({ code }) => AUTHORS.includes(code));
    it(document.name, async () => {
      const found = await checkPdf(document.bytes);
      expect(isSound ? found : found.filter(({ rule }) => rule.startsWith('iso32000'))).toEqual([]);
    });
  }
});

describe.skipIf(!hasQpdf)('qpdf has no complaint about', () => {
  for (const document of documents) {
    it(document.name, async () => {
      expect(await qpdfComplaints(fileOf(document))).toBe('');
    });
  }
});

describe.skipIf(!hasMupdf)('mupdf has no complaint about', () => {
  for (const document of documents) {
    it(document.name, async () => {
      expect(await mupdfComplaints(fileOf(document))).toBe('');
    });
  }
});

/** Right-to-left, vertical, with readings and notes: however it is drawn, it is written as it is read. */
describe('the content streams say what was composed, in its order, in', () => {
  for (const document of documents) {
    it(document.name, async () => {
      expect(normalised(await readText(document.bytes))).toBe(normalised(composedText(document.list).text));
    });
  }
});

/** What stands before and after a run in its paragraph stands before and after it in the list. */
describe('the runs of a paragraph stand in the order of its text, in', () => {
  for (const { name, list } of documents) {
    it(name, () => {
      for (const page of list.pages) {
        let before = { source: -1, textStart: 0 };
        walk(page, {
          glyphs(run) {
            if (run.source === before.source) expect(run.textStart).toBeGreaterThanOrEqual(before.textStart);
            before = run;
          },
        });
      }
    });
  }
});

describe.skipIf(!hasPoppler)('poppler reads what was composed, in its order, from', () => {
  for (const document of documents) {
    it(document.name, async () => {
      const read = normalised(await pdfText(fileOf(document)));
      const { text, isOneWay } = composedText(document.list);
      if (isOneWay) expect(read).toBe(normalised(text));
      // Poppler turns right-to-left and downward lines as it sees fit; nothing may be lost or doubled.
      else expect(sorted(read)).toBe(sorted(normalised(text)));
    });
  }
});

describe.skipIf(!hasPoppler)('words that kashidas make longer', () => {
  it('are whole to poppler, without tatweels', async () => {
    const document = documents.find(({ name }) => name === 'golden-kashida') as PdfDocument;
    const read = await pdfText(fileOf(document), 'reading');
    for (const word of ['نشكركم', 'الشهري', 'رقم', 'تفاصيل', 'العمليات', 'التي'])
      expect(read).toContain(word);
    expect(read).not.toContain('ـ');
  });
});

/** The text of all runs in the order of the display list, and whether all of it runs from left to right. */
function composedText(list: DisplayList): { readonly text: string; readonly isOneWay: boolean } {
  let text = '';
  let isOneWay = true;
  for (const page of list.pages) {
    walk(page, {
      glyphs(run) {
        text += list.sources[run.source]?.text.slice(run.textStart, run.textEnd) ?? '';
        if (run.rtl || run.vertical) isOneWay = false;
      },
    });
  }
  return { text, isOneWay };
}

const NO_WIDTH =
  /[\s-]|\u00ad|\u034f|\u061c|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]|[\ufe00-\ufe0f]|\ufeff/gu;

/** Without spaces and what has no width; a soft hyphen that is shown is a hyphen, which the comparison leaves out. */
const normalised = (text: string): string => text.normalize('NFC').replace(NO_WIDTH, '');

const sorted = (text: string): string => [...text].sort().join('');
