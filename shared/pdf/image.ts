/**
 * Image files as PDF image objects (ISO 32000-1 8.9.5). JPEG data and simple PNG data go in as they are; what PDF
 * cannot express directly (alpha, 16 bits, interlacing) is decoded and packed again.
 */
import { fail, ok, type Result } from '../base';
import { readJpeg } from './jpeg';
import type { ObjectFile } from './object-file';
import { readPng } from './png';
import { hexOf } from './syntax';

/** Image data ready for a stream. */
export interface ImageData {
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3 | 4;
  readonly bits: number;
  /** RGB triplets; then `components` is 1 and samples are indices. */
  readonly palette: Uint8Array | null;
  /** Already compressed as `filter` says; `null` for raw samples that the writer deflates. */
  readonly filter: string | null;
  readonly data: Uint8Array;
  /** CMYK as Adobe's programs write it: 0 is full ink. */
  readonly inverted: boolean;
  /** 8 bits per pixel, raw. */
  readonly alpha: Uint8Array | null;
  /** Embedded ICC profile; kept for CMYK only, everything else is taken as sRGB. */
  readonly profile: Uint8Array | null;
}

const JPEG_START = 0xffd8;
const PNG_START = 0x89504e47;

/** Reads an image file; the error is a reason for a person. */
export function readImage(
  bytes: Uint8Array,
  inflate: (bytes: Uint8Array) => Uint8Array,
): Result<ImageData, string> {
  if (bytes.length < 8) return fail('the file is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === PNG_START) return readPng(bytes, inflate);
  if (view.getUint16(0) === JPEG_START) return readJpeg(bytes);
  return fail('it is neither PNG nor JPEG');
}

/** The host's compressor and its reverse. */
export interface Compressor {
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly inflate: (bytes: Uint8Array) => Uint8Array;
}

/** An image whose data is compressed, whatever it was. */
export interface PackedImage extends ImageData {
  readonly filter: string;
}

type Packed = Result<PackedImage, string>;

/**
 * Assets that were read and packed, so that a batch of small files does so once. By the compressing function, since
 * the bytes depend on it; an entry lives as long as the asset's own bytes.
 */
const packedImages = new WeakMap<Compressor['deflate'], WeakMap<Uint8Array, Packed>>();

export function packImageOnce(bytes: Uint8Array, { deflate, inflate }: Compressor): Packed {
  let known = packedImages.get(deflate);
  if (!known) {
    known = new WeakMap();
    packedImages.set(deflate, known);
  }
  let packed = known.get(bytes);
  if (!packed) {
    const image = readImage(bytes, inflate);
    packed = image.ok ? ok(packImage(image.value, deflate)) : image;
    known.set(bytes, packed);
  }
  return packed;
}

function packImage(image: ImageData, deflate: Compressor['deflate']): PackedImage {
  return {
    ...image,
    data: image.filter === null ? deflate(image.data) : image.data,
    filter: image.filter ?? FLATE,
    alpha: image.alpha && deflate(image.alpha),
  };
}

const FLATE = '/Filter/FlateDecode';

/** Writes an image and what belongs to it; returns its object number. */
export function writeImage(file: ObjectFile, image: PackedImage): number {
  const mask = image.alpha
    ? `/SMask ${file.addStream(imageEntries(image, '/DeviceGray', 8) + FLATE, image.alpha, false)} 0 R`
    : '';
  const inverted = image.inverted ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  const entries = imageEntries(image, colourSpace(file, image), image.bits) + inverted + mask;
  return file.addStream(entries + image.filter, image.data, false);
}

const imageEntries = ({ width, height }: ImageData, space: string, bits: number): string =>
  `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace${space}/BitsPerComponent ${bits}`;

function colourSpace(file: ObjectFile, image: ImageData): string {
  if (image.palette) {
    const last = image.palette.length / 3 - 1;
    return `[/Indexed/DeviceRGB ${last}<${hexOf(image.palette)}>]`;
  }
  if (image.components === 4 && image.profile) {
    return `[/ICCBased ${file.addStream('/N 4', image.profile, true)} 0 R]`;
  }
  return { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[image.components];
}

/** Whether PDF/A allows the image beside an RGB output intent (ISO 19005-2 6.2.4.3). */
export const fitsRgbIntent = (image: ImageData): boolean => image.components !== 4 || image.profile !== null;
