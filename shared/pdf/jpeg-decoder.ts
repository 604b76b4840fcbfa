/// <reference path="./pdfjs-image-decoders.d.ts" />
/** Samples of JPEG files. What pdf.js decodes with whole numbers is the same on every host. */
import {
  JpegImage,
  setVerbosityLevel,
  VerbosityLevel,
} from 'pdfjs-dist/image_decoders/pdf.image_decoders.mjs';

// What it can mend it would only tell the console.
setVerbosityLevel(VerbosityLevel.ERRORS);

/** Pixels that are decoded at most: photographs of today's cameras. Decoding takes up to nine bytes for each. */
export const MOST_DECODED_PIXELS = 64_000_000;

/** A file and what its header says. */
interface JpegFile {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
}

/**
 * The samples of a JPEG file, pixel by pixel: grey, RGB, or CMYK as the file has it. `null` for what is damaged or too
 * large.
 */
export function decodeJpeg({ data, width, height, components }: JpegFile): Uint8Array | null {
  if (width * height > MOST_DECODED_PIXELS) return null;
  try {
    const image = new JpegImage();
    image.parse(data);
    const samples = image.getData({ width, height, isSourcePDF: true });
    if (samples.length !== width * height * components) return null;
    return new Uint8Array(samples.buffer, samples.byteOffset, samples.length);
  } catch {
    return null;
  }
}
