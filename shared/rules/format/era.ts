/**
 * Japanese eras (元号). Each begins on the day its ordinance came into force: 明治 by the edict that counted from 1868
 * (the new calendar is used since 1873-01-01; earlier days are shown by the Gregorian date), 大正 1912-07-30,
 * 昭和 1926-12-25, 平成 1989-01-08 (政令第1号 of 1989), 令和 2019-05-01 (政令第143号 of 2019).
 */
import type { PlainDate } from '../../data';

interface Era {
  readonly name: string;
  readonly letter: string;
  /** First day as year·10000 + month·100 + day. */
  readonly from: number;
  /** The year that is its first. */
  readonly firstYear: number;
}

/** Latest first: most dates are of late. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', from: 2019_05_01, firstYear: 2019 },
  { name: '平成', letter: 'H', from: 1989_01_08, firstYear: 1989 },
  { name: '昭和', letter: 'S', from: 1926_12_25, firstYear: 1926 },
  { name: '大正', letter: 'T', from: 1912_07_30, firstYear: 1912 },
  { name: '明治', letter: 'M', from: 1868_10_23, firstYear: 1868 },
];

export interface EraYear {
  /** 令和 */
  readonly name: string;
  /** R */
  readonly letter: string;
  /** 1 for the first year (元年). */
  readonly year: number;
}

/** The era and its year on a date; `undefined` before Meiji. */
export function eraYear(date: PlainDate): EraYear | undefined {
  const day = date.year * 10000 + date.month * 100 + date.day;
  const era = ERAS.find(({ from }) => day >= from);
  return era && { name: era.name, letter: era.letter, year: date.year - era.firstYear + 1 };
}
