/** Elements that stand on the page are moved and resized with the mouse, by the keyboard and by numbers. */
import { describe, expect, it } from 'vitest';
import type { Box } from '../../shared/geometry';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('move-resize');

const boxOf = (shown: ShownDocument, name: string): Box => {
  const { box } = shown.node(name).node;
  if (!box) throw new Error(`${name} stands in a flow.`);
  return box;
};

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

describe('a person arranges the letterhead', () => {
  it('drags the logo and the page follows', async () => {
    const { studio } = story;
    const shown = await studio.open('Account statement');
    const before = boxOf(shown, 'Logo');
    const from = middleOf(shown.boxOf(shown.node('Logo').id));
    await studio.clickAt(from);
    await studio.drag(from, { x: from.x + 150, y: from.y + 60 });
    const after = await studio.shows('the logo elsewhere', (now) => boxOf(now, 'Logo').x > before.x + 50);
    const box = boxOf(after, 'Logo');
    expect(box.y).toBeGreaterThan(before.y + 20);
    expect([box.width, box.height]).toEqual([before.width, before.height]);
    expect(after.boxOf(after.node('Logo').id).x).toBeGreaterThan(from.x);
  });

  it('resizes it by a corner', async () => {
    const { studio } = story;
    const shown = await studio.shown();
    const before = boxOf(shown, 'Logo');
    const { x, y, width, height } = shown.boxOf(shown.node('Logo').id);
    await studio.drag({ x: x + width, y: y + height }, { x: x + width + 40, y: y + height + 40 });
    const after = await studio.shows('a larger logo', (now) => boxOf(now, 'Logo').width > before.width + 10);
    expect(boxOf(after, 'Logo')).toMatchObject({ x: before.x, y: before.y });
  });

  it('nudges by the arrow keys and places by numbers', async () => {
    const { page, studio } = story;
    const before = boxOf(await studio.shown(), 'Logo');
    await studio.canvas.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    const nudged = await studio.shows('a nudged logo', (now) => boxOf(now, 'Logo').y > before.y + 5);
    expect(boxOf(nudged, 'Logo').x).toBeCloseTo(before.x + 1, 2);
    expect(boxOf(nudged, 'Logo').y).toBeCloseTo(before.y + 10, 2);
    const left = studio.inspector.getByRole('textbox', { name: /^(X|Left|From the left)/ }).first();
    await left.fill('30 mm');
    await left.press('Enter');
    const placed = await studio.shows('a placed logo', (now) => Math.abs(boxOf(now, 'Logo').x - 85.04) < 0.1);
    expect(boxOf(placed, 'Logo').y).toBeCloseTo(before.y + 10, 2);
  });

  it('cannot move what is locked', async () => {
    const { studio } = story;
    const shown = await studio.shown();
    const before = boxOf(shown, 'Address window');
    const from = middleOf(shown.boxOf(shown.node('Address window').id));
    await studio.clickAt(from);
    await studio.drag(from, { x: from.x + 60, y: from.y + 60 });
    await studio.nextFrame();
    expect(boxOf(await studio.shown(), 'Address window')).toEqual(before);
  });

  it('takes every step back', async () => {
    const { page, studio } = story;
    await studio.canvas.focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
    const shown = await studio.shown();
    await page.keyboard.press('Control+Shift+z');
    const moved = await studio.shows(
      'the first move again',
      (now) => boxOf(now, 'Logo').x !== boxOf(shown, 'Logo').x,
    );
    expect(boxOf(moved, 'Logo').width).toBe(boxOf(shown, 'Logo').width);
  });
});
