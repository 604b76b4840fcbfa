/** Files of the template as items: images and pages of a PDF by their hash, SVG as what it draws. */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplayItem } from '../display';
import { type Box, rectanglePath, type Size } from '../geometry';
import type { Asset } from '../model';
import { readSvg } from '../svg';

/** The bytes of a file by its hash; undefined while the host does not have them. */
export type FileOf = (hash: string) => Uint8Array | undefined;

const SVG = 'image/svg+xml';

/**
 * A file drawn into a box. A drawing is one and the same frame wherever it stands; one that cannot be read leaves its
 * place to whoever paints, as every image does.
 */
export function drawPicture(
  { hash, mediaType }: Pick<Asset, 'hash' | 'mediaType'>,
  page: number,
  { x, y, width, height }: Box,
  source: number,
  fileOf: FileOf,
): DisplayItem {
  const bytes = mediaType === SVG ? fileOf(hash) : undefined;
  const drawing = bytes && readSvg(bytes);
  if (!drawing?.ok) return { kind: 'image', x, y, width, height, asset: hash, page, source };
  const { frame } = drawing.value;
  return {
    ...{ kind: 'group', x, y, frame },
    clip: rectanglePath(0, 0, frame.width, frame.height),
    transform: [width / frame.width, 0, 0, height / frame.height, 0, 0],
    drawing: hash,
  };
}

/** What is wrong with a file, as far as that is known before anything is drawn; null for nothing. */
export function pictureProblem(
  { hash, mediaType, name }: Pick<Asset, 'hash' | 'mediaType' | 'name'>,
  fileOf: FileOf,
): Diagnostic | null {
  const bytes = mediaType === SVG ? fileOf(hash) : undefined;
  if (!bytes) return null;
  const drawing = readSvg(bytes);
  if (!drawing.ok) return diagnostic('asset.unreadable', { asset: name, reason: drawing.error });
  const { ignored } = drawing.value;
  return ignored.length === 0
    ? null
    : diagnostic('asset.svgPartly', { asset: name, features: ignored.join(', ') });
}

/** A file's own size in points: pixels are 1/96 inch, drawings are as large as they say. */
export function pictureSize(
  { hash, mediaType, width, height }: Pick<Asset, 'hash' | 'mediaType' | 'width' | 'height'>,
  fileOf: FileOf,
): Size {
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') {
    return { width: width * POINTS_PER_PIXEL, height: height * POINTS_PER_PIXEL };
  }
  const bytes = mediaType === SVG ? fileOf(hash) : undefined;
  const drawing = bytes && readSvg(bytes);
  return drawing?.ok ? drawing.value : { width, height };
}

const POINTS_PER_PIXEL = 0.75;
