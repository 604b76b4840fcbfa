/** The unit in which lengths are shown and typed. Templates always hold points. */
import { createStore } from 'zustand/vanilla';
import { mmToPt, ptToMm } from '../../shared/geometry';
import { parseNumber } from './NumberField';

export type LengthUnit = 'mm' | 'pt';

const STORAGE_KEY = 'fumi.lengthUnit';

export const lengthUnitStore = createStore<{ readonly unit: LengthUnit }>(() => ({
  unit: localStorage.getItem(STORAGE_KEY) === 'pt' ? 'pt' : 'mm',
}));

export function setLengthUnit(unit: LengthUnit): void {
  localStorage.setItem(STORAGE_KEY, unit);
  lengthUnitStore.setState({ unit });
}

/** The number alone, at most two decimals: `56.69` points in mm are `20`. */
export const formatLength = (points: number, unit: LengthUnit): string =>
  String(Math.round((unit === 'mm' ? ptToMm(points) : points) * 100) / 100);

/** What an arrow key adds, in points. */
export const stepOf = (unit: LengthUnit): number => (unit === 'mm' ? mmToPt(0.5) : 1);

/** Exact: a factor that is itself rounded would put A4 7 hundredths of a point off. */
const POINTS_PER: { readonly [unit: string]: number } = {
  pt: 1,
  mm: 72 / 25.4,
  cm: 720 / 25.4,
  in: 72,
  '"': 72,
  q: 18 / 25.4,
};

/** Points of a typed length; the unit in use where none was typed; undefined where it is no length. */
export function parseLength(text: string, unit: LengthUnit): number | undefined {
  const match = /^(.*?)\s*(pt|mm|cm|in|"|q)?$/i.exec(text.normalize('NFKC').trim());
  const number = parseNumber(match?.[1] ?? '');
  const factor = POINTS_PER[(match?.[2] ?? unit).toLowerCase()];
  return number === undefined || factor === undefined ? undefined : number * factor;
}
