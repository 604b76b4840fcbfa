/**
 * Images inside of SVG files: PNG and JPEG in `data:` addresses (RFC 2397). Only their headers are read here; who shows them
 * gets them by their hash, as the files of a template.
 */
import { sha256Hex } from '../base';

export interface EmbeddedImage {
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Bounds of an image, as for files. */
const LONGEST_SIDE = 20_000;
const MOST_PIXELS = 100_000_000;

/** The image in an address; null for other addresses, other formats and damaged headers. */
export function embeddedImage(address: string): EmbeddedImage | null {
  const comma = address.indexOf(',');
  if (comma < 0 || !/^data:image\/[a-z.+-]{1,20}(;[^;,]{0,80}){0,4};base64$/i.test(address.slice(0, comma)))
    return null;
  const bytes = decodeBase64(address.slice(comma + 1));
  const size = bytes && (pngSize(bytes) ?? jpegSize(bytes));
  if (!bytes || !size) return null;
  const { width, height } = size;
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS)
    return null;
  return { hash: sha256Hex(bytes), bytes, width, height };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = 0x3d;

/** RFC 4648 4, with blanks and percent signs as addresses may have them; null for what is none. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const written = text.includes('%') ? percentDecoded(text) : text;
  const bytes = new Uint8Array(Math.floor((written.length * 3) / 4));
  let count = 0;
  let bits = 0;
  let value = 0;
  for (let index = 0; index < written.length; index += 1) {
    const unit = written.charCodeAt(index);
    if (unit === PADDING) break;
    const digit = unit < 128 ? (DIGITS[unit] ?? NONE) : NONE;
    if (digit === BLANK) continue;
    if (digit === NONE) return null;
    value = ((value << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count] = (value >> bits) & 255;
    count += 1;
  }
  return bytes.slice(0, count);
}

const NONE = 255;
const BLANK = 254;

/** The digit of an ASCII character. */
const DIGITS = (() => {
  const digits = new Uint8Array(128).fill(NONE);
  for (const blank of ' \t\n\r\f') digits[blank.charCodeAt(0)] = BLANK;
  for (let digit = 0; digit < ALPHABET.length; digit += 1) digits[ALPHABET.charCodeAt(digit)] = digit;
  return digits;
})();

const percentDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

type PixelSize = Pick<EmbeddedImage, 'width' | 'height'>;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

const PNG_MARK = 0x89504e470d0a1a0an;

/** ISO/IEC 15948: chunks up to the picture's data. */
function pngSize(bytes: Uint8Array): PixelSize | null {
  if (bytes.length < 33) return null;
  const view = viewOf(bytes);
  if (view.getBigUint64(0) !== PNG_MARK) return null;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (type === PNG_DATA || at + 12 + length > bytes.length) break;
    if (type === PNG_EXIF) return turned(size, orientationIn(bytes.subarray(at + 8, at + 8 + length)));
    at += 12 + length;
  }
  return size;
}

/** `IDAT` and `eXIf`. */
const PNG_DATA = 0x49444154;
const PNG_EXIF = 0x65584966;

/** ITU-T T.81 annex B: marker segments up to the scan. */
function jpegSize(bytes: Uint8Array): PixelSize | null {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let orientation = 1;
  let size: PixelSize | null = null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) break;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrame(marker) && length >= 8)
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // `Exif`, and two zeros.
    if (marker === APP1 && length > 8 && view.getUint32(at + 4) === 0x45786966)
      orientation = orientationIn(bytes.subarray(at + 10, at + 2 + length));
    at += 2 + length;
  }
  return size && turned(size, orientation);
}

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** Start of a frame: all of C0 … CF but DHT, JPG and DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** From here on, width and height are exchanged (Exif 3.0, tag 0x0112). */
const FIRST_LYING = 5;

const turned = ({ width, height }: PixelSize, orientation: number): PixelSize =>
  orientation >= FIRST_LYING ? { width: height, height: width } : { width, height };

const ORIENTATION = 0x0112;

/** The orientation that Exif data (TIFF 6.0) names; 1 where it names none. */
function orientationIn(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const view = viewOf(tiff);
  const isLittle = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, isLittle);
  if (first + 2 > tiff.length) return 1;
  const count = view.getUint16(first, isLittle);
  for (let at = first + 2; at + 12 <= tiff.length && at < first + 2 + 12 * count; at += 12) {
    if (view.getUint16(at, isLittle) === ORIENTATION) return view.getUint16(at + 8, isLittle);
  }
  return 1;
}
