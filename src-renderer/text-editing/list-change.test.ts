import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../shared/model';
import { changeLevel, isList, itemAtStart, listOperations, restartList, toggleList } from './list-change';

const say = (text: string, list?: Paragraph['list']): Paragraph => ({
  ...(list ? { list } : {}),
  inlines: text ? [{ kind: 'text', text }] : [],
});

/** Positions: `a` 0–1, `b` 2–3, the empty item 4, `d` 5–6. */
const TEXT: readonly Paragraph[] = [
  say('a'),
  say('b', { style: 'numbers', level: 1, restart: true }),
  say('', { style: 'numbers', level: 0 }),
  say('d', { style: 'bullets', level: 8 }),
];

describe('lists', () => {
  it('begin with the paragraphs of a stretch and keep the levels that items have', () => {
    expect(toggleList(TEXT, { anchor: 3, head: 0 }, 'bullets')).toEqual([
      { index: 0, list: { style: 'bullets', level: 0 } },
      { index: 1, list: { style: 'bullets', level: 1 } },
    ]);
  });

  it('end where all of the stretch is of them already', () => {
    expect(isList(TEXT, { anchor: 2, head: 4 }, 'numbers')).toBe(true);
    expect(toggleList(TEXT, { anchor: 2, head: 4 }, 'numbers')).toEqual([
      { index: 1, list: undefined },
      { index: 2, list: undefined },
    ]);
  });

  it('go deeper down to the last level and out until they are plain', () => {
    expect(changeLevel(TEXT, { anchor: 0, head: 6 }, 1)).toEqual([
      { index: 1, list: { style: 'numbers', level: 2, restart: true } },
      { index: 2, list: { style: 'numbers', level: 1 } },
    ]);
    expect(changeLevel(TEXT, { anchor: 4, head: 4 }, -1)).toEqual([{ index: 2, list: undefined }]);
  });

  it('begin anew at the first item of a stretch', () => {
    expect(restartList(TEXT, { anchor: 4, head: 6 }, true)).toEqual([
      { index: 2, list: { style: 'numbers', level: 0, restart: true } },
    ]);
    expect(restartList(TEXT, { anchor: 2, head: 2 }, false)).toEqual([
      { index: 1, list: { style: 'numbers', level: 1 } },
    ]);
    expect(restartList(TEXT, { anchor: 0, head: 1 }, true)).toEqual([]);
  });

  it('know the beginning of an item', () => {
    expect(itemAtStart(TEXT, 2)).toEqual({ index: 1, isEmpty: false });
    expect(itemAtStart(TEXT, 4)).toEqual({ index: 2, isEmpty: true });
    expect(itemAtStart(TEXT, 3)).toBeNull();
    expect(itemAtStart(TEXT, 0)).toBeNull();
  });

  it('are operations on the paragraphs they change', () => {
    expect(listOperations('t', 'en', changeLevel(TEXT, { anchor: 4, head: 4 }, -1))).toEqual([
      { kind: 'set', id: 't', path: ['props', 'content', 'en', '2', 'list'] },
    ]);
  });
});
