export { type PageRaster, paintPage, rasterisePage } from './paint';
export { PdfPages } from './pdf-pages';
export type { PaintContext, PaintResources } from './resources';
