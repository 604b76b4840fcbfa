import { describe, expect, it } from 'vitest';
import { box, paragraph, template, text } from '../../../test/support/template-builder';
import { type DisplayList, type GroupItem, type PathItem, walk } from '../../display';
import { CURVE, LINE, MOVE, type Path } from '../../geometry';
import { composed, pathsOf as leftEdges } from '../composed.test-support';
import { type Corners, drawAccent, drawBorder } from './border';

const INK = { colour: 0, width: 1000, dash: [] };
const RED = { colour: 0xff0000, width: 2000, dash: [] };

const square = [0, 0, 0, 0] as const;

/** The points a path goes through, without those that bend curves. */
function pointsOf(path: Path): number[][] {
  const points: number[][] = [];
  for (let index = 0; index < path.length; ) {
    const length = path[index] === MOVE || path[index] === LINE ? 2 : path[index] === CURVE ? 6 : 0;
    if (length > 0) points.push(path.slice(index + length - 1, index + length + 1));
    index += 1 + length;
  }
  return points;
}

const outlineOf = (width: number, height: number, corners: Corners): Path =>
  pathsOf(drawBorder(width, height, corners, [null, null, null, null], 0xffffff, 0))[0]?.path ?? [];

const pathsOf = (items: ReturnType<typeof drawBorder>): PathItem[] =>
  items.filter((item) => item.kind === 'path');

describe('borders', () => {
  it('of one look are one outline, filled and stroked', () => {
    const same = { ...INK };
    const [all, ...others] = pathsOf(drawBorder(100, 50, square, [INK, same, INK, same], 0xffffff, 0));
    expect(others).toEqual([]);
    expect([all?.fill, all?.stroke]).toEqual([0xffffff, INK]);
  });

  it('that differ are lines, each as far as the corner of the other is wide', () => {
    const lines = pathsOf(drawBorder(10_000, 5000, square, [INK, INK, RED, null], null, 0));
    expect(lines.map(({ stroke, path }) => [stroke, pointsOf(path)])).toEqual([
      [
        INK,
        [
          [0, 0],
          [10_000, 0],
          [10_000, 6000],
        ],
      ],
      [
        RED,
        [
          [10_500, 5000],
          [0, 5000],
        ],
      ],
    ]);
  });

  it('go around a round corner and change their look in the middle of it', () => {
    const round = [0, 2000, 2000, 0] as const;
    const lines = pathsOf(drawBorder(10_000, 8000, round, [INK, RED, null, null], null, 0));
    const [top, right] = lines.map(({ path }) => pointsOf(path));
    expect(top?.at(-1)).toEqual(right?.[0]);
    expect(right?.at(-1)).toEqual([9414, 7414]);
  });

  it('are none without strokes and fill', () => {
    expect(drawBorder(10, 10, square, [null, null, null, null], null, 0)).toEqual([]);
  });
});

describe('bars', () => {
  it('are bars where the corners beside them are square', () => {
    const [bar, ...others] = pathsOf(drawAccent(10_000, 5000, [0, 900, 900, 0], RED, 'ltr', 0));
    expect(others).toEqual([]);
    expect(pointsOf(bar?.path ?? [])[1]).toEqual([2000, 0]);
  });

  it('do not stand out of round corners', () => {
    const [group, ...others] = drawAccent(10_000, 5000, [900, 0, 0, 9000], RED, 'ltr', 0);
    expect(others).toEqual([]);
    if (group?.kind !== 'group' || !group.clip) throw new Error('a bar in a clip');
    expect(pathsOf([...group.frame.items])).toHaveLength(1);
    // The outline of the box, whose lower corner is as round as half of its height.
    expect(pointsOf(group.clip)).toEqual(pointsOf(outlineOf(10_000, 5000, [900, 0, 0, 9000])));
  });
});

function groupsOf(list: DisplayList): GroupItem[] {
  const groups: GroupItem[] = [];
  for (const page of list.pages) walk(page, { enterGroup: (group) => groups.push(group) });
  return groups;
}

/** How many lines are drawn on every page. */
const linesOn = (list: DisplayList): number[] =>
  list.pages.map((page) => {
    let lines = 0;
    walk(page, {
      path: ({ stroke }) => {
        if (stroke) lines += 1;
      },
    });
    return lines;
  });

describe('boxes', () => {
  const LONG = Array.from({ length: 60 }, (_, index) => paragraph(`line ${index}`));
  const divided = (split: object) =>
    composed(template({ flow: [box([text(LONG)], { stroke: { colour: 'ink', width: 1 }, ...split })] }));

  it('close every part at a page break, or leave it open', () => {
    expect(linesOn(divided({}).list)).toEqual([1, 1, 1]);
    // One line around three sides; two at the sides of the part between; one around three sides again.
    expect(linesOn(divided({ split: 'slice' }).list)).toEqual([1, 2, 1]);
  });

  it('fade and turn as a whole', () => {
    const [faded] = groupsOf(composed(template({ flow: [box([text('x')], { opacity: 40 })] })).list);
    expect(faded?.opacity).toBe(0.4);
    const onPage = [box([text('x')], { rotation: 90 }, { box: { x: 100, y: 100, width: 60, height: 30 } })];
    const [turned] = groupsOf(composed(template({ flow: [], onPage })).list);
    expect(turned?.transform).toEqual([0, 1, -1, 0, 0, 0]);
    // Around the middle: (30, 15) stays where it is.
    expect([turned?.x, turned?.y]).toEqual([30_000 + 15_000, 15_000 - 30_000]);
  });

  it('take the room of their turned shape in a flow', () => {
    const { list } = composed(
      template({ flow: [box([{ type: 'rectangle', props: { height: 92 } }], { rotation: 90 }), text('x')] }),
    );
    let below = 0;
    walk(list.pages[0] as DisplayList['pages'][number], {
      glyphs: (_run, _x, y) => {
        below = y;
      },
    });
    // As tall as the frame is wide: 306.142 pt below the upper margin.
    expect(below).toBeGreaterThan(56_693 + 306_142);
  });
});

describe('the bar along a box', () => {
  const barIn = (language: string) => {
    const accent = { colour: '#000000', width: 3 };
    const shown = composed(
      template({
        flow: [box([{ type: 'rectangle', props: { height: 20, fill: '#808080' } }], { accent })],
        operations: [{ kind: 'setTemplate', path: ['languages'], value: [language] }],
      }),
    );
    return leftEdges(shown)[0];
  };

  it('is at the side that the language begins at', () => {
    // The box is 306.142 points wide and begins at 56.693.
    expect([barIn('en'), barIn('he')]).toEqual([56.693, 359.835]);
  });
});
