import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { defineStrings, setLocale, useStrings } from '.';

const strings = defineStrings('test', {
  en: { hello: 'Hello {name}', rows_one: 'one row', rows_other: '{count, number} rows' },
  ja: { hello: '{name} さん', rows_other: '{count, number} 行' },
});

afterEach(() => {
  cleanup();
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
