/** Opening a sample: composed pages of a customer, browsing and searching customers, zooming. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('open-sample');

describe('a person opens the account statement', () => {
  it('finds it in the library with its records', async () => {
    const row = story.page
      .getByRole('grid', { name: 'Templates' })
      .getByRole('row', { name: 'Account statement' });
    await patiently(() => row.innerText()).toMatch(/records/);
  });

  it('sees the first page of every template on its card', async () => {
    const cards = story.page.locator('.library-template');
    await patiently(() => story.page.locator('.library-template canvas').count()).toBe(await cards.count());
  });

  it('presses the card, not the picture on it, which may be replaced between down and up', async () => {
    const pressed = await story.page.locator('.library-template canvas').evaluateAll((pictures) =>
      pictures.map((picture) => {
        const { x, y, width, height } = picture.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.className;
      }),
    );
    expect(new Set(pressed)).toEqual(new Set(['library-page']));
  });

  it('sees composed pages of the first customer', async () => {
    const shown = await story.studio.open('Account statement');
    expect(shown.list.pages.length).toBeGreaterThan(1);
    expect(shown.text).toMatch(/Dear /);
    expect(await story.studio.status.innerText()).toMatch(/Page 1 of \d+/);
    expect(shown.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('goes to the next customer and back by the keyboard', async () => {
    const { page, studio } = story;
    const first = (await studio.shown()).text;
    await page.getByRole('button', { name: 'Next record' }).click();
    await studio.shows('another customer', ({ text }) => text !== first);
    expect(await page.locator('.app-record').innerText()).toContain('record 2 of');
    await studio.canvas.focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await studio.shows('the first customer again', ({ text }) => text === first);
  });

  it('searches a customer by words', async () => {
    const { page, studio } = story;
    await page.locator('.app-record').click();
    const search = page.getByRole('dialog', { name: 'Search records' });
    const field = search.getByRole('combobox');
    await field.waitFor();
    const titles = search.getByRole('option');
    await patiently(() => titles.count()).toBeGreaterThan(5);
    const third = (await titles.nth(2).innerText()).split('\n').find((part) => /\p{L}{3}/u.test(part)) ?? '';
    const name = third.match(/\p{L}+ \p{L}+$/u)?.[0] ?? third;
    await field.fill(name);
    await expect
      .poll(async () => (await titles.allInnerTexts()).every((text) => text.includes(name)))
      .toBe(true);
    await page.keyboard.press('Enter');
    await studio.showsText(name);
    expect(await page.locator('.app-record').innerText()).toContain(name);
  });

  it('zooms and fits the page', async () => {
    const { page, studio } = story;
    const zoom = () => page.locator('.app-zoom-value').innerText();
    const before = await zoom();
    await studio.canvas.focus();
    await page.keyboard.press('Control++');
    await patiently(zoom).not.toBe(before);
    await page.keyboard.press('Control+1');
    const shown = await studio.shows('the whole page', (document) => {
      const { height } = document.toScreen(0, {
        x: 0,
        y: 0,
        width: 0,
        height: document.list.pages[0]?.height ?? 0,
      });
      return height < 900;
    });
    expect(shown.toScreen(0, { x: 0, y: 0, width: 0, height: 0 }).y).toBeGreaterThan(0);
  });
});
