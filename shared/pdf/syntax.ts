/** PDF and XMP spellings of texts, names and dates (ISO 32000-1 7.3, 7.9). */
import type { PdfDate } from './options';

const HEX = '0123456789ABCDEF';

export function hexOf(bytes: Iterable<number>): string {
  let text = '';
  for (const byte of bytes) text += (HEX[byte >> 4] ?? '') + (HEX[byte & 15] ?? '');
  return text;
}

/** A text as UTF-16BE in hexadecimal digits, without a byte order mark. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) {
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  }
  return hex;
}

/**
 * What XML 1.0 can hold of a text, so that metadata and document information say the same; one of the controls that it
 * forbids would begin a language code in a text string (ISO 32000-2 7.9.2.2.1).
 */
const expressible = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids them
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd');

/** A text string: literal where it is printable ASCII, else UTF-16BE. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${utf16Hex(expressible(text))}>`;
}

/** A name, with `#xx` for whatever is not a regular character. */
export function nameObject(name: string): string {
  let text = '/';
  for (const byte of new TextEncoder().encode(name)) {
    const regular = byte > 0x20 && byte < 0x7f && !'#()<>[]{}/%'.includes(String.fromCharCode(byte));
    text += regular ? String.fromCharCode(byte) : `#${hexOf([byte])}`;
  }
  return text;
}

/** A URI as 7-bit ASCII (ISO 32000-1 12.6.4.7): other characters percent-encoded as UTF-8. */
export function uriString(uri: string): string {
  let ascii = '';
  for (const byte of new TextEncoder().encode(uri)) {
    ascii += byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `%${hexOf([byte])}`;
  }
  return textString(ascii);
}

const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');

/** `(D:20261031080000Z)` */
export const dateString = (date: PdfDate): string =>
  `(D:${four(date.year)}${two(date.month)}${two(date.day)}${two(date.hour ?? 0)}${two(date.minute ?? 0)}${two(date.second ?? 0)}Z)`;

/** `2026-10-31T08:00:00Z` */
export const xmpDate = (date: PdfDate): string =>
  `${four(date.year)}-${two(date.month)}-${two(date.day)}T${two(date.hour ?? 0)}:${two(date.minute ?? 0)}:${two(date.second ?? 0)}Z`;

export const xmlText = (text: string): string =>
  expressible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
