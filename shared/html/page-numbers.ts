/** Lengths and paths as SVG writes them: points, without needless digits. */
import { CLOSE, type Matrix, type Mpt, PATH_ARGUMENTS, PATH_LETTERS, type Path } from '../geometry';

/** Millipoints as points: `12000` is `12`, `-500` is `-.5`. */
export function points(length: Mpt): string {
  const value = Math.round(length);
  if (value % 1000 === 0) return String(value / 1000 + 0);
  const digits = String(Math.abs(value)).padStart(4, '0');
  const whole = digits.slice(0, -3).replace(/^0$/, '');
  return `${value < 0 ? '-' : ''}${whole}.${digits.slice(-3).replace(/0+$/, '')}`;
}

/** A number with six decimals at most. */
export const decimal = (value: number): string => String(Math.round(value * 1e6) / 1e6 + 0);

/** Path data of a path whose origin is (x, y). */
export function pathData(path: Path, x: Mpt, y: Mpt): string {
  let data = '';
  let at = 0;
  while (at < path.length) {
    const operator = path[at] ?? CLOSE;
    const count = PATH_ARGUMENTS[operator] ?? 0;
    data += PATH_LETTERS[operator] ?? '';
    for (let index = 0; index < count; index += 1) {
      const value = points((path[at + 1 + index] ?? 0) + (index % 2 === 0 ? x : y));
      data += index === 0 || value.startsWith('-') ? value : ` ${value}`;
    }
    at += 1 + count;
  }
  return data;
}

/** Outlines of glyphs: font units with y upwards, moved and scaled to millipoints. */
export function outlineData(path: Path, x: Mpt, y: Mpt, scale: number): string {
  const moved = path.slice();
  let at = 0;
  while (at < path.length) {
    const count = PATH_ARGUMENTS[path[at] ?? CLOSE] ?? 0;
    for (let index = 1; index <= count; index += 2) {
      moved[at + index] = Math.round(x + (path[at + index] ?? 0) * scale);
      moved[at + index + 1] = Math.round(y - (path[at + index + 1] ?? 0) * scale);
    }
    at += 1 + count;
  }
  return pathData(moved, 0, 0);
}

/** A matrix whose offsets are millipoints, moved by (x, y). */
export const matrixText = ([a, b, c, d, e, f]: Matrix, x: Mpt, y: Mpt): string =>
  `matrix(${[a, b, c, d].map(decimal).join(' ')} ${decimal((e + x) / 1000)} ${decimal((f + y) / 1000)})`;
