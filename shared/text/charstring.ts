/** Draws Type 2 charstrings (Adobe Technical Note 5177) and those of `CFF2` (OpenType 1.9), within a budget: a damaged font may describe any amount. */
import { CLOSE, CURVE, LINE, MOVE, type Path } from '../geometry';
import type { ByteReader } from './byte-reader';
import type { TableRange } from './font-tables';

/** Subroutines by biased number. */
export interface Subroutines {
  entry(number: number): TableRange;
  readonly bias: number;
}

/** How charstrings of `CFF2` vary: by subtable of the variation store, how much each of its regions counts. */
export interface Blend {
  /** The subtable that charstrings begin with. */
  readonly first: number;
  scalarsOf(subtable: number): readonly number[];
}

const MAX_DEPTH = 10;
const MAX_STEPS = 200_000;
const MAX_STACK = 513;

/** The outline in font units, y upwards. What comes after the first error is left out. */
export function interpretCharstring(
  reader: ByteReader,
  charstring: TableRange,
  global: Subroutines,
  local: Subroutines,
  blend?: Blend,
): Path {
  const drawing = new Drawing(reader, global, local, blend);
  drawing.run(charstring, 0);
  drawing.close();
  return drawing.path;
}

class Drawing {
  readonly path: number[] = [];
  readonly #stack: number[] = [];
  #x = 0;
  #y = 0;
  #isOpen = false;
  /** Charstrings of `CFF2` have none. */
  #hasWidth: boolean;
  #scalars: readonly number[] | undefined;
  #stems = 0;
  #steps = 0;

  constructor(
    readonly reader: ByteReader,
    readonly global: Subroutines,
    readonly local: Subroutines,
    readonly blend: Blend | undefined,
  ) {
    this.#hasWidth = blend !== undefined;
  }

  close(): void {
    if (this.#isOpen) this.path.push(CLOSE);
    this.#isOpen = false;
  }

  /** Runs a charstring or subroutine; whether the glyph goes on after it. */
  run({ offset, length }: TableRange, depth: number): boolean {
    const { reader } = this;
    const stack = this.#stack;
    const end = offset + length;
    for (let at = offset; at < end; ) {
      if (++this.#steps > MAX_STEPS || stack.length > MAX_STACK) return false;
      const byte = reader.u8(at++);
      if (byte >= 32 || byte === 28) {
        at = this.#number(byte, at);
        continue;
      }
      switch (byte) {
        case 10:
        case 29: {
          const subroutines = byte === 10 ? this.local : this.global;
          const entry = subroutines.entry((stack.pop() ?? 0) + subroutines.bias);
          if (entry.length === 0 || depth >= MAX_DEPTH || !this.run(entry, depth + 1)) return false;
          break;
        }
        case 11:
          return true;
        case 14:
          return false;
        case 15:
          this.#scalars = this.blend?.scalarsOf(stack.pop() ?? 0);
          break;
        case 16:
          this.#blendOperands();
          break;
        case 19:
        case 20:
          this.#stemHints();
          at += (this.#stems + 7) >> 3;
          break;
        case 12:
          if (!this.#escape(reader.u8(at++))) return false;
          break;
        default:
          if (!this.#operator(byte)) return false;
      }
    }
    return true;
  }

  /** Leaves the first n of the operands, each moved by its deltas as far as their regions count. */
  #blendOperands(): void {
    const { blend } = this;
    const stack = this.#stack;
    if (!blend) return;
    this.#scalars ??= blend.scalarsOf(blend.first);
    const regions = this.#scalars;
    const count = stack.pop() ?? 0;
    const first = stack.length - count * (regions.length + 1);
    if (count < 0 || first < 0 || !Number.isInteger(first)) {
      stack.length = 0;
      return;
    }
    for (let i = 0; i < count; i++) {
      let value = stack[first + i] ?? 0;
      regions.forEach((scalar, k) => {
        value += scalar * (stack[first + count + i * regions.length + k] ?? 0);
      });
      stack[first + i] = value;
    }
    stack.length = first + count;
  }

  /** Pushes a number that begins with `byte`; the place after it. */
  #number(byte: number, at: number): number {
    const { reader } = this;
    const stack = this.#stack;
    if (byte === 28) {
      stack.push(reader.i16(at));
      return at + 2;
    }
    if (byte <= 246) {
      stack.push(byte - 139);
      return at;
    }
    if (byte === 255) {
      stack.push(reader.i32(at) / 65536);
      return at + 4;
    }
    const low = reader.u8(at);
    stack.push(byte <= 250 ? (byte - 247) * 256 + low + 108 : -(byte - 251) * 256 - low - 108);
    return at + 1;
  }

  #operator(byte: number): boolean {
    const stack = this.#stack;
    switch (byte) {
      case 1:
      case 3:
      case 18:
      case 23:
        this.#stemHints();
        return true;
      case 21:
        this.#takeWidth(2);
        this.#move(stack[0] ?? 0, stack[1] ?? 0);
        break;
      case 22:
        this.#takeWidth(1);
        this.#move(stack[0] ?? 0, 0);
        break;
      case 4:
        this.#takeWidth(1);
        this.#move(0, stack[0] ?? 0);
        break;
      case 5:
        for (let i = 0; i + 1 < stack.length; i += 2) this.#line(stack[i], stack[i + 1]);
        break;
      case 6:
      case 7:
        stack.forEach((value, i) => {
          const isHorizontal = (i % 2 === 0) === (byte === 6);
          this.#line(isHorizontal ? value : 0, isHorizontal ? 0 : value);
        });
        break;
      case 8:
        this.#curves(0, stack.length);
        break;
      case 24: {
        const last = stack.length - 2;
        this.#curves(0, last);
        this.#line(stack[last], stack[last + 1]);
        break;
      }
      case 25: {
        const last = stack.length - 6;
        for (let i = 0; i + 1 < last; i += 2) this.#line(stack[i], stack[i + 1]);
        this.#curves(Math.max(0, last), stack.length);
        break;
      }
      case 26:
      case 27:
        this.#parallelCurves(byte === 27);
        break;
      case 30:
      case 31:
        this.#alternatingCurves(byte === 31);
        break;
      default:
        return false;
    }
    stack.length = 0;
    return true;
  }

  /** Two-byte operators: flex, and the arithmetic that fonts are known to use. */
  #escape(byte: number): boolean {
    const stack = this.#stack;
    const pop = (): number => stack.pop() ?? 0;
    switch (byte) {
      case 34: {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = stack;
        this.#curve(a, 0, b, c, d, 0);
        this.#curve(e, 0, f, -c, g, 0);
        break;
      }
      case 35:
        this.#curves(0, 12);
        break;
      case 36: {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = stack;
        this.#curve(a, b, c, d, e, 0);
        this.#curve(f, 0, g, h, i, -(b + d + h));
        break;
      }
      case 37: {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, last = 0] = stack;
        const dx = a + c + e + g + i;
        const dy = b + d + f + h + j;
        const isHorizontal = Math.abs(dx) > Math.abs(dy);
        this.#curve(a, b, c, d, e, f);
        this.#curve(g, h, i, j, isHorizontal ? last : -dx, isHorizontal ? -dy : last);
        break;
      }
      case 9:
        stack.push(Math.abs(pop()));
        return true;
      case 10:
        stack.push(pop() + pop());
        return true;
      case 11: {
        const second = pop();
        stack.push(pop() - second);
        return true;
      }
      case 12: {
        const divisor = pop();
        stack.push(divisor === 0 ? 0 : pop() / divisor);
        return true;
      }
      case 14:
        stack.push(-pop());
        return true;
      case 18:
        pop();
        return true;
      case 24:
        stack.push(pop() * pop());
        return true;
      case 27:
        stack.push(stack.at(-1) ?? 0);
        return true;
      case 28: {
        const second = pop();
        const first = pop();
        stack.push(second, first);
        return true;
      }
      default:
        return false;
    }
    stack.length = 0;
    return true;
  }

  /** A first operand too many, before the first operator that clears the stack, is the glyph's width. */
  #takeWidth(expected: number): void {
    if (!this.#hasWidth && this.#stack.length > expected) this.#stack.shift();
    this.#hasWidth = true;
  }

  #stemHints(): void {
    if (!this.#hasWidth && this.#stack.length % 2 === 1) this.#stack.shift();
    this.#hasWidth = true;
    this.#stems += this.#stack.length >> 1;
    this.#stack.length = 0;
  }

  #move(dx: number, dy: number): void {
    this.close();
    this.#x += dx;
    this.#y += dy;
    this.path.push(MOVE, this.#x, this.#y);
    this.#isOpen = true;
  }

  #line(dx = 0, dy = 0): void {
    if (!this.#isOpen) return;
    this.#x += dx;
    this.#y += dy;
    this.path.push(LINE, this.#x, this.#y);
  }

  #curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void {
    if (!this.#isOpen) return;
    const x1 = this.#x + dx1;
    const y1 = this.#y + dy1;
    const x2 = x1 + dx2;
    const y2 = y1 + dy2;
    this.#x = x2 + dx3;
    this.#y = y2 + dy3;
    this.path.push(CURVE, x1, y1, x2, y2, this.#x, this.#y);
  }

  #curves(from: number, to: number): void {
    for (let i = from; i + 5 < to; i += 6) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = this.#stack.slice(i, i + 6);
      this.#curve(a, b, c, d, e, f);
    }
  }

  /** `hhcurveto` and `vvcurveto`: curves that begin and end in one direction. */
  #parallelCurves(isHorizontal: boolean): void {
    const stack = this.#stack;
    let across = stack.length % 4 === 1 ? (stack[0] ?? 0) : 0;
    for (let i = stack.length % 4 === 1 ? 1 : 0; i + 3 < stack.length; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = stack.slice(i, i + 4);
      if (isHorizontal) this.#curve(a, across, b, c, d, 0);
      else this.#curve(across, a, b, c, 0, d);
      across = 0;
    }
  }

  /** `hvcurveto` and `vhcurveto`: curves that begin in one direction and end in the other, by turns. */
  #alternatingCurves(startsHorizontal: boolean): void {
    const stack = this.#stack;
    let isHorizontal = startsHorizontal;
    for (let i = 0; i + 3 < stack.length; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = stack.slice(i, i + 4);
      const rest = stack.length - i === 5 ? (stack[i + 4] ?? 0) : 0;
      if (isHorizontal) this.#curve(a, 0, b, c, rest, d);
      else this.#curve(0, a, b, c, d, rest);
      isHorizontal = !isHorizontal;
    }
  }
}
