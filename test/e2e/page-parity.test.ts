/**
 * What browsers show is what the PDF holds: pages written as SVG and drawn by Chromium, and the same pages of the PDF
 * drawn by poppler, compared as `parity.test.ts` compares the canvas; and their text is the document's text. Each test
 * prints what it measured.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfPage } from '../../shared/display';
import { type Composition, type Engine, shownPdfPages } from '../../shared/engine';
import { drawPdfPages, openPdfAssets } from '../../src-main/pdf-files';
import { compose, engineOf, parseFont } from '../parity/composer';
import { type Greys, reduceToGreys, visiblyDifferent } from '../parity/greys';
import { goldenMaterials, type NamedMaterials, sampleMaterials } from '../parity/materials';
import { hasPoppler, inProject, launchBrowser, rasterisePixels, temporaryFolder } from '../support';

const DPI = 144;
/** How much finer pages are drawn before they are reduced; `greys.ts` says why. */
const FACTOR = 3;
const LIMIT = 0.005;
/** Dots of a CSS pixel. */
const SCALE = (DPI * FACTOR) / 96;

let browser: Browser;
let page: Page;
let inside: CDPSession;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ deviceScaleFactor: SCALE });
  inside = await page.context().newCDPSession(page);
});
afterAll(() => browser?.close());

describe.skipIf(!hasPoppler)('browsers show what the PDF holds (needs poppler)', () => {
  for (const materials of sampleMaterials((records) => records.slice(0, 1)))
    it(materials.name, () => compare(materials));
  for (const materials of goldenMaterials()) it(`golden case ${materials.name}`, () => compare(materials));
});

async function compare(materials: NamedMaterials): Promise<void> {
  const files = new Map(materials.assets);
  const engine = engineOf(materials, materials.fonts.map(parseFont), {
    deflate: (bytes) => deflateSync(bytes),
    inflate: (bytes) => inflateSync(bytes),
    importPage: await openPdfAssets(materials.assets),
    pageImage: await drawPdfPages(shownPdfPages(materials.template), (hash) => files.get(hash)),
  });
  const [composition] = compose(engine, materials);
  if (!composition) throw new Error('nothing was composed');
  const { pages } = composition.list;
  const file = path.join(await temporaryFolder(), 'document.pdf');
  await writeFile(file, writePdf(engine, composition));
  const shares: number[] = [];
  for (const index of new Set([0, pages.length - 1])) {
    const reports: string[] = [];
    const svg = engine.writePageSvg(composition.list, index, { report: ({ code }) => reports.push(code) });
    const drawn = await draw(svg);
    expect(reports).toEqual([]);
    const { rgb, width, height } = await rasterisePixels(file, index + 1, DPI * FACTOR);
    const { share } = visiblyDifferent(drawn, reduceToGreys(rgb, width, height, 3, FACTOR));
    shares.push(share);
    if (share > LIMIT)
      await page.screenshot({
        path: inProject('test', 'output', `page-parity-${materials.name}-${index}.png`),
      });
    const missed = firstMissed(lettersOf(textOfPage(composition.list, index)), await textShown());
    expect(missed, `text of page ${index + 1}, from where it is missed`).toBe('');
  }
  const worst = Math.max(0, ...shares);
  console.log(
    `page parity ${materials.name}: ${shares.length} pages, worst ${(worst * 100).toFixed(4)} % visibly different`,
  );
  expect(worst).toBeLessThanOrEqual(LIMIT);
}

/** Chromium's drawing of an SVG page. */
async function draw(svg: string): Promise<Greys> {
  const markup = svg.slice(svg.indexOf('<svg'));
  await page.setContent(`<!doctype html><style>html,body{margin:0}svg{display:block}</style>${markup}`);
  await page.evaluate(() => document.fonts.ready);
  const size = await page.locator('svg').evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  });
  await page.setViewportSize(size);
  const picture = await loadImage(await pixels(size));
  const { width, height } = picture;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(picture, 0, 0);
  return reduceToGreys(context.getImageData(0, 0, width, height).data, width, height, 4, FACTOR);
}

/** What the window shows, as a PNG that is quickly packed and not small: pages have eighteen million pixels. */
async function pixels(size: { readonly width: number; readonly height: number }): Promise<Buffer> {
  const clip = { x: 0, y: 0, ...size, scale: SCALE };
  const { data } = await inside.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip,
  });
  return Buffer.from(data, 'base64');
}

/** The letters of the page in the order of its elements; spaces are not drawn everywhere. */
const textShown = async (): Promise<string> =>
  lettersOf((await page.locator('svg text').allTextContents()).join(''));

const lettersOf = (text: string): string => text.replace(/[\s\p{Cf}]/gu, '');

/** What is left of a text where the shown one, which may say more in between (readings), no longer follows it. */
function firstMissed(text: string, shown: string): string {
  let at = 0;
  for (const letter of shown) if (text.startsWith(letter, at)) at += letter.length;
  return text.slice(at, at + 20);
}

function writePdf(engine: Engine, composition: Composition): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = engine.createPdfWriter((chunk) => chunks.push(chunk.slice()), {
    title: composition.list.title,
    lang: composition.language,
  });
  writer.addDocument(composition.list);
  writer.finish();
  return Buffer.concat(chunks);
}
