/** What the writers of pages for browsers need of the world. */
import { present } from '../base';
import { type Diagnostic, reason } from '../diag';
import type { PageImage, PageOptions, PageResource } from '../html';
import type { FontLibrary } from '../text';
import type { World } from './world';

/** What the maker of HTML or SVG files decides. */
export interface PageFileOptions {
  /** Puts a font or image somewhere and answers its address; without it they are inside the file. */
  readonly resource?: (resource: PageResource) => string;
  readonly report?: (diagnostic: Diagnostic) => void;
}

export const pageOptions = (
  world: World,
  fonts: Pick<FontLibrary, 'fontOf'>,
  { resource, report = () => {} }: PageFileOptions,
): PageOptions => ({
  font: (hash) => present(fonts.fontOf(hash), 'display lists only name fonts of the world'),
  image: (asset, page) => {
    const bytes = world.asset(asset);
    if (!bytes) return { reason: reason('file.missing') };
    if (isPdf(bytes)) return world.pageImage?.(asset, page) ?? { reason: reason('pdf.notDrawn') };
    return browserImage(bytes) ?? { reason: reason('image.notShown') };
  },
  deflate: world.deflate,
  report,
  ...(resource ? { resource } : {}),
});

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** `%PDF-` */
const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d);

/** An image by its first bytes; `null` for what browsers do not show as one. */
function browserImage(bytes: Uint8Array): PageImage | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return { mediaType: 'image/png', bytes };
  if (startsWith(bytes, 0xff, 0xd8)) return { mediaType: 'image/jpeg', bytes };
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 1024));
  return /<svg[\s>]/.test(head) ? { mediaType: 'image/svg+xml', bytes } : null;
}
