/** Small files for the golden cases of images: made here, the same bytes everywhere. */
import { deflateSync } from 'node:zlib';
import { sha256Hex } from '../../shared/base';
import type { Asset } from '../../shared/model';

export interface GraphicsFile {
  readonly asset: Asset;
  readonly bytes: Uint8Array;
}

function fileOf(bytes: Uint8Array, asset: Omit<Asset, 'hash'>): GraphicsFile {
  return { bytes, asset: { hash: sha256Hex(bytes), ...asset } };
}

function pngChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + body.length);
  chunk.writeUInt32BE(body.length);
  chunk.write(type, 4, 'latin1');
  chunk.set(body, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + body.length)), 8 + body.length);
  return chunk;
}

/** The check sum of PNG (ISO/IEC 15948 annex D), without which browsers refuse a file. */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** A picture of 8-bit RGB or RGBA pixels; `orientation` as cameras write it. */
function png(
  name: string,
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly number[],
  orientation = 1,
): GraphicsFile {
  const channels = pixel(0, 0).length;
  const lines: number[] = [];
  for (let y = 0; y < height; y += 1) {
    lines.push(0);
    for (let x = 0; x < width; x += 1) lines.push(...pixel(x, y));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 4 ? 6 : 2], 8);
  const exif = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    pngChunk('IHDR', head),
    ...(orientation === 1 ? [] : [pngChunk('eXIf', Buffer.from(exif))]),
    pngChunk('IDAT', deflateSync(Buffer.from(lines))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
  const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
  return fileOf(new Uint8Array(bytes), {
    ...{ mediaType: 'image/png', name, width: shownWidth, height: shownHeight },
  });
}

/** 96 × 48 pixels: a red, a green, a blue and a yellow quarter. */
export const quarters = png('quarters.png', 96, 48, (x, y) => {
  if (y < 24) return x < 48 ? [200, 40, 40] : [40, 160, 60];
  return x < 48 ? [40, 60, 200] : [230, 200, 40];
});

/** A disc that fades towards its edge. */
export const disc = png('disc.png', 60, 60, (x, y) => {
  const away = (x - 30) ** 2 + (y - 30) ** 2;
  return [30, 60, 140, Math.max(0, Math.round(255 * (1 - away / 900)))];
});

/** The quarters in more pixels than print can show. */
export const fine = png('fine.png', 960, 480, (x, y) => {
  if (y < 240) return x < 480 ? [200, 40, 40] : [40, 160, 60];
  return x < 480 ? [40, 60, 200] : [230, 200, 40];
});

/** Lies on its side as cameras store pictures: shown it stands, dark above light. */
export const turned = png('turned.png', 96, 48, (x) => (x < 48 ? [20, 20, 60] : [240, 225, 190]), 6);

/** A file that breaks off. */
export const broken = fileOf(quarters.bytes.slice(0, 60), {
  ...{ mediaType: 'image/png', name: 'broken.png', width: 96, height: 48 },
});

export const svg = (name: string, width: number, height: number, content: string): GraphicsFile =>
  fileOf(
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
        `width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${content}</svg>`,
    ),
    { mediaType: 'image/svg+xml', name, width, height },
  );

/** Nearly everything that a drawing can hold. */
export const drawing = svg(
  'drawing.svg',
  200,
  120,
  `<style>.leaf{fill:#2e7d4f;stroke:#14432a;stroke-width:2} .thin{fill:none;stroke:#223a70;stroke-width:1.5}</style>
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#8fb8e8"/><stop offset=".7" stop-color="#e8f1fb"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </linearGradient>
    <radialGradient id="sun" cx="50%" cy="50%" r="50%" fx="40%" fy="40%">
      <stop offset="0" stop-color="#fff6c8"/><stop offset="1" stop-color="#f2a33a"/>
    </radialGradient>
    <linearGradient id="bar" gradientUnits="userSpaceOnUse" x1="110" y1="0" x2="190" y2="0" gradientTransform="rotate(20 150 60)">
      <stop offset="0" stop-color="#cf3f2c"/><stop offset=".5" stop-color="#cf3f2c"/><stop offset=".5" stop-color="#2f4bb3"/><stop offset="1" stop-color="#2f4bb3"/>
    </linearGradient>
    <clipPath id="hole"><circle cx="50" cy="90" r="24"/></clipPath>
    <g id="tick"><path class="thin" d="M0 0v6"/></g>
  </defs>
  <rect width="200" height="70" fill="url(#sky)"/>
  <ellipse cx="164" cy="26" rx="20" ry="16" fill="url(#sun)"/>
  <path class="leaf" stroke-linejoin="round" d="M20 60c0-24 16-40 40-40 0 24-16 40-40 40zm0 0a14 14 0 1 1 28 0"/>
  <g clip-path="url(#hole)"><rect x="20" y="64" width="60" height="54" fill="#f0c8c0"/><path class="thin" d="M20 70l60 40M20 110l60-40"/></g>
  <g opacity=".5"><rect x="92" y="20" width="30" height="30" fill="#cf3f2c"/><rect x="106" y="34" width="30" height="30" fill="#2f4bb3"/></g>
  <path fill="url(#bar)" fill-rule="evenodd" d="M110 78h80v36h-80zM126 86v20h48v-20z"/>
  <path class="thin" stroke-dasharray="6 3 1 3" stroke-linecap="round" d="M6 116q40-14 90 0"/>
  <polyline class="thin" stroke-width="4" stroke-miterlimit="2" stroke-linejoin="miter" points="96,100 100,84 104,100"/>
  <g transform="translate(10 10) scale(3 1)"><circle r="4" cx="4" cy="4" fill="none" stroke="#000" stroke-opacity=".6"/></g>
  <use xlink:href="#tick" x="140" y="70"/><use xlink:href="#tick" x="150" y="70" transform="rotate(15 150 73)"/>`,
);

/** What cannot be drawn is named; the rest is drawn. */
export const captioned = svg(
  'captioned.svg',
  60,
  30,
  '<rect width="60" height="30" fill="#dfe3e8"/><text x="4" y="20">Yes</text><circle cx="45" cy="15" r="9" filter="url(#f)"/>',
);

/** A PDF written by hand: a page of this size for each content. */
function pdf(name: string, width: number, height: number, contents: readonly string[]): GraphicsFile {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${contents.length}/Kids[${contents.map((_, index) => `${3 + 2 * index} 0 R`).join(' ')}]>>`,
  ];
  for (const content of contents) {
    const id = objects.length + 1;
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Resources<<>>/Contents ${id + 1} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return fileOf(new Uint8Array(Buffer.from(text, 'latin1')), {
    ...{ mediaType: 'application/pdf', name, width, height },
  });
}

/** Letter paper of two pages, A5: a band at the top with marked content around it, a line at the foot. */
export const letterhead = pdf('letterhead.pdf', 420, 596, [
  '/Artifact BMC 0.18 0.29 0.7 rg 0 556 420 40 re f EMC /P <</MCID 0>> BDC 0.81 0.25 0.17 rg 36 24 348 2 re f EMC\n' +
    '0.9 0.93 1 rg 300 80 m 420 200 l 420 80 l h f',
  '0.18 0.29 0.7 rg 0 586 420 10 re f',
]);
