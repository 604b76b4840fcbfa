/** Drawings and pages of PDF files: chosen as files, shown on the canvas, written to a PDF. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawing, letterhead } from '../suite/graphics-files';
import { patiently } from './patience';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('drawings');

const count = (shown: ShownDocument): number => shown.nodesOfType('image').length;

/** How far the colour that the window shows at a place is from another (red, green, blue), at its worst. */
async function distanceAt(
  { x, y }: { readonly x: number; readonly y: number },
  colour: readonly number[],
): Promise<number> {
  const clip = { x: Math.round(x), y: Math.round(y), width: 1, height: 1 };
  const picture = PNG.sync.read(await story.page.screenshot({ clip }));
  return Math.max(...colour.map((value, index) => Math.abs(value - (picture.data[index] ?? 0))));
}

/** What scaling a picture may do to its colours. */
const NEAR = 12;

async function add(name: string, bytes: Uint8Array, x: number, y: number): Promise<ShownDocument> {
  const { page, studio } = story;
  const file = path.join(story.workspace, name);
  await writeFile(file, bytes);
  const shown = await studio.shown();
  await studio.tool('Image').click();
  const chooser = page.waitForEvent('filechooser');
  await studio.clickAt(shown.pointOfPage(0, x, y));
  await (await chooser).setFiles(file);
  return await studio.shows('one image more', (now) => count(now) === count(shown) + 1);
}

/** A place in the blue band at the top of the letterhead's first page, which is fitted into its box. */
function upperBand(shown: ShownDocument): { readonly x: number; readonly y: number } {
  const box = shown.nodesOfType('image').find(({ box: shape }) => (shape?.x ?? 0) > 200)?.box;
  if (!box) throw new Error('the letterhead is on the page');
  const height = Math.min(box.height, (box.width * 596) / 420);
  const top = box.y + (box.height - height) / 2;
  return shown.pointOfPage(0, box.x + box.width / 2 + 15, top + (height * 30) / 596);
}

describe('a person uses a drawing and a letterhead', () => {
  it('makes a blank template', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Letter paper');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await studio.shown();
  });

  it('puts an SVG on the page, which is drawn as vectors', async () => {
    const shown = await add('leaf.svg', drawing.bytes, 60, 40);
    const asset = Object.values(shown.template.assets)[0];
    expect(asset).toMatchObject({ mediaType: 'image/svg+xml', width: 200, height: 120 });
    const [image] = shown.nodesOfType('image');
    expect(image).toBeDefined();
    const box = image?.box ?? { x: 0, y: 0, width: 0, height: 0 };
    const scale = box.width / 200;
    // Inside the leaf, whose colour is the drawing's.
    const leaf = shown.pointOfPage(0, box.x + 45 * scale, box.y + 35 * scale);
    await patiently(() => distanceAt(leaf, [46, 125, 79])).toBeLessThan(NEAR);
  });

  it('puts a page of a PDF on the page, which comes when it has been drawn', async () => {
    const shown = await add('letterhead.pdf', letterhead.bytes, 300, 40);
    const asset = Object.values(shown.template.assets).find(({ name }) => name === 'letterhead.pdf');
    expect(asset).toMatchObject({ mediaType: 'application/pdf', width: 420, height: 596 });
    await patiently(() => distanceAt(upperBand(shown), [46, 74, 178])).toBeLessThan(NEAR);
  });

  it('sees it in the properties and on its second page', async () => {
    const { page, studio } = story;
    await page.locator('canvas.inspector-asset-preview').waitFor();
    const field = page.getByRole('textbox', { name: 'Page of the PDF' });
    await field.fill('2');
    await field.press('Enter');
    const shown = await studio.shows('page two', (now) =>
      Object.values(now.template.nodes).some(({ props }) => (props as { page?: number }).page === 2),
    );
    await patiently(() => distanceAt(upperBand(shown), [255, 255, 255])).toBeLessThan(NEAR);
  });
});
