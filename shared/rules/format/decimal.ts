/**
 * Decimal arithmetic as people expect it of the numbers they see. A double stands for its shortest decimal form
 * (1.005, not 1.00499999999999989…), and is rounded as that: half away from zero, on every machine alike.
 */

/** Digits of a finite number: `0.digits × 10^exponent`, without sign; zero has no digits. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal {
  const text = String(value < 0 ? -value : value);
  const [mantissa = '', power = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const significant = (whole + fraction).replace(/^0+/, '');
  const leadingZeros = whole.length + fraction.length - significant.length;
  return { digits: significant.replace(/0+$/, ''), exponent: whole.length - leadingZeros + Number(power) };
}

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;

/**
 * The absolute value of a finite number as digits with `decimals` (0–20) of them after the point, which is left out:
 * `roundedDigits(-1.005, 2)` is `101`. Half is rounded away from zero.
 */
export function roundedDigits(value: number, decimals: number): string {
  const absolute = value < 0 ? -value : value;
  const power = POWERS[decimals];
  if (power !== undefined) {
    // Scaling is off by less than the margin below 10^10, so only values close to a half need the exact way.
    const scaled = absolute * power;
    if (scaled < 1e10) {
      const whole = Math.floor(scaled);
      const rest = scaled - whole;
      if (rest < 0.499) return String(whole);
      if (rest > 0.501) return String(whole + 1);
    }
  }
  return exactDigits(absolute, decimals);
}

function exactDigits(absolute: number, decimals: number): string {
  const { digits, exponent } = decimalOf(absolute);
  const keep = exponent + decimals;
  if (digits === '' || keep < 0) return '0';
  if (keep >= digits.length) return digits.padEnd(keep, '0') || '0';
  const kept = digits.slice(0, keep);
  return digits.charCodeAt(keep) >= 53 ? increment(kept) : kept || '0';
}

/** One more than a number in digits; the empty text is zero. */
function increment(digits: string): string {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0;
  const head = digits.slice(0, digits.length - nines);
  const zeros = '0'.repeat(nines);
  if (head === '') return `1${zeros}`;
  const last = head.charCodeAt(head.length - 1) - 48;
  return `${head.slice(0, -1)}${last + 1}${zeros}`;
}

/** How many digits a number has after the point in its shortest decimal form. */
export function decimalPlaces(value: number): number {
  if (Number.isInteger(value)) return 0;
  const { digits, exponent } = decimalOf(value);
  return Math.max(0, digits.length - exponent);
}

/** Rounds to `decimals` (0–20) places, half away from zero in decimal; never yields negative zero. */
export function roundDecimal(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const digits = roundedDigits(value, decimals).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const rounded = Number(`${digits.slice(0, point)}.${digits.slice(point)}`);
  return value < 0 ? 0 - rounded : rounded;
}

const SUM_SCALE = 10_000;

/**
 * The sum as a cashier would find it: exact where no value has more than four decimals (0.1 + 0.2 is 0.3), else
 * the nearest that compensated summation (Neumaier) gives. The order of the values does not matter in the first case.
 */
export function sumDecimal(values: readonly number[]): number {
  let units = 0;
  for (const value of values) {
    const scaled = Math.round(value * SUM_SCALE);
    units += scaled;
    if (scaled / SUM_SCALE !== value || !Number.isSafeInteger(units)) return compensatedSum(values);
  }
  return units / SUM_SCALE + 0;
}

function compensatedSum(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
