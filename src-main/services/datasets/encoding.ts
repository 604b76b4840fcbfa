/**
 * Which encoding a data file is in. What can be proved is proved (byte order marks, escape sequences, valid UTF-8);
 * between the legacy encodings the likelier wins. The person sees the choice in the preview and can change it.
 */
import iconv from 'iconv-lite';
import type { ImportOptions } from '../../../shared/contract';

export type Encoding = NonNullable<ImportOptions['encoding']>;

/** iconv-lite's names. Shift_JIS is read as Windows-31J: what the world calls Shift_JIS is that. */
export const ICONV_NAMES = {
  shift_jis: 'cp932',
  'euc-jp': 'eucjp',
  'windows-1252': 'windows-1252',
  'windows-1250': 'windows-1250',
} as const;

/** The byte order mark at the start, and its length. */
export function byteOrderMark(
  bytes: Uint8Array,
): { readonly encoding: Encoding; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * @param head The first bytes of the file.
 * @param strange Bytes from somewhere after the first one that is not ASCII; empty where there is none.
 */
export function detectEncoding(head: Uint8Array, strange: Uint8Array): Encoding {
  const mark = byteOrderMark(head);
  if (mark) return mark.encoding;
  const wide = wideEncoding(head);
  if (wide) return wide;
  if (hasJapaneseEscapes(head)) return 'iso-2022-jp';
  if (strange.length === 0 || isUtf8(strange)) return 'utf-8';
  return likelierLegacy(strange);
}

/** UTF-16 without a mark: text of mostly Latin letters and line ends has a zero in every other byte. */
function wideEncoding(head: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  const length = Math.min(head.length, 4096) & ~1;
  for (let at = 0; at < length; at += 1) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 8 && even < odd / 8) return 'utf-16le';
  if (even > length / 8 && odd < even / 8) return 'utf-16be';
  return null;
}

/** ESC $ @, ESC $ B or ESC ( J with nothing above ASCII (RFC 1468). */
function hasJapaneseEscapes(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what makes the encoding.
  return /\x1b(\$[@B]|\(J)/.test(text) && !/[\x80-\xff]/.test(text);
}

/** Whether bytes are UTF-8, but for a character cut off at either end. */
function isUtf8(bytes: Uint8Array): boolean {
  let end = bytes.length;
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (length > back) end = bytes.length - back;
      break;
    }
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end));
    return true;
  } catch {
    return false;
  }
}

function likelierLegacy(bytes: Uint8Array): Encoding {
  const shiftJis = japaneseScore(bytes, 'shift_jis');
  const eucJp = japaneseScore(bytes, 'euc-jp');
  const best = Math.max(shiftJis, eucJp);
  if (best < 0.7) return 'windows-1252';
  return eucJp >= shiftJis ? 'euc-jp' : 'shift_jis';
}

/** Kana, ideographs, full-width forms and Japanese punctuation. Half-width kana are left out: bytes of EUC look so. */
const JAPANESE = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e\uffe5〇々〆①-⑳㈱]/u;

/**
 * How Japanese the bytes look in an encoding, from 0 to 1. Western text read as Japanese breaks the rules of the
 * encoding, or yields lone characters between Latin letters.
 */
function japaneseScore(bytes: Uint8Array, encoding: 'shift_jis' | 'euc-jp'): number {
  const text = iconv.decode(Buffer.from(bytes), ICONV_NAMES[encoding]);
  // The sample may end inside a character.
  const body = text.replace(/\ufffd{1,2}$/, '');
  const runs = [...body.matchAll(/[^\0-\x7f]+/g)];
  let characters = 0;
  let japanese = 0;
  let betweenLetters = 0;
  for (const run of runs) {
    const points = [...run[0]];
    characters += points.length;
    for (const point of points) if (JAPANESE.test(point)) japanese += 1;
    const before = body[run.index - 1] ?? '';
    const after = body[run.index + run[0].length] ?? '';
    if (points.length <= 2 && (/[A-Za-z]/.test(before) || /[A-Za-z]/.test(after))) betweenLetters += 1;
  }
  if (characters === 0) return 0;
  const broken = body.includes('\ufffd') ? (body.split('\ufffd').length - 1) / characters : 0;
  return japanese / characters - broken * 5 - (betweenLetters / runs.length) * 0.6;
}
