/** Writes PNG files (ISO/IEC 15948): 8 bits per channel, RGB with alpha, one IDAT. */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOUR_TYPE_RGBA = 6;
/** Filter 1 (Sub) suits flat drawings and needs no choice per line. */
const FILTER_SUB = 1;
const CHANNELS = 4;

/** `pixels` are rows of red, green, blue, alpha, not premultiplied. */
export function encodePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, COLOUR_TYPE_RGBA, 0, 0, 0], 8);
  const parts = [
    new Uint8Array(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered(width, height, pixels), { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    file.set(part, offset);
    offset += part.length;
  }
  return file;
}

function filtered(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const stride = width * CHANNELS;
  const lines = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * stride;
    const to = y * (stride + 1);
    lines[to] = FILTER_SUB;
    for (let x = 0; x < stride; x += 1) {
      const left = x < CHANNELS ? 0 : (pixels[from + x - CHANNELS] ?? 0);
      lines[to + 1 + x] = (pixels[from + x] ?? 0) - left;
    }
  }
  return lines;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index += 1) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
