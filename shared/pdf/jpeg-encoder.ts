/**
 * Writes JPEG (ITU-T T.81): baseline, no subsampling, the example tables of annex K. The libraries that could be had
 * know RGB only, and what is printed in grey or CMYK has to stay so.
 */
import { ByteBuffer } from './byte-buffer';

/** Samples of 8 bits, pixel by pixel, from the upper left corner. */
export interface JpegSamples {
  readonly width: number;
  readonly height: number;
  /** Grey, RGB or CMYK, in which 0 is full ink. */
  readonly components: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** On the scale of 1 to 100 that most programs have: what is lost cannot be seen. */
const QUALITY = 90;

const BLOCK = 8;
const BLOCK_SAMPLES = BLOCK * BLOCK;
const LEVEL_SHIFT = 128;

/** Places of a block's samples in the order in which they are written (figure A.6). */
const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];

/** Tables K.1 and K.2, row by row. */
const LUMINANCE: readonly number[] = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMINANCE: readonly number[] = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/** How many codes there are of each length, and what they stand for (tables K.3 to K.6). */
interface HuffmanTable {
  readonly counts: readonly number[];
  readonly values: readonly number[];
}

const DC_VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const DC_LUMINANCE: HuffmanTable = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  values: DC_VALUES,
};
const DC_CHROMINANCE: HuffmanTable = {
  counts: [0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
  values: DC_VALUES,
};
const AC_LUMINANCE: HuffmanTable = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  values: [
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07, 0x22,
    0x71, 0x14, 0x32, 0x81, 0x91, 0xa1, 0x08, 0x23, 0x42, 0xb1, 0xc1, 0x15, 0x52, 0xd1, 0xf0, 0x24, 0x33,
    0x62, 0x72, 0x82, 0x09, 0x0a, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x34,
    0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54, 0x55,
    0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75, 0x76,
    0x77, 0x78, 0x79, 0x7a, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94, 0x95, 0x96,
    0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3, 0xb4, 0xb5,
    0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2, 0xd3, 0xd4,
    0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xf1,
    0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
  ],
};
const AC_CHROMINANCE: HuffmanTable = {
  counts: [0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 119],
  values: [
    0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31, 0x06, 0x12, 0x41, 0x51, 0x07, 0x61, 0x71, 0x13,
    0x22, 0x32, 0x81, 0x08, 0x14, 0x42, 0x91, 0xa1, 0xb1, 0xc1, 0x09, 0x23, 0x33, 0x52, 0xf0, 0x15, 0x62,
    0x72, 0xd1, 0x0a, 0x16, 0x24, 0x34, 0xe1, 0x25, 0xf1, 0x17, 0x18, 0x19, 0x1a, 0x26, 0x27, 0x28, 0x29,
    0x2a, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x53, 0x54,
    0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x73, 0x74, 0x75,
    0x76, 0x77, 0x78, 0x79, 0x7a, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x92, 0x93, 0x94,
    0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xb2, 0xb3,
    0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xd2,
    0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9, 0xda, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea,
    0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa,
  ],
};

/** A run of 16 zeros, and the end of a block. */
const ZERO_RUN = 0xf0;
const END_OF_BLOCK = 0x00;

/** A whole JPEG file. The same samples give the same bytes everywhere. */
export function encodeJpeg(samples: JpegSamples): Uint8Array {
  const out = new ByteBuffer(1 << 16);
  const planes = planesOf(samples.components);
  writeHeader(out, samples, planes);
  const bits = new BitWriter(out);
  const blocks = planes.map(() => new Float64Array(BLOCK_SAMPLES));
  for (let top = 0; top < samples.height; top += BLOCK) {
    for (let left = 0; left < samples.width; left += BLOCK) {
      loadBlocks(samples, left, top, blocks);
      planes.forEach((plane, index) => {
        plane.write(bits, blocks[index] as Float64Array);
      });
    }
  }
  bits.finish();
  segment(out, 0xd9, null);
  return out.bytes.slice(0, out.length);
}

/** One component of the file: its tables, and what the next block's first coefficient is compared with. */
class Plane {
  readonly #scale: Float64Array;
  readonly #dc: Codes;
  readonly #ac: Codes;
  readonly #quantised = new Int32Array(BLOCK_SAMPLES);
  #before = 0;

  /** @param kind 0 for the tables of luminance, 1 for those of chrominance. */
  constructor(readonly kind: 0 | 1) {
    this.#scale = scaleOf(quantisation(kind));
    this.#dc = codesOf(kind === 0 ? DC_LUMINANCE : DC_CHROMINANCE);
    this.#ac = codesOf(kind === 0 ? AC_LUMINANCE : AC_CHROMINANCE);
  }

  /** Transforms a block in place and writes it (F.1.2). */
  write(bits: BitWriter, block: Float64Array): void {
    transform(block);
    const quantised = this.#quantised;
    const scale = this.#scale;
    for (let at = 0; at < BLOCK_SAMPLES; at += 1) {
      const place = ZIGZAG[at] as number;
      quantised[at] = Math.round((block[place] as number) * (scale[place] as number));
    }
    const first = quantised[0] as number;
    writeValue(bits, this.#dc, 0, first - this.#before);
    this.#before = first;
    let zeros = 0;
    for (let at = 1; at < BLOCK_SAMPLES; at += 1) {
      const value = quantised[at] as number;
      if (value === 0) {
        zeros += 1;
        continue;
      }
      for (; zeros > 15; zeros -= 16)
        bits.write(this.#ac.codes[ZERO_RUN] ?? 0, this.#ac.lengths[ZERO_RUN] ?? 0);
      writeValue(bits, this.#ac, zeros, value);
      zeros = 0;
    }
    if (zeros > 0) bits.write(this.#ac.codes[END_OF_BLOCK] ?? 0, this.#ac.lengths[END_OF_BLOCK] ?? 0);
  }
}

function planesOf(components: JpegSamples['components']): Plane[] {
  if (components === 3) return [new Plane(0), new Plane(1), new Plane(1)];
  return Array.from({ length: components }, () => new Plane(0));
}

/** The code of how many zeros come before and how many bits the value has, then these bits (F.1.2.1, F.1.2.2). */
function writeValue(bits: BitWriter, { codes, lengths }: Codes, zeros: number, value: number): void {
  const size = 32 - Math.clz32(Math.abs(value));
  const symbol = (zeros << 4) | size;
  bits.write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
  if (size > 0) bits.write(value < 0 ? value + (1 << size) - 1 : value, size);
}

/** The samples of one block of every component, level-shifted; beyond the edges the last ones are repeated. */
function loadBlocks(
  { width, height, components, data }: JpegSamples,
  left: number,
  top: number,
  blocks: readonly Float64Array[],
): void {
  const [first, second, third] = blocks as [Float64Array, Float64Array, Float64Array];
  for (let y = 0; y < BLOCK; y += 1) {
    const row = Math.min(top + y, height - 1) * width;
    for (let x = 0; x < BLOCK; x += 1) {
      const from = (row + Math.min(left + x, width - 1)) * components;
      const at = y * BLOCK + x;
      if (components !== 3) {
        for (let index = 0; index < components; index += 1) {
          (blocks[index] as Float64Array)[at] = (data[from + index] as number) - LEVEL_SHIFT;
        }
        continue;
      }
      // ITU-T T.871, 7.
      const red = data[from] as number;
      const green = data[from + 1] as number;
      const blue = data[from + 2] as number;
      first[at] = 0.299 * red + 0.587 * green + 0.114 * blue - LEVEL_SHIFT;
      second[at] = -0.168736 * red - 0.331264 * green + 0.5 * blue;
      third[at] = 0.5 * red - 0.418688 * green - 0.081312 * blue;
    }
  }
}

/** The quantisation table of luminance or chrominance at {@link QUALITY}, row by row. */
function quantisation(kind: 0 | 1): number[] {
  const percent = 200 - 2 * QUALITY;
  const table = kind === 0 ? LUMINANCE : CHROMINANCE;
  return table.map((value) => Math.min(255, Math.max(1, Math.floor((value * percent + 50) / 100))));
}

/** What the transform below leaves too large by: 1, then √2 cos(kπ/16). */
const AAN: readonly number[] = [
  1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379,
];

const scaleOf = (table: readonly number[]): Float64Array =>
  Float64Array.from(table, (value, at) => 1 / (value * (AAN[at >> 3] ?? 1) * (AAN[at & 7] ?? 1) * BLOCK));

/** The discrete cosine transform (A.3.3) by the algorithm of Arai, Agui and Nakajima, up to the factors of {@link AAN}. */
function transform(block: Float64Array): void {
  for (let row = 0; row < BLOCK_SAMPLES; row += BLOCK) transformLine(block, row, 1);
  for (let column = 0; column < BLOCK; column += 1) transformLine(block, column, BLOCK);
}

function transformLine(block: Float64Array, from: number, step: number): void {
  const at = (index: number): number => block[from + index * step] as number;
  const sum0 = at(0) + at(7);
  const sum1 = at(1) + at(6);
  const sum2 = at(2) + at(5);
  const sum3 = at(3) + at(4);
  const difference0 = at(0) - at(7);
  const difference1 = at(1) - at(6);
  const difference2 = at(2) - at(5);
  const difference3 = at(3) - at(4);

  const even0 = sum0 + sum3;
  const even1 = sum1 + sum2;
  const even2 = sum1 - sum2;
  const even3 = sum0 - sum3;
  const turned = (even2 + even3) * Math.SQRT1_2;
  block[from] = even0 + even1;
  block[from + 4 * step] = even0 - even1;
  block[from + 2 * step] = even3 + turned;
  block[from + 6 * step] = even3 - turned;

  const odd0 = difference3 + difference2;
  const odd1 = difference2 + difference1;
  const odd2 = difference1 + difference0;
  const common = (odd0 - odd2) * 0.382683433;
  const low = 0.5411961 * odd0 + common;
  const high = 1.306562965 * odd2 + common;
  const middle = odd1 * Math.SQRT1_2;
  const plus = difference0 + middle;
  const minus = difference0 - middle;
  block[from + 5 * step] = minus + low;
  block[from + 3 * step] = minus - low;
  block[from + step] = plus + high;
  block[from + 7 * step] = plus - high;
}

/** Codes and their lengths in bits, by what they stand for. */
interface Codes {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
}

/** Annex C: codes of a length follow each other, and a longer one begins where the shorter ones end. */
function codesOf({ counts, values }: HuffmanTable): Codes {
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let at = 0;
  counts.forEach((count, index) => {
    for (let left = count; left > 0; left -= 1) {
      const value = values[at] as number;
      codes[value] = code;
      lengths[value] = index + 1;
      code += 1;
      at += 1;
    }
    code <<= 1;
  });
  return { codes, lengths };
}

/** Bits, the highest first; a byte of ones is followed by one of zeros, so that it is no marker (F.1.2.3). */
class BitWriter {
  #held = 0;
  #count = 0;

  constructor(private readonly out: ByteBuffer) {}

  /** At most 16 bits. */
  write(value: number, length: number): void {
    this.#held = (this.#held << length) | value;
    this.#count += length;
    while (this.#count >= 8) {
      this.#count -= 8;
      const byte = (this.#held >> this.#count) & 0xff;
      this.out.byte(byte);
      if (byte === 0xff) this.out.byte(0);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  /** Fills the last byte with ones. */
  finish(): void {
    if (this.#count > 0) this.write((1 << (8 - this.#count)) - 1, 8 - this.#count);
  }
}

function writeHeader(out: ByteBuffer, { width, height, components }: JpegSamples, planes: readonly Plane[]) {
  const kinds = components === 3 ? ([0, 1] as const) : ([0] as const);
  segment(out, 0xd8, null);
  if (components === 4) {
    // Adobe's marker says that 0 is full ink. Version 100, no flags, and 0: the components are as they are.
    segment(out, 0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 0]);
  } else {
    // Version 1.1, square pixels, no thumbnail.
    segment(out, 0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  }
  for (const kind of kinds) {
    const table = quantisation(kind);
    segment(out, 0xdb, [kind, ...ZIGZAG.map((place) => table[place] ?? 1)]);
  }
  const specified = planes.flatMap(({ kind }, index) => [index + 1, 0x11, kind]);
  segment(out, 0xc0, [8, ...word(height), ...word(width), components, ...specified]);
  for (const kind of kinds) {
    for (const [place, table] of [
      [kind, kind === 0 ? DC_LUMINANCE : DC_CHROMINANCE],
      [0x10 | kind, kind === 0 ? AC_LUMINANCE : AC_CHROMINANCE],
    ] as const) {
      segment(out, 0xc4, [place, ...table.counts, ...table.values]);
    }
  }
  const scanned = planes.flatMap(({ kind }, index) => [index + 1, (kind << 4) | kind]);
  segment(out, 0xda, [components, ...scanned, 0, 63, 0]);
}

/** A marker, with its parameters unless it stands alone (B.1.1.4). */
function segment(out: ByteBuffer, marker: number, parameters: readonly number[] | null): void {
  const bytes = [0xff, marker, ...(parameters ? [...word(parameters.length + 2), ...parameters] : [])];
  for (const byte of bytes) out.byte(byte);
}

const word = (value: number): number[] => [value >> 8, value & 0xff];

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
