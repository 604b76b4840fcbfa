/** No violation that axe can find in the properties of texts, pages, styles and of the document, in both themes. */
import { describe, it } from 'vitest';
import { isAccessible } from './axe';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('accessible-properties');

describe('axe finds nothing in the properties', () => {
  it('of a text that is being set', async () => {
    const { page, studio } = story;
    const { inspector } = studio;
    const shown = await studio.open('Account statement');
    await studio.doubleClickAt(shown.pointOfText('here is what moved'));
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await inspector.getByRole('button', { name: /^Language, reading/ }).click();
    await inspector.getByRole('button', { name: /Link$/ }).click();
    await page.getByRole('option', { name: 'Address' }).click();
    await inspector.getByRole('textbox', { name: 'Address' }).waitFor();
    await isAccessible(story, 'text');
  });

  it('of a page', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Escape');
    await studio.outlineRow(/page/i).click();
    await studio.inspector.getByRole('textbox', { name: 'Bleed' }).waitFor();
    await isAccessible(story, 'page');
  });

  it('of a field of the data, which names the record and may be absent', async () => {
    const { page, studio } = story;
    const { inspector } = studio;
    await studio.dataTree.locator('[data-key="period.from"]').click();
    for (const name of ['Names the record', 'May be absent']) {
      const choice = inspector.getByRole('switch', { name });
      await choice.focus();
      await page.keyboard.press('Space');
      await patiently(() => choice.isChecked()).toBe(true);
    }
    await patiently(() => inspector.innerText()).toContain('account.number · customer.name · period.from');
    await isAccessible(story, 'field');
  });

  it('of the document, with all of a style, a list, an ink and a file', async () => {
    const { page, studio } = story;
    const { inspector } = studio;
    await studio.canvas.focus();
    await page.keyboard.press('Escape');
    await inspector.getByRole('button', { name: 'Add style' }).click();
    for (const title of [/^Line breaking/, /^Letters and OpenType/, /^Tabs/, /^Structure and pages/]) {
      await inspector.getByRole('button', { name: title }).click();
    }
    await inspector.getByRole('button', { name: 'Add tab stop' }).click();
    await inspector.getByRole('button', { name: 'Add list style' }).click();
    await inspector
      .getByRole('button', { name: /^Name and ink of/ })
      .first()
      .click();
    await inspector.getByRole('textbox', { name: 'Name of the colour' }).fill('Ocean blue');
    await page.keyboard.press('Enter');
    await inspector.getByRole('button', { name: 'Name and ink of ocean-blue' }).waitFor();
    await inspector.getByRole('button', { name: 'Add file' }).click();
    await inspector.getByRole('textbox', { name: 'File name' }).scrollIntoViewIfNeeded();
    await isAccessible(story, 'document');
  });
});
