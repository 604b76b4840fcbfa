/** Names as long as other systems make them: everything beside them keeps its place and stays legible. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('long-names', { viewport: { width: 1280, height: 720 } });

const NAME =
  'an export of some other system with no_spaces_in_it_at_all_and_the_time_of_day_in_it_20261122090000';
const HEADING = 'a_heading_of_a_column_that_is_much_longer_than_what_stands_below_it';
const PERSON = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4);

/** Whether a text is shown on one line, and all of it. */
const isWhole = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const style = getComputedStyle(element);
    const lineHeight = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.5;
    return element.scrollWidth <= element.clientWidth + 1 && element.clientHeight < lineHeight * 1.9;
  });

const widthOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.width ?? 0;

describe('a person brings a file with a long name', () => {
  it('sees how many records it has, and columns that can be read', async () => {
    const { page } = story;
    const file = path.join(story.workspace, `${NAME}.csv`);
    await writeFile(file, `name,${HEADING},amount\n${PERSON},x,1\nAnn,y,2\n`);
    await page.getByRole('button', { name: 'Import data' }).click();
    const dialog = page.getByRole('dialog', { name: 'Import data' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file…' }).click();
    await (await chooser).setFiles(file);
    await dialog.locator('.import-preview').waitFor();
    const records = dialog.locator('.import-file').getByText('2 records');
    expect((await records.boundingBox())?.height ?? 0).toBeLessThan(24);
    expect(await widthOf(dialog.locator('.import-table td').first())).toBeGreaterThan(200);
    await story.picture('import');
    await dialog.getByRole('button', { name: /^Import \d+ records/ }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('finds it in the list like any other', async () => {
    const { page } = story;
    const rows = page.locator('.library-dataset');
    await patiently(() => rows.count()).toBe(4);
    const body = page.locator('.library-body');
    expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const row = rows.filter({ hasText: NAME });
    const other = rows.filter({ hasText: 'Insurance renewal' });
    const heights = [await row.boundingBox(), await other.boundingBox()].map((box) =>
      Math.round(box?.height ?? 0),
    );
    expect(heights[0]).toBe(heights[1]);
    expect(await widthOf(row.locator('svg').first())).toBe(14);
    for (const fact of await row.locator('.numeric').all()) {
      expect(await fact.evaluate((element) => element.getClientRects().length)).toBe(1);
    }
  });

  it('chooses it for a template with a long name', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(NAME);
    await dialog.getByRole('button', { name: /Data set/ }).click();
    const option = page.getByRole('option', { name: NAME });
    expect(await isWhole(option.getByText('2 records'))).toBe(true);
    await story.picture('choice');
    await option.click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await studio.shown();
  });

  it('sees in the list when templates were changed', async () => {
    const { page, studio } = story;
    await studio.leave();
    await page.getByRole('radio', { name: 'List' }).click();
    await page.locator('.library-list').waitFor();
    for (const time of await page.locator('.library-time').all()) expect(await isWhole(time)).toBe(true);
  });
});
