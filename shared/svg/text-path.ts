/** Paths that text runs along: points and directions by the way along them. */
import { CLOSE, CURVE, MOVE, PATH_ARGUMENTS, type Path, type Point } from '../geometry';

/** A place on the way, and the direction there as a vector of length 1. */
export interface Waypoint extends Point {
  readonly alongX: number;
  readonly alongY: number;
}

/** Straight pieces that stand for a curve. */
export const PIECES = 32;

interface Piece {
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  /** Where it begins on the way. */
  readonly start: number;
}

export class Way {
  readonly #pieces: Piece[] = [];
  length = 0;

  constructor(path: Path) {
    let x = 0;
    let y = 0;
    let startX = 0;
    let startY = 0;
    for (let at = 0; at < path.length; ) {
      const operator = path[at] ?? CLOSE;
      const count = PATH_ARGUMENTS[operator] ?? 0;
      const values = path.slice(at + 1, at + 1 + count);
      at += 1 + count;
      const [endX = startX, endY = startY] = values.slice(-2);
      if (operator === MOVE) [startX, startY] = [endX, endY];
      else if (operator === CURVE) this.#curve(x, y, values);
      else this.#line(x, y, endX, endY);
      [x, y] = [endX, endY];
    }
  }

  /** The place at a length of the way; null before and behind it. */
  at(length: number): Waypoint | null {
    if (!(length >= 0 && length <= this.length)) return null;
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= length) low = middle;
      else high = middle - 1;
    }
    const piece = this.#pieces[low];
    if (!piece) return null;
    const { alongX, alongY } = piece;
    const rest = length - piece.start;
    return { x: piece.x + alongX * rest, y: piece.y + alongY * rest, alongX, alongY };
  }

  #curve(
    x: number,
    y: number,
    [x1 = 0, y1 = 0, x2 = 0, y2 = 0, endX = 0, endY = 0]: readonly number[],
  ): void {
    let fromX = x;
    let fromY = y;
    for (let step = 1; step <= PIECES; step += 1) {
      const t = step / PIECES;
      const u = 1 - t;
      const toX = u * u * u * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * endX;
      const toY = u * u * u * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * endY;
      this.#line(fromX, fromY, toX, toY);
      [fromX, fromY] = [toX, toY];
    }
  }

  #line(x: number, y: number, endX: number, endY: number): void {
    const length = Math.sqrt((endX - x) ** 2 + (endY - y) ** 2);
    if (!(length > 0)) return;
    const piece = { x, y, alongX: (endX - x) / length, alongY: (endY - y) / length, start: this.length };
    this.#pieces.push(piece);
    this.length += length;
  }
}
