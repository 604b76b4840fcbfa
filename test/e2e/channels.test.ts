/** One template, three channels: what the e-mail and the text message of a customer look like, and who is in them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('channels');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const preview = () => story.page.getByRole('region', { name: 'E-mail preview' });
const frame = () => story.page.frameLocator('.channel-frame');
const channel = (name: string) =>
  story.page.getByRole('radiogroup', { name: 'Channel' }).getByRole('radio', { name });

const background = () =>
  frame()
    .locator('.c')
    .evaluate((card) => getComputedStyle(card).backgroundColor);

/** Where the first page begins on the screen while the printed letter is on show. */
let top = 0;

describe('a person looks at the channels of a letter', () => {
  it('sees the e-mail beside the canvas, with its subject and its button', async () => {
    top = (await story.studio.open('Insurance renewal')).pointOfPage(0, 0, 0).y;
    await channel('E-mail').click();
    await preview().waitFor();
    expect(await preview().locator('.channel-subject').innerText()).toMatch(/^Your motor insurance ends on/);
    await frame().getByRole('heading', { name: 'Renewal of your motor insurance' }).waitFor();
    expect(await frame().getByRole('link', { name: 'Renew online' }).getAttribute('href')).toMatch(
      /^https:\/\/minamo\.example\/renew\?policy=/,
    );
    expect(await frame().getByText('Enclosures').count()).toBe(0);
    await story.studio.showsText('Renew online');
  });

  it('sees it dark and on a phone', async () => {
    const { page } = story;
    const light = await background();
    await preview().getByRole('radio', { name: 'Dark' }).click();
    await patiently(background).not.toBe(light);
    await preview().getByRole('radio', { name: 'Phone' }).click();
    await patiently(() =>
      page.locator('.channel-frame').evaluate((each) => (each as HTMLElement).style.width),
    ).toBe('375px');
  });

  it('has an e-mail that axe finds nothing in, light and dark', async () => {
    const source = await story.page.locator('.channel-frame').getAttribute('srcdoc');
    const page = await story.page.context().newPage();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const html = (source ?? '')
        .replaceAll('@media all{', '@media (prefers-color-scheme:dark){')
        .replace(/<meta http-equiv[^>]+>/, '');
      await page.setContent(html);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
        }),
      );
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node).join(' ')}`),
      ).toEqual([]);
    }
    await page.close();
  });

  it('takes a text out of the e-mail, and it is gone', async () => {
    const { page, studio } = story;
    await studio.outlineRow('No-claims bonus').click();
    await studio.inspector.getByRole('checkbox', { name: 'E-mail' }).click({ force: true });
    await patiently(() => frame().getByText('Thank you for a year without a claim').count()).toBe(0);
    await studio.canvas.focus();
    await page.keyboard.press('Control+z');
    await frame().getByText('Thank you for a year without a claim').waitFor();
  });

  it('rewords the subject as an expression, which is checked', async () => {
    const { page, studio } = story;
    await studio.canvas.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const field = studio.inspector.getByRole('textbox', { name: 'Subject (English)', exact: true });
    await field.fill('"Policy " + policy.nummer');
    await studio.inspector.getByText('policy.number').first().waitFor();
    expect(await preview().locator('.channel-subject').innerText()).toMatch(/^Your motor insurance/);
    await field.fill('"Policy " + policy.number');
    await patiently(() => preview().locator('.channel-subject').innerText()).toMatch(/^Policy MA-/);
  });

  it('sees the text message with its segments', async () => {
    const { page } = story;
    await channel('SMS').click();
    const sms = page.getByRole('region', { name: 'SMS preview' });
    expect(await sms.locator('.channel-bubble').innerText()).toMatch(
      /^Minamo Insurance: your motor policy MA-/,
    );
    expect(await sms.getByRole('status').innerText()).toMatch(/^one segment · GSM-7 · \d+ of 160/);
  });

  it('goes back to print, where none of it is', async () => {
    const { studio } = story;
    await channel('Print').click();
    const { text } = await studio.shows('the printed letter', (shown) => shown.text.includes('Enclosures'));
    expect(text).not.toContain('Renew online');
    expect(text).not.toContain('your motor policy');
    await studio.shows('the first page where it was', (now) => now.pointOfPage(0, 0, 0).y === top);
  });

  it('proofs five e-mails', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Proof batch' }).click();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByRole('textbox', { name: 'From record' }).fill('1');
    await page.getByRole('textbox', { name: 'To record' }).fill('5');
    await page.getByRole('radio', { name: /^E-mails/ }).check({ force: true });
    await page.getByRole('button', { name: 'Start with 5 records' }).click();
    await page.locator('.proof-title').getByText('done').waitFor({ timeout: 60_000 });
    const link = page.locator('.proof-results tbody tr').first().getByRole('link');
    const address = new URL((await link.getAttribute('href')) ?? '', page.url());
    const response = await page.context().request.get(address.href);
    expect(response.headers()['content-type']).toBe('message/rfc822');
    const message = await response.text();
    expect(message).toMatch(/^Subject: Policy MA-/m);
    expect(message).toContain('Content-Type: multipart/alternative');
  });
});
