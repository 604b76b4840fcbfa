import { afterEach, expect, it, vi } from 'vitest';
import { act, cleanup, render, screen } from '../../test/support/screen';
import { defineStrings, formatTime, setLocale, useStrings } from '.';

const strings = defineStrings('test', {
  en: { hello: 'Hello {name}', rows_one: 'one row', rows_other: '{count, number} rows' },
  ja: { hello: '{name} さん', rows_other: '{count, number} 行' },
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  setLocale('en');
});

it('fills places and counts in both languages', () => {
  setLocale('en');
  expect(strings.text('hello', { name: '<Ann>' })).toBe('Hello <Ann>');
  expect([1, 4500].map((count) => strings.text('rows', { count }))).toEqual(['one row', '4,500 rows']);
  setLocale('ja');
  expect(strings.text('hello', { name: '文' })).toBe('文 さん');
  expect([1, 4500].map((count) => strings.text('rows', { count }))).toEqual(['1 行', '4,500 行']);
  expect(document.documentElement.lang).toBe('ja');
});

it('draws components again in the new language', () => {
  const Greeting = () => <p>{useStrings(strings)('hello', { name: 'Ann' })}</p>;
  render(<Greeting />);
  expect(screen.getByText('Hello Ann')).toBeTruthy();
  act(() => setLocale('ja'));
  expect(screen.getByText('Ann さん')).toBeTruthy();
});

it('writes days as the reader’s country does, in the language of the interface', () => {
  const languages = vi.spyOn(navigator, 'languages', 'get');
  const day = () => formatTime('2026-11-22T12:00:00Z', new Date('2026-12-01T12:00:00Z'));
  languages.mockReturnValue(['de-DE', 'en-GB']);
  expect(day()).toMatch(/^22 Nov 2026/);
  languages.mockReturnValue(['en-US']);
  expect(day()).toMatch(/^Nov 22, 2026/);
  setLocale('ja');
  expect(day()).toMatch(/^2026\/11\/22/);
});
