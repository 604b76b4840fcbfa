/** The window in the words of the people around a document: who sits at the desk, which mode, which review. */
import type { Locator, Page } from 'playwright-core';

export interface DeliveryPage {
  /** Seats somebody by name. */
  sit(name: string): Promise<void>;
  /** The modes that this person has. */
  modes(): Promise<string[]>;
  mode(name: string): Promise<void>;
  /** A text of the Wording mode. */
  region(name: RegExp): Locator;
  /** Where the draft stands: `v2 in review`. */
  versionChip(): Promise<string>;
  /** Presses the button of the title bar and says what has changed. */
  submit(button: string, note: string): Promise<void>;
  /** Opens a review that waits, once its evidence is there. */
  openReview(name: RegExp): Promise<void>;
}

export function deliveryPage(page: Page): DeliveryPage {
  const modes = page.getByRole('radiogroup', { name: 'Modes' }).getByRole('radio');
  const mode = async (name: string): Promise<void> => {
    const button = modes.and(page.getByRole('radio', { name: new RegExp(`^${name}`) }));
    if (!(await button.isChecked())) await button.click();
  };
  return {
    async sit(name) {
      await page.getByRole('button', { name: /^Who is at the desk/ }).click();
      await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('button', { name: `Who is at the desk: ${name}` }).waitFor();
    },
    modes: async () => (await modes.allInnerTexts()).map((text) => text.replace(/[\s\d]+$/, '')),
    mode,
    region: (name) => page.getByRole('navigation', { name: 'Texts to reword' }).getByRole('button', { name }),
    versionChip: () => page.getByRole('button', { name: /^Versions:/ }).innerText(),
    async submit(button, note) {
      await page.locator('.app-title').getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'What has changed, and why' }).fill(note);
      await dialog.getByRole('contentinfo').getByRole('button').last().click();
      await dialog.waitFor({ state: 'detached' });
    },
    async openReview(name) {
      await mode('Review');
      const entry = page.getByRole('button', { name }).first();
      // Somebody may have looked at it last, and it is on show already.
      const shown = page.getByRole('region', { name: 'Changes and evidence' }).getByText(name).first();
      await entry.or(shown).first().waitFor();
      if (await entry.isVisible()) await entry.click();
      await page.getByRole('button', { name: 'Return with reasons' }).waitFor();
    },
  };
}
