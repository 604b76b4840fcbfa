import { expect, it } from 'vitest';
import { fontFamilies, nearestFace, weightsOf } from './font-choices';

const fonts = [
  { hash: 'b', family: 'Sans', weight: 700, italic: false },
  { hash: 'a', family: 'Sans', weight: 400, italic: false },
  { hash: 'i', family: 'Sans', weight: 400, italic: true },
  { hash: 's', family: 'Antiqua', weight: 400, italic: false },
];

it('lists families and their weights once', () => {
  expect(fontFamilies(fonts)).toEqual(['Antiqua', 'Sans']);
  expect(weightsOf(fonts, 'Sans')).toEqual([400, 700]);
});

it('finds the face that comes closest', () => {
  expect(nearestFace(fonts, { family: 'Sans', weight: 600, italic: false })?.hash).toBe('b');
  expect(nearestFace(fonts, { family: 'Sans', weight: 700, italic: true })?.hash).toBe('i');
  expect(nearestFace(fonts, { family: 'Gone', weight: 400, italic: false })).toBeUndefined();
});
