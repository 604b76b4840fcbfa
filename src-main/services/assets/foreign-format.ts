/** Formats of pictures and drawings that are not taken in, by how their files begin: who brings one is told what to save it as. */

export interface ForeignFormat {
  /** As people know it. */
  readonly name: string;
  /** Pixels are saved as PNG or JPEG, everything else as SVG or PDF. */
  readonly kind: 'pixels' | 'drawing';
}

/** The major brands of files of ISO/IEC 14496-12 (`ftyp`). */
const BRANDS: Readonly<Record<string, string>> = {
  ...{ avif: 'AVIF', avis: 'AVIF' },
  ...{ heic: 'HEIC', heix: 'HEIC', hevc: 'HEIC', heim: 'HEIC', heis: 'HEIC', mif1: 'HEIF', msf1: 'HEIF' },
};

/** What stands at which byte. */
type Signature = readonly (readonly [at: number, text: string])[];

const SIGNATURES: readonly (readonly [Signature, name: string, kind: ForeignFormat['kind']])[] = [
  [[[0, 'GIF8']], 'GIF', 'pixels'],
  [
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
    ...(['WebP', 'pixels'] as const),
  ],
  [[[0, 'II*\0']], 'TIFF', 'pixels'],
  [[[0, 'MM\0*']], 'TIFF', 'pixels'],
  [
    [
      [0, 'BM'],
      [6, '\0\0\0\0'],
    ],
    ...(['BMP', 'pixels'] as const),
  ],
  [[[0, '\0\0\x01\0']], 'ICO', 'pixels'],
  [[[0, '8BPS']], 'Photoshop', 'pixels'],
  [[[0, '\0\0\0\x0cjP  ']], 'JPEG 2000', 'pixels'],
  [[[0, '\xff\x4f\xff\x51']], 'JPEG 2000', 'pixels'],
  [[[0, '\0\0\0\x0cJXL ']], 'JPEG XL', 'pixels'],
  [[[0, '\xff\x0a']], 'JPEG XL', 'pixels'],
  [[[0, '%!PS']], 'EPS', 'drawing'],
  [[[0, '\xc5\xd0\xd3\xc6']], 'EPS', 'drawing'],
  [[[0, '\x1f\x8b']], 'SVGZ', 'drawing'],
  [[[0, '\xd7\xcd\xc6\x9a']], 'WMF', 'drawing'],
  [
    [
      [0, '\x01\0\0\0'],
      [40, ' EMF'],
    ],
    ...(['EMF', 'drawing'] as const),
  ],
];

/** Bytes that tell. */
const MOST_BYTES = 64;

/** The format of a file that is none of ours; undefined for what is none of these either. */
export function foreignFormat(bytes: Uint8Array): ForeignFormat | undefined {
  const start = Buffer.from(bytes.subarray(0, MOST_BYTES)).toString('latin1');
  const brand = start.slice(4, 8) === 'ftyp' ? BRANDS[start.slice(8, 12)] : undefined;
  if (brand !== undefined) return { name: brand, kind: 'pixels' };
  const found = SIGNATURES.find(([signature]) => signature.every(([at, text]) => start.startsWith(text, at)));
  return found && { name: found[1], kind: found[2] };
}
