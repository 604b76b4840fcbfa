/** No violation that axe can find, in the library, the design and the proof, in both themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('accessibility');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe complains about: rule, and the elements it means. */
async function violations(): Promise<string[]> {
  const { page } = story;
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

async function inBothThemes(where: string): Promise<void> {
  const { page } = story;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await patiently(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    expect(await violations(), `${colorScheme} theme`).toEqual([]);
    await story.picture(`${where}-${colorScheme}`);
  }
}

describe('axe finds nothing', () => {
  it('in the library', async () => {
    await story.page.getByRole('grid', { name: 'Templates' }).getByRole('row').first().waitFor();
    await inBothThemes('library');
  });

  it('in the design, with a text selected', async () => {
    const { studio } = story;
    await studio.open('Account statement');
    await studio.outlineRow('Overdraft notice').click();
    await studio.inspector.locator('.condition-cel').waitFor();
    await inBothThemes('design');
  });

  it('in the proof, before and after a batch', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Proof batch' }).click();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByRole('textbox', { name: 'To record' }).fill('5');
    await inBothThemes('proof');
    await page.getByRole('button', { name: 'Start with 5 records' }).click();
    await page.locator('.proof-title').getByText('done').waitFor({ timeout: 60_000 });
    await inBothThemes('batch');
  });
});
