/** A table whose columns run from right to left: what is pointed at, merged and written into is what is seen. */
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('table-direction');

/** The cells of the head, by their ids. */
const HEADINGS = ['date', 'description', 'out', 'in', 'balance'].map((name) => `head-${name}`);

const placesOf = (shown: ShownDocument): readonly number[] => HEADINGS.map((id) => shown.boxOf(id).x);

const ascending = (places: readonly number[]): readonly number[] => places.toSorted((a, b) => a - b);

describe('a person turns a table', () => {
  it('whose first column is at the left, in English', async () => {
    const { studio } = story;
    const places = placesOf(await studio.open('Account statement'));
    expect(places).toEqual(ascending(places));
  });

  it('and has its first column at the right', async () => {
    const { page, studio } = story;
    await studio.outlineRow('Transactions').click();
    await studio.inspector.getByRole('button', { name: /Columns run$/ }).click();
    await page.getByRole('option', { name: 'From right to left' }).click();
    const shown = await studio.shows('the table turned', (now) => {
      const places = placesOf(now);
      return (places[0] ?? 0) > (places[1] ?? 0);
    });
    expect(placesOf(shown)).toEqual(ascending(placesOf(shown)).toReversed());
  });

  it('selects the cell that is pointed at, and merges it with the one at its left', async () => {
    const { page, studio } = story;
    const before = await studio.shown();
    await studio.clickAt(before.pointOfText('Paid out (£)'));
    await page.keyboard.press('Escape');
    await patiently(() =>
      studio.inspector.getByRole('button', { name: /^Merge with/ }).allInnerTexts(),
    ).toEqual(['Merge with the left', 'Merge with below']);
    await studio.inspector.getByRole('button', { name: 'Merge with the left' }).click();
    const shown = await studio.shows('one cell of two', (now) => {
      const [out, into] = ['Paid out (£)', 'Paid in (£)'].map((heading) => now.pointOfText(heading));
      return (into?.y ?? 0) > (out?.y ?? 0);
    });
    expect(shown.boxOf('head-out').width).toBeGreaterThan(1.9 * before.boxOf('head-out').width);
    expect(shown.boxOf('head-out').x).toBe(before.boxOf('head-in').x);
    await page.keyboard.press('Control+z');
  });

  it('writes into the cell that is pointed at', async () => {
    const { page, studio } = story;
    const shown = await studio.shows(
      'two cells again',
      (now) => now.pointOfText('Paid in (£)').y === now.pointOfText('Paid out (£)').y,
    );
    await studio.doubleClickAt(shown.pointOfText('Balance (£)'));
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('End');
    await page.keyboard.type(' now');
    const written = await studio.showsText('Balance (£) now');
    expect(written.pointOfText('Balance (£) now').x).toBeLessThan(written.pointOfText('Paid in (£)').x);
  });
});
