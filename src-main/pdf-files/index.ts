export { drawPdfPages, type PageImages } from './draw-pages';
export { isPdf, openPdf, openPdfAssets } from './import-pages';
export type { PageSize, PdfFile } from './pdf-file';
