import { afterEach, expect, it, vi } from 'vitest';
import { setLocale } from '../i18n';
import { byDay } from './by-day';
import { entry } from './history.test-support';

afterEach(() => setLocale('en'));

const at = (hours: number): string => new Date(2026, 0, 31, hours).toISOString();

it('groups by the reader’s day and keeps the order', () => {
  const days = byDay([
    entry('d', { at: at(25) }),
    entry('c', { at: at(23) }),
    entry('b', { at: at(0) }),
    entry('a', { at: at(-1) }),
  ]);
  expect(days.map(({ key, entries }) => [key, entries.map(({ id }) => id)])).toEqual([
    ['2026-02-01', ['d']],
    ['2026-01-31', ['c', 'b']],
    ['2026-01-30', ['a']],
  ]);
});

it('names days in the interface’s language', () => {
  setLocale('ja');
  expect(byDay([entry('a', { at: at(12) })])[0]?.name).toBe('2026年1月31日土曜日');
  expect(byDay([])).toEqual([]);
});

it('names days as the reader’s country does', () => {
  setLocale('en');
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-GB']);
  expect(byDay([entry('a', { at: at(12) })])[0]?.name).toMatch(/^Saturday,? 31 January 2026$/);
  vi.restoreAllMocks();
});
