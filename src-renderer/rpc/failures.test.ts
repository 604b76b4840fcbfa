import { ORPCError } from '@orpc/client';
import { afterEach, expect, it } from 'vitest';
import { StudioError } from '../../shared/diag';
import { setLocale } from '../i18n';
import { ConnectionLost, errorText, isRefusal } from '.';

const answer = (code: string, args: Record<string, string | number> = {}) =>
  new ORPCError('STUDIO', { status: 422, data: { code, args } });

afterEach(() => setLocale('en'));

it('words failures of the host in the interface’s language', () => {
  setLocale('en');
  expect(errorText(answer('dataset.empty', { file: 'a.csv' }))).toBe('a.csv holds no records.');
  expect(errorText(new StudioError('upload.tooLarge', { file: 'b', limit: 9 }))).toBe(
    'b is larger than 9 MB.',
  );
  setLocale('ja');
  expect(errorText(answer('dataset.empty', { file: 'a.csv' }))).toBe('a.csv にレコードがありません。');
  expect(errorText(new ConnectionLost('gone'))).toContain('応答しません');
});

it('tells what is refused for good from what may be better in a moment', () => {
  expect(isRefusal(answer('template.conflict'))).toBe(true);
  expect(isRefusal(new ORPCError('BAD_REQUEST'))).toBe(true);
  expect(isRefusal(answer('file.diskFull', { path: 'x' }))).toBe(false);
  expect(isRefusal(new ORPCError('INTERNAL_SERVER_ERROR'))).toBe(false);
  expect(isRefusal(new ConnectionLost('gone'))).toBe(false);
});
