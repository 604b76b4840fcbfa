// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectInput, type InputTarget } from './input-adapter';

let area: HTMLTextAreaElement;
let calls: unknown[][];
let disconnect: () => void;

const recorder = new Proxy({} as InputTarget, {
  get:
    (_, name) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return name === 'copy' || name === 'cut' ? { plain: 'copied', rich: null } : undefined;
    },
});

beforeEach(() => {
  calls = [];
  area = document.createElement('textarea');
  document.body.append(area);
  disconnect = connectInput(area, recorder);
});

afterEach(() => {
  disconnect();
  area.remove();
});

function key(name: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init });
  area.dispatchEvent(event);
  return event;
}

function beforeInput(inputType: string, data: string | null): InputEvent {
  const event = new InputEvent('beforeinput', { inputType, data, bubbles: true, cancelable: true });
  area.dispatchEvent(event);
  return event;
}

describe('keys', () => {
  it('move, extend and delete', () => {
    key('ArrowLeft');
    key('ArrowRight', { ctrlKey: true, shiftKey: true });
    key('Home');
    key('End', { ctrlKey: true });
    key('Backspace', { ctrlKey: true });
    key('Delete');
    expect(calls).toEqual([
      ['move', { arrow: 'left', reach: 'near' }, false],
      ['move', { arrow: 'right', reach: 'word' }, true],
      ['move', { to: 'lineStart' }, false],
      ['move', { to: 'textEnd' }, false],
      ['delete', 'wordBackward'],
      ['delete', 'forward'],
    ]);
  });

  it('end paragraphs and lines, leave, mark, undo', () => {
    key('Enter');
    key('Enter', { shiftKey: true });
    key('b', { ctrlKey: true });
    key('z', { ctrlKey: true });
    key('Z', { ctrlKey: true, shiftKey: true });
    key('a', { ctrlKey: true });
    key('Escape');
    expect(calls.map(([name]) => name)).toEqual([
      'splitParagraph',
      'insertLineBreak',
      'toggleMark',
      'undo',
      'redo',
      'selectAll',
      'leave',
    ]);
  });

  it('make lists, notes and links, raise and lower', () => {
    key('&', { ctrlKey: true, shiftKey: true, code: 'Digit7' });
    key('*', { ctrlKey: true, shiftKey: true, code: 'Digit8' });
    key('X', { ctrlKey: true, shiftKey: true });
    key('.', { ctrlKey: true });
    key(',', { ctrlKey: true });
    key('k', { ctrlKey: true });
    key('f', { ctrlKey: true, altKey: true, code: 'KeyF' });
    expect(calls).toEqual([
      ['toggleList', 'numbers'],
      ['toggleList', 'bullets'],
      ['toggleMark', 'strike'],
      ['togglePosition', 'super'],
      ['togglePosition', 'sub'],
      ['editLink'],
      ['insertNote'],
    ]);
  });

  it('leave Tab to the page where the text has no use for it', () => {
    expect(key('Tab', { shiftKey: true }).defaultPrevented).toBe(false);
    expect(calls).toEqual([['tab', true]]);
  });

  it('that are not ours go on to the shell', () => {
    const event = key('F6');
    expect(event.defaultPrevented).toBe(false);
    expect(key('s', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(calls).toEqual([]);
  });
});

describe('typing', () => {
  it('is taken from beforeinput and never reaches the area', () => {
    const event = beforeInput('insertText', 'x');
    expect(event.defaultPrevented).toBe(true);
    beforeInput('insertReplacementText', 'word');
    expect(calls).toEqual([
      ['insertText', 'x'],
      ['insertText', 'word'],
    ]);
  });

  it('that could not be prevented is taken from the area', () => {
    area.value = '😀';
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
    expect(calls).toEqual([['insertText', '😀']]);
    expect(area.value).toBe('');
  });
});

describe('an input method', () => {
  const composition = (name: string, data: string): void => {
    // The test's DOM has composition events without their data.
    area.dispatchEvent(Object.assign(new Event(name, { bubbles: true }), { data }));
  };

  const compose = (text: string): void => {
    composition('compositionupdate', text);
    expect(beforeInput('insertCompositionText', text).defaultPrevented).toBe(false);
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText' }));
  };

  it('shows the composition and commits it once', () => {
    composition('compositionstart', '');
    compose('に');
    compose('にほん');
    expect(key('Enter').defaultPrevented).toBe(false);
    expect(key('ArrowLeft', { keyCode: 229 } as KeyboardEventInit).defaultPrevented).toBe(false);
    composition('compositionend', '日本');
    const names = calls.map(([name]) => name);
    expect(names).toEqual(['compose', 'compose', 'compose', 'commit']);
    expect(calls.at(2)).toEqual(['compose', 'にほん', 3]);
    expect(calls.at(-1)).toEqual(['commit', '日本']);
    expect(area.value).toBe('');
  });

  it('that gives up commits nothing', () => {
    composition('compositionstart', '');
    compose('か');
    composition('compositionend', '');
    expect(calls.at(-1)).toEqual(['commit', '']);
    key('ArrowLeft');
    expect(calls.at(-1)).toEqual(['move', { arrow: 'left', reach: 'near' }, false]);
  });
});

it('stops listening when disconnected', () => {
  disconnect();
  key('ArrowLeft');
  beforeInput('insertText', 'x');
  expect(calls).toEqual([]);
});
