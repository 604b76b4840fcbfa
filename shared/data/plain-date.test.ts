import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainDate, PlainDateTime } from './plain-date';

const dayNumber = fc.integer({ min: -700_000, max: 2_900_000 });

describe('PlainDate', () => {
  it('reads and writes ISO dates, and only days that exist', () => {
    expect(PlainDate.parse('2024-02-29')?.toString()).toBe('2024-02-29');
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-04-31',
      '0000-01-01',
      '2026-1-1',
      '20260101',
    ])
      expect(PlainDate.parse(text)).toBeUndefined();
  });

  it.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-03-01', 11017, 3],
    ['2026-11-22', 20779, 7],
    ['1582-10-15', -141427, 5],
  ])('%s is day %d and weekday %d', (text, day, weekday) => {
    const date = PlainDate.parse(text);
    expect(date?.dayNumber).toBe(day);
    expect(date?.weekday).toBe(weekday);
    expect(PlainDate.fromDayNumber(day)?.toString()).toBe(text);
  });

  it('counts days forth and back, as the host calendar does', () => {
    fc.assert(
      fc.property(dayNumber, (day) => {
        const date = PlainDate.fromDayNumber(day);
        expect(date?.dayNumber).toBe(day);
        expect(date?.toString()).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  it('adds months to the last day where a month is shorter', () => {
    const add = (text: string, months: number) => PlainDate.parse(text)?.addMonths(months)?.toString();
    expect(add('2024-01-31', 1)).toBe('2024-02-29');
    expect(add('2024-02-29', -12)).toBe('2023-02-28');
    expect(add('2024-11-30', 3)).toBe('2025-02-28');
    expect(add('9999-12-01', 1)).toBeUndefined();
  });

  it('orders by day number', () => {
    fc.assert(
      fc.property(dayNumber, dayNumber, (a, b) => {
        const [first, second] = [PlainDate.fromDayNumber(a), PlainDate.fromDayNumber(b)];
        if (!first || !second) throw new Error('no date');
        expect(Math.sign(PlainDate.compare(first, second))).toBe(Math.sign(a - b));
      }),
    );
  });
});

describe('PlainDateTime', () => {
  it.each([
    ['2011-01-18 10:01:00', '2011-01-18T10:01:00'],
    ['2011-01-18T10:01', '2011-01-18T10:01:00'],
    ['2011-01-18T10:01:02.5Z', '2011-01-18T10:01:02.500'],
    ['2011-01-18T10:01:02+09:00', '2011-01-18T10:01:02'],
    ['2011-01-18', '2011-01-18T00:00:00'],
  ])('reads %s', (text, expected) => {
    expect(PlainDateTime.parse(text)?.toString()).toBe(expected);
  });

  it('refuses times that do not exist', () => {
    expect(PlainDateTime.parse('2011-01-18T24:01:00')).toBeUndefined();
    expect(PlainDateTime.parse('2011-02-30T10:01:00')).toBeUndefined();
  });
});
