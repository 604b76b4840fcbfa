export type { ByteSink } from './object-file';
export type { PdfConformance, PdfDate, PdfFont, PdfOptions } from './options';
export { createPdfWriter, type PdfWriter, writePdf } from './pdf-writer';
export { srgbProfile } from './srgb-profile';
