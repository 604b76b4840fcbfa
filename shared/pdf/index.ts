export { BufferPool } from './buffer-pool';
export { exifOrientation } from './exif';
export { DEFAULT_IMAGE_DPI } from './file-resources';
export { createFontBase, type FontBase, type FontBases } from './font-base';
export { headingProblems } from './heading-order';
export { type PrintProfileProblem, printingCondition, printProfileProblem } from './icc';
export { readJpeg } from './jpeg';
export type { ByteSink } from './object-file';
export type { PdfDate, PdfEncryption, PdfFont, PdfOptions, PdfPermissions, PdfPrinting } from './options';
export type {
  ImportedFile,
  ImportedObject,
  ImportedPage,
  ImportedValue,
  ImportFailure,
  ImportPage,
  ImportProblem,
} from './pdf-import';
export { createPdfWriter, type PdfWriter, writePdf } from './pdf-writer';
export { srgbProfile } from './srgb-profile';
export {
  LEAST_SECRET_BYTES,
  PDF_CONFORMANCES,
  PDF_VERSIONS,
  type PdfConformance,
  type PdfStandardProblem,
  type PdfVersion,
  type StandardFamily,
  type StandardOptions,
  standardOf,
  standardProblem,
} from './standard';
export type { DeflatePart } from './zlib-parts';
