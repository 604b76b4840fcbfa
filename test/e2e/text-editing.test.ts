/** Text is edited on the page itself: typing, an input method, undo and redo; and it is there after a reload. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('text-editing');

describe('a person edits the greeting in place', () => {
  it('clicks into the line and types', async () => {
    const { page, studio } = story;
    const shown = await studio.open('Account statement');
    await studio.doubleClickAt(shown.pointOfText('here is what moved'));
    const input = page.getByRole('textbox', { name: 'Text of Greeting' });
    await input.waitFor({ state: 'attached' });
    await page.keyboard.press('Home');
    await page.keyboard.type('Good day! ');
    await studio.showsText('Good day! Dear ');
  });

  it('makes a word bold with the keyboard', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+b');
    await studio.shows('bold glyphs at the start of the greeting', ({ template }) =>
      JSON.stringify(template.nodes).includes('"bold":true'),
    );
    const { node } = (await studio.shown()).node('Greeting');
    expect(JSON.stringify(node.props)).toMatch(/"bold":true[^}]*}[^}]*Good|Good[^}]*"bold":true/);
  });

  it('composes Japanese with an input method', async () => {
    const { page, studio } = story;
    const cdp = await page.context().newCDPSession(page);
    await page.keyboard.press('Control+End');
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    for (const text of ['ｋ', 'こ', 'こん', 'こんに', 'こんにち', 'こんにちは']) await compose(text);
    await studio.showsText('こんにちは');
    await compose('今日は');
    await studio.showsText('今日は');
    await cdp.send('Input.insertText', { text: '今日は' });
    const shown = await studio.showsText('今日は');
    expect(shown.text).not.toContain('こんにちは');
    expect(JSON.stringify(shown.node('Greeting').node.props)).toContain('今日は');
    await cdp.detach();
  });

  it('takes it all back and makes it again', async () => {
    const { page, studio } = story;
    const changed = (await studio.shown()).text;
    await page.keyboard.press('Control+z');
    await studio.shows('the composition taken back', ({ text }) => !text.includes('今日は'));
    await page.keyboard.press('Escape');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('Control+z');
    await studio.shows('the greeting as it was', ({ text }) => !text.includes('Good day!'));
    await patiently(() =>
      page.locator('.app-title').getByRole('button', { name: /^Undo/ }).isDisabled(),
    ).toBe(true);
    for (let step = 0; step < 13; step += 1) await page.keyboard.press('Control+Shift+z');
    await studio.shows('the changes again', ({ text }) => text === changed);
  });

  it('finds everything again after a reload', async () => {
    const { page, studio } = story;
    await studio.saved();
    const before = await studio.shown();
    await page.reload();
    await studio.shows('the same document', ({ text }) => text === before.text);
    expect((await studio.shown()).template).toEqual(before.template);
  });

  it('takes back after the reload what was made before it, and makes it again after a visit to the library', async () => {
    const { page, studio } = story;
    const { text: before } = await studio.shown();
    await page.keyboard.press('Control+z');
    await studio.shows('the composition taken back', ({ text }) => !text.includes('今日は'));
    await studio.leave();
    await studio.open('Account statement');
    await page.keyboard.press('Control+Shift+z');
    await studio.shows('the composition again', ({ text }) => text === before);
  });
});
