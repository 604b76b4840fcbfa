export { type PageRaster, paintPage, rasterisePage } from './paint';
export type { PaintContext, PaintResources } from './resources';
