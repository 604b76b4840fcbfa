/** One selection: canvas, outline, data tree and inspector always agree. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('selection');

const isSelected = (row: { getAttribute(name: string): Promise<string | null> }) =>
  patiently(() => row.getAttribute('aria-selected')).toBe('true');

describe('a person points at things', () => {
  it('selects on the canvas what the outline and the inspector then show', async () => {
    const { studio } = story;
    const shown = await studio.open('Account statement');
    await studio.clickAt(shown.pointOfText('here is what moved'));
    await isSelected(studio.outlineRow('Greeting'));
    await patiently(() => studio.inspector.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(
      'Greeting',
    );
  });

  it('selects a field by its chip, and the data tree shows it', async () => {
    const { studio } = story;
    const shown = await studio.shown();
    await studio.clickAt(shown.pointOfText('Everyday Current Account'));
    await isSelected(studio.dataTree.getByRole('row', { name: 'Product', exact: true }));
    await isSelected(studio.outlineRow('Greeting'));
  });

  it('selects in the outline, and the canvas says so', async () => {
    const { page, studio } = story;
    await studio.outlineRow('Overdraft notice').click();
    await patiently(() => page.locator('.canvas [aria-live]').innerText()).toMatch(/^Overdraft notice/);
    await patiently(() => studio.inspector.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(
      'Overdraft notice',
    );
    await patiently(() => studio.inspector.locator('.condition-cel').innerText()).toContain('closing');
  });

  it('says when the selected element is not part of this customer’s document', async () => {
    const { page, studio } = story;
    const shown = await studio.shown();
    expect(() => shown.boxOf(shown.node('Closed account notice').id)).toThrow();
    await studio.outlineRow('Closed account notice').click();
    await patiently(() => page.locator('.canvas-note').innerText()).toContain(
      'not part of this customer’s document',
    );
  });

  it('leaves with Escape, step by step', async () => {
    const { page, studio } = story;
    await studio.canvas.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await patiently(() => studio.outline.locator('[aria-selected=true]').count()).toBe(0);
  });
});
