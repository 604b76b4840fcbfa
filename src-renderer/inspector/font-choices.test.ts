import { expect, it } from 'vitest';
import { type FontChoice, fontFamilies, nearestFace, weightsOf, widthsOf } from './font-choices';

const font = (hash: string, family: string, weight: number, more: Partial<FontChoice> = {}): FontChoice => ({
  ...{ hash, family, weight, italic: false, axes: [] },
  ...more,
});
const fonts = [
  font('b', 'Sans', 700),
  font('a', 'Sans', 400),
  font('i', 'Sans', 400, { italic: true }),
  font('s', 'Antiqua', 400),
];

it('lists families and their weights once', () => {
  expect(fontFamilies(fonts)).toEqual(['Antiqua', 'Sans']);
  expect(weightsOf(fonts, 'Sans')).toEqual([400, 700]);
});

it('lists what a variable font can be, in steps, as far as styles may say it', () => {
  const axes = [
    { tag: 'wght', min: 250, default: 400, max: 1000 },
    { tag: 'wdth', min: 62.5, default: 100, max: 104 },
  ];
  const all = [...fonts, font('v', 'Varia', 400, { axes })];
  expect(weightsOf(all, 'Varia')).toEqual([250, 300, 400, 500, 600, 700, 800, 900]);
  expect(widthsOf(all, 'Varia')).toEqual([62.5, 75, 87.5, 100, 104]);
  expect(widthsOf(all, 'Sans')).toEqual([100]);
});

it('finds the face that comes closest', () => {
  expect(nearestFace(fonts, { family: 'Sans', weight: 600, italic: false })?.hash).toBe('b');
  expect(nearestFace(fonts, { family: 'Sans', weight: 700, italic: true })?.hash).toBe('i');
  expect(nearestFace(fonts, { family: 'Gone', weight: 400, italic: false })).toBeUndefined();
});
