import { expect, it } from 'vitest';
import { StudioError } from '../../../shared/diag';
import { serverAddress } from './server-address';

it('spells an address in one way', () => {
  expect(serverAddress('http://127.0.0.1:4100')).toBe('http://127.0.0.1:4100');
  expect(serverAddress('HTTPS://Composer.Example:443/')).toBe('https://composer.example');
});

it.each([
  'composer.example',
  'localhost:4100',
  'ftp://composer.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://user:secret@composer.example',
  'http://composer.example/v1',
  'http://composer.example/?token=x',
  'http://composer.example/#x',
  '',
])('refuses %s', (text) => {
  expect(() => serverAddress(text)).toThrow(StudioError);
});
