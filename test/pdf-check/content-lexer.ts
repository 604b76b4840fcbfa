/** Content streams as operators with their operands (ISO 32000-2 7.8.2). */

export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'string'; readonly value: Uint8Array }
  | { readonly kind: 'array'; readonly value: readonly Operand[] }
  | { readonly kind: 'dictionary'; readonly value: ReadonlyMap<string, Operand> }
  | { readonly kind: 'word'; readonly value: string };

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((each) => each.charCodeAt(0)));
const ESCAPES: { readonly [letter: string]: number } = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads a whole stream; throws on what is no PDF syntax. */
export function readContent(bytes: Uint8Array): Operation[] {
  const lexer = new Lexer(bytes);
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  for (let next = lexer.next(); next; next = lexer.next()) {
    if (next.kind !== 'word') {
      operands.push(next);
      continue;
    }
    operations.push({ operator: next.value, operands });
    operands = [];
  }
  return operations;
}

class Lexer {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(): Operand | null {
    this.#skip();
    const byte = this.bytes[this.#at];
    if (byte === undefined) return null;
    switch (String.fromCharCode(byte)) {
      case '/':
        this.#at += 1;
        return { kind: 'name', value: decodeName(this.#word()) };
      case '(':
        return { kind: 'string', value: this.#literal() };
      case '[':
        this.#at += 1;
        return { kind: 'array', value: this.#until(']') };
      case '<':
        if (this.bytes[this.#at + 1] !== byte) return { kind: 'string', value: this.#hexadecimal() };
        this.#at += 2;
        return { kind: 'dictionary', value: this.#dictionary() };
      case ']':
      case '>':
        throw new Error(`a bracket too many at ${this.#at}`);
      default:
        return this.#plain();
    }
  }

  #plain(): Operand {
    const word = this.#word();
    if (word === '') throw new Error(`no token at ${this.#at}`);
    const value = Number(word);
    return Number.isNaN(value) ? { kind: 'word', value: word } : { kind: 'number', value };
  }

  #word(): string {
    const start = this.#at;
    for (let byte = this.bytes[this.#at]; byte !== undefined; byte = this.bytes[this.#at]) {
      if (WHITE.has(byte) || DELIMITERS.has(byte)) break;
      this.#at += 1;
    }
    return Buffer.from(this.bytes.subarray(start, this.#at)).toString('latin1');
  }

  #skip(): void {
    for (let byte = this.bytes[this.#at]; byte !== undefined; byte = this.bytes[this.#at]) {
      if (byte === 37) while (![10, 13, undefined].includes(this.bytes[this.#at])) this.#at += 1;
      else if (WHITE.has(byte)) this.#at += 1;
      else return;
    }
  }

  #until(end: string): Operand[] {
    const items: Operand[] = [];
    for (;;) {
      this.#skip();
      if (this.bytes[this.#at] === end.charCodeAt(0)) {
        this.#at += 1;
        return items;
      }
      const next = this.next();
      if (!next) throw new Error('an array does not end');
      items.push(next);
    }
  }

  #dictionary(): Map<string, Operand> {
    const entries = this.#until('>');
    if (this.bytes[this.#at] !== 62) throw new Error('a dictionary does not end');
    this.#at += 1;
    const dictionary = new Map<string, Operand>();
    for (let index = 0; index + 1 < entries.length; index += 2) {
      const [key, value] = [entries[index], entries[index + 1]];
      if (key?.kind === 'name' && value) dictionary.set(key.value, value);
    }
    return dictionary;
  }

  #literal(): Uint8Array {
    const out: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.bytes[this.#at++];
      if (byte === undefined) throw new Error('a string does not end');
      const char = String.fromCharCode(byte);
      if (char === '\\') {
        this.#escape(out);
        continue;
      }
      if (char === '(' && depth++ === 0) continue;
      if (char === ')' && --depth === 0) return Uint8Array.from(out);
      out.push(byte);
    }
  }

  #escape(out: number[]): void {
    const rest = Buffer.from(this.bytes.subarray(this.#at, this.#at + 3)).toString('latin1');
    const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
    if (octal !== undefined) {
      this.#at += octal.length;
      out.push(Number.parseInt(octal, 8) & 255);
      return;
    }
    this.#at += 1;
    const char = rest.charAt(0);
    if (char === '\n') return;
    out.push(ESCAPES[char] ?? char.charCodeAt(0));
  }

  #hexadecimal(): Uint8Array {
    const end = this.bytes.indexOf(62, this.#at);
    if (end < 0) throw new Error('a hexadecimal string does not end');
    const digits = Buffer.from(this.bytes.subarray(this.#at + 1, end))
      .toString('latin1')
      .replace(/\s/g, '');
    this.#at = end + 1;
    return new Uint8Array(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }
}

const decodeName = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
