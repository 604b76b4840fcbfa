// @vitest-environment node
import { expect, it, vi } from 'vitest';
import {
  compiledInColumns,
  compositionInColumns,
  firstLines,
} from '../text-editing/rows-in-columns.test-support';
import { chipsOf } from './chips';

vi.mock('../rpc', () => ({ api: {} }));

it('a field of a text that stands twice on a page is as wide as what it says in each place', () => {
  const chips = chipsOf(compiledInColumns, compositionInColumns, 0).filter(({ nodeId }) => nodeId === 'said');
  const widths = chips.map(({ boxes }) => boxes.map(({ x, width }) => [x, width]));
  const expected = firstLines('said').map(({ box, carets }) => {
    const behind = carets.at(-1 - ' up'.length) ?? 0;
    return [[box.x, behind - box.x]];
  });
  expect(widths).toEqual(expected);
  expect(new Set(widths.map(([box]) => box?.[1])).size).toBe(2);
});
