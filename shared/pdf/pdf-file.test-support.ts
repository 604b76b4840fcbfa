/** Reads the writer's own files back: enough of PDF to check every object, stream and offset. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { present } from '../base';

export interface PdfObject {
  /** Dictionary or other value, as it stands in the file. */
  readonly body: string;
  /** Inflated, where the filter is Flate without predictor. */
  readonly stream?: Uint8Array;
}

export interface ReadPdf {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: string;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Parses a file by its cross-reference stream; throws on whatever does not fit together. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const text = latin(bytes);
  const start = Number(present(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1], 'no startxref'));
  const xref = readAt(bytes, text, start);
  const rows = unfilterUp(inflateSync(present(xref.object.stream, 'no xref data')), 8);
  const size = Number(present(/\/Size (\d+)/.exec(xref.object.body)?.[1], 'no size'));
  if (rows.length !== size * 8) throw new Error('the table does not have one entry per object');
  const objects = new Map<number, PdfObject>();
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const place = (id: number) => ({
    type: rows[8 * id] ?? 0,
    where: (rows[8 * id + 1] ?? 0) * 2 ** 32 + view.getUint32(8 * id + 2),
    index: view.getUint16(8 * id + 6),
  });
  for (let id = 1; id < size; id += 1) {
    const entry = place(id);
    if (entry.type !== 1) continue;
    const found = readAt(bytes, text, entry.where);
    if (found.id !== id) throw new Error(`object ${id} is not at ${entry.where}`);
    objects.set(id, found.object);
  }
  for (let id = 1; id < size; id += 1) {
    const entry = place(id);
    if (entry.type !== 2) continue;
    const container = present(objects.get(entry.where), `object stream ${entry.where} is missing`);
    objects.set(id, { body: packedObject(container, id, entry.index) });
  }
  return { objects, trailer: xref.object.body };
}

function readAt(bytes: Uint8Array, text: string, offset: number): { id: number; object: PdfObject } {
  const head = /^(\d+) 0 obj\n/.exec(text.slice(offset, offset + 24));
  if (!head) throw new Error(`no object at ${offset}`);
  const id = Number(head[1]);
  const from = offset + head[0].length;
  const end = text.indexOf('stream\n', from);
  const body = text.slice(from, end);
  const length = Number(present(/\/Length (\d+)>>$/.exec(body)?.[1], `object ${id} has no length`));
  const data = bytes.subarray(end + 7, end + 7 + length);
  if (!text.startsWith('\nendstream\nendobj\n', end + 7 + length))
    throw new Error(`object ${id} does not end`);
  const isPlainFlate = body.includes('/Filter/FlateDecode') && !body.includes('/DecodeParms');
  return { id, object: { body, stream: isPlainFlate ? inflateSync(data) : data } };
}

function packedObject(container: PdfObject, id: number, index: number): string {
  const text = latin(present(container.stream, 'an object stream has data'));
  const first = Number(/\/First (\d+)/.exec(container.body)?.[1]);
  const head = text.slice(0, first).trim().split(/\s+/).map(Number);
  if (head[2 * index] !== id) throw new Error(`object ${id} is not where the table says`);
  const from = first + (head[2 * index + 1] ?? 0);
  const next = head[2 * index + 3];
  return text.slice(from, next === undefined ? undefined : first + next).trimEnd();
}

function unfilterUp(rows: Uint8Array, columns: number): Uint8Array {
  const count = rows.length / (columns + 1);
  const out = new Uint8Array(count * columns);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const above = row > 0 ? (out[(row - 1) * columns + column] ?? 0) : 0;
      out[row * columns + column] = (rows[row * (columns + 1) + 1 + column] ?? 0) + above;
    }
  }
  return out;
}

/** The object numbers that a body refers to. */
export const references = (body: string): readonly number[] =>
  [...body.matchAll(/(\d+) 0 R\b/g)].map((match) => Number(match[1]));

/** The objects whose body contains a text, in order of their numbers. */
export const objectsWith = (pdf: ReadPdf, text: string): readonly PdfObject[] =>
  [...pdf.objects.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, object]) => object)
    .filter(({ body }) => body.includes(text));

/** The content streams, page by page, as Latin-1 text. */
export function pageContents(pdf: ReadPdf): readonly string[] {
  return objectsWith(pdf, '/Type/Page/').map(({ body }) => {
    const id = Number(/\/Contents (\d+) 0 R/.exec(body)?.[1]);
    return latin(present(pdf.objects.get(id)?.stream, 'a page has content'));
  });
}

/** Whether a program is installed; says so when it is not, because a test is then skipped. */
export function hasProgram(name: string): boolean {
  const found = spawnSync(name, ['--version']).error === undefined;
  if (!found) console.warn(`SKIPPED: ${name} is not installed, so its checks of our PDF files are not run`);
  return found;
}

/** The colour that poppler gives a place on the first page (points from the upper left), as red, green and blue. */
export function pixelOf(bytes: Uint8Array, x: number, y: number): readonly number[] {
  const picture = runOnPdfBinary(bytes, 'pdftoppm', [
    '-r',
    '72',
    '-f',
    '1',
    '-l',
    '1',
    '-singlefile',
    'FILE',
  ]);
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(latin(picture.subarray(0, 64)));
  const at =
    present(header, 'pdftoppm answers with a PPM picture')[0].length + 3 * (y * Number(header?.[1]) + x);
  return [...picture.subarray(at, at + 3)];
}

/** Runs a program on a file; returns what it printed, or throws with it. `FILE` stands for the file's path. */
export const runOnPdf = (bytes: Uint8Array, program: string, args: readonly string[]): string =>
  runOnPdfBinary(bytes, program, args).toString('utf8');

function runOnPdfBinary(bytes: Uint8Array, program: string, args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'fumi-pdf-'));
  try {
    const path = join(folder, 'test.pdf');
    writeFileSync(path, bytes);
    const run = spawnSync(
      program,
      args.map((arg) => (arg === 'FILE' ? path : arg)),
      { maxBuffer: 64 << 20 },
    );
    if (run.status !== 0) throw new Error(`${program}: ${run.stdout}${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
