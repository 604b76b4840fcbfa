/**
 * What files are by themselves that the PDFs of a batch may not hold: letterheads with fonts left out, photographs in
 * CMYK. The writer says so: every file is written as a page of its own, as a batch writes it where nobody chose anything
 * else, and thrown away.
 */
import { inflateSync } from 'node:zlib';
import { assert } from '../../../shared/base';
import type { Diagnostic } from '../../../shared/diag';
import { type DisplayList, GlyphBuffer, type ImageItem } from '../../../shared/display';
import { createPdfWriter, type ImportPage, type PdfPrinting, printProfileProblem } from '../../../shared/pdf';
import { imagesInside } from '../../../shared/svg';
import { isPdf, openPdfAssets } from '../../pdf-files';

/** A file of a template; `page` of a PDF counts from 1. */
export interface FilePage {
  readonly hash: string;
  readonly page: number;
}

/**
 * The problems of each file, in the order of the files; none of a file that is gone. `profile` is the hash of what the
 * template is printed by.
 */
export async function fileProblems(
  files: readonly FilePage[],
  profile: string | null,
  bytesOf: (hash: string) => Uint8Array | undefined,
): Promise<Diagnostic[][]> {
  const known = new Map([...new Set(files.map(({ hash }) => hash))].map((hash) => [hash, bytesOf(hash)]));
  const present = [...known].flatMap(([hash, bytes]) => (bytes ? [[hash, bytes] as const] : []));
  const importPage = await openPdfAssets(present);
  const printing = profile === null ? null : printedBy(bytesOf(profile));
  return files.map(({ hash, page }) => {
    const bytes = known.get(hash);
    if (!bytes) return [];
    return partsOf(hash, bytes).flatMap(([asset, part]) => written(asset, part, page, importPage, printing));
  });
}

/** The files that the writer gets to see: of a drawing the images in it, and none of which nothing can be wrong. */
function partsOf(hash: string, bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  if (isPdf(bytes)) return [[hash, bytes]];
  return [[hash, bytes] as const, ...imagesInside(bytes)].filter(([, part]) => isJpeg(part));
}

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

const printedBy = (profile: Uint8Array | undefined): PdfPrinting | null =>
  profile && printProfileProblem(profile) === null ? { profile, condition: '' } : null;

function written(
  asset: string,
  bytes: Uint8Array,
  page: number,
  importPage: ImportPage,
  printing: PdfPrinting | null,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const writer = createPdfWriter(() => {}, {
    ...{ title: 'file', lang: 'en', creationDate: { year: 2000, month: 1, day: 1 }, maxImageDpi: 0 },
    font: noFont,
    asset: (hash) => (hash === asset ? bytes : undefined),
    deflate: unpacked,
    inflate: (packed) => inflateSync(packed),
    importPage,
    ...(printing && { printing }),
    report: (problem) => problems.push(problem),
  });
  writer.addDocument(pageOf(asset, page));
  writer.finish();
  return problems;
}

function noFont(): never {
  assert(false, 'a page of one image has no text');
}

/** Nobody reads what is written. */
const unpacked = (bytes: Uint8Array): Uint8Array => bytes;

function pageOf(asset: string, page: number): DisplayList {
  const size = { width: 100_000, height: 100_000 };
  const image: ImageItem = { kind: 'image', x: 0, y: 0, ...size, asset, page, source: -1 };
  const frame = { ...size, items: [image], source: -1, tag: null };
  return {
    pages: [{ ...size, frame, masterId: '', bleed: 0 }],
    ...{ fonts: [], sources: [], inks: [], destinations: [], bookmarks: [], attachments: [] },
    glyphs: new GlyphBuffer(),
    ...{ lang: 'en', title: 'file' },
  };
}
