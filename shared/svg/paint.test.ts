import { describe, expect, it } from 'vitest';
import { bytesOf } from './drawing.test-support';
import { inherit } from './inheritance';
import { saysNoPaint } from './paint';
import { StyleSheet } from './style-sheet';
import { readXml } from './xml-tree';

describe('what is no paint', () => {
  it.each(['fill', 'stroke', 'color', 'stop-color'])('does not count where %s is said twice', (property) => {
    const root = readXml(bytesOf(`<svg style="${property}: red; ${property}: nonsense"/>`));
    if (!root.ok) throw new Error(root.error.code);
    expect(new StyleSheet(root.value, () => {}).of(root.value).get(property)).toBe('red');
    expect([saysNoPaint(property, 'nonsense'), saysNoPaint(property, 'url(#a)')]).toEqual([true, false]);
  });

  it.each(['fill', 'stroke', 'color'])('does not keep %s from being taken over', (property) => {
    const style = inherit(new Map([[property, 'red']]), new Map([[property, 'nonsense']]));
    expect(style.get(property)).toBe('red');
  });

  it('is no matter of other properties', () => {
    expect(saysNoPaint('fill-rule', 'evenodd')).toBe(false);
  });
});
