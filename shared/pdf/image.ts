/**
 * Image files as PDF image objects (ISO 32000-1 8.9.5). JPEG data and simple PNG data go in as they are; what PDF
 * cannot express directly (alpha, 16 bits, interlacing), and what has far more pixels than can be seen, is decoded and
 * packed again.
 */
import { fail, ok, type Result } from '../base';
import { type Reason, reason } from '../diag';
import type { Matrix } from '../geometry';
import { reduceJpeg, reduceSamples, reductionFactor } from './image-reduction';
import { isCutOff, readJpeg } from './jpeg';
import type { ObjectFile } from './object-file';
import { MadeOfBytes } from './pack-once';
import { readPng } from './png';
import { hexOf } from './syntax';

/** Image data ready for a stream. */
export interface ImageData {
  readonly width: number;
  readonly height: number;
  /**
   * Grey, RGB or CMYK. In CMYK 0 is full ink: so Adobe's programs write it, and so browsers show every file of four
   * components, whether it says who wrote it or not.
   */
  readonly components: 1 | 3 | 4;
  readonly bits: number;
  /** RGB triplets; then `components` is 1 and samples are indices. */
  readonly palette: Uint8Array | null;
  /** Already compressed as `filter` says; `null` for raw samples that the writer deflates. */
  readonly filter: string | null;
  readonly data: Uint8Array;
  /** Whether the file itself says where it ends; one that does not may have lost a part of its picture. */
  readonly isEnded: boolean;
  /** 8 bits per pixel, raw. */
  readonly alpha: Uint8Array | null;
  /** Embedded ICC profile that fits the components; without one, grey and RGB are taken as sRGB. */
  readonly profile: Uint8Array | null;
  /** How the picture is to be turned (Exif 3.0, tag 0x0112): 1 … 8, 1 for as it is. */
  readonly orientation: number;
}

const JPEG_START = 0xffd8;
const PNG_START = 0x89504e47;

/** Reads an image file; the error says why it cannot be read. */
export function readImage(
  bytes: Uint8Array,
  inflate: (bytes: Uint8Array) => Uint8Array,
): Result<ImageData, Reason> {
  if (bytes.length < 8) return fail(reason('file.cutOff'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === PNG_START) return readPng(bytes, inflate);
  if (view.getUint16(0) === JPEG_START) return readJpeg(bytes);
  return fail(reason('image.notPixels'));
}

/** The host's compressor and its reverse. */
export interface Compressor {
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
}

/** An image whose data is compressed, whatever it was. */
export interface PackedImage extends ImageData {
  readonly filter: string;
  /** Whether it should have been reduced and could not be. */
  readonly isTooLarge: boolean;
  /** Whether a part of the picture is missing. */
  readonly isCutOff: boolean;
}

type Packed = Result<PackedImage, Reason>;

/** Assets that were read and packed, by how much they were reduced, so that a batch of small files does so once. */
const packedImages = new MadeOfBytes<Map<number, Packed>>();

/** Reads and packs an image, `factor` times smaller in both directions; see {@link reductionOf}. */
export function packImageOnce(bytes: Uint8Array, compressor: Compressor, factor = 1): Packed {
  const byFactor = packedImages.of(bytes, compressor.deflate, () => new Map());
  let packed = byFactor.get(factor);
  if (!packed) {
    packed = factor > 1 ? packReduced(bytes, compressor, factor) : packWhole(bytes, compressor);
    byFactor.set(factor, packed);
  }
  return packed;
}

/**
 * By how much an image may be reduced when it is placed at this size (points) and more than `maxDpi` pixels an inch
 * are of no use; 1 for not at all.
 */
export function reductionOf(bytes: Uint8Array, width: number, height: number, maxDpi: number): number {
  const pixels = maxDpi > 0 ? sizeOf(bytes) : null;
  return pixels ? reductionFactor(pixels, { width, height }, maxDpi) : 1;
}

/** Size in pixels as the picture is shown; `null` for what is no image. */
function sizeOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === PNG_START) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (view.getUint16(0) !== JPEG_START) return null;
  const image = readJpeg(bytes);
  if (!image.ok) return null;
  const { width, height, orientation } = image.value;
  return orientation >= FIRST_LYING ? { width: height, height: width } : { width, height };
}

/** From here on, width and height are exchanged (Exif 3.0, tag 0x0112). */
const FIRST_LYING = 5;

function packWhole(bytes: Uint8Array, { deflate, inflate }: Compressor): Packed {
  const image = readImage(bytes, inflate);
  return image.ok ? ok(packImage(image.value, deflate)) : image;
}

function packReduced(bytes: Uint8Array, compressor: Compressor, factor: number): Packed {
  const { deflate, inflate } = compressor;
  const isPng = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === PNG_START;
  const image = isPng ? readPng(bytes, inflate, true) : readJpeg(bytes);
  if (!image.ok) return image;
  if (isPng) return ok(packImage(reduceSamples(image.value, factor), deflate));
  const whole = packImage(image.value, deflate);
  return ok(reduceJpeg(whole, factor) ?? { ...whole, isTooLarge: true });
}

function packImage(image: ImageData, deflate: Compressor['deflate']): PackedImage {
  return {
    ...image,
    data: image.filter === null ? deflate(image.data) : image.data,
    filter: image.filter ?? FLATE,
    alpha: image.alpha && deflate(image.alpha),
    isTooLarge: false,
    isCutOff: isCutOff(image),
  };
}

const FLATE = '/Filter/FlateDecode';

/** What several images of a file have in common: object numbers of ICC profiles by their bytes. */
export type ProfileObjects = Map<Uint8Array, number>;

/** Writes an image and what belongs to it; returns its object number. */
export function writeImage(file: ObjectFile, image: PackedImage, profiles: ProfileObjects): number {
  const mask = image.alpha
    ? `/SMask ${file.addStream(imageEntries(image, '/DeviceGray', 8) + FLATE, image.alpha, false)} 0 R`
    : '';
  const inverted = image.components === 4 ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const entries = imageEntries(image, colourSpace(file, image, profiles), image.bits) + inverted + mask;
  return file.addStream(entries + image.filter, image.data, false);
}

const imageEntries = ({ width, height }: ImageData, space: string, bits: number): string =>
  `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${space}/BitsPerComponent ${bits}`;

/** A name, or a reference: strings stand in objects of their own, where encryption reaches them. */
function colourSpace(file: ObjectFile, image: ImageData, profiles: ProfileObjects): string {
  const base = baseSpace(file, image, profiles);
  if (!image.palette) return base;
  const last = image.palette.length / 3 - 1;
  return ` ${file.add(`[/Indexed${base} ${last}<${hexOf(image.palette)}>]`)} 0 R`;
}

function baseSpace(file: ObjectFile, image: ImageData, profiles: ProfileObjects): string {
  const components = image.palette ? 3 : image.components;
  if (!image.profile) return { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[components];
  const same = [...profiles].find(([bytes]) => image.profile && sameBytes(bytes, image.profile));
  const id = same?.[1] ?? file.addStream(`/N ${components}`, image.profile, true);
  if (!same) profiles.set(image.profile, id);
  return `[/ICCBased ${id} 0 R]`;
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one === other || (one.length === other.length && one.every((byte, index) => byte === other[index]));

/** Turns the unit square that PDF draws an image in as the image's orientation wants it (Exif 3.0, tag 0x0112). */
export const orientationMatrix = (orientation: number): Matrix => ORIENTATIONS[orientation - 1] ?? UPRIGHT;

const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

const ORIENTATIONS: readonly Matrix[] = [
  UPRIGHT,
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

/** Whether PDF/A allows the image beside an RGB output intent (ISO 19005-2 6.2.4.3). */
export const fitsRgbIntent = (image: ImageData): boolean => image.components !== 4 || image.profile !== null;
