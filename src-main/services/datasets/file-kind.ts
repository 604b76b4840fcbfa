/**
 * Files that people take for data but that hold none as text, told by their first bytes: some are text for the most
 * part, and would be read as a table of nonsense.
 */

/** What a file is, as far as there is something to say about it: a code of `dataset.…`. */
export type FileKind = 'isPdf' | 'isWorkbook' | 'isMarkup';

/** The kind of file that begins so; null where it may hold records. */
export function kindOfFile(head: Uint8Array): FileKind | null {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LOOKED_AT_BYTES));
  if (WORKBOOKS.some((signature) => start.subarray(0, signature.length).equals(signature)))
    return 'isWorkbook';
  const text = start.toString('utf8');
  if (PDF_HEADER.test(text)) return 'isPdf';
  return MARKUP.test(text) ? 'isMarkup' : null;
}

const LOOKED_AT_BYTES = 1024;

/** ZIP (.xlsx, .ods, .numbers), and the compound files of old (.xls). */
const WORKBOOKS = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')];

/** Readers of PDF skip what comes before its header; it begins a line. */
const PDF_HEADER = /^%PDF-\d\.\d/m;

/** A byte order mark may come first: it is white space to regular expressions. */
const MARKUP = /^\s*<(?:\?xml|!doctype|html)[\s>]/i;
