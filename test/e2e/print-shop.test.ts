/** A document for a print shop: its output profile is chosen once, and a batch makes PDF/X-4 by it. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { hasQpdf, printProfile, qpdfComplaints } from '../support';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('print-shop');

describe('a designer prepares a document for a print shop', () => {
  it('is told what no printer works by', async () => {
    const { page, studio } = story;
    await studio.open('Account statement');
    const screenProfile = printProfile();
    screenProfile.set(Buffer.from('mntrRGB '), 12);
    await chooseProfile('ICC profile…', 'screen.icc', screenProfile);
    await page.getByText('screen.icc is an ICC profile for other colours than CMYK.').waitFor();
  });

  it('chooses the profile of the press, and names its condition', async () => {
    const { page } = story;
    await chooseProfile('ICC profile…', 'press.icc', printProfile());
    await page.getByText('press.icc').waitFor();
    const condition = page.getByRole('textbox', { name: 'Condition' });
    expect(await condition.inputValue()).toBe('uCMY');
    await condition.fill('FOGRA51');
    await condition.press('Enter');
  });

  it('gets PDF/X-4 for it from a batch that is told nothing more', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Proof batch' }).click();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByRole('textbox', { name: 'From record' }).fill('1');
    await page.getByRole('textbox', { name: 'To record' }).fill('2');
    await page.getByRole('button', { name: /Standard$/ }).click();
    await page.getByRole('option', { name: /PDF\/X-4/ }).click();
    await page.getByText('As the document says: FOGRA51').first().waitFor();
    // The way to what is hidden below scrolls the form, never the window.
    await page.setViewportSize({ width: 1280, height: 600 });
    await page.getByRole('switch', { name: 'Crop marks' }).focus();
    expect(await page.evaluate(() => document.documentElement.scrollTop)).toBe(0);
    await story.picture('set-up');
    await page.getByRole('button', { name: 'Start with 2 records' }).click();
    await page.locator('.proof-title').getByText('done').waitFor({ timeout: 60_000 });
    const files = page.locator('.proof-results tbody').getByRole('link');
    await patiently(() => files.count()).toBeGreaterThan(1);
    const bytes = await fetchPdf((await files.first().getAttribute('href')) ?? '');
    const pdf = await PDFDocument.load(bytes);
    const intent = pdf.catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFX'));
    const condition = intent.lookup(PDFName.of('OutputConditionIdentifier'), PDFString);
    expect(condition.decodeText()).toBe('FOGRA51');
    expect(intent.has(PDFName.of('DestOutputProfile'))).toBe(true);
    const [first] = pdf.getPages();
    expect(first?.node.TrimBox()?.asRectangle()).toEqual(first?.getTrimBox());
    if (!hasQpdf) return;
    const file = path.join(story.workspace, 'printed.pdf');
    await writeFile(file, bytes);
    expect(await qpdfComplaints(file)).toBe('');
  });
});

async function chooseProfile(button: string, name: string, bytes: Uint8Array): Promise<void> {
  const { page } = story;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** Fetches as the window would, with its cookie. */
async function fetchPdf(address: string): Promise<Buffer> {
  const { page } = story;
  const response = await page.context().request.get(new URL(address, page.url()).href);
  expect(response.headers()['content-type']).toBe('application/pdf');
  return response.body();
}
