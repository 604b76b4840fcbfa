/**
 * The content of a page of somebody else's PDF as a sequence of operators (ISO 32000-1 7.8.2), just far enough to take
 * out what only made sense in its own file.
 */

/** Marked content: it names structure and layers that are not taken over. */
const MARKS: ReadonlySet<string> = new Set(['BMC', 'BDC', 'EMC', 'MP', 'DP']);
/** Operators that choose colours of ink. */
const PROCESS_COLOURS: ReadonlySet<string> = new Set(['k', 'K']);

export interface CleanContent {
  readonly content: Uint8Array;
  /** Whether it chooses process colours by operators. */
  readonly hasProcessColours: boolean;
}

/** The content without marked content; everything else stays byte for byte. */
export function cleanContent(bytes: Uint8Array): CleanContent {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let hasProcessColours = false;
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const end = tokenEnd(bytes, at);
    if (!isRegular(bytes[at] ?? 0) || isOperandStart(bytes[at] ?? 0)) {
      at = end;
      continue;
    }
    const operator = latin(bytes, at, end);
    at = end;
    if (OPERANDS.has(operator)) continue;
    if (operator === 'ID') at = inlineImageEnd(bytes, end);
    if (PROCESS_COLOURS.has(operator)) hasProcessColours = true;
    if (!MARKS.has(operator)) {
      out.set(bytes.subarray(start, at), length);
      length += at - start;
    } else {
      // What stood on both sides must not grow together.
      out[length++] = NEW_LINE;
    }
    start = at;
  }
  return { content: out.slice(0, length), hasProcessColours };
}

/** Words that are values. */
const OPERANDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

const NEW_LINE = 10;
const SLASH = 0x2f;
const PERCENT = 0x25;
const OPEN_PARENTHESIS = 0x28;
const CLOSE_PARENTHESIS = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

const isSpace = (byte: number): boolean =>
  byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;

/** `( ) < > [ ] { } / %` */
const isDelimiter = (byte: number): boolean => DELIMITERS.includes(byte);
const DELIMITERS: readonly number[] = [...'()<>[]{}/%'].map((character) => character.charCodeAt(0));

const isRegular = (byte: number): boolean => !isSpace(byte) && !isDelimiter(byte);

/** Digits, signs and points begin numbers. */
const isOperandStart = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;

/** Where the token, comment or stretch of blanks that begins here ends. */
function tokenEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (isSpace(first)) return endOf(bytes, at, isSpace);
  switch (first) {
    case PERCENT:
      return endOf(bytes, at, (byte) => byte !== 10 && byte !== 13);
    case OPEN_PARENTHESIS:
      return stringEnd(bytes, at);
    case LESS:
      return bytes[at + 1] === LESS ? at + 2 : endOf(bytes, at, (byte) => byte !== GREATER) + 1;
    case SLASH:
      return endOf(bytes, at + 1, isRegular);
    default:
      return isDelimiter(first) ? at + 1 : endOf(bytes, at, isRegular);
  }
}

function endOf(bytes: Uint8Array, from: number, belongs: (byte: number) => boolean): number {
  let at = from;
  while (at < bytes.length && belongs(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Behind the parenthesis that closes a string; balanced ones may stand inside. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === OPEN_PARENTHESIS) depth += 1;
    else if (byte === CLOSE_PARENTHESIS) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

/** Behind the `EI` that ends the data of an inline image: the first that stands alone, and before what may follow. */
function inlineImageEnd(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at + 1 < bytes.length; at += 1) {
    const isEnd = bytes[at] === 0x45 && bytes[at + 1] === 0x49 && isSpace(bytes[at - 1] ?? 0);
    const after = bytes[at + 2];
    if (isEnd && (after === undefined || isSpace(after)) && looksLikeText(bytes, at + 2)) return at + 2;
  }
  return bytes.length;
}

/** Whether the next bytes could be operators: compressed data hardly ever is all printable. */
function looksLikeText(bytes: Uint8Array, from: number): boolean {
  return bytes.subarray(from, from + 12).every((byte) => (byte >= 32 && byte < 127) || isSpace(byte));
}

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
