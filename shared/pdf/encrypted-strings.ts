/**
 * Strings in the dictionaries of streams of an encrypted file (ISO 32000-2 7.6.2): those of other objects lie in object
 * streams, which are encrypted whole; these stand in the open, a palette's colours for instance.
 */
import { hexOf } from './syntax';

/** A comment never stands in what the writer writes; names cannot hold the brackets of strings. */
const STRING = /<<|>>|<([0-9A-Fa-f\s]*)>|\(/g;

const ESCAPES: { readonly [letter: string]: number } = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Dictionary entries with every string encrypted; a character is a byte. */
export function encryptStrings(entries: string, encrypt: (bytes: Uint8Array) => Uint8Array): string {
  let out = '';
  let at = 0;
  STRING.lastIndex = 0;
  for (let match = STRING.exec(entries); match; match = STRING.exec(entries)) {
    const [found, digits] = match;
    if (found === '<<' || found === '>>') continue;
    const string = found === '(' ? readLiteral(entries, match.index) : null;
    const bytes = string ? string.bytes : bytesOf(digits ?? '');
    const end = string ? string.end : match.index + found.length;
    out += `${entries.slice(at, match.index)}<${hexOf(encrypt(bytes))}>`;
    at = end;
    STRING.lastIndex = end;
  }
  return out + entries.slice(at);
}

function bytesOf(digits: string): Uint8Array {
  const plain = digits.replace(/\s/g, '');
  const even = plain.length % 2 === 0 ? plain : `${plain}0`;
  return Uint8Array.from({ length: even.length / 2 }, (_, index) =>
    Number.parseInt(even.slice(2 * index, 2 * index + 2), 16),
  );
}

/** A literal string from its opening bracket (ISO 32000-2 7.3.4.2). */
function readLiteral(text: string, start: number): { readonly bytes: Uint8Array; readonly end: number } {
  const bytes: number[] = [];
  let depth = 1;
  let at = start + 1;
  while (at < text.length) {
    const character = text[at] ?? '';
    at += 1;
    if (character === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
      const letter = text[at] ?? '';
      at += octal?.length ?? 1;
      if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255);
      else if (letter !== '\n') bytes.push(ESCAPES[letter] ?? letter.charCodeAt(0));
      continue;
    }
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) break;
    bytes.push(character.charCodeAt(0));
  }
  return { bytes: Uint8Array.from(bytes), end: at };
}
