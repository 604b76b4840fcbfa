/** The host is killed while a person types: nothing that it had answered is lost, and nothing is half-written. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('crash');

const WORDS = 'These words come one by one while the power goes away';

/** The highest revision that the host has named to the page: edits up to it are promised. */
function watchRevisions(page: Page): { latest(): number } {
  let latest = 0;
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = typeof payload === 'string' ? payload : payload.toString('utf8');
      for (const [, revision] of text.matchAll(/"revision":(\d+)/g))
        latest = Math.max(latest, Number(revision));
    }),
  );
  return { latest: () => latest };
}

describe('the host is killed in the middle of a word', () => {
  it('keeps every edit that it had answered', async () => {
    const { page, studio } = story;
    const answers = watchRevisions(page);
    await page.reload();
    const shown = await studio.open('Account statement');
    await studio.doubleClickAt(shown.pointOfText('here is what moved'));
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.type('Kept words. ');
    await studio.saved();
    const typing = page.keyboard.type(WORDS, { delay: 15 });
    await patiently(answers.latest).toBeGreaterThan('Kept words. '.length + 2);
    await story.killHost();
    await typing;
    const promised = answers.latest();
    await patiently(() => page.locator('.app-notice').innerText()).toMatch(/host does not answer/);
    expect((await studio.shown()).text).toContain('goes away');
    story.takeErrors();

    await story.reopen();
    const found = watchRevisions(story.page);
    await story.page.reload();
    const after = await story.studio.showsText('Kept words.');
    expect(found.latest()).toBeGreaterThanOrEqual(promised);
    const greeting = after.lines.map(({ text }) => text).join('');
    const typed = /Kept words\. ([A-Z a-z]*?)Dear/.exec(greeting)?.[1] ?? '';
    expect(typed.length).toBeGreaterThan(0);
    expect(WORDS.startsWith(typed)).toBe(true);
  });

  it('goes on as if nothing had been', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    await studio.doubleClickAt(shown.pointOfText('Kept words'));
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.type('Again. ');
    await studio.showsText('Again. Kept words.');
    await studio.saved();
  });
});
