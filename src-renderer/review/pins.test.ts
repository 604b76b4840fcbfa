import { describe, expect, it } from 'vitest';
import { type Pin, placePins } from './pins';

const pin = (number: number, nodeId: string): Pin => ({
  commentId: `c${number}`,
  nodeId,
  number,
  author: 'Martin',
  isResolved: false,
});

const BOXES: { readonly [nodeId: string]: { x: number; y: number; width: number; height: number } } = {
  title: { x: 10, y: 100, width: 90, height: 20 },
  cell: { x: 40, y: 105, width: 55, height: 10 },
  foot: { x: 10, y: 400, width: 90, height: 10 },
};

const places = (...pins: Pin[]) =>
  placePins(pins, (nodeId) => BOXES[nodeId]).map(({ pin: { number }, x, y }) => [number, x, y]);

describe('pins on a page', () => {
  it('stand at the upper right of their elements', () => {
    expect(places(pin(1, 'title'), pin(2, 'foot'))).toEqual([
      [1, 100, 100],
      [2, 100, 400],
    ]);
  });

  it('stand in a row where there are several of one element', () => {
    expect(places(pin(1, 'title'), pin(2, 'title'), pin(3, 'title'))).toEqual([
      [1, 100, 100],
      [2, 78, 100],
      [3, 56, 100],
    ]);
  });

  it('never cover those of an element beside it', () => {
    expect(places(pin(1, 'title'), pin(2, 'title'), pin(3, 'cell'))).toEqual([
      [1, 100, 100],
      [2, 78, 100],
      [3, 56, 105],
    ]);
  });

  it('are left out where their element is not on the page', () => {
    expect(places(pin(1, 'elsewhere'), pin(2, 'foot'))).toEqual([[2, 100, 400]]);
  });
});
