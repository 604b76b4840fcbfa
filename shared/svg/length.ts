/** Lengths, lists of numbers and transforms as SVG spells them. */
import { IDENTITY, type Matrix, multiply, rotation } from '../geometry';

/** User units (CSS pixels, 1/96 inch) of a unit of length. */
const UNITS: Readonly<Record<string, number>> = {
  ...{ '': 1, px: 1, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, q: 96 / 101.6, pt: 96 / 72, pc: 16 },
  rem: 16,
};

/** Lengths by the size of the font. */
const EMS: Readonly<Record<string, number>> = { em: 1, ex: 0.5, ch: 0.5 };

/**
 * A length in user units; `whole` is what a percentage is of, `em` the size of the font. Undefined for what is none.
 */
export function parseLength(text: string | undefined, whole = 0, em = 16): number | undefined {
  const parts = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(%|[a-z]*)\s*$/i.exec(text ?? '');
  if (!parts) return undefined;
  const value = Number(parts[1]);
  const unit = (parts[2] ?? '').toLowerCase();
  if (unit === '%') return (value / 100) * whole;
  const size = UNITS[unit] ?? (EMS[unit] ?? Number.NaN) * em;
  return Number.isNaN(size) ? undefined : value * size;
}

/** Numbers with blanks or commas between. */
export const parseNumbers = (text: string | undefined): number[] =>
  [...(text ?? '').matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([number]) => Number(number));

/** A number of 0 … 1, or a percentage. */
export function parseOpacity(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number.parseFloat(text) / (text.trim().endsWith('%') ? 100 : 1);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 0), 1);
}

/** A list of transforms (CSS Transforms 1, 7); what is no transform counts for none. */
export function parseTransform(text: string | undefined): Matrix {
  let matrix: Matrix = IDENTITY;
  for (const [, name = '', values = ''] of (text ?? '').matchAll(/([a-zA-Z]{1,9})\s*\(([^()]*)\)/g)) {
    matrix = multiply(matrix, oneTransform(name.toLowerCase(), parseNumbers(values)));
  }
  return matrix.every(Number.isFinite) ? matrix : IDENTITY;
}

function oneTransform(name: string, values: readonly number[]): Matrix {
  const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = values;
  switch (name) {
    case 'matrix':
      return [a, b ?? 0, c, d, e, f];
    case 'translate':
      return [1, 0, 0, 1, a, b ?? 0];
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0];
    case 'rotate': {
      const turn = rotation(a);
      const [x, y] = [b ?? 0, c];
      return multiply([1, 0, 0, 1, x, y], multiply(turn, [1, 0, 0, 1, -x, -y]));
    }
    case 'skewx':
      return [1, 0, tangent(a), 1, 0, 0];
    case 'skewy':
      return [1, tangent(a), 0, 1, 0, 0];
    default:
      return IDENTITY;
  }
}

function tangent(degrees: number): number {
  const [cosine, sine] = rotation(degrees);
  return cosine === 0 ? 0 : sine / cosine;
}
