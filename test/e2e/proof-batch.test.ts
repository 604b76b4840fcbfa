/** A proof batch: a range as single files, merged, cancelled; and the PDFs hold what the canvas showed. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPoppler, pdfInfo, pdfText } from '../support';
import { patiently } from './patience';
import { tellStory } from './story';

const story = tellStory('proof-batch');

let firstName = '';

describe('a person proofs a batch', () => {
  it('has the start at hand in a small window', async () => {
    const { page, studio } = story;
    const size = page.viewportSize();
    await page.setViewportSize({ width: 1280, height: 720 });
    await studio.open('Account statement');
    await page.getByRole('button', { name: 'Proof batch' }).click();
    const start = await page.getByRole('button', { name: /^Start with/ }).boundingBox();
    const status = await studio.status.boundingBox();
    expect((start?.y ?? 0) + (start?.height ?? 0)).toBeLessThan(status?.y ?? 0);
    if (size) await page.setViewportSize(size);
    await studio.leave();
  });

  it('chooses a range and gets one PDF per record', async () => {
    const { page, studio } = story;
    const shown = await studio.open('Account statement');
    firstName = /Ms|Mr|Mx/.exec(shown.text) ? (/(?:Ms|Mr|Mx) .+/.exec(shown.text)?.[0] ?? '') : '';
    await page.getByRole('button', { name: 'Proof batch' }).click();
    await chooseRange(1, 12);
    await page.getByRole('button', { name: 'Start with 12 records' }).click();
    await ended('done');
    await patiently(() => rows().count()).toBe(12);
    expect(await page.locator('.proof-progress-line').innerText()).toContain('12 of 12');
  });

  it('opens the PDF of a record', async () => {
    const link = rows().first().getByRole('link').first();
    const file = await fetchPdf((await link.getAttribute('href')) ?? '', 'one.pdf');
    if (!hasPoppler) return;
    expect(await pdfText(file)).toContain(firstName);
    expect(Number((await pdfInfo(file)).get('Pages'))).toBeGreaterThan(0);
  });

  it('merges a range into one file', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'New batch' }).first().click();
    await chooseRange(3, 22);
    await page.getByRole('radio', { name: /One merged PDF/ }).check({ force: true });
    await page.getByRole('button', { name: 'Start with 20 records' }).click();
    await ended('done');
    const link = page.getByRole('link', { name: 'Open the merged PDF' });
    const file = await fetchPdf((await link.getAttribute('href')) ?? '', 'merged.pdf');
    if (!hasPoppler) return;
    const pages = Number((await pdfInfo(file)).get('Pages'));
    const tile = page
      .locator('.proof-tiles div')
      .filter({ hasText: /^pages/i })
      .first();
    expect(await tile.innerText()).toContain(String(pages));
  });

  it('protects each PDF with a field of its record', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'New batch' }).first().click();
    await chooseRange(1, 2);
    await choose('Standard', /^Accessible \(PDF\/UA-1\)/);
    await choose('Protection', /A field of the record/);
    await choose('Field with the password', /^account\.number$/);
    await page.getByRole('button', { name: 'Start with 2 records' }).click();
    await ended('done');
    const link = rows().first().getByRole('link').first();
    const file = await fetchPdf((await link.getAttribute('href')) ?? '', 'protected.pdf');
    if (hasPoppler) await expect(pdfText(file)).rejects.toThrow('Incorrect password');
  });

  it('cancels a long batch and keeps what is done', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'New batch' }).first().click();
    await page.getByRole('button', { name: /^Start with \d+ records/ }).click();
    await patiently(() => page.locator('.proof-progress-line').innerText()).toMatch(/^[1-9]\d* of/);
    await page.locator('.proof-batch').getByRole('button', { name: 'Cancel' }).click();
    await ended('cancelled');
    const [done = 0, all = 0] =
      (await page.locator('.proof-progress-line').innerText()).match(/\d+/g)?.map(Number) ?? [];
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(all);
    await patiently(() => rows().count()).toBeGreaterThan(0);
  });

  it('lists the earlier batches', async () => {
    const { page } = story;
    await patiently(() => page.getByRole('region', { name: 'Batches' }).getByRole('listitem').count()).toBe(
      4,
    );
  });
});

const rows = () =>
  story.page.locator('.proof-results tbody tr').filter({ has: story.page.getByRole('link') });

async function choose(field: string, option: RegExp): Promise<void> {
  const { page } = story;
  await page.getByRole('button', { name: new RegExp(`${field}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}

async function chooseRange(from: number, to: number): Promise<void> {
  const { page } = story;
  await page.getByRole('radio', { name: 'Range' }).click();
  await page.getByRole('textbox', { name: 'From record' }).fill(String(from));
  await page.getByRole('textbox', { name: 'To record' }).fill(String(to));
}

async function ended(state: 'done' | 'cancelled'): Promise<void> {
  await story.page.locator('.proof-title').getByText(state).waitFor({ timeout: 60_000 });
}

/** Fetches as the window would, with its cookie. */
async function fetchPdf(address: string, name: string): Promise<string> {
  const { page } = story;
  const response = await page.context().request.get(new URL(address, page.url()).href);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('application/pdf');
  const file = path.join(story.workspace, name);
  await writeFile(file, await response.body());
  return file;
}
