/**
 * What the canvas shows is what the PDF holds: pages painted by the canvas's painter in Chromium and the same pages of
 * the PDF drawn by poppler, both at 144 dpi (reduced from 432), differ visibly in at most half a percent of their pixels. A pixel differs
 * visibly when its luminance differs by more than 96 of 255 (`visiblyDifferent`). Each test prints what it measured.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../shared/base';
import type { Composition, Engine } from '../../shared/engine';
import { openPdfAssets } from '../../src-main/pdf-files';
import { compose, engineOf, parseFont } from '../parity/composer';
import { type Greys, reduceToGreys, type VisibleDifference, visiblyDifferent } from '../parity/greys';
import { Laboratory } from '../parity/laboratory';
import { goldenMaterials, type NamedMaterials, sampleMaterials, spread } from '../parity/materials';
import { hasPoppler, inProject, rasterisePixels, temporaryFolder } from '../support';

const DPI = 144;
/** How much finer pages are drawn before they are reduced; `greys.ts` says why. */
const FACTOR = 3;
const LIMIT = 0.005;
const PICTURES = inProject('test', 'output', 'parity-differences');
/** The longest document, the first and the last. */
function someRecords(records: readonly JsonObject[]): readonly JsonObject[] {
  const longest = [...records].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  return [...(longest ? [longest] : []), ...spread(2)(records)];
}

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await Laboratory.open();
});
afterAll(() => laboratory?.close());

describe.skipIf(!hasPoppler)('the canvas shows what the PDF holds (needs poppler)', () => {
  for (const materials of sampleMaterials(someRecords)) it(materials.name, () => compare(materials));
  for (const materials of goldenMaterials()) it(`golden case ${materials.name}`, () => compare(materials));
});

async function compare(materials: NamedMaterials): Promise<void> {
  const engine = engineOf(materials, materials.fonts.map(parseFont), {
    deflate: (bytes) => deflateSync(bytes),
    inflate: (bytes) => inflateSync(bytes),
    importPage: await openPdfAssets(materials.assets),
  });
  const compositions = compose(engine, materials);
  const wanted = compositions.map(({ list: { pages } }) => [...new Set([0, pages.length - 1])]);
  const painted = await laboratory.paint(materials, wanted, DPI, FACTOR);
  const shares: number[] = [];
  for (const [index, composition] of compositions.entries()) {
    expect(painted[index]?.digest).toBe(composition.digest());
    const file = path.join(await temporaryFolder(), 'document.pdf');
    await writeFile(file, writePdf(engine, composition));
    for (const [at, page] of (wanted[index] ?? []).entries()) {
      const canvas = painted[index]?.pages[at];
      if (!canvas) throw new Error(`page ${page + 1} was not painted`);
      const { rgb, width, height } = await rasterisePixels(file, page + 1, DPI * FACTOR);
      const pdf = reduceToGreys(rgb, width, height, 3, FACTOR);
      const difference = visiblyDifferent(canvas, pdf);
      shares.push(difference.share);
      if (difference.share > LIMIT) keep(`${materials.name}-${index}-${page + 1}`, canvas, pdf, difference);
    }
  }
  const worst = Math.max(...shares);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  console.log(
    `parity ${materials.name}: ${shares.length} pages, worst ${percent(worst)}, mean ${percent(mean)} visibly different`,
  );
  expect(worst, `pictures of the pages are in ${PICTURES}`).toBeLessThanOrEqual(LIMIT);
}

function writePdf(engine: Engine, composition: Composition): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = engine.createPdfWriter((chunk) => chunks.push(chunk), {
    title: composition.list.title,
    lang: composition.language,
  });
  writer.addDocument(composition.list);
  writer.finish();
  return Buffer.concat(chunks);
}

/** Keeps both drawings and, over the paler second one, the different pixels in red. */
function keep(name: string, canvas: Greys, pdf: Greys, { mask, width, height }: VisibleDifference): void {
  mkdirSync(PICTURES, { recursive: true });
  const write = (
    what: string,
    size: Pick<Greys, 'width' | 'height'>,
    colour: (at: number) => number[],
  ): void => {
    const picture = new PNG({ width: size.width, height: size.height });
    for (let at = 0; at < size.width * size.height; at += 1) picture.data.set([...colour(at), 255], at * 4);
    writeFileSync(path.join(PICTURES, `${name}-${what}.png`), PNG.sync.write(picture));
  };
  const grey = (value = 255): number[] => [value, value, value];
  write('canvas', canvas, (at) => grey(canvas.values[at]));
  write('pdf', pdf, (at) => grey(pdf.values[at]));
  write('difference', { width, height }, (at) => {
    const value = pdf.values[Math.floor(at / width) * pdf.width + (at % width)] ?? 255;
    return mask[at] === 1 ? [220, 0, 0] : grey(255 - (255 - value) * 0.3);
  });
}

const percent = (share: number): string => `${(share * 100).toFixed(4)} %`;
