import { describe, expect, it } from 'vitest';
import { keysOf, SHORTCUTS } from './shortcuts';

const keys = (init: KeyboardEventInit): string => keysOf(new KeyboardEvent('keydown', init));

describe('shortcuts', () => {
  it('read key events as the table writes them', () => {
    expect(keys({ key: 'z', ctrlKey: true })).toBe('Mod+Z');
    expect(keys({ key: 'Z', metaKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
    expect(keys({ key: '?', shiftKey: true })).toBe('?');
    expect(keys({ key: '+', ctrlKey: true, shiftKey: true })).toBe('Mod++');
    expect(keys({ key: 'ArrowLeft', altKey: true })).toBe('Alt+ArrowLeft');
    expect(keys({ key: 'ArrowUp', shiftKey: true })).toBe('Shift+ArrowUp');
    expect(keys({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1');
  });

  it('have one meaning each', () => {
    const all = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts.flatMap((shortcut) => shortcut.keys));
    expect(new Set(all).size).toBe(all.length);
  });
});
