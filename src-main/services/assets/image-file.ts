/**
 * Looks into an image file without decoding it: what it is, how large, and whether it is whole. The engine reads the
 * same formats: baseline and progressive JPEG, PNG, SVG and the pages of PDF files.
 */
import { fail, ok, type Result } from '../../../shared/base';
import { type Reason, reason } from '../../../shared/diag';
import type { Asset } from '../../../shared/model';
import { exifOrientation, readJpeg } from '../../../shared/pdf';
import { inspectSvg } from '../../../shared/svg';
import { isPdf, openPdf, type PageSize } from '../../pdf-files';

export type ImageFile = Pick<Asset, 'mediaType' | 'width' | 'height' | 'pageSizes'>;

/** Bounds of an image: a page at 600 dpi is far below. */
const LONGEST_SIDE = 20_000;
const MOST_PIXELS = 100_000_000;
export const IMAGE_LIMIT_BYTES = 50 * 1024 ** 2;

/** SVG is drawn again and again while somebody edits. */
const SVG_LIMIT_BYTES = 5 * 1024 ** 2;
/** Points of the longest side of a drawing or page: 200 inches. */
const LONGEST_POINTS = 14_400;
const MOST_PAGES = 1000;

/** What the file is; the failure says why it cannot be used. */
export async function inspectImage(bytes: Uint8Array): Promise<Result<ImageFile, Reason>> {
  if (isPdf(bytes)) return await inspectPdf(bytes);
  if (isXml(bytes)) return inspectDrawing(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = isPng(view) ? inspectPng(view) : isJpeg(view) ? inspectJpeg(bytes) : fail(strangeKind(bytes));
  if (!image.ok) return image;
  const { width, height } = image.value;
  if (width < 1 || height < 1) return fail(reason('image.noPixels'));
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
    return fail(reason('image.tooManyPixels', { width, height }));
  }
  return image;
}

async function inspectPdf(bytes: Uint8Array): Promise<Result<ImageFile, Reason>> {
  const file = await openPdf(bytes);
  if (!file.ok) return file;
  const { pageCount } = file.value;
  if (pageCount > MOST_PAGES) return fail(reason('pdf.tooManyPages', { pages: pageCount }));
  const size = file.value.sizeOf(1);
  if (!size) return fail(reason('pdf.noPageSize'));
  const inspected = inPoints('application/pdf', size);
  if (!inspected.ok) return inspected;
  const { width, height } = inspected.value;
  const first = inThousandths(size);
  const sizes = Array.from({ length: pageCount }, (_, at) =>
    inThousandths(file.value.sizeOf(at + 1) ?? size),
  );
  if (!sizes.every((each) => areEqual(each, first))) return ok({ ...inspected.value, pageSizes: sizes });
  return areEqual(first, { width, height }) ? inspected : ok({ ...inspected.value, pageSizes: [first] });
}

const areEqual = (a: PageSize, b: PageSize): boolean => a.width === b.width && a.height === b.height;

/** As templates hold lengths. */
const inThousandths = ({ width, height }: PageSize): PageSize => ({
  width: Math.max(1, Math.round(width * 1000)) / 1000,
  height: Math.max(1, Math.round(height * 1000)) / 1000,
});

function inspectDrawing(bytes: Uint8Array): Result<ImageFile, Reason> {
  if (bytes.length > SVG_LIMIT_BYTES) {
    return fail(reason('file.tooLarge', { limit: SVG_LIMIT_BYTES / 1024 ** 2 }));
  }
  const drawing = inspectSvg(bytes);
  return drawing.ok ? inPoints('image/svg+xml', drawing.value) : drawing;
}

function inPoints(
  mediaType: ImageFile['mediaType'],
  size: Pick<ImageFile, 'width' | 'height'>,
): Result<ImageFile, Reason> {
  const [width, height] = [Math.ceil(size.width), Math.ceil(size.height)];
  if (width > LONGEST_POINTS || height > LONGEST_POINTS)
    return fail(reason('image.tooManyPoints', { width, height }));
  return ok({ mediaType, width, height });
}

/** Begins with markup, in UTF-8 or UTF-16. */
function isXml(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1').replace(/\0/g, '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(start);
}

const strangeKind = ({ length }: Uint8Array): Reason =>
  reason(length === 0 ? 'file.empty' : 'file.otherKind');

const PNG_MARK = 0x89504e470d0a1a0an;

const isPng = (view: DataView): boolean => view.byteLength >= 8 && view.getBigUint64(0) === PNG_MARK;

/** ISO/IEC 15948: chunks from the signature to IEND; IHDR is the first. */
function inspectPng(view: DataView): Result<ImageFile, Reason> {
  let size: Pick<ImageFile, 'width' | 'height'> | undefined;
  let orientation = 1;
  let hasData = false;
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const length = view.getUint32(at);
    const type = chunkType(view, at + 4);
    if (at + 12 + length > view.byteLength) return fail(reason('file.cutOff'));
    if (type === 'IHDR') {
      if (length < 13) return fail(reason('png.header'));
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === 'IDAT') hasData = true;
    if (type === 'eXIf') {
      orientation = exifOrientation(new Uint8Array(view.buffer, view.byteOffset + at + 8, length));
    }
    if (type === 'IEND') {
      return size && hasData ? ok(upright('image/png', size, orientation)) : fail(reason('png.noPicture'));
    }
    at += 12 + length;
  }
  return fail(reason('file.cutOff'));
}

function chunkType(view: DataView, at: number): string {
  let type = '';
  for (let offset = 0; offset < 4; offset += 1) type += String.fromCharCode(view.getUint8(at + offset));
  return type;
}

const isJpeg = (view: DataView): boolean => view.byteLength >= 3 && view.getUint16(0) === 0xffd8;

function inspectJpeg(bytes: Uint8Array): Result<ImageFile, Reason> {
  const image = readJpeg(bytes);
  return image.ok ? ok(upright('image/jpeg', image.value, image.value.orientation)) : image;
}

/** Cameras write lying pictures that are shown upright. */
const upright = (
  mediaType: ImageFile['mediaType'],
  { width, height }: Pick<ImageFile, 'width' | 'height'>,
  orientation: number,
): ImageFile =>
  orientation >= 5 ? { mediaType, width: height, height: width } : { mediaType, width, height };
