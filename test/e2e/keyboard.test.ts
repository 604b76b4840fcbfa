/** Without a mouse: open a sample, walk through the areas with F6, edit a text. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('keyboard');

/** Where the focus is: the name of the area around it. */
const area = () =>
  story.page.evaluate(
    () =>
      document.activeElement
        ?.closest('[role=banner],[role=region],[role=navigation],[role=contentinfo],[role=main]')
        ?.getAttribute('aria-label') ?? '',
  );

/** How wide the ring is that shows which area has the focus, in pixels. */
const ring = () =>
  story.page.evaluate(() =>
    document.activeElement ? getComputedStyle(document.activeElement, '::after').borderTopWidth : '',
  );

describe('a person without a mouse', () => {
  it('opens a sample from the library', async () => {
    const { page, studio } = story;
    await page.getByRole('grid', { name: 'Templates' }).getByRole('row').first().waitFor();
    const isInTemplates = () =>
      page.evaluate(
        () => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label') === 'Templates',
      );
    for (let step = 0; step < 15 && !(await isInTemplates()); step += 1) await page.keyboard.press('Tab');
    expect(await isInTemplates()).toBe(true);
    const name = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (let step = 0; step < 5 && !(await name()).startsWith('Account statement'); step += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    expect((await studio.shown()).template.name).toBe('Account statement');
  });

  it('walks through all areas with F6', async () => {
    const { page } = story;
    const seen: string[] = [];
    for (let step = 0; step < 7; step += 1) {
      await page.keyboard.press('F6');
      seen.push(await area());
      expect(await ring()).toBe('2px');
    }
    expect(new Set(seen)).toEqual(
      new Set(['Title bar', 'Tools', 'Structure and data', 'Canvas', 'Properties', 'Status']),
    );
    expect(seen[6]).toBe(seen[0]);
  });

  it('leaves a list that opened by itself with F6', async () => {
    const { page, studio } = story;
    for (let step = 0; step < 7 && (await area()) !== 'Properties'; step += 1)
      await page.keyboard.press('F6');
    const languages = studio.inspector.getByRole('combobox', { name: 'Add language' });
    const isThere = () => languages.evaluate((field) => field === document.activeElement);
    for (let step = 0; step < 5 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('F6');
    await patiently(area).toBe('Status');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  });

  it('reaches the greeting on the canvas and edits it', async () => {
    const { page, studio } = story;
    for (let step = 0; step < 7 && (await area()) !== 'Canvas'; step += 1) await page.keyboard.press('F6');
    expect(await area()).toBe('Canvas');
    const selected = () => page.locator('.canvas [aria-live]').innerText();
    for (let step = 0; step < 30 && !(await selected()).startsWith('Greeting'); step += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await selected()).toMatch(/^Greeting/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Hello. ');
    await studio.showsText('Hello. Dear ');
    await page.keyboard.press('Escape');
    await patiently(area).toBe('Canvas');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
  });

  it('shows the shortcuts and leaves with Escape', async () => {
    const { page } = story;
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });
});
