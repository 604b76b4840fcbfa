/**
 * Draws the application's icon: a vermilion square with rounded corners and 文 ("letter") in white, its outline taken
 * from the serif the studio ships. `node build/run.mjs icons` writes the SVG and a PNG of it; both are committed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.mjs';

const sizePx = 512;
const marginPx = 32;
const cornerPx = 96;
const glyphPx = 336;
const vermilion = '#cf3f2c';

/**
 * @param {string} root The project's root folder.
 * @returns {Promise<number>} exit code
 */
export async function drawIcons(root) {
  const folder = path.join(root, 'assets', 'icons');
  const svg = await iconSvg(root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'icon.svg'), svg);
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    console.error('No Chromium, Chrome or Edge found: the PNG was not drawn.');
    return 1;
  }
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: path.join(folder, 'icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
  return 0;
}

/**
 * @param {string} root
 * @returns {Promise<string>}
 */
async function iconSvg(root) {
  const { Blob, Buffer, Face, Font, shape } = await import('harfbuzzjs');
  const file = 'node_modules/@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf';
  const bytes = readFileSync(path.join(root, file));
  const face = new Face(new Blob(new Uint8Array(bytes).buffer), 0);
  const font = new Font(face);
  const buffer = new Buffer();
  buffer.addText('文');
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const glyph = buffer.getGlyphInfos()[0]?.codepoint ?? 0;
  const scale = glyphPx / face.upem;
  const left = (sizePx - glyphPx) / 2;
  // An ideograph's box reaches from 0.12 em below the baseline to 0.88 em above it.
  const baseline = left + glyphPx * 0.88;
  const side = sizePx - 2 * marginPx;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 ${sizePx} ${sizePx}">
  <title>Fumi Studio</title>
  <rect x="${marginPx}" y="${marginPx}" width="${side}" height="${side}" rx="${cornerPx}" fill="${vermilion}"/>
  <path transform="translate(${left} ${baseline}) scale(${scale} ${-scale})" fill="#fff" d="${font.glyphToPath(glyph)}"/>
</svg>
`;
}
