/**
 * The sRGB colour space as an ICC profile, made from its definition (IEC 61966-2-1; ICC.1:2001-04, version 2): three
 * colorants and one tone curve. The same bytes on every machine. And its relatives with the tone curve of a gamma.
 */
const CURVE_POINTS = 256;
const HEADER_BYTES = 128;

/** XYZ of the primaries, adapted to D50. */
const RED = [0.43607, 0.22249, 0.01392] as const;
const GREEN = [0.38515, 0.71687, 0.09708] as const;
const BLUE = [0.14307, 0.06061, 0.7141] as const;
const D50 = [0.9642, 1, 0.8249] as const;

let profile: Uint8Array | null = null;

/** The profile, about 1 KB; always the same array, which nobody changes. */
export function srgbProfile(): Uint8Array {
  profile ??= buildProfile('RGB ', 'sRGB IEC61966-2.1', curveTag());
  return profile;
}

/** Grey, or RGB of sRGB's primaries, whose samples are light to the power of 1 / `gamma`. */
export const gammaProfile = (components: 1 | 3, gamma: number): Uint8Array =>
  buildProfile(components === 1 ? 'GRAY' : 'RGB ', `Gamma ${gamma.toFixed(2)}`, gammaTag(gamma));

type Tag = readonly [signature: string, data: Uint8Array];

function buildProfile(space: 'RGB ' | 'GRAY', description: string, curve: Uint8Array): Uint8Array {
  const colours: readonly Tag[] =
    space === 'GRAY'
      ? [['kTRC', curve]]
      : [
          ['rXYZ', xyzTag(RED)],
          ['gXYZ', xyzTag(GREEN)],
          ['bXYZ', xyzTag(BLUE)],
          ['rTRC', curve],
          ['gTRC', curve],
          ['bTRC', curve],
        ];
  const tags: readonly Tag[] = [
    ['desc', descriptionTag(description)],
    ['cprt', textTag('Public domain')],
    ['wtpt', xyzTag(D50)],
    ...colours,
  ];
  const placed = new Map<Uint8Array, number>();
  let size = HEADER_BYTES + 4 + 12 * tags.length;
  for (const [, data] of tags) {
    if (placed.has(data)) continue;
    placed.set(data, size);
    size += (data.length + 3) & ~3;
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  writeHeader(bytes, view, size, space);
  view.setUint32(HEADER_BYTES, tags.length);
  tags.forEach(([signature, data], index) => {
    const entry = HEADER_BYTES + 4 + 12 * index;
    const offset = placed.get(data) ?? 0;
    writeAscii(bytes, entry, signature);
    view.setUint32(entry + 4, offset);
    view.setUint32(entry + 8, data.length);
    bytes.set(data, offset);
  });
  return bytes;
}

function writeHeader(bytes: Uint8Array, view: DataView, size: number, space: string): void {
  view.setUint32(0, size);
  view.setUint32(8, 0x02100000);
  writeAscii(bytes, 12, `mntr${space}XYZ `);
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => {
    view.setUint16(24 + 2 * index, part);
  });
  writeAscii(bytes, 36, 'acsp');
  D50.forEach((value, index) => {
    view.setInt32(68 + 4 * index, fixed16(value));
  });
}

const fixed16 = (value: number): number => Math.round(value * 65536);

function xyzTag(values: readonly number[]): Uint8Array {
  const tag = new Uint8Array(20);
  const view = new DataView(tag.buffer);
  writeAscii(tag, 0, 'XYZ ');
  values.forEach((value, index) => {
    view.setInt32(8 + 4 * index, fixed16(value));
  });
  return tag;
}

function textTag(text: string): Uint8Array {
  const tag = new Uint8Array(8 + text.length + 1);
  writeAscii(tag, 0, 'text');
  writeAscii(tag, 8, text);
  return tag;
}

/** `textDescriptionType`: the ASCII text; no Unicode and no Macintosh version. */
function descriptionTag(text: string): Uint8Array {
  const tag = new Uint8Array(12 + text.length + 1 + 8 + 70);
  writeAscii(tag, 0, 'desc');
  new DataView(tag.buffer).setUint32(8, text.length + 1);
  writeAscii(tag, 12, text);
  return tag;
}

function curveTag(): Uint8Array {
  const tag = new Uint8Array(12 + 2 * CURVE_POINTS);
  const view = new DataView(tag.buffer);
  writeAscii(tag, 0, 'curv');
  view.setUint32(8, CURVE_POINTS);
  for (let index = 0; index < CURVE_POINTS; index += 1) {
    view.setUint16(12 + 2 * index, Math.round(65535 * linearLight(index / (CURVE_POINTS - 1))));
  }
  return tag;
}

/** A curve of one number is an exponent, in 256ths. */
function gammaTag(gamma: number): Uint8Array {
  const tag = new Uint8Array(14);
  const view = new DataView(tag.buffer);
  writeAscii(tag, 0, 'curv');
  view.setUint32(8, 1);
  view.setUint16(12, Math.round(gamma * 256));
  return tag;
}

function linearLight(encoded: number): number {
  if (encoded <= 0.04045) return encoded / 12.92;
  const base = (encoded + 0.055) / 1.055;
  return base * base * fifthRoot(base * base);
}

/** Newton's method with exact operations only: `Math.pow` may differ between machines. For 0 < value ≤ 1. */
function fifthRoot(value: number): number {
  let root = 1;
  for (let step = 0; step < 40; step += 1) {
    const fourth = root * root * root * root;
    root -= (root - value / fourth) / 5;
  }
  return root;
}

function writeAscii(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
}
