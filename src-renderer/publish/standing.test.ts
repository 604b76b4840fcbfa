import { expect, it } from 'vitest';
import { activations, digestOf, published, serverTemplate, version } from './publish.test-support';
import { isInTheClear, publicationOf, rollBackTarget, standingOf } from './standing';

it('knows a version that was never submitted', () => {
  expect(standingOf(version(1, null))).toBe('none');
  expect(standingOf(version(1, 'returned'))).toBe('returned');
});

it('tells the same content from other content under the same number', () => {
  const template = serverTemplate({ versions: [published(2), published(1, digestOf(7))] });
  expect(publicationOf(template, version(2)).kind).toBe('same');
  expect(publicationOf(template, version(1)).kind).toBe('other');
  expect(publicationOf(template, version(3)).kind).toBe('none');
  expect(publicationOf(null, version(1)).kind).toBe('none');
});

it.each([
  ['nothing was in force', [], null],
  ['one version only', [1], null],
  ['the same version twice', [1, 1], null],
  ['the one before', [3, 2, 1], 2],
  ['a turn that was rolled back does not count', [-2, 3, 2, 1], 1],
  ['rolled back to the first', [-1, -2, 3, 2, 1], null],
  ['activated again after rolling back', [4, -2, 3, 2, 1], 2],
] as const)('says where a roll back leads: %s', (_what, turns, target) => {
  expect(rollBackTarget(serverTemplate({ activations: activations(...turns) }), 'production')).toBe(target);
});

it('keeps environments apart', () => {
  const template = serverTemplate({ activations: activations(2, 1) });
  expect(rollBackTarget(template, 'test')).toBeNull();
});

it.each([
  ['http://127.0.0.1:4100', false],
  ['http://localhost:4100', false],
  ['http://[::1]:4100', false],
  ['https://composer.example', false],
  ['http://composer.example', true],
  ['http://127.0.0.1.example', true],
])('knows whether %s is asked in the clear', (url, isClear) => {
  expect(isInTheClear(url)).toBe(isClear);
});
