/** A display list for browsers: one HTML file with all pages, or an SVG file for each. */
import { type DisplayList, type DisplayPage, directionOf } from '../display';
import { escapeAttribute, escapeText } from './escape';
import { points } from './page-numbers';
import type { PageOptions } from './page-options';
import { PagePainter } from './page-painter';
import { PageResources } from './page-resources';

const TEXT_CSS =
  'text{white-space:pre;font-kerning:none;font-variant-ligatures:none;font-synthesis:none;text-rendering:geometricPrecision}';

/**
 * Writes a document as HTML, page after page: pages as `svg` elements of their own size, text that can be selected,
 * links, and the structure as roles. Prints as it looks, one page a sheet.
 *
 * @param sink Called with the file's text from the first character to the last.
 */
export function writePageHtml(list: DisplayList, options: PageOptions, sink: (text: string) => void): void {
  const resources = new PageResources(list, list.pages, options);
  const painter = new PagePainter(resources);
  const sizes = [...new Set(list.pages.map(sizeOf))];
  const sheetOf = (page: DisplayPage): number => sizes.indexOf(sizeOf(page));
  sink(`<!DOCTYPE html>
<html lang="${escapeAttribute(list.lang)}" dir="${directionOf(list.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';font-src data: 'self';img-src data: 'self'">
<title>${escapeText(list.title)}</title>
<style>
${resources.fontFaces}
${TEXT_CSS}
body{margin:0;background:#8a9199}
section{margin:12pt auto;background:#fff;box-shadow:0 1pt 4pt rgba(0,0,0,.35)}
svg{display:block}
a:focus-visible{outline:2pt solid #1f4fd8}
@page{size:${sizes[0] ?? 'auto'};margin:0}${otherSheets(sizes)}
@media print{body{background:none}section{margin:0;box-shadow:none;break-after:page}section:last-child{break-after:auto}}
</style>
</head>
<body>
<main>
`);
  list.pages.forEach((page, index) => {
    const { width, height } = page;
    sink(
      `<section aria-label="${index + 1} / ${list.pages.length}" style="width:${points(width)}pt;height:${points(height)}pt${sheetOf(page) > 0 ? `;page:s${sheetOf(page)}` : ''}">` +
        `<svg xmlns="http://www.w3.org/2000/svg" width="${points(width)}pt" height="${points(height)}pt" viewBox="0 0 ${points(width)} ${points(height)}">\n` +
        `${targets(list, index)}${painter.paint(page)}\n</svg></section>\n`,
    );
  });
  sink('</main>\n</body>\n</html>\n');
}

const sizeOf = ({ width, height }: DisplayPage): string => `${points(width)}pt ${points(height)}pt`;

/** Sheets of other sizes than the first page's, by names that their pages refer to. */
const otherSheets = (sizes: readonly string[]): string =>
  sizes.map((size, index) => (index > 0 ? `\n@page s${index}{size:${size};margin:0}` : '')).join('');

/** Writes one page as an SVG file that stands alone. */
export function writePageSvg(list: DisplayList, pageIndex: number, options: PageOptions): string {
  const page = list.pages[pageIndex] as DisplayPage;
  const resources = new PageResources(list, [page], options);
  const fonts = resources.fontFaces;
  const width = points(page.width);
  const height = points(page.height);
  const title = list.pages.length > 1 ? `${list.title} ${pageIndex + 1}/${list.pages.length}` : list.title;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" xml:lang="${escapeAttribute(list.lang)}">
<title>${escapeText(title)}</title>
<style>
${fonts}
${TEXT_CSS}
</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${targets(list, pageIndex)}${new PagePainter(resources).paint(page)}
</svg>
`;
}

/** The places that links of the document go to, as ids. */
const targets = ({ destinations }: DisplayList, pageIndex: number): string =>
  destinations
    .filter(({ page }) => page === pageIndex)
    .map(
      ({ name, x, y }) =>
        `<rect id="${escapeAttribute(name)}" x="${points(x)}" y="${points(y)}" width="1" height="1" fill="none"/>`,
    )
    .join('');
