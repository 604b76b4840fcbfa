/** A typeface of the house: brought as a file, used for Arabic, seen, proofed, there after a restart, removed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { HOUSE_FAMILY, HOUSE_POSTSCRIPT_NAME, houseFont } from '../support';
import { patiently } from './patience';
import type { ShownDocument } from './shown-document';
import { tellStory } from './story';

const story = tellStory('own-fonts');

const FILE = 'corp-sans-arabic.ttf';
const ARABIC = 'مرحبا بكم';

/** The letter as a package. */
let packed = Buffer.alloc(0);

const HASH = createHash('sha256').update(houseFont()).digest('hex');

const isInHouseFont = ({ list, text }: ShownDocument): boolean =>
  text.includes(ARABIC) && list.fonts.some(({ hash, family }) => hash === HASH && family === HOUSE_FAMILY);

const missing = ({ diagnostics }: ShownDocument): boolean =>
  diagnostics.some(({ code, args }) => code === 'font.missing' && args.family === HOUSE_FAMILY);

const fontsWindow = () => story.page.getByRole('dialog', { name: 'Fonts' });

async function openFonts(): Promise<void> {
  const { page } = story;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('menuitem', { name: 'Fonts…' }).click();
  await fontsWindow().waitFor();
}

describe('a designer uses the typeface of the house', () => {
  it('writes a letter in Arabic', async () => {
    const { page, studio } = story;
    await page.getByRole('button', { name: 'New template' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Welcome');
    await dialog.getByRole('button', { name: /Data set$/ }).click();
    await page.getByRole('option').nth(1).click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    const shown = await studio.shown();
    await studio.tool('Text').click();
    await studio.clickAt(shown.pointOfPage(0, 200, 120));
    await page.getByRole('textbox', { name: /^Text of/ }).waitFor({ state: 'attached' });
    await page.keyboard.insertText(ARABIC);
    await studio.showsText(ARABIC);
    // Out of the text, its flow, and everything that is chosen.
    for (let level = 0; level < 3; level += 1) await page.keyboard.press('Escape');
  });

  it('adds the font from the field of a text style, and sees it on the page', async () => {
    const { page, studio } = story;
    const { inspector } = studio;
    await inspector.getByRole('button', { name: /^Body/ }).click();
    await inspector.getByRole('combobox', { name: 'Font' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('option', { name: 'Add fonts…' }).click();
    await (await chooser).setFiles({ name: FILE, mimeType: 'font/ttf', buffer: houseFont() });
    const shown = await studio.shows('text in the font of the house', isInHouseFont);
    expect(missing(shown)).toBe(false);
    await patiently(() => inspector.getByRole('combobox', { name: 'Font' }).inputValue()).toBe(HOUSE_FAMILY);
  });

  it('finds it among the fonts with its file and who uses it, and is told what cannot be added', async () => {
    const { page } = story;
    await openFonts();
    const family = fontsWindow().getByRole('list', { name: 'Font families' }).getByRole('listitem').first();
    await family.getByRole('heading', { name: HOUSE_FAMILY }).waitFor();
    await family.getByText('Used by Welcome').waitFor();
    await family.getByText(FILE).waitFor();
    await family.getByText(/السلام/).waitFor();
    await family
      .getByText(/SIL Open Font License/)
      .first()
      .waitFor();
    await story.picture('list');
    const chooser = page.waitForEvent('filechooser');
    await fontsWindow().getByRole('button', { name: 'Add fonts…' }).click();
    const web = { name: 'house.otf', mimeType: 'font/otf', buffer: Buffer.from('wOF2 and so on') };
    await (await chooser).setFiles(web);
    await fontsWindow().getByRole('alert').getByText('house.otf is a web font (WOFF).').waitFor();
    await page.keyboard.press('Escape');
  });

  it('exports a package, which names it', async () => {
    const { page } = story;
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Export package' }).click();
    packed = readFileSync(await (await downloading).path());
  });

  it('proofs a PDF that carries it', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Proof batch' }).click();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByRole('textbox', { name: 'From record' }).fill('1');
    await page.getByRole('textbox', { name: 'To record' }).fill('2');
    await page.getByRole('button', { name: 'Start with 2 records' }).click();
    await page.locator('.proof-title').getByText('done').waitFor({ timeout: 60_000 });
    const files = page.locator('.proof-results tbody').getByRole('link');
    await patiently(() => files.count()).toBeGreaterThan(1);
    const address = new URL((await files.first().getAttribute('href')) ?? '', page.url()).href;
    const response = await page.context().request.get(address);
    const pdf = await PDFDocument.load(await response.body());
    const names = pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(PDFName.of('FontName'))] : []))
      .map(String);
    expect(names.some((name) => name.includes(HOUSE_POSTSCRIPT_NAME))).toBe(true);
  });

  it('finds everything as it was after a restart', async () => {
    await story.reopen();
    await story.studio.shows('text in the font of the house', isInHouseFont);
  });

  it('removes it once told who uses it; the page says what is missing', async () => {
    const { page, studio } = story;
    await openFonts();
    await fontsWindow()
      .getByRole('button', { name: `Remove ${HOUSE_FAMILY} 400` })
      .click();
    const question = page.getByRole('alertdialog');
    await question.getByText('is used by: Welcome.').waitFor();
    await story.picture('question');
    await question.getByRole('button', { name: 'Remove', exact: true }).click();
    await patiently(() => fontsWindow().getByRole('heading', { name: HOUSE_FAMILY }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await studio.shows('that the font is missing', missing);
  });

  it('is told by an imported package that it is missing, and where it is added', async () => {
    const { page, studio } = story;
    await drop('welcome.fumi', packed);
    await page.getByText(`other files: ${HOUSE_FAMILY} 400. Its documents look different`).waitFor();
    await studio.shows('that the font is missing', missing);
  });

  it('has it back once its file is dropped on the window', async () => {
    const { page, studio } = story;
    await drop(FILE, houseFont());
    await fontsWindow().getByRole('heading', { name: HOUSE_FAMILY }).waitFor();
    await page.keyboard.press('Escape');
    const shown = await studio.shows('text in the font of the house', isInHouseFont);
    expect(missing(shown)).toBe(false);
  });
});

/** Drops a file on the window. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  const { page } = story;
  const dataTransfer = await page.evaluateHandle(
    ({ fileName, base64 }) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    { fileName: name, base64: bytes.toString('base64') },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
