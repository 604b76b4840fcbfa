export { headingProblems } from './heading-order';
export type { ByteSink } from './object-file';
export type { PdfDate, PdfEncryption, PdfFont, PdfOptions, PdfPermissions } from './options';
export { createPdfWriter, type PdfWriter, writePdf } from './pdf-writer';
export { srgbProfile } from './srgb-profile';
export {
  LEAST_SECRET_BYTES,
  PDF_CONFORMANCES,
  PDF_VERSIONS,
  type PdfConformance,
  type PdfStandardProblem,
  type PdfVersion,
  type StandardOptions,
  standardOf,
  standardProblem,
} from './standard';
