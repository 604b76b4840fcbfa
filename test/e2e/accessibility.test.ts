/** No violation that axe can find, in the library, the modes and the windows, in both themes. */
import { describe, it } from 'vitest';
import { isAccessible } from './axe';
import { tellStory } from './story';

const story = tellStory('accessibility');

const inBothThemes = (where: string): Promise<void> => isAccessible(story, where);

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

  it('beside an e-mail and a text message', async () => {
    const { page } = story;
    const channel = (name: string) =>
      page.getByRole('radiogroup', { name: 'Channel' }).getByRole('radio', { name });
    await channel('E-mail').click();
    await page.getByRole('region', { name: 'E-mail preview' }).waitFor();
    await inBothThemes('email');
    await channel('SMS').click();
    await page.getByRole('region', { name: 'SMS preview' }).waitFor();
    await inBothThemes('sms');
    await channel('Print').click();
  });

  it('in Wording, with a text being reworded', async () => {
    const { page } = story;
    await page.getByRole('radio', { name: 'Wording' }).click();
    await page.getByRole('button', { name: /^Greeting/ }).click();
    await page.getByRole('group', { name: 'Length' }).waitFor();
    await inBothThemes('wording');
  });

  it('in the windows of versions, people, fonts and the audit trail', async () => {
    const { page } = story;
    const close = () => page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Versions: / }).click();
    await page.getByRole('dialog', { name: 'Versions' }).waitFor();
    await inBothThemes('versions');
    await close();
    await page.getByRole('button', { name: /^Who is at the desk/ }).click();
    await page.getByRole('menuitem', { name: 'People…' }).click();
    await page.getByRole('list', { name: 'People' }).waitFor();
    await inBothThemes('people');
    await close();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Fonts…' }).click();
    await page.getByRole('list', { name: 'Font families' }).waitFor();
    await inBothThemes('fonts');
    await close();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Audit trail…' }).click();
    await page.getByRole('dialog', { name: 'Audit trail' }).getByRole('table').waitFor();
    await inBothThemes('audit');
    await close();
    await page.getByRole('radio', { name: 'Design' }).click();
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
