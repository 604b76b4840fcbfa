/**
 * PNG files (ISO/IEC 15948). PDF knows PNG's filters, so the data of opaque, non-interlaced images of up to 8 bits
 * is used as it is; everything else becomes 8-bit grey or RGB with a separate alpha channel.
 */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { concatenate } from './byte-buffer';
import { exifOrientation } from './exif';
import { checkedProfile } from './icc';
import type { ImageData } from './image';
import { gammaProfile } from './srgb-profile';

const GREY = 0;
const RGB = 2;
const PALETTE = 3;
const GREY_ALPHA = 4;
const RGB_ALPHA = 6;

const CHANNELS: { readonly [colourType: number]: number } = {
  [GREY]: 1,
  [RGB]: 3,
  [PALETTE]: 1,
  [GREY_ALPHA]: 2,
  [RGB_ALPHA]: 4,
};

const MAX_PIXELS = 100_000_000;

interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly channels: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  /** `tRNS`: alpha of palette entries, or the one transparent colour. */
  readonly transparency: Uint8Array | null;
  readonly data: Uint8Array;
  /** ICC profile of the colours: the file's own, or one of its gamma; null where `sRGB`, or nothing, says it all. */
  readonly profile: Uint8Array | null;
  readonly orientation: number;
}

/** `isDecoded` asks for 8-bit samples, whatever PDF could do with the file's own. */
export function readPng(
  bytes: Uint8Array,
  inflate: (bytes: Uint8Array) => Uint8Array,
  isDecoded = false,
): Result<ImageData, Reason> {
  const parsed = parseChunks(bytes, inflate);
  if (!parsed.ok) return parsed;
  const png = parsed.value;
  let raw: Uint8Array;
  try {
    raw = inflate(png.data);
  } catch {
    return fail(reason('png.damaged'));
  }
  if (raw.length < rawLength(png)) return fail(reason('file.cutOff'));
  const isDirect =
    !isDecoded && !png.interlaced && png.bits <= 8 && png.colourType <= PALETTE && png.transparency === null;
  return ok(isDirect ? direct(png) : decoded(png, raw));
}

function parseChunks(bytes: Uint8Array, inflate: (bytes: Uint8Array) => Uint8Array): Result<Png, Reason> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let palette: Uint8Array = new Uint8Array(0);
  let transparency: Uint8Array | null = null;
  let embedded: Uint8Array | null = null;
  let isSrgb = false;
  let gamma: number | null = null;
  let orientation = 1;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return fail(reason('file.cutOff'));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'PLTE') palette = body.slice(0, length - (length % 3));
    else if (type === 'tRNS') transparency = body.slice();
    else if (type === 'iCCP') embedded = inflatedProfile(body, inflate);
    else if (type === 'sRGB') isSrgb = true;
    else if (type === 'gAMA' && length === 4) gamma = usableGamma(view.getUint32(at + 8));
    else if (type === 'eXIf') orientation = exifOrientation(body);
    else if (type === 'IDAT') parts.push(body);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (bytes.length < 33 || parts.length === 0) return fail(reason('file.cutOff'));
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const bits = bytes[24] ?? 0;
  const colourType = bytes[25] ?? 0;
  const channels = CHANNELS[colourType];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(bits)) return fail(reason('png.colourType'));
  if (bits < 8 && channels !== 1) return fail(reason('png.colourType'));
  if (colourType === PALETTE && (palette.length === 0 || bits > 8)) return fail(reason('png.palette'));
  if (width === 0 || height === 0 || width * height > MAX_PIXELS) return fail(reason('png.size'));
  const interlaced = bytes[28] === 1;
  const data = concatenate(parts);
  const components = colourType === GREY || colourType === GREY_ALPHA ? 1 : 3;
  const named = isSrgb || !embedded ? null : checkedProfile(embedded, components);
  const profile = named ?? (isSrgb || gamma === null ? null : gammaProfile(components, gamma));
  return ok({
    ...{ width, height, bits, colourType, channels, interlaced, palette, transparency, data },
    profile,
    orientation,
  });
}

/**
 * `gAMA`: 100,000 / the power that makes light of samples. Null for what sRGB is taken for (ISO/IEC 15948 11.3.3.2: a
 * difference of 5 % is not seen), and for what is no gamma of a picture.
 */
function usableGamma(value: number): number | null {
  const gamma = 100_000 / value;
  const isSrgb = Math.abs(gamma / 2.2 - 1) <= 0.05;
  return gamma < 0.5 || gamma > 5 || isSrgb ? null : gamma;
}

/** `iCCP`: a name of up to 79 bytes, a zero, the method (0), the compressed profile. A damaged one counts for none. */
function inflatedProfile(body: Uint8Array, inflate: (bytes: Uint8Array) => Uint8Array): Uint8Array | null {
  const end = body.indexOf(0);
  if (end < 1 || end > 79 || body[end + 1] !== 0) return null;
  try {
    return inflate(body.subarray(end + 2));
  } catch {
    return null;
  }
}

function direct(png: Png): ImageData {
  const { width, height, bits, colourType, channels } = png;
  return {
    width,
    height,
    components: colourType === RGB ? 3 : 1,
    bits,
    palette: colourType === PALETTE ? png.palette.slice(0, 3 << bits) : null,
    filter:
      `/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${channels}` +
      `/BitsPerComponent ${bits}/Columns ${width}>>`,
    data: png.data,
    isEnded: true,
    alpha: null,
    profile: png.profile,
    orientation: png.orientation,
  };
}

/** One image inside the file: the whole, or one of the seven of Adam7. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const WHOLE: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];

const ADAM7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

const passesOf = (png: Png): readonly Pass[] => (png.interlaced ? ADAM7 : WHOLE);
const columnsOf = (png: Png, pass: Pass): number => Math.max(0, Math.ceil((png.width - pass.x) / pass.dx));
const rowsOf = (png: Png, pass: Pass): number => Math.max(0, Math.ceil((png.height - pass.y) / pass.dy));
const lineBytes = (png: Png, columns: number): number => (columns * png.channels * png.bits + 7) >> 3;

function rawLength(png: Png): number {
  let length = 0;
  for (const pass of passesOf(png)) {
    const columns = columnsOf(png, pass);
    if (columns > 0) length += rowsOf(png, pass) * (1 + lineBytes(png, columns));
  }
  return length;
}

function decoded(png: Png, raw: Uint8Array): ImageData {
  const { width, height } = png;
  const components = png.colourType === GREY || png.colourType === GREY_ALPHA ? 1 : 3;
  const hasAlpha = png.colourType >= GREY_ALPHA || png.transparency !== null;
  const data = new Uint8Array(width * height * components);
  const alpha = hasAlpha ? new Uint8Array(width * height).fill(255) : null;
  const step = Math.max(1, (png.channels * png.bits) >> 3);
  let at = 0;
  for (const pass of passesOf(png)) {
    const columns = columnsOf(png, pass);
    const bytesPerLine = lineBytes(png, columns);
    let above = new Uint8Array(bytesPerLine);
    for (let row = 0; columns > 0 && row < rowsOf(png, pass); row += 1) {
      const line = raw.slice(at + 1, at + 1 + bytesPerLine);
      unfilter(raw[at] ?? 0, line, above, step);
      at += 1 + bytesPerLine;
      above = line;
      const first = (pass.y + row * pass.dy) * width + pass.x;
      for (let column = 0; column < columns; column += 1) {
        copyPixel(png, line, column, first + column * pass.dx, data, components, alpha);
      }
    }
  }
  return {
    ...{ width, height, components, data, alpha },
    bits: 8,
    palette: null,
    filter: null,
    isEnded: true,
    profile: png.profile,
    orientation: png.orientation,
  };
}

/** Reverses a line's filter in place (ISO/IEC 15948 9.2). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return;
  for (let index = 0; index < line.length; index += 1) {
    const left = index >= step ? (line[index - step] ?? 0) : 0;
    const up = above[index] ?? 0;
    const upLeft = index >= step ? (above[index - step] ?? 0) : 0;
    line[index] = (line[index] ?? 0) + prediction(filter, left, up, upLeft);
  }
}

function prediction(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - upLeft;
      const toLeft = Math.abs(estimate - left);
      const toUp = Math.abs(estimate - up);
      const toUpLeft = Math.abs(estimate - upLeft);
      if (toLeft <= toUp && toLeft <= toUpLeft) return left;
      return toUp <= toUpLeft ? up : upLeft;
    }
    default:
      return 0;
  }
}

/** Sample `index` of a line as the file has it, 16-bit samples whole. */
function sample(line: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return line[index] ?? 0;
  if (bits === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
  const bit = index * bits;
  return ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
}

function copyPixel(
  png: Png,
  line: Uint8Array,
  column: number,
  pixel: number,
  data: Uint8Array,
  components: number,
  alpha: Uint8Array | null,
): void {
  const { bits, channels, colourType, palette, transparency } = png;
  const first = column * channels;
  if (colourType === PALETTE) {
    const index = sample(line, first, bits);
    for (let channel = 0; channel < 3; channel += 1)
      data[3 * pixel + channel] = palette[3 * index + channel] ?? 0;
    if (alpha && transparency) alpha[pixel] = transparency[index] ?? 255;
    return;
  }
  let matches = transparency !== null;
  for (let channel = 0; channel < components; channel += 1) {
    const value = sample(line, first + channel, bits);
    data[components * pixel + channel] = to8Bits(value, bits);
    const key = ((transparency?.[2 * channel] ?? 0) << 8) | (transparency?.[2 * channel + 1] ?? 0);
    if (value !== key) matches = false;
  }
  if (!alpha) return;
  if (colourType >= GREY_ALPHA) alpha[pixel] = to8Bits(sample(line, first + components, bits), bits);
  else if (matches) alpha[pixel] = 0;
}

const to8Bits = (value: number, bits: number): number =>
  bits === 16 ? value >> 8 : bits === 8 ? value : Math.round((value * 255) / ((1 << bits) - 1));
