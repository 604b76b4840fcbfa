import { describe, expect, it } from 'vitest';
import { caretBox, lineBoxes, nearestLine, offsetInLine } from './caret';
import { DisplayListBuilder } from './display-list.test-support';
import { runBox } from './extent';
import { ASIDE, type DisplayItem, type DisplayList } from './item';
import { textOfPage } from './reading';
import { linesOf } from './text-lines';

const TURN = [0, 1, -1, 0, 0, 0] as const;

/** `東京ab都` in one vertical line: its middle at x = 100 pt, from y = 50 pt on, 5 pt for each character. */
function verticalLine(): DisplayList {
  const list = new DisplayListBuilder();
  const source = list.source('n', '東京ab都');
  const upright = (from: number, to: number, y: number): DisplayItem => ({
    ...list.run(source, { x: 100_000, y, from, to }),
    vertical: true,
  });
  const lying = list.frame([list.run(source, { y: 3200, from: 2, to: 4 })]);
  list.page([
    upright(0, 2, 50_000),
    list.group(lying, 100_000, 60_000, { transform: TURN }),
    upright(4, 5, 70_000),
  ]);
  return list.build();
}

describe('vertical lines', () => {
  it('are one line, text on its side included', () => {
    const lines = linesOf(verticalLine(), 'n');
    expect(lines).toHaveLength(1);
    expect([...(lines[0]?.carets ?? [])]).toEqual([50_000, 55_000, 60_000, 65_000, 70_000, 75_000]);
    expect(textOfPage(verticalLine(), 0)).toBe('東京ab都');
  });

  it('have carets across them', () => {
    const [line] = linesOf(verticalLine(), 'n');
    if (!line) throw new Error('there is a line');
    const { box } = caretBox(line, 3);
    expect(box).toMatchObject({ y: 65_000, height: 0 });
    expect(box.width).toBeGreaterThan(0);
    // The line's middle is the middle of the caret.
    expect(box.x + box.width / 2).toBe(100_000);
  });

  it('are clicked and selected along them', () => {
    const lines = linesOf(verticalLine(), 'n');
    for (const [y, offset] of [
      [51_000, 0],
      [58_000, 2],
      [64_000, 3],
      [90_000, 5],
    ] as const) {
      const nearest = nearestLine(lines, 0, { x: 102_000, y });
      expect(nearest && offsetInLine(nearest.line, nearest.point.x)).toBe(offset);
    }
    const boxes = lines.flatMap((line) => lineBoxes(line, 1, 4, false));
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.box).toMatchObject({ y: 55_000, height: 15_000 });
  });

  it('have boxes around their middle', () => {
    const list = verticalLine();
    const [run] = list.pages[0]?.frame.items ?? [];
    if (run?.kind !== 'glyphs') throw new Error('there is a run');
    const box = runBox(list, run, run.x, run.y);
    expect([box.y, box.height, box.x + box.width / 2]).toEqual([50_000, 10_000, 100_000]);
  });
});

describe('text beside a paragraph', () => {
  it('is in none of its lines', () => {
    const list = new DisplayListBuilder();
    const source = list.source('n', '字');
    const reading = list.source('n', 'じ', ASIDE);
    list.page([list.run(source, { y: 20_000 }), list.run(reading, { y: 10_000 })]);
    const built = list.build();
    expect(linesOf(built, 'n').map(({ textStart, textEnd }) => [textStart, textEnd])).toEqual([[0, 1]]);
  });
});
