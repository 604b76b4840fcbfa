import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setPerson, studioStore } from '../state';
import { followShortcuts, keysOf, SHORTCUTS } from './shortcuts';

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

describe('the keys of the modes', () => {
  let stop: () => void;

  beforeEach(() => {
    studioStore.setState({ document: { id: 't' } as never, mode: 'design' });
    stop = followShortcuts();
  });
  afterEach(() => {
    stop();
    setPerson(null);
    studioStore.setState({ document: null, mode: 'design' });
    document.body.replaceChildren();
  });

  const press = (key: string) =>
    window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, cancelable: true }));
  const put = (role: string, className = '') => {
    const element = document.createElement('div');
    element.setAttribute('role', role);
    element.className = className;
    document.body.append(element);
  };

  it('lead to those that the person has', () => {
    press('3');
    expect(studioStore.getState().mode).toBe('proof');
    setPerson({ id: 'h', name: 'Hannah', roles: ['businessUser'], isActive: true, signingKey: null });
    press('2');
    expect(studioStore.getState().mode).toBe('wording');
    press('5');
    expect(studioStore.getState().mode).toBe('wording');
  });

  it('wait for a window to be answered, but not for a notice in the corner', () => {
    put('alertdialog', 'ui-toast');
    press('2');
    expect(studioStore.getState().mode).toBe('wording');
    put('dialog');
    press('1');
    expect(studioStore.getState().mode).toBe('wording');
  });
});
