/** What is used of the image decoders of pdf.js, which come without types. */
declare module 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs' {
  /** JPEG, baseline and progressive. */
  export class JpegImage {
    /** Throws on data that cannot be decoded. */
    parse(data: Uint8Array): void;
    /**
     * 8-bit samples, pixel by pixel; RGB of YCbCr, CMYK of YCCK. With `isSourcePDF` CMYK stays as the file has it, which may be the
     * wrong way round.
     */
    getData(options: { width: number; height: number; isSourcePDF: boolean }): Uint8Array | Uint8ClampedArray;
  }
  export const VerbosityLevel: { readonly ERRORS: number };
  /** Keeps warnings from the console. */
  export function setVerbosityLevel(level: number): void;
}
