/** A letter with everything that text can be: lists, notes, headings and their contents, columns, links. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('typography');

const json = (shown: ShownDocument): string => JSON.stringify(shown.template.nodes);
const count = (shown: ShownDocument, type: string): number => shown.nodesOfType(type).length;

/** Chooses from the list that a control of the inspector opens. */
async function choose(control: RegExp, option: string | RegExp): Promise<void> {
  const { page, studio } = story;
  await studio.inspector.getByRole('button', { name: control }).click();
  await page.getByRole('option', { name: option }).click();
}

async function insert(name: RegExp): Promise<void> {
  const { page, studio } = story;
  await studio.inspector.getByRole('button', { name: 'Insert', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

const typing = async (): Promise<void> =>
  await story.page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });

describe('a person sets a letter', () => {
  it('begins a blank one with a heading', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Terms');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const shown = await studio.shown();
    await studio.tool('Text').click();
    await studio.clickAt(shown.pointOfPage(0, 200, 120));
    await typing();
    await page.keyboard.type('Our terms');
    await choose(/Paragraph$/, 'Heading');
    await studio.shows('a heading', (now) => json(now).includes('"style":"heading"'));
    // The keyboard is back in the text, and what follows a heading is none.
    await patiently(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.press('Enter');
    await page.keyboard.type('They hold for a year.');
    const written = await studio.showsText('They hold for a year.');
    expect(json(written).split('"style":"heading"')).toHaveLength(2);
  });

  it('writes a numbered list with a level below', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    await page.keyboard.press('Escape');
    await studio.tool('Text').click();
    await studio.clickAt(shown.pointOfPage(0, 200, 200));
    await typing();
    await page.keyboard.press('Control+Shift+Digit7');
    await page.keyboard.type('You pay within ten days.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Water is H');
    await page.keyboard.press('Control+,');
    await page.keyboard.type('2');
    await page.keyboard.press('Control+,');
    await page.keyboard.type('O, and E=mc');
    await page.keyboard.press('Control+.');
    await page.keyboard.type('2');
    await page.keyboard.press('Control+.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('We answer.');
    const written = await studio.showsText('We answer.');
    expect(written.text).toMatch(/1\.[\s\S]*a\)[\s\S]*2\./);
    expect(json(written)).toContain('"position":"sub"');
    expect(json(written)).toContain('"position":"super"');
  });

  it('ends the list with an empty item and adds a page number', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('This is page ');
    await insert(/^Page number$/);
    await page.keyboard.type(' of the terms.');
    await studio.showsText('This is page 1 of the terms.');
  });

  it('writes a footnote, and deletes one with its mark', async () => {
    const { page, studio } = story;
    await insert(/^Footnote/);
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });
    await page.keyboard.type('See the law.');
    await studio.showsText('See the law.');
    await studio.outlineRow(/^You pay/).click();
    await studio.doubleClickAt((await studio.shown()).pointOfText('You pay'));
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Alt+KeyF');
    await page.keyboard.type('A second note.');
    await studio.shows('two notes', (now) => count(now, 'footnote') === 2);
    await studio.outlineRow(/^You pay/).click();
    await studio.doubleClickAt((await studio.shown()).pointOfText('You pay'));
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Delete');
    await studio.shows('one note', (now) => count(now, 'footnote') === 1 && !now.text.includes('A second'));
    await page.keyboard.press('Control+z');
    await studio.showsText('A second note.');
    await page.keyboard.press('Control+Shift+z');
    await studio.shows('one note again', (now) => count(now, 'footnote') === 1);
  });

  it('makes a link of a word', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('Control+k');
    const address = studio.inspector.getByRole('textbox', { name: 'Address' });
    await patiently(() => address.evaluate((field) => field === document.activeElement)).toBe(true);
    await address.fill('https://bank.example/terms');
    await address.press('Enter');
    await studio.shows('a link', (now) => json(now).includes('"uri":"https://bank.example/terms"'));
    await page.keyboard.press('Escape');
  });

  it('puts a table of contents and two columns in', async () => {
    const { page, studio } = story;
    await page.keyboard.press('Escape');
    await studio.tool('Table of contents').click();
    await studio.clickAt((await studio.shown()).pointOfPage(0, 200, 400));
    await studio.shows('the heading in the contents', ({ text }) => text.split('Our terms').length === 3);
    await studio.tool('Columns').click();
    await studio.clickAt((await studio.shown()).pointOfPage(0, 200, 600));
    await studio.shows('columns', (now) => count(now, 'columns') === 1);
  });

  it('undoes everything, makes it again and finds it after a reload', async () => {
    const { page, studio } = story;
    const made = await studio.shown();
    const undo = page.locator('.app-title').getByRole('button', { name: /^Undo/ });
    const redo = page.locator('.app-title').getByRole('button', { name: /^Redo/ });
    for (let step = 0; step < 80 && (await undo.isEnabled()); step += 1) await undo.click();
    await studio.shows('a blank page', (now) => count(now, 'text') + count(now, 'footnote') === 0);
    for (let step = 0; step < 80 && (await redo.isEnabled()); step += 1) await redo.click();
    await studio.shows('the letter again', ({ text }) => text === made.text);
    await studio.saved();
    await page.reload();
    await studio.shows('the same letter', ({ text }) => text === made.text);
    expect((await studio.shown()).template).toEqual(made.template);
  });
});
