/**
 * Calendar dates and local date-times as plain values: no clock, no time zone, no host calendar. The calendar is the
 * proleptic Gregorian one of ISO 8601, years 1 to 9999.
 */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** A calendar date. Compare with {@link PlainDate.compare}, never with `<`. */
export class PlainDate {
  private constructor(
    readonly year: number,
    /** 1–12. */
    readonly month: number,
    /** 1–31. */
    readonly day: number,
  ) {}

  /** The date, or `undefined` where the calendar has no such day. */
  static of(year: number, month: number, day: number): PlainDate | undefined {
    if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined;
    if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
    if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined;
    return new PlainDate(year, month, day);
  }

  /** Reads `2026-11-22` (ISO 8601-1 5.2.2.1, extended format) and nothing else. */
  static parse(text: string): PlainDate | undefined {
    // Read by character code: this runs for every date of every record of a batch.
    if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
    const year = digits(text, 0, 4);
    const month = digits(text, 5, 7);
    const day = digits(text, 8, 10);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    return new PlainDate(year, month, day);
  }

  /** The date that lies `dayNumber` days after 1970-01-01. */
  static fromDayNumber(dayNumber: number): PlainDate | undefined {
    if (!Number.isInteger(dayNumber)) return undefined;
    // Civil from days: eras of 400 years that begin on 1 March.
    const shifted = dayNumber + 719468;
    const era = Math.floor(shifted / 146097);
    const dayOfEra = shifted - era * 146097;
    const yearOfEra = Math.floor(
      (dayOfEra -
        Math.floor(dayOfEra / 1460) +
        Math.floor(dayOfEra / 36524) -
        Math.floor(dayOfEra / 146096)) /
        365,
    );
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
    const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
    const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    return PlainDate.of(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
  }

  /** Negative, zero or positive as `a` is before, on or after `b`. */
  static compare(a: PlainDate, b: PlainDate): number {
    return a.year - b.year || a.month - b.month || a.day - b.day;
  }

  /** Days since 1970-01-01; negative before. */
  get dayNumber(): number {
    const before = this.year - 1;
    const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
    return before * 365 + leapDays + this.dayOfYear - 719163;
  }

  /** 1–366. */
  get dayOfYear(): number {
    const days = (DAYS_BEFORE_MONTH[this.month - 1] ?? 0) + this.day;
    return this.month > 2 && isLeapYear(this.year) ? days + 1 : days;
  }

  /** 1 = Monday … 7 = Sunday (ISO 8601-1 4.3.2). */
  get weekday(): number {
    return ((((this.dayNumber + 3) % 7) + 7) % 7) + 1;
  }

  addDays(days: number): PlainDate | undefined {
    return PlainDate.fromDayNumber(this.dayNumber + days);
  }

  /** The same day some months on, or that month's last day where it is shorter. */
  addMonths(months: number): PlainDate | undefined {
    const index = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return PlainDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  /** ISO 8601, extended: `2026-11-22`. */
  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** The number in `text[from, to)`, or -1 where something else than ASCII digits stands there. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A date with the time on the wall there. An offset or `Z` in the source is accepted and not kept. */
export class PlainDateTime {
  private constructor(
    readonly date: PlainDate,
    /** 0–23. */
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly millisecond: number,
  ) {}

  static of(date: PlainDate, hour = 0, minute = 0, second = 0, millisecond = 0): PlainDateTime | undefined {
    const inRange = (value: number, limit: number) => Number.isInteger(value) && value >= 0 && value < limit;
    if (!inRange(hour, 24) || !inRange(minute, 60) || !inRange(second, 60) || !inRange(millisecond, 1000))
      return undefined;
    return new PlainDateTime(date, hour, minute, second, millisecond);
  }

  /** Reads ISO 8601 date-times, with `T` or a space between; a date alone means its midnight. */
  static parse(text: string): PlainDateTime | undefined {
    const match = ISO_DATE_TIME.exec(text);
    const date = PlainDate.parse(match?.[1] ?? text);
    if (!date) return undefined;
    if (!match) return new PlainDateTime(date, 0, 0, 0, 0);
    const millisecond = Number((match[5] ?? '').slice(0, 3).padEnd(3, '0'));
    return PlainDateTime.of(date, Number(match[2]), Number(match[3]), Number(match[4] ?? 0), millisecond);
  }

  static compare(a: PlainDateTime, b: PlainDateTime): number {
    return PlainDate.compare(a.date, b.date) || a.millisecondOfDay - b.millisecondOfDay;
  }

  get millisecondOfDay(): number {
    return ((this.hour * 60 + this.minute) * 60 + this.second) * 1000 + this.millisecond;
  }

  /** ISO 8601, extended: `2026-11-22T09:30:00`, with milliseconds only where there are some. */
  toString(): string {
    const fraction = this.millisecond > 0 ? `.${pad(this.millisecond, 3)}` : '';
    return `${this.date.toString()}T${pad(this.hour, 2)}:${pad(this.minute, 2)}:${pad(this.second, 2)}${fraction}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Whether a text is written like a date; it may still name a day that does not exist. */
export const looksLikeDate = (text: string): boolean => ISO_DATE.test(text);

/** Whether a text is written like a date-time with a time in it. */
export const looksLikeDateTime = (text: string): boolean => ISO_DATE_TIME.test(text);
