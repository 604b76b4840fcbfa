/** What lies under everything on a page: a letterhead or form, as an image or a page of a PDF. */
import { type Diagnostic, diagnostic } from '../diag';
import type { ImageItem } from '../display';
import { type Mpt, toMpt } from '../geometry';
import type { MasterProps, Template } from '../model';

/** Where a background stands, from the upper left corner of the trimmed page. */
export type CompiledBackground = Pick<ImageItem, 'x' | 'y' | 'width' | 'height' | 'asset' | 'page'>;

/**
 * The background of a master; null where there is none or its file does not exist, which is reported. Images cover the
 * page with its bleed, pages of a PDF keep their size and are centred.
 */
export function compileBackground(
  { background, bleed: bleedPt = 0, size }: MasterProps,
  assets: Template['assets'],
  report: (problem: Diagnostic, property: string) => void,
): CompiledBackground | null {
  if (!background) return null;
  const asset = assets[background.asset];
  if (!asset) {
    report(diagnostic('asset.missing', { asset: background.asset }), 'props.background.asset');
    return null;
  }
  const width = toMpt(size.width);
  const height = toMpt(size.height);
  const page = background.page ?? 1;
  if (asset.mediaType === 'application/pdf') {
    const own = { width: toMpt(asset.width), height: toMpt(asset.height) };
    return { ...own, x: half(width - own.width), y: half(height - own.height), asset: asset.hash, page };
  }
  const bleed = toMpt(bleedPt);
  return {
    x: -bleed,
    y: -bleed,
    width: width + 2 * bleed,
    height: height + 2 * bleed,
    asset: asset.hash,
    page: 1,
  };
}

const half = (length: Mpt): Mpt => Math.round(length / 2);
