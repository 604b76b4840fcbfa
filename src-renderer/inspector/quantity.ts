/**
 * What people type into number fields: `12`, `12 mm`, `1,5`, `36pt + 2 mm`, `(10 + 5) * 2`. Lengths are kept in
 * points with three decimals, as templates store them, whatever unit they are typed or shown in.
 */
import { mmToPt, ptToMm } from '../../shared/geometry';

/** Units lengths are shown in. */
export type LengthUnit = 'mm' | 'pt';

/** Points per unit. `q` is the Japanese typesetting unit of 0.25 mm (JIS Z 8305). */
const POINTS_PER_UNIT: { readonly [unit: string]: number } = {
  mm: 72 / 25.4,
  cm: 720 / 25.4,
  pt: 1,
  in: 72,
  q: 18 / 25.4,
};

interface Quantity {
  readonly value: number;
  /** Whether a unit was given: then `value` is in points. */
  readonly isLength: boolean;
}

const TOKEN = /^\s*(?:(\d+(?:[.,]\d*)?|[.,]\d+)\s*([a-z]+)?|([-+*/()]))/;

/** A recursive descent over `sum = product (± product)*`, `product = atom (×÷ atom)*`. Throws nothing: NaN spreads. */
class QuantityParser {
  private rest: string;

  constructor(
    text: string,
    private readonly units: { readonly [unit: string]: number },
    /** Points that a number without a unit stands for beside lengths. */
    private readonly defaultFactor: number,
  ) {
    // Full-width digits and signs come from Japanese input methods.
    this.rest = text.normalize('NFKC').toLowerCase().replace(/−/g, '-').replace(/×/g, '*').replace(/÷/g, '/');
  }

  parse(): Quantity | undefined {
    const quantity = this.sum();
    const isComplete = this.rest.trim() === '' && Number.isFinite(quantity.value);
    return isComplete ? quantity : undefined;
  }

  private sum(): Quantity {
    let left = this.product();
    for (let sign = this.sign('+-'); sign !== undefined; sign = this.sign('+-')) {
      const right = this.product();
      const isLength = left.isLength || right.isLength;
      const [a, b] = isLength ? [this.asLength(left), this.asLength(right)] : [left.value, right.value];
      left = { value: sign === '+' ? a + b : a - b, isLength };
    }
    return left;
  }

  private product(): Quantity {
    let left = this.atom();
    for (let sign = this.sign('*/'); sign !== undefined; sign = this.sign('*/')) {
      const right = this.atom();
      const fits = sign === '*' ? !(left.isLength && right.isLength) : !right.isLength;
      const value = sign === '*' ? left.value * right.value : left.value / right.value;
      left = { value: fits ? value : Number.NaN, isLength: left.isLength || right.isLength };
    }
    return left;
  }

  private atom(): Quantity {
    if (this.sign('-') !== undefined) {
      const { value, isLength } = this.atom();
      return { value: -value, isLength };
    }
    if (this.sign('(') !== undefined) {
      const inner = this.sum();
      return this.sign(')') === undefined ? { value: Number.NaN, isLength: false } : inner;
    }
    const [whole, digits, unit] = TOKEN.exec(this.rest) ?? [];
    if (whole === undefined || digits === undefined) return { value: Number.NaN, isLength: false };
    this.rest = this.rest.slice(whole.length);
    const value = Number(digits.replace(',', '.'));
    if (unit === undefined) return { value, isLength: false };
    const factor = Object.hasOwn(this.units, unit) ? this.units[unit] : undefined;
    return { value: factor === undefined ? Number.NaN : value * factor, isLength: true };
  }

  private sign(wanted: string): string | undefined {
    const [whole, , , sign] = TOKEN.exec(this.rest) ?? [];
    if (whole === undefined || sign === undefined || !wanted.includes(sign)) return undefined;
    this.rest = this.rest.slice(whole.length);
    return sign;
  }

  private asLength({ value, isLength }: Quantity): number {
    return isLength ? value : value * this.defaultFactor;
  }
}

/** A length in points, three decimals; numbers without a unit are in `unit`. `undefined` where it is none. */
export function parseLength(text: string, unit: LengthUnit): number | undefined {
  const factor = POINTS_PER_UNIT[unit] ?? 1;
  const quantity = new QuantityParser(text, POINTS_PER_UNIT, factor).parse();
  if (!quantity) return undefined;
  if (quantity.isLength) return roundPoints(quantity.value);
  return unit === 'mm' ? mmToPt(quantity.value) : roundPoints(quantity.value);
}

/** A plain number; arithmetic is allowed, units are not. */
export function parseNumber(text: string): number | undefined {
  return new QuantityParser(text, {}, 1).parse()?.value;
}

/** Points with the three decimals a template stores. */
export const roundPoints = (points: number): number => Math.round(points * 1000) / 1000;

/** The number shown for a length, without its unit: at most two decimals. */
export function formatLength(points: number, unit: LengthUnit): string {
  const value = unit === 'mm' ? ptToMm(points) : points;
  return formatNumber(value, 2);
}

/** A number with at most so many decimals and no needless zeros. */
export function formatNumber(value: number, decimals = 3): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === '-0' ? '0' : text;
}

/** The value one step up or down, on the grid of the step, inside the limits. */
export function stepValue(
  value: number,
  step: number,
  direction: 1 | -1,
  limits: { readonly min?: number | undefined; readonly max?: number | undefined },
): number {
  const steps = value / step;
  const next = direction > 0 ? Math.floor(steps + 1e-6) + 1 : Math.ceil(steps - 1e-6) - 1;
  return clamp(Number((next * step).toFixed(6)), limits);
}

/** The value inside its limits. */
export const clamp = (
  value: number,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): number => Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, value));
