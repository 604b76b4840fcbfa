import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../geometry';
import { caretBox, caretX, lineAt, lineBoxes, nearestLine, offsetInLine } from './caret';
import { DisplayListBuilder } from './display-list.test-support';
import { boxesOfNode, hitTest } from './hit-test';
import type { DisplayList } from './item';
import { textOfPage } from './reading';
import { linesOf, type TextLine } from './text-lines';

/** The line of a paragraph that shows an offset. */
function shownAt(
  list: DisplayList,
  nodeId: string,
  offset: number,
  { paragraph = 0, affinity }: { paragraph?: number; affinity?: 'upstream' } = {},
): TextLine {
  const lines = linesOf(list, nodeId).filter((line) => line.paragraph === paragraph);
  const line = lineAt(lines, offset, affinity);
  if (!line) throw new Error(`Paragraph ${paragraph} of ${nodeId} is on no page.`);
  return line;
}

/** The offset that a click on the first page means. */
function clickedAt(list: DisplayList, nodeId: string, point: Point): number | null {
  const nearest = nearestLine(linesOf(list, nodeId), 0, point);
  return nearest && offsetInLine(nearest.line, nearest.point.x);
}

/** 'Hello world' on two lines at (10, 20) and (10, 32) pt inside a frame for the node; 5 pt per character. */
function twoLines() {
  const list = new DisplayListBuilder();
  const source = list.source('letter', 'Hello world');
  const frame = list.frame(
    [list.run(source, { y: 10_000, from: 0, to: 5 }), list.run(source, { y: 22_000, from: 6, to: 11 })],
    { width: 100_000, height: 40_000, source },
  );
  return list.page([list.group(frame, 10_000, 10_000)]).build();
}

describe('linesOf', () => {
  it('finds lines, their text and caret places', () => {
    const lines = linesOf(twoLines(), 'letter');
    expect(lines.map(({ textStart, textEnd, baseline }) => [textStart, textEnd, baseline])).toEqual([
      [0, 5, 20_000],
      [6, 11, 32_000],
    ]);
    expect([...(lines[0]?.carets ?? [])]).toEqual([10_000, 15_000, 20_000, 25_000, 30_000, 35_000]);
  });

  it('divides a ligature among its characters and keeps marks with their letter', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', 'ffie\u0301x');
    const start = list.glyphs.length;
    list.glyphs.push(1, 9000, 0);
    list.glyphs.push(2, 5000, 3);
    list.glyphs.push(3, 0, 3);
    list.glyphs.push(4, 4000, 5);
    const run = { ...list.run(source, { to: 0 }), start, count: 4, textEnd: 6, width: 18_000 };
    list.page([run]);
    const [line] = linesOf(list.build(), 'n');
    expect([...(line?.carets ?? [])]).toEqual([0, 3000, 6000, 9000, 9000, 14_000, 18_000]);
  });

  it('keeps a raised run on its line and gives an empty paragraph a caret', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', 'x2');
    const empty = list.source('n', '', 1);
    list.page([
      list.run(source, { y: 20_000, from: 0, to: 1 }),
      list.run(source, { x: 5000, y: 17_000, size: 6000, from: 1, to: 2 }),
      list.run(empty, { y: 40_000 }),
    ]);
    const built = list.build();
    expect(linesOf(built, 'n')).toHaveLength(2);
    const line = shownAt(built, 'n', 0, { paragraph: 1 });
    expect(caretBox(line, 0)).toMatchObject({ page: 0, box: { x: 0, width: 0 } });
    expect(lineBoxes(line, 0, 0, false)).toEqual([]);
    expect(lineBoxes(line, 0, 0, true)).toHaveLength(1);
  });

  it('runs from right to left where the run does', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', 'ab\u05d0\u05d1');
    list.page([list.run(source, { to: 2 }), list.run(source, { x: 10_000, from: 2, to: 4, rtl: true })]);
    const built = list.build();
    expect([...(linesOf(built, 'n')[0]?.carets ?? [])]).toEqual([0, 5000, 20_000, 15_000, 10_000]);
    expect(lineBoxes(shownAt(built, 'n', 1), 1, 3, false).map(({ box }) => [box.x, box.width])).toEqual([
      [5000, 5000],
      [15_000, 5000],
    ]);
  });
});

describe('carets and clicks', () => {
  it('stand on the line that shows the offset', () => {
    const list = twoLines();
    expect(caretX(shownAt(list, 'letter', 5), 5)).toBe(35_000);
    expect(caretX(shownAt(list, 'letter', 6), 6)).toBe(10_000);
    expect(caretX(shownAt(list, 'letter', 99), 99)).toBe(35_000);
    expect(lineAt(linesOf(list, 'other'), 0)).toBeUndefined();
    expect(nearestLine(linesOf(list, 'other'), 0, { x: 0, y: 0 })).toBeNull();
  });

  it('prefer the next line where two lines share an offset, unless told otherwise', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', 'abcd');
    list.page([list.run(source, { y: 10_000, to: 2 }), list.run(source, { y: 22_000, from: 2 })]);
    const built = list.build();
    expect(caretX(shownAt(built, 'n', 2), 2)).toBe(0);
    expect(caretX(shownAt(built, 'n', 2, { affinity: 'upstream' }), 2)).toBe(10_000);
  });

  it('are inverse to each other', () => {
    const list = twoLines();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), (offset) => {
        const { box } = caretBox(shownAt(list, 'letter', offset), offset);
        expect(clickedAt(list, 'letter', { x: box.x, y: box.y + box.height / 2 })).toBe(offset);
      }),
    );
  });

  it('work inside turned text', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', 'abcd');
    const frame = list.frame([list.run(source, { y: 10_000 })]);
    list.page([list.group(frame, 100_000, 100_000, { transform: [0, 1, -1, 0, 0, 0] })]);
    const built = list.build();
    expect(clickedAt(built, 'n', { x: 92_000, y: 110_500 })).toBe(2);
    expect(caretBox(shownAt(built, 'n', 2), 2).box).toMatchObject({ y: 110_000, height: 0 });
  });
});

describe('hitTest and boxesOfNode', () => {
  it('find the leaf and the frames around it, innermost first', () => {
    const list = twoLines();
    const chain = hitTest(list, 0, { x: 12_000, y: 18_000 });
    expect(chain.map(({ kind, nodeId }) => `${kind} ${nodeId}`)).toEqual(['glyphs letter', 'frame letter']);
    expect(hitTest(list, 0, { x: 100_000, y: 45_000 }).map(({ kind }) => kind)).toEqual(['frame']);
    expect(hitTest(list, 0, { x: 300_000, y: 300_000 })).toEqual([]);
    expect(hitTest(list, 7, { x: 0, y: 0 })).toEqual([]);
  });

  it('see what was painted last, through turned groups, and not behind a clip', () => {
    const list = new DisplayListBuilder();
    const below = list.frame([], { width: 50_000, height: 50_000, source: list.source('below') });
    const above = list.frame([], { width: 40_000, height: 10_000, source: list.source('above') });
    list.page([
      list.group(below, 0, 0),
      list.group(above, 20_000, 0, { transform: [0, 1, -1, 0, 0, 0], clip: [0, 0, 0, 1, 20_000, 10_000] }),
    ]);
    const built = list.build();
    expect(hitTest(built, 0, { x: 15_000, y: 15_000 })[0]?.nodeId).toBe('above');
    expect(hitTest(built, 0, { x: 15_000, y: 35_000 })[0]?.nodeId).toBe('below');
    expect(boxesOfNode(built, 'above')[0]?.box).toEqual({ x: 10_000, y: 0, width: 10_000, height: 40_000 });
  });

  it('give a box per fragment and per repetition', () => {
    const list = new DisplayListBuilder();
    const first = list.source('row', '', 0, 'rows[0]');
    const second = list.source('row', '', 0, 'rows[1]');
    const box = (source: number) => list.frame([], { width: 10, height: 5, source });
    list
      .page([list.group(box(first), 0, 0)])
      .page([list.group(box(first), 0, 9), list.group(box(second), 0, 20)]);
    const built = list.build();
    expect(boxesOfNode(built, 'row').map((b) => [b.page, b.box.y])).toEqual([
      [0, 0],
      [1, 9],
      [1, 20],
    ]);
    expect(boxesOfNode(built, 'row', 'rows[1]')).toHaveLength(1);
  });
});

describe('textOfPage', () => {
  it('parts lines by line feeds and cells by tabs', () => {
    const list = new DisplayListBuilder();
    const date = list.source('date', '1 May');
    const amount = list.source('amount', '12.40 ');
    const text = list.source('text', 'Hello world');
    list.page([
      list.run(date, { y: 10_000 }),
      list.run(amount, { x: 90_000, y: 10_000 }),
      list.run(text, { y: 30_000, to: 6 }),
      list.run(text, { y: 42_000, from: 6 }),
    ]);
    expect(textOfPage(list.build(), 0)).toBe('1 May\t12.40\nHello\nworld');
  });
});
