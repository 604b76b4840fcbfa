/** A letter from nothing: every tool of the palette, a package out and in again. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('blank-letter');

const count = (shown: ShownDocument, type: string): number => shown.nodesOfType(type).length;

describe('a person writes a letter from a blank page', () => {
  it('makes a blank template', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Welcome letter');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const shown = await studio.shown();
    expect(shown.list.pages).toHaveLength(1);
    await patiently(() => page.locator('.canvas-note-hint').innerText()).toMatch(/Drag a field/);
  });

  it('types into a new text', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    await studio.tool('Text').click();
    await studio.clickAt(shown.pointOfPage(0, 200, 120));
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });
    await page.keyboard.type('Welcome to the bank.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('We are glad that you are here.');
    await studio.showsText('We are glad that you are here.');
    await page.keyboard.press('Escape');
  });

  it('draws a rectangle and a line', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    await studio.tool('Rectangle').click();
    await studio.drag(shown.pointOfPage(0, 100, 300), shown.pointOfPage(0, 260, 380));
    const withRectangle = await studio.shows('a rectangle', (now) => count(now, 'rectangle') === 1);
    const box = withRectangle.nodesOfType('rectangle')[0]?.box;
    expect(Math.abs((box?.width ?? 0) - 160)).toBeLessThan(12);
    await studio.canvas.focus();
    await page.keyboard.press('l');
    await studio.drag(shown.pointOfPage(0, 300, 340), shown.pointOfPage(0, 450, 340));
    await studio.shows('a line', (now) => count(now, 'line') === 1);
  });

  it('puts an image on the page', async () => {
    const { page, studio } = story;
    const picture = new PNG({ width: 60, height: 40 });
    picture.data.fill(0x80);
    const file = path.join(story.workspace, 'stamp.png');
    await writeFile(file, PNG.sync.write(picture));
    const shown = await studio.shown();
    await studio.tool('Image').click();
    const chooser = page.waitForEvent('filechooser');
    await studio.clickAt(shown.pointOfPage(0, 480, 40));
    await (await chooser).setFiles(file);
    const withImage = await studio.shows('an image', (now) => count(now, 'image') === 1);
    expect(Object.values(withImage.template.assets).map(({ name }) => name)).toEqual(['stamp.png']);
  });

  it('puts a table into the flow and writes into a cell', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    await studio.tool('Table').click();
    await studio.clickAt(shown.pointOfPage(0, 200, 200));
    const withTable = await studio.shows('a table', (now) => count(now, 'table') === 1);
    expect(count(withTable, 'cell')).toBeGreaterThan(1);
    await studio.shows('the table below the text', (now) => {
      const table = Object.entries(now.template.nodes).find(([, node]) => node.type === 'table');
      return table !== undefined && now.boxOf(table[0]).height > 10;
    });
    await page.keyboard.press('Escape');
  });

  it('gives the page a footer, and the pages after it a master of their own', async () => {
    const { page, studio } = story;
    await studio.outlineRow(/^Page/).click();
    await studio.inspector.getByRole('button', { name: 'Footer' }).click();
    await studio.shows('a footer', (now) => count(now, 'band') === 1);
    await studio.canvas.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });
    await page.keyboard.type('Registered in England');
    await studio.showsText('Registered in England');
    // Out of the text, the footer and the page.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Escape');
    await studio.inspector.getByRole('button', { name: 'Add a page' }).click();
    await studio.outlineRow('Pages after the first').waitFor();
    await studio.shows('two page masters', (now) => count(now, 'master') === 2);
  });

  it('exports the letter and imports the same again', async () => {
    const { page, studio } = story;
    await studio.saved();
    const before = await studio.shown();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Export package' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('Welcome letter.fumi');
    const file = path.join(story.workspace, saved.suggestedFilename());
    await saved.saveAs(file);
    await studio.leave();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import .fumi' }).click();
    await (await chooser).setFiles(file);
    const after = await studio.showsText('We are glad that you are here.');
    expect({ ...after.template, name: '' }).toEqual({ ...before.template, name: '' });
    expect(after.text).toBe(before.text);
    await studio.leave();
    await patiently(() =>
      page
        .getByRole('grid', { name: 'Templates' })
        .getByRole('row', { name: /^Welcome letter/ })
        .count(),
    ).toBe(2);
  });
});
