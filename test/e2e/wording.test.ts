/** A business user rewords what the designer opened, within its budget, and hands it in; nothing else can be reached. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('wording');

const seat = async (name: RegExp): Promise<void> => {
  await story.page.getByRole('button', { name: /^Who is at the desk/ }).click();
  await story.page.getByRole('menuitem', { name }).click();
};

describe('a business user rewords a letter', () => {
  it('after the designer has saved a version', async () => {
    const { page, studio } = story;
    await studio.open('Account statement');
    await page.getByRole('button', { name: /^Versions: / }).click();
    await page.getByRole('textbox', { name: 'What the version is' }).fill('As taken over');
    await page.getByRole('button', { name: 'Save version 1' }).click();
    await page.getByRole('button', { name: 'Open version 1' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Versions: v1 saved' }).waitFor();
  });

  it('sits down and sees the modes that are theirs', async () => {
    const { page } = story;
    await seat(/^Hannah Moore/);
    await patiently(() => page.getByRole('radiogroup', { name: 'Modes' }).getByRole('radio').count()).toBe(2);
    await page.getByRole('radio', { name: 'Wording', checked: true }).waitFor();
    await page.getByRole('button', { name: /^Overdraft wording/ }).waitFor();
    expect(await page.locator('.tool-bar').count()).toBe(0);
  });

  it('cannot reach anything but the opened texts', async () => {
    const { page, studio } = story;
    const before = await studio.shown();
    await studio.clickAt(before.pointOfText('Larkfield Bank'));
    await studio.drag(before.pointOfText('Larkfield Bank'), before.pointOfText('Opening balance'));
    for (const key of ['t', 'Delete', 'Control+d', 'Control+x', 'Alt+ArrowDown'])
      await page.keyboard.press(key);
    await page.keyboard.type('Hello');
    await page.getByText('No text chosen').waitFor();
    expect((await studio.shown()).template).toEqual(before.template);
  });

  it('clicks into the greeting, types, and puts a field in', async () => {
    const { page, studio } = story;
    await studio.clickAt((await studio.shown()).pointOfText('here is what moved'));
    await page.getByRole('textbox', { name: 'Text of Greeting' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Good day! ');
    await studio.showsText('Good day! Dear ');
    await page.getByRole('button', { name: /^Insert: Account · Product/ }).click();
    await studio.showsText('Good day! Everyday Current Account');
    await page.keyboard.press('Backspace');
    await studio.showsText('Good day! Dear ');
    await page.getByText('added: Good day!').waitFor();
  });

  it('is stopped at the end of the budget', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x'.repeat(130));
    await page.getByText('180 of 180 characters').waitFor();
    await page.getByText(/Greeting would have 181 characters/).waitFor();
    const typed = JSON.stringify((await studio.shown()).node('Greeting').node.props);
    expect(/x{3,}/.exec(typed)?.[0]).toHaveLength(120);
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    await studio.shows('the greeting without the x', (shown) => !shown.text.includes('xx'));
  });

  it('finds a customer who has the text that this one lacks', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: /^Closed account wording/ }).click();
    await page.getByText('This customer’s document does not show this text.').waitFor();
    await page.getByRole('button', { name: /^Show record \d+, which has it/ }).click();
    await studio.showsText('This account is closed.');
  });

  it('hands it in, and it waits for a reviewer', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('textbox', { name: 'What has changed, and why' }).fill('A friendlier start');
    await page.getByRole('dialog').getByRole('button', { name: 'Send for review' }).click();
    await page.getByRole('radio', { name: /^Review/, checked: true }).waitFor();
    await page.getByRole('button', { name: 'Versions: v2 in review' }).waitFor();
  });

  it('and the trail says who did what, unbroken', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Audit trail…' }).click();
    const trail = page.getByRole('dialog', { name: 'Audit trail' });
    await trail.getByRole('row', { name: /Hannah Moore Account statement, version 2: handed in/ }).waitFor();
    await trail.getByRole('button', { name: 'Verify' }).click();
    await trail.getByText(/^Intact: \d+ entries$/).waitFor();
  });
});
