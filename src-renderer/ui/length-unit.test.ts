import { describe, expect, it } from 'vitest';
import { formatLength, parseLength } from './length-unit';
import { parseNumber } from './NumberField';
import { shortcutText } from './shortcut-text';

describe('lengths', () => {
  it('are shown in the unit people chose', () => {
    expect(formatLength(56.693, 'mm')).toBe('20');
    expect(formatLength(56.693, 'pt')).toBe('56.69');
  });

  it('are understood in any unit', () => {
    expect(parseLength('20', 'mm')).toBeCloseTo(56.7, 1);
    expect(parseLength('12pt', 'mm')).toBe(12);
    expect(parseLength('1 in', 'mm')).toBe(72);
    expect(parseLength('2,5 cm', 'pt')).toBeCloseTo(70.87, 1);
    expect(parseLength('１０ｍｍ', 'pt')).toBeCloseTo(28.35, 1);
    expect(parseLength('wide', 'mm')).toBeUndefined();
    expect(parseLength('', 'mm')).toBeUndefined();
  });

  it('keep their sign', () => {
    expect(parseNumber('−3')).toBe(-3);
    expect(parseNumber('.5')).toBe(0.5);
    expect(parseNumber('1e3')).toBeUndefined();
  });
});

describe('shortcuts', () => {
  it('are written in the way of the system', () => {
    expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(shortcutText('Mod++', false)).toBe('Ctrl++');
    expect(shortcutText('Alt+ArrowLeft', false)).toBe('Alt+←');
  });
});
