/** Path data (SVG 2, 9.3) as outlines in the units of the drawing; arcs become cubics. */
import { CLOSE, CURVE, LINE, MOVE, type Path } from '../geometry';
import { arcTo } from './arc';

/** Number of arguments by command in lower case. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  ...{ m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 },
};

/** The outline as far as the data is right: an error ends the path, and what stands before it is drawn (9.3.9). */
export function parsePathData(data: string): Path {
  const scanner = new Scanner(data);
  const pen = new Pen();
  let command = '';
  for (;;) {
    const letter = scanner.command();
    if (letter !== null) command = letter;
    else if (!scanner.hasNumber || command === '' || command.toLowerCase() === 'z') break;
    const kind = command.toLowerCase();
    if (pen.path.length === 0 && kind !== 'm') break;
    const values = scanner.numbers(ARGUMENTS[kind] ?? 0, kind === 'a');
    if (!values) break;
    pen.draw(kind, values, command === kind);
    // Further points of a move are lines.
    if (kind === 'm') command = command === 'm' ? 'l' : 'L';
  }
  return pen.path;
}

class Pen {
  readonly path: number[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** Control point of the last curve, for the smooth ones. */
  #controlX = 0;
  #controlY = 0;
  #last = '';

  draw(kind: string, values: readonly number[], isRelative: boolean): void {
    const offsetX = isRelative ? this.#x : 0;
    const offsetY = isRelative ? this.#y : 0;
    const x = (index: number): number => (values[index] ?? 0) + offsetX;
    const y = (index: number): number => (values[index] ?? 0) + offsetY;
    switch (kind) {
      case 'm':
        this.#move(x(0), y(1));
        break;
      case 'l':
        this.#line(x(0), y(1));
        break;
      case 'h':
        this.#line(x(0), this.#y);
        break;
      case 'v':
        this.#line(this.#x, y(0));
        break;
      case 'c':
        this.#cubic(x(0), y(1), x(2), y(3), x(4), y(5));
        break;
      case 's': {
        const [cx, cy] = this.#reflected('c', 's');
        this.#cubic(cx, cy, x(0), y(1), x(2), y(3));
        break;
      }
      case 'q':
        this.#quadratic(x(0), y(1), x(2), y(3));
        break;
      case 't': {
        const [cx, cy] = this.#reflected('q', 't');
        this.#quadratic(cx, cy, x(0), y(1));
        break;
      }
      case 'a':
        this.#arc(values, x(5), y(6));
        break;
      default:
        this.#close();
    }
    this.#last = kind;
  }

  #move(x: number, y: number): void {
    this.path.push(MOVE, x, y);
    this.#startX = x;
    this.#startY = y;
    this.#at(x, y);
  }

  #line(x: number, y: number): void {
    this.path.push(LINE, x, y);
    this.#at(x, y);
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path.push(CURVE, x1, y1, x2, y2, x, y);
    this.#at(x, y);
    this.#controlX = x2;
    this.#controlY = y2;
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    const third = (end: number, control: number): number => end + ((control - end) * 2) / 3;
    this.#cubic(third(this.#x, cx), third(this.#y, cy), third(x, cx), third(y, cy), x, y);
    this.#controlX = cx;
    this.#controlY = cy;
  }

  #arc([rx = 0, ry = 0, turn = 0, large = 0, sweep = 0]: readonly number[], x: number, y: number): void {
    this.path.push(...arcTo({ x: this.#x, y: this.#y }, { x, y }, rx, ry, turn, large !== 0, sweep !== 0));
    this.#at(x, y);
  }

  #close(): void {
    this.path.push(CLOSE);
    this.#at(this.#startX, this.#startY);
  }

  #at(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
    this.#controlX = x;
    this.#controlY = y;
  }

  /** The last control point, mirrored at the current point, if the last command was of the same sort. */
  #reflected(...sort: readonly string[]): [number, number] {
    return sort.includes(this.#last)
      ? [2 * this.#x - this.#controlX, 2 * this.#y - this.#controlY]
      : [this.#x, this.#y];
  }
}

/** Numbers may follow each other without anything between: `.5-3.2e1.7`. */
class Scanner {
  #at = 0;

  constructor(private readonly text: string) {}

  command(): string | null {
    this.#skip();
    const character = this.text[this.#at] ?? '';
    if (!(character.toLowerCase() in ARGUMENTS) || character === '') return null;
    this.#at += 1;
    return character;
  }

  get hasNumber(): boolean {
    this.#skip();
    return /[-+.\d]/.test(this.text[this.#at] ?? '');
  }

  /** So many numbers; null where they are not all there. The flags of an arc are single digits. */
  numbers(count: number, isArc: boolean): number[] | null {
    const values: number[] = [];
    while (values.length < count) {
      const isFlag = isArc && (values.length === 3 || values.length === 4);
      const value = isFlag ? this.#flag() : this.#number();
      if (value === null) return null;
      values.push(value);
    }
    return values;
  }

  #flag(): number | null {
    this.#skip();
    const digit = this.text[this.#at];
    if (digit !== '0' && digit !== '1') return null;
    this.#at += 1;
    return Number(digit);
  }

  #number(): number | null {
    this.#skip();
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.text);
    if (!match) return null;
    this.#at = NUMBER.lastIndex;
    return bounded(Number(match[0]));
  }

  #skip(): void {
    while (/[\s,]/.test(this.text[this.#at] ?? '')) this.#at += 1;
  }
}

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;

/** Larger numbers are nonsense and would only turn into infinities. */
const LARGEST = 1e9;

const bounded = (value: number): number => Math.min(Math.max(value, -LARGEST), LARGEST);
