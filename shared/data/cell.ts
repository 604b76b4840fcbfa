/** What the cells of a column are, and how they are read: text in, JSON as records hold it out. */
import type { ScalarKind } from './contract';
import { PlainDate, PlainDateTime } from './plain-date';

/** How the cells of a column are written. */
export type CellFormat =
  | 'text'
  | 'boolean'
  /** 1234, -5 */
  | 'integer'
  /** 1,234.50 */
  | 'decimalPoint'
  /** 1.234,50 */
  | 'decimalComma'
  | DateOrder
  | 'dateTime';

/** 2026-11-22, 2026/11/22, 22.11.2026, 22/11/2026 and 11/22/2026. */
type DateOrder = 'dateIso' | 'dateSlashed' | 'dateDotted' | 'dateDayFirst' | 'dateMonthFirst';

/** The kind of field that a column becomes. */
export function scalarKindOf(format: CellFormat): ScalarKind {
  switch (format) {
    case 'text':
      return 'string';
    case 'boolean':
    case 'integer':
      return format;
    case 'decimalPoint':
    case 'decimalComma':
      return 'number';
    case 'dateTime':
      return 'datetime';
    default:
      return 'date';
  }
}

const INTEGER = /^[-\u2212]?(?:0|[1-9]\d{0,14})$/;
// A leading zero is a code, not a number, unless a decimal follows; so are more digits than a number can hold.
const DECIMAL_POINT = /^[-\u2212]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,14})(?:\.\d+)?$/;
const DECIMAL_COMMA = /^[-\u2212]?(?:0|[1-9]\d{0,2}(?:[.\u00a0\u202f ]\d{3})+|[1-9]\d{0,14})(?:,\d+)?$/;
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const DAY_MONTH = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const TIME = /^\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}/;

const dateFrom = (match: RegExpExecArray | null, year: number, month: number, day: number) =>
  match ? PlainDate.of(Number(match[year]), Number(match[month]), Number(match[day])) : undefined;

/** The ISO text of a date-time, also from `2026/11/22 09:30`. */
function readDateTime(cell: string): string | null {
  if (!TIME.test(cell)) return null;
  const text = cell.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3');
  return PlainDateTime.parse(text)?.toString() ?? null;
}

const isoDate = (date: PlainDate | undefined): string | null => date?.toString() ?? null;

const plainNumber = (text: string): number => Number(text.replace('\u2212', '-')) + 0;

/** Reads a cell as a format says; `null` where it is not written so. */
function readCell(cell: string, format: CellFormat): string | number | boolean | null {
  switch (format) {
    case 'text':
      return cell;
    case 'boolean': {
      const word = cell.toLowerCase();
      return word === 'true' ? true : word === 'false' ? false : null;
    }
    case 'integer':
      return INTEGER.test(cell) ? plainNumber(cell) : null;
    case 'decimalPoint':
      return DECIMAL_POINT.test(cell) ? plainNumber(cell.replaceAll(',', '')) : null;
    case 'decimalComma':
      return DECIMAL_COMMA.test(cell)
        ? plainNumber(cell.replace(/[.\u00a0\u202f ]/g, '').replace(',', '.'))
        : null;
    case 'dateIso':
      return isoDate(PlainDate.parse(cell));
    case 'dateSlashed':
      return isoDate(dateFrom(SLASHED.exec(cell), 1, 2, 3));
    case 'dateDotted':
      return isoDate(dateFrom(DOTTED.exec(cell), 3, 2, 1));
    case 'dateDayFirst':
      return isoDate(dateFrom(DAY_MONTH.exec(cell), 3, 2, 1));
    case 'dateMonthFirst':
      return isoDate(dateFrom(DAY_MONTH.exec(cell), 3, 1, 2));
    case 'dateTime':
      return readDateTime(cell);
  }
}

/**
 * The cell as a record holds it. An empty cell is null, or the empty text in a column of texts. A cell that is not
 * written as its column says stays as it is: validation names it, and nothing is lost.
 */
export function convertCell(cell: string, format: CellFormat): string | number | boolean | null {
  if (format === 'text') return cell;
  const trimmed = cell.trim();
  return trimmed === '' ? null : (readCell(trimmed, format) ?? cell);
}

/** In the order of preference where more than one fits. */
const FORMATS: readonly CellFormat[] = [
  'boolean',
  'integer',
  'decimalPoint',
  'decimalComma',
  'dateIso',
  'dateSlashed',
  'dateDotted',
  'dateDayFirst',
  'dateMonthFirst',
  'dateTime',
];

/** Which formats all cells of a column so far are written in. */
export class ColumnSightings {
  #candidates: readonly CellFormat[] = FORMATS;
  emptyCount = 0;
  #valueCount = 0;

  add(cell: string): void {
    const trimmed = cell.trim();
    if (trimmed === '') {
      this.emptyCount += 1;
      return;
    }
    this.#valueCount += 1;
    if (this.#candidates.length === 0) return;
    // Once the candidates are few, most cells pass all of them: a new list only when one drops out.
    if (this.#candidates.every((format) => readCell(trimmed, format) !== null)) return;
    this.#candidates = this.#candidates.filter((format) => readCell(trimmed, format) !== null);
  }

  decide(): { format: CellFormat; isAmbiguousDate: boolean } {
    const [best] = this.#candidates;
    if (this.#valueCount === 0 || best === undefined) return { format: 'text', isAmbiguousDate: false };
    if (best === 'dateDayFirst' && this.#candidates.includes('dateMonthFirst'))
      return { format: 'text', isAmbiguousDate: true };
    return { format: best, isAmbiguousDate: false };
  }
}
