/**
 * `npm run screenshots`: the pictures of the documentation, taken from the built studio on a fresh workspace. Controls
 * are found by the names that people see and hear, so a picture cannot show what is no longer there: the script fails.
 *
 * `-- --out DIR` writes elsewhere, `-- --only NAME` takes one picture.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { houseFont, inProject, type StudioHost, startComposer, startWebHost } from '../test/support';
import { approveFirstVersion, deliver, submitSecondVersion } from './screenshots-delivery';

/** The moment that the studio takes for now: what is printed on the pictures stays the same. */
const CLOCK = '2026-11-23T09:00:00Z';
const VIEWPORT = { width: 1440, height: 900 };
const MOST_BYTES = 400_000;
/** How long anything may take to appear. */
const PATIENCE_MS = 90_000;
/** How long a record is looked at before the next. */
const WARM_UP_MS = 1500;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

type Language = 'en' | 'ja';

/** Accessible names that the script uses, in each language of the interface. */
const NAMES = {
  en: {
    templates: 'Templates',
    statement: 'Account statement',
    canvas: /canvas/i,
    composed: /composed in/,
    nextRecord: 'Next record',
    previousRecord: 'Previous record',
    importData: 'Import data',
    chooseFile: 'Choose a file…',
    importCount: /^Import \d+ records$/,
    firstRecords: 'First records',
    proof: 'Proof',
    range: 'Range',
    to: 'To record',
    start: /^Start with/,
    done: /took/,
    trueFor: /^true for \d/,
    wording: 'Wording',
    review: /^Review/,
    publish: 'Publish',
    history: 'History',
    regions: 'Texts to reword',
    region: /^Overdraft wording/,
    inReview: /in review/,
    opened: /^v2, page 1/,
    engineSame: /the same as here/,
    proveIt: 'Prove it',
    proved: /byte for byte the same/,
    search: 'Search',
    sent: 'What was sent',
    reprint: 'Reprint…',
    properties: 'Properties',
    greeting: 'Greeting',
    firstPage: 'First page',
    numbers: /^Numbers/,
    addList: 'Add list style',
    ink: /^Name and ink of/,
    sRgb: /^sRGB/,
    spot: 'Spot colour',
    bleed: 'Bleed',
    settings: 'Settings',
    fonts: 'Fonts…',
    addFonts: 'Add fonts…',
    removeFont: /^Remove/,
    close: 'Close',
  },
  ja: {
    templates: 'テンプレート',
    statement: /^電気ご使用量/,
    canvas: /キャンバス/,
    composed: /組版/,
    nextRecord: '次のレコード',
    previousRecord: '前のレコード',
    importData: 'データを取り込む',
    chooseFile: 'ファイルを選択…',
    importCount: /件を取り込む$/,
    firstRecords: '先頭のレコード',
    proof: 'プルーフ',
    range: '範囲',
    to: '終了レコード',
    start: /件で開始$/,
    done: /所要/,
    trueFor: /件が該当$/,
    wording: '文言',
    review: /^レビュー/,
    publish: '公開',
    history: '履歴',
    regions: '編集できる文言',
    region: /^お知らせの本文/,
    inReview: /レビュー中/,
    opened: /^v2/,
    engineSame: /この端末と同じ/,
    proveIt: '証明する',
    proved: /バイト単位で一致/,
    search: '検索',
    sent: '送付履歴',
    reprint: '再印刷…',
    properties: 'プロパティ',
    greeting: /^前年同月/,
    firstPage: 'ページ',
    numbers: /^番号付き/,
    addList: 'リストスタイルを追加',
    ink: /の名前とインキ$/,
    sRgb: /^sRGB/,
    spot: '特色',
    bleed: '塗り足し',
    settings: '設定',
    fonts: 'フォント…',
    addFonts: 'フォントを追加…',
    removeFont: /を削除$/,
    close: '閉じる',
  },
} as const;

interface Picture {
  readonly name: string;
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
  readonly take: (page: Page, language: Language) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'library', language: 'en', scheme: 'light', take: showLibrary },
  { name: 'design', language: 'en', scheme: 'light', take: openStatement },
  { name: 'design-dark', language: 'en', scheme: 'dark', take: openStatement },
  { name: 'text', language: 'en', scheme: 'light', take: showText },
  { name: 'styles', language: 'en', scheme: 'light', take: showStyles },
  { name: 'fonts', language: 'en', scheme: 'light', take: showFonts },
  { name: 'page-master', language: 'en', scheme: 'light', take: showPageMaster },
  { name: 'condition', language: 'en', scheme: 'light', take: showCondition },
  { name: 'data-import', language: 'en', scheme: 'light', take: showImport },
  { name: 'proof', language: 'en', scheme: 'light', take: showProof },
  { name: 'wording', language: 'en', scheme: 'light', take: showWording },
  { name: 'review', language: 'en', scheme: 'light', take: showReview },
  { name: 'publish', language: 'en', scheme: 'light', take: showPublish },
  { name: 'history', language: 'en', scheme: 'light', take: showHistory },
  { name: 'library-ja', language: 'ja', scheme: 'light', take: showLibrary },
  { name: 'design-ja', language: 'ja', scheme: 'light', take: openStatement },
  { name: 'text-ja', language: 'ja', scheme: 'light', take: showText },
  { name: 'styles-ja', language: 'ja', scheme: 'light', take: showStyles },
  { name: 'fonts-ja', language: 'ja', scheme: 'light', take: showFonts },
  { name: 'page-master-ja', language: 'ja', scheme: 'light', take: showPageMaster },
  { name: 'condition-ja', language: 'ja', scheme: 'light', take: showCondition },
  { name: 'data-import-ja', language: 'ja', scheme: 'light', take: showImport },
  { name: 'proof-ja', language: 'ja', scheme: 'light', take: showProof },
  { name: 'wording-ja', language: 'ja', scheme: 'light', take: showWording },
  { name: 'review-ja', language: 'ja', scheme: 'light', take: showReview },
  { name: 'publish-ja', language: 'ja', scheme: 'light', take: showPublish },
  { name: 'history-ja', language: 'ja', scheme: 'light', take: showHistory },
];

/** Where one arrives; a document that is open is left. */
async function showLibrary(page: Page, language: Language): Promise<void> {
  await page.getByRole('grid', { name: NAMES[language].templates }).getByRole('row').first().waitFor();
}

/** The sample on its first record, every page composed. */
async function openStatement(
  page: Page,
  language: Language,
  sample: string | RegExp = NAMES[language].statement,
): Promise<void> {
  await showLibrary(page, language);
  const { templates, composed, nextRecord, previousRecord } = NAMES[language];
  await page.getByRole('grid', { name: templates }).getByRole('row', { name: sample }).first().click();
  await page.getByText(composed).first().waitFor();
  // To the next record and back: what the status bar says is then the time of an engine that has warmed up.
  await page.getByRole('button', { name: nextRecord }).click();
  await page.waitForTimeout(WARM_UP_MS);
  await page.getByRole('button', { name: previousRecord }).click();
  await page.waitForTimeout(WARM_UP_MS);
}

/** Lists and a note, written on the page. */
async function showText(page: Page, language: Language): Promise<void> {
  await openStatement(page, language);
  await page.getByRole('row', { name: NAMES[language].greeting }).first().click();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Enter');
  await page.locator('.text-input').waitFor({ state: 'attached' });
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+Digit7');
  const [first, below, note] = WRITTEN[language];
  await page.keyboard.insertText(first);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(below);
  await page.keyboard.press('Control+Alt+KeyF');
  await page.keyboard.insertText(note);
  await page.waitForTimeout(WARM_UP_MS);
  // Out of the note, and back into the list.
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: NAMES[language].greeting }).first().click();
  await page.locator('.canvas').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(WARM_UP_MS);
}

const WRITTEN: { readonly [K in Language]: readonly [string, string, string] } = {
  en: [
    'Card payments show the day on which the shop took them.',
    'Payments abroad may follow a few days later',
    'In the currency of the account, at the rate of that day.',
  ],
  ja: [
    'ご使用量はスマートメーターで計測しています。',
    '計測日はお客様ごとに異なります',
    '検針日は裏面をご覧ください。',
  ],
};

/** List styles, and a named colour with its ink. */
async function showStyles(page: Page, language: Language): Promise<void> {
  await openStatement(page, language);
  const { properties, numbers, addList, ink, sRgb, spot } = NAMES[language];
  const panel = page.getByRole('region', { name: properties });
  await panel.getByRole('button', { name: numbers }).click();
  await panel.getByRole('button', { name: ink }).first().click();
  await panel.getByRole('button', { name: sRgb }).click();
  await page.getByRole('option', { name: spot }).click();
  await panel.getByRole('button', { name: addList }).evaluate((button) => button.scrollIntoView());
  await page.waitForTimeout(WARM_UP_MS);
}

/** The window of fonts with one that was added. */
async function showFonts(page: Page, language: Language): Promise<void> {
  await openStatement(page, language);
  const { settings, fonts, addFonts, removeFont, close } = NAMES[language];
  await page.getByRole('button', { name: settings }).click();
  await page.getByRole('menuitem', { name: fonts }).click();
  const dialog = page.getByRole('dialog').last();
  if ((await dialog.getByRole('button', { name: removeFont }).count()) === 0) {
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: addFonts }).click();
    const buffer = houseFont();
    await (await choosing).setFiles({ name: 'corp-sans-arabic.ttf', mimeType: 'font/ttf', buffer });
    await dialog.getByRole('button', { name: removeFont }).waitFor();
    // The notice that it was added.
    await page.getByRole('alertdialog').getByRole('button', { name: close }).click();
  }
  await page.waitForTimeout(WARM_UP_MS);
}

/** A page: what it is used for, its margins and what lies under everything. */
async function showPageMaster(page: Page, language: Language): Promise<void> {
  await openStatement(page, language);
  const { properties, firstPage, bleed } = NAMES[language];
  await page.getByRole('row', { name: firstPage }).first().click();
  await page.getByRole('region', { name: properties }).getByRole('textbox', { name: bleed }).waitFor();
}

/** An element with a condition, chosen in the outline. */
async function showCondition(page: Page, language: Language): Promise<void> {
  await openStatement(page, language, 'Account statement');
  await page.getByRole('row', { name: 'Overdraft notice' }).first().click();
  const count = page.getByText(NAMES[language].trueFor).first();
  await count.waitFor();
  await count.scrollIntoViewIfNeeded();
}

/** A file of somebody's own, with a line that cannot be read. */
async function showImport(page: Page, language: Language): Promise<void> {
  await showLibrary(page, language);
  const { importData, chooseFile, firstRecords, importCount } = NAMES[language];
  await page.getByRole('button', { name: importData }).first().click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: chooseFile }).click();
  const file =
    language === 'ja'
      ? { name: '請求データ.csv', mimeType: 'text/csv', buffer: Buffer.from(JAPANESE_CSV) }
      : { name: 'invoices.csv', mimeType: 'text/csv', buffer: Buffer.from(ENGLISH_CSV) };
  await (await choosing).setFiles(file);
  await page.getByRole('region', { name: firstRecords }).first().waitFor();
  await page.getByRole('button', { name: importCount }).waitFor();
  // Away from the button that has the focus, whose tooltip would lie over the table.
  await page.getByRole('heading', { name: firstRecords }).click();
}

/** A batch of the first records, when it is done. */
async function showProof(page: Page, language: Language): Promise<void> {
  await openStatement(page, language);
  const { proof, range, to, start, done } = NAMES[language];
  await page.getByRole('radio', { name: proof, exact: true }).click();
  await page.getByRole('radio', { name: range, exact: true }).click();
  const last = page.getByRole('textbox', { name: to });
  await last.fill('200');
  await last.press('Tab');
  await page.getByRole('button', { name: start }).click();
  await page.getByText(done).first().waitFor();
}

/** A text that is being reworded, among those that may be. */
async function showWording(page: Page, language: Language): Promise<void> {
  const { wording, regions, region } = NAMES[language];
  await openStatement(page, language);
  await page.getByRole('radio', { name: wording, exact: true }).click();
  await page.getByRole('navigation', { name: regions }).getByRole('button', { name: region }).click();
  await page.getByRole('progressbar').first().waitFor();
}

/** A second version that waits for its reviewer, beside the first. */
async function showReview(page: Page, language: Language): Promise<void> {
  await showLibrary(page, language);
  await submitSecondVersion(page, language, await approveFirstVersion(page, language));
  const { inReview, opened, review } = NAMES[language];
  await page.getByRole('radio', { name: review }).waitFor();
  await page.getByRole('main').getByRole('button', { name: inReview }).first().click();
  await page.getByRole('img', { name: opened }).first().waitFor();
}

/** A version on a server, in force, and proved. */
async function showPublish(page: Page, language: Language): Promise<void> {
  await withServer(page, language, async () => {
    const { publish, engineSame, proveIt, proved } = NAMES[language];
    await page.getByRole('radio', { name: publish, exact: true }).click();
    await page.getByText(engineSame).first().waitFor();
    await page.getByRole('button', { name: proveIt }).click();
    await page.getByText(proved).first().waitFor();
  });
}

/** What customers got, masked. */
async function showHistory(page: Page, language: Language): Promise<void> {
  await withServer(page, language, async () => {
    const { history, sent, reprint } = NAMES[language];
    await page.getByRole('radio', { name: history, exact: true }).click();
    const rows = page.getByRole('region', { name: sent }).getByRole('listitem').getByRole('button');
    await rows.nth(3).waitFor();
    await rows.first().click();
    await page.getByRole('button', { name: reprint }).waitFor();
  });
}

/** Runs `show` beside a composition server that has sent some documents. */
async function withServer(page: Page, language: Language, show: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fumi-composer-'));
  const server = await startComposer({ folder, clock: CLOCK });
  try {
    await showLibrary(page, language);
    await deliver(page, language, await approveFirstVersion(page, language), server);
    await show();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ENGLISH_CSV = `invoice,customer,due,amount,paid
INV-2041,Harbour Bakery Ltd,2026-12-01,1240.50,false
INV-2042,"Meadow & Finch, Partners",2026-12-03,88.00,true
INV-2043,Tallow Books,2026-12-03,412.75,false
INV-2044,Café Zoë,2026-12-08,64.20
INV-2045,Wending Pharmacy,2026-12-10,-35.00,true
INV-2046,Kettle and Crane,2026-12-15,1999.99,false
INV-2047,Lantern Cinema,2026-12-18,310.00,false
`;

const JAPANESE_CSV = `請求番号,お客様名,支払期限,金額,入金済
2041,株式会社みなと製パン,2026-12-01,124050,false
2042,髙橋 智子,2026-12-03,8800,true
2043,たちばな書房,2026-12-03,41275,false
2044,喫茶ゾエ,2026-12-08
2045,わかば薬局,2026-12-10,-3500,true
2046,渡邉 美咲,2026-12-15,199999,false
`;

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' } } });
await takeAll(values.out ?? inProject('docs', 'pictures'), values.only);

async function takeAll(folder: string, only: string | undefined): Promise<void> {
  const executablePath = process.env.FUMI_BROWSER;
  if (executablePath === undefined) throw new Error('Pictures need an installed Chromium, Chrome or Edge.');
  const pictures = PICTURES.filter(({ name }) => only === undefined || name === only);
  if (pictures.length === 0) throw new Error(`There is no picture ${only}.`);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false, args: FLAGS });
  try {
    for (const language of ['en', 'ja'] as const) {
      const own = pictures.filter((picture) => picture.language === language);
      if (own.length > 0) await takeOfLanguage(browser, language, own, folder);
    }
  } finally {
    await browser.close();
  }
}

/** One fresh workspace for each language: the names of the samples are in the language of its first start. */
async function takeOfLanguage(
  browser: Browser,
  language: Language,
  pictures: readonly Picture[],
  folder: string,
): Promise<void> {
  process.env.LC_ALL = language === 'ja' ? 'ja_JP.UTF-8' : 'en_GB.UTF-8';
  for (const picture of pictures) {
    // On a stopped clock a batch takes no time.
    if (picture.take === showProof) delete process.env.FUMI_CLOCK;
    else process.env.FUMI_CLOCK = CLOCK;
    const parent = mkdtempSync(path.join(tmpdir(), 'fumi-pictures-'));
    const host = await startWebHost(path.join(parent, 'workspace'));
    try {
      await takeOne(browser, host, picture, folder);
    } finally {
      await host.stop();
      rmSync(parent, { recursive: true, force: true });
    }
  }
}

async function takeOne(
  browser: Browser,
  host: StudioHost,
  { name, language, scheme, take }: Picture,
  folder: string,
): Promise<void> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'UTC',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(host.url);
    await take(page, language);
    await page.mouse.move(VIEWPORT.width - 2, VIEWPORT.height - 2);
    await settle(page);
    const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (bytes.length > MOST_BYTES)
      throw new Error(`${name}.png is ${bytes.length} bytes: more than ${MOST_BYTES}.`);
    const file = path.join(folder, `${name}.png`);
    writeFileSync(file, bytes);
    process.stderr.write(`${file}: ${Math.round(statSync(file).size / 1024)} KB\n`);
  } finally {
    await context.close();
  }
}

/** Waits until two pictures half a second apart are the same: fonts, bitmaps and toasts have come to rest. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  let before = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  for (let turn = 0; turn < 20; turn += 1) {
    await page.waitForTimeout(500);
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return;
    before = now;
  }
}
