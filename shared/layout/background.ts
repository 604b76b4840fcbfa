/** What lies under everything on a page: a letterhead or form, as an image or a page of a PDF. */
import { type Diagnostic, diagnostic } from '../diag';
import type { DisplayItem } from '../display';
import { type Box, type Mpt, ptToMm, type Size, toMpt } from '../geometry';
import { assetPageSize, type MasterProps, type Template } from '../model';
import { drawPicture, type FileOf, type PictureText, pictureProblem } from './picture';

/** Draws a background from the upper left corner of the trimmed page, as coming from a source. */
export type CompiledBackground = (source: number, text: PictureText) => DisplayItem;

/**
 * The background of a master; null where there is none or its file does not exist, which is reported. Images cover the
 * page with its bleed, pages of a PDF keep their size and are centred; one that is neither as large as the page nor as the
 * page with its bleed is reported.
 */
export function compileBackground(
  { background, bleed: bleedPt = 0, size }: MasterProps,
  assets: Template['assets'],
  fileOf: FileOf,
  report: (problem: Diagnostic, property: string) => void,
): CompiledBackground | null {
  if (!background) return null;
  const asset = assets[background.asset];
  if (!asset) {
    report(diagnostic('asset.missing', { asset: background.asset }), 'props.background.asset');
    return null;
  }
  const problem = pictureProblem(asset, fileOf);
  if (problem) report(problem, 'props.background.asset');
  const width = toMpt(size.width);
  const height = toMpt(size.height);
  if (asset.mediaType === 'application/pdf') {
    const page = background.page ?? 1;
    const shown = assetPageSize(asset, page);
    const own = { width: toMpt(shown.width), height: toMpt(shown.height) };
    const covers = (around: number): boolean =>
      isNear(shown.width, size.width + around) && isNear(shown.height, size.height + around);
    if (!covers(0) && !covers(2 * bleedPt)) {
      const sizes = { file: asset.name, size: millimetres(shown), page: millimetres(size) };
      report(diagnostic('layout.backgroundSize', sizes), 'props.background.asset');
    }
    const box: Box = { ...own, x: half(width - own.width), y: half(height - own.height) };
    return (source, text) => drawPicture(asset, page, box, source, fileOf, text);
  }
  const bleed = toMpt(bleedPt);
  const box: Box = { x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed };
  return (source, text) => drawPicture(asset, 1, box, source, fileOf, text);
}

/** Lengths in points that nobody tells apart; programs round the sizes of papers. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 2;

/** `210 × 297` */
const millimetres = ({ width, height }: Size): string =>
  [width, height].map((length) => Math.round(ptToMm(length))).join(' × ');

const half = (length: Mpt): Mpt => Math.round(length / 2);
