/** axe-core on the page of a story, in both themes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { patiently } from './patience';
import type { Story } from './story';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe complains about: rule, and the elements it means. */
async function violations({ page }: Story): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** Nothing is wrong with what is shown now, light or dark; pictures are called `where`. */
export async function isAccessible(story: Story, where: string): Promise<void> {
  const { page } = story;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await patiently(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe(colorScheme);
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    expect(await violations(story), `${colorScheme} theme`).toEqual([]);
    await story.picture(`${where}-${colorScheme}`);
  }
}
