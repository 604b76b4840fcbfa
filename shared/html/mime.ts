/** The spellings of Internet messages: header fields, encoded words, bodies of seven-bit lines. */
import { base64 } from './base64';

const CRLF = '\r\n';
/** RFC 5322 2.1.1 recommends lines of 78 characters; RFC 2047 2 allows 76 where they hold encoded words. */
const LINE = 76;
/** Encoded, they are a line with `Subject: ` before them. */
const WORD_BYTES = 39;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const isPrintableAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** A header field that says a text, folded; anything but ASCII as encoded words (RFC 2047). */
export function textField(name: string, value: string): string {
  return `${name}: ${encodedText(value.replace(/\s+/gu, ' ').trim())}${CRLF}`;
}

/** A header field of tokens that are ASCII already. */
export const plainField = (name: string, value: string): string => `${name}: ${value}${CRLF}`;

function encodedText(value: string): string {
  if (isPrintableAscii(value) && !value.includes('=?')) return folded(value);
  return encodedWords(value).join(`${CRLF} `);
}

/** Breaks at spaces; a word longer than a line stays whole. */
function folded(value: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of value.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LINE - 12) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`${CRLF} `);
}

/** Encoded words hold whole characters each (RFC 2047 5). */
function encodedWords(value: string): string[] {
  const words: string[] = [];
  let part = '';
  let size = 0;
  const close = (): void => {
    words.push(`=?UTF-8?B?${base64(utf8(part))}?=`);
    part = '';
    size = 0;
  };
  for (const character of value) {
    const bytes = utf8(character).length;
    if (size > 0 && size + bytes > WORD_BYTES) close();
    part += character;
    size += bytes;
  }
  close();
  return words;
}

/** A mailbox as people write it: `a@b`, or `Name <a@b>`. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Reads a mailbox; null where the address cannot be one (RFC 5322 3.4.1, dot-atoms only). */
export function readMailbox(text: string): Mailbox | null {
  const match = /^\s*(?:(.*?)\s*<([^<>]+)>|(\S+))\s*$/u.exec(text);
  const address = match?.[2] ?? match?.[3] ?? '';
  const name = (match?.[1] ?? '').replace(/^"(.*)"$/, '$1').trim();
  return ADDRESS.test(address) && !address.includes('..') ? { name, address } : null;
}

/** A header field that names a mailbox. */
export function mailboxField(field: string, { name, address }: Mailbox): string {
  if (name === '') return plainField(field, address);
  return isPrintableAscii(name)
    ? plainField(field, `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`)
    : plainField(field, [...encodedWords(name), `<${address}>`].join(`${CRLF} `));
}

/** A body part of text, in whichever encoding is shorter (RFC 2045 6.7, 6.8). */
export function textPart(mediaType: string, text: string): string {
  const bytes = utf8(text.replace(/\r?\n/g, CRLF));
  let others = 0;
  for (const byte of bytes) if (byte > 126) others += 1;
  const isMostlyAscii = others * 6 < bytes.length;
  const encoding = isMostlyAscii ? 'quoted-printable' : 'base64';
  return (
    plainField('Content-Type', `${mediaType}; charset=utf-8`) +
    plainField('Content-Transfer-Encoding', encoding) +
    CRLF +
    (isMostlyAscii ? quotedPrintable(bytes) : wrapped(base64(bytes))) +
    CRLF
  );
}

/** A body part of bytes that the message shows by its Content-ID (RFC 2392). */
export const imagePart = (mediaType: string, id: string, name: string, bytes: Uint8Array): string =>
  plainField('Content-Type', `${mediaType}; name="${name}"`) +
  plainField('Content-Transfer-Encoding', 'base64') +
  plainField('Content-ID', `<${id}>`) +
  plainField('Content-Disposition', `inline; filename="${name}"`) +
  CRLF +
  wrapped(base64(bytes)) +
  CRLF;

/** Parts under one heading; `type` is that of a `related` part's root. */
export function multipart(kind: string, boundary: string, parts: readonly string[]): string {
  return (
    plainField('Content-Type', `multipart/${kind}; boundary="${boundary}"`) +
    CRLF +
    parts.map((part) => `--${boundary}${CRLF}${part}`).join('') +
    `--${boundary}--${CRLF}`
  );
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE));
  return lines.join(CRLF);
}

const HEX = '0123456789ABCDEF';

/** Bytes whose line ends are CRLF as quoted-printable; no line is longer than 76 characters. */
function quotedPrintable(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  const put = (token: string): void => {
    if (line.length + token.length > LINE - 1) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 13 && bytes[at + 1] === 10) {
      lines.push(line);
      line = '';
      at += 1;
      continue;
    }
    const isLast = bytes[at + 1] === 13 || at + 1 === bytes.length;
    const isSpace = byte === 32 || byte === 9;
    // A dot that begins a line would be doubled on its way through SMTP (RFC 5321 4.5.2); encoded it is not touched.
    const isPlain = isSpace
      ? !isLast
      : byte > 32 && byte < 127 && byte !== 61 && !(byte === 46 && line === '');
    put(isPlain ? String.fromCharCode(byte) : `=${HEX.charAt(byte >> 4)}${HEX.charAt(byte & 15)}`);
  }
  lines.push(line);
  return lines.join(CRLF);
}
