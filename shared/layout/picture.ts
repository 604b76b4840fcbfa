/** Files of the template as items: images and pages of a PDF by their hash, SVG as what it draws. */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplayItem } from '../display';
import { type Box, rectanglePath, type Size } from '../geometry';
import { type Asset, BASE_STYLE, resolveTextStyle, type Styles } from '../model';
import { readSvg } from '../svg';
import type { TextContext } from '../text';

/** The bytes of a file by its hash; undefined while the host does not have them. */
export type FileOf = (hash: string) => Uint8Array | undefined;

/** What text inside of drawings is set with. */
export interface PictureText {
  readonly context: TextContext;
  /** BCP 47 language of the document. */
  readonly lang: string;
  /** The family of text whose own fonts the document lacks. */
  readonly family: string;
}

const SVG = 'image/svg+xml';

/** The family of text in drawings that name none, or none of the document's. */
export const pictureFamily = (styles: Styles): string => resolveTextStyle(styles, BASE_STYLE).style.family;

/**
 * A file drawn into a box. A drawing is one and the same frame wherever it stands, or one with the same look where it
 * has text; one that cannot be read leaves its place to whoever paints, as every image does.
 */
export function drawPicture(
  { hash, mediaType, name }: Pick<Asset, 'hash' | 'mediaType' | 'name'>,
  page: number,
  { x, y, width, height }: Box,
  source: number,
  fileOf: FileOf,
  { context, lang, family }: PictureText,
): DisplayItem {
  const bytes = mediaType === SVG ? fileOf(hash) : undefined;
  const drawing = bytes && readSvg(bytes);
  if (!drawing?.ok) return { kind: 'image', x, y, width, height, asset: hash, page, source };
  const missing = (wanted: string): void =>
    context.report(diagnostic('asset.svgFont', { asset: name, family: wanted, used: family }), 0);
  const frame = drawing.value.frameIn({ context, lang, family, source, missing });
  return {
    ...{ kind: 'group', x, y, frame },
    clip: rectanglePath(0, 0, frame.width, frame.height),
    transform: [width / frame.width, 0, 0, height / frame.height, 0, 0],
    drawing: drawing.value.hasText ? `${hash} ${lang} ${family}` : hash,
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
