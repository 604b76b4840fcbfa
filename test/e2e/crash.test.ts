/** The host is killed while a person types: nothing that it had answered is lost, and nothing is half-written. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('crash');

describe('the host is killed in the middle of a word', () => {
  it('keeps every edit that it had answered', async () => {
    const { page, studio } = story;
    /** The highest revision that the host has answered: those edits are promised. */
    let promised = 0;
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const text = typeof payload === 'string' ? payload : payload.toString('utf8');
        for (const [, revision] of text.matchAll(/"revision":(\d+)/g))
          promised = Math.max(promised, Number(revision));
      }),
    );
    await page.reload();
    const shown = await studio.open('Account statement');
    await studio.doubleClickAt(shown.pointOfText('here is what moved'));
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.type('Kept words. ');
    await studio.saved();
    const typing = page.keyboard.type('These words come one by one while the power goes away', { delay: 15 });
    await patiently(() => promised).toBeGreaterThan(14);
    await story.killHost();
    await typing;
    const before = promised;
    await patiently(() => page.locator('.app-notice').innerText()).toMatch(/host does not answer/);
    expect((await studio.shown()).text).toContain('goes away');
    story.takeErrors();

    promised = 0;
    await story.reopen();
    const after = await story.studio.showsText('Kept words.');
    const greeting = after.lines.map(({ text }) => text).join('');
    const typed = /Kept words\. ([A-Z a-z]*?)Dear/.exec(greeting)?.[1] ?? '';
    expect('These words come one by one while the power goes away'.startsWith(typed)).toBe(true);
    const answered = before - 'Kept words. '.length;
    expect(typed.length).toBeGreaterThanOrEqual(Math.min(answered, 1));
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
