/**
 * The few facts about a JPEG file that a PDF image dictionary needs (ITU-T T.81 annex B). The data stays as it is, only
 * a missing end is put behind it: cameras and scanners leave it out, and every viewer shows such files.
 */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import { concatenate } from './byte-buffer';
import { exifOrientation } from './exif';
import { checkedProfile } from './icc';
import type { ImageData } from './image';
import { decodeJpeg } from './jpeg-decoder';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
const APP2 = 0xe2;
const EXIF_HEADER = 'Exif\0\0';
const ICC_HEADER = 'ICC_PROFILE\0';
/** Identifier, sequence number and count. */
const ICC_HEADER_BYTES = 14;

/** Files that were read: every image that is drawn asks for its size. */
const known = new WeakMap<Uint8Array, Result<ImageData, Reason>>();

/** What the header of a file says, with the file as its data. The bytes must not change. */
export function readJpeg(bytes: Uint8Array): Result<ImageData, Reason> {
  let image = known.get(bytes);
  if (!image) {
    image = parseJpeg(bytes);
    known.set(bytes, image);
  }
  return image;
}

function parseJpeg(bytes: Uint8Array): Result<ImageData, Reason> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const profileParts: ProfilePart[] = [];
  let orientation = 1;
  let frame: { width: number; height: number; components: number } | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return fail(reason('jpeg.marker'));
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE || marker === START_OF_SCAN) break;
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return fail(reason('file.cutOff'));
    if (isFrameMarker(marker)) {
      if (marker > 0xc2) return fail(reason('jpeg.compression'));
      if (length < 8) return fail(reason('jpeg.header'));
      if (bytes[at + 4] !== 8) return fail(reason('jpeg.depth'));
      frame = {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: bytes[at + 9] ?? 0,
      };
    } else if (marker === APP2 && length > ICC_HEADER_BYTES + 2 && latin(bytes, at + 4, 12) === ICC_HEADER) {
      const data = bytes.subarray(at + 4 + ICC_HEADER_BYTES, end);
      profileParts.push({ number: bytes[at + 16] ?? 0, count: bytes[at + 17] ?? 0, data });
    } else if (marker === APP1 && length > 8 && latin(bytes, at + 4, 6) === EXIF_HEADER) {
      orientation = exifOrientation(bytes.subarray(at + 10, end));
    }
    at = end;
  }
  if (bytes[at + 1] !== START_OF_SCAN) return fail(reason('file.cutOff'));
  if (!frame || frame.width === 0 || frame.height === 0) return fail(reason('jpeg.noSize'));
  const { width, height, components } = frame;
  if (components !== 1 && components !== 3 && components !== 4)
    return fail(reason('jpeg.components', { count: components }));
  const isEnded = hasEnd(bytes, at);
  return ok({
    width,
    height,
    components,
    bits: 8,
    palette: null,
    filter: '/Filter/DCTDecode',
    data: isEnded ? bytes : withEnd(bytes),
    isEnded,
    alpha: null,
    profile: profileOf(profileParts, components),
    orientation,
  });
}

/** Whether the data ends as a whole file does; what follows is no part of the picture. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return true;
  }
  return false;
}

const END = new Uint8Array([0xff, END_OF_IMAGE]);

/** The data with an end; half of a marker at its own end would make a strange one. */
function withEnd(bytes: Uint8Array): Uint8Array {
  let length = bytes.length;
  while (bytes[length - 1] === 0xff) length -= 1;
  return concatenate([bytes.subarray(0, length), END]);
}

/**
 * Whether a file without an end breaks off inside of its picture: then the picture is another one where anything goes
 * on from there. Decodes the picture twice.
 */
export function isCutOff(image: ImageData): boolean {
  if (image.isEnded) return false;
  const ownData = image.data.subarray(0, -END.length);
  const continued = concatenate([ownData, new Uint8Array(CONTINUATION_BYTES), END]);
  const [shown, other] = [decodeJpeg(image), decodeJpeg({ ...image, data: continued })];
  return !shown || !other || shown.some((sample, at) => sample !== other[at]);
}

/** More than a block of any picture takes. */
const CONTINUATION_BYTES = 1024;

/** A profile of more than 64 KB comes in numbered parts (ICC.1:2022 B.4). */
interface ProfilePart {
  readonly number: number;
  readonly count: number;
  readonly data: Uint8Array;
}

function profileOf(parts: readonly ProfilePart[], components: 1 | 3 | 4): Uint8Array | null {
  const ordered = [...parts].sort((one, other) => one.number - other.number);
  const isWhole = ordered.every(({ number, count }, index) => number === index + 1 && count === parts.length);
  if (parts.length === 0 || !isWhole) return null;
  return checkedProfile(concatenate(ordered.map(({ data }) => data)), components);
}

/** SOF0 … SOF15 without DHT, JPG and DAC. */
const isFrameMarker = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const latin = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));
