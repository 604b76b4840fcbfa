/** The part of the parity tests that runs in the browser: digests, and pages painted as the canvas paints them. */
import type { JsonObject } from '../../shared/base';
import type { Template } from '../../shared/model';
import { imagesInside } from '../../shared/svg';
import type { Font } from '../../shared/text';
import { type PaintResources, PdfPages, rasterisePage } from '../../src-renderer/painting';
import { compose, digestsOf, engineOf, type Materials, parseFont } from './composer';
import { reduceToGreys } from './greys';

/** Where the page fetches what it needs; bytes do not travel well as JSON. */
export interface Order {
  readonly harfbuzz: string;
  readonly fonts: readonly string[];
  readonly assets: readonly (readonly [hash: string, address: string])[];
  readonly template: Template;
  readonly records: readonly JsonObject[];
}

const fetched = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** An address always stands for the same bytes. */
function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = fetched.get(address);
  if (known) return known;
  const bytes = fetch(address).then(async (answer) => new Uint8Array(await answer.arrayBuffer()));
  fetched.set(address, bytes);
  return bytes;
}

async function fetchMaterials({ harfbuzz, fonts, assets, ...order }: Order) {
  return {
    ...order,
    harfbuzz: await fetchBytes(harfbuzz),
    fonts: await Promise.all(fonts.map(fetchBytes)),
    assets: await Promise.all(
      assets.map(async ([hash, address]) => [hash, await fetchBytes(address)] as const),
    ),
  } satisfies Materials;
}

const families = new Map<string, string>();

async function registerFont(font: Font, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (families.has(font.hash)) return;
  const face = new FontFace(`parity-${font.hash}`, bytes);
  await face.load();
  document.fonts.add(face);
  families.set(font.hash, face.family);
}

/** A painted page; luminance in base64. */
export interface PaintedPage {
  readonly width: number;
  readonly height: number;
  readonly values: string;
}

/**
 * Paints pages as the canvas does, `factor` times as fine as `dpi` says, and reduces them.
 *
 * @param wanted For every record the pages to paint, from 0.
 */
async function paint(
  order: Order,
  wanted: readonly (readonly number[])[],
  dpi: number,
  factor: number,
): Promise<{ pages: PaintedPage[]; digest: string }[]> {
  const materials = await fetchMaterials(order);
  const fonts = materials.fonts.map(parseFont);
  await Promise.all(
    fonts.map((font, index) => registerFont(font, materials.fonts[index] ?? new Uint8Array())),
  );
  const images = new Map<string, ImageBitmap>();
  const pdfPages = new PdfPages(() => {});
  let hasPdfPages = false;
  for (const [hash, bytes] of materials.assets) {
    const image = await createImageBitmap(new Blob([bytes])).catch(() => null);
    if (image) images.set(hash, image);
    else {
      pdfPages.add(hash, bytes);
      hasPdfPages = true;
    }
    for (const [inside, file] of imagesInside(bytes))
      images.set(inside, await createImageBitmap(new Blob([file])));
  }
  const resources: PaintResources = {
    familyOf: (hash) => families.get(hash),
    fontOf: (hash) => fonts.find((font) => font.hash === hash),
    imageOf: (hash, page, width) => images.get(hash) ?? pdfPages.get(hash, page, width),
  };
  const painted: { pages: PaintedPage[]; digest: string }[] = [];
  for (const [index, composition] of compose(engineOf(materials, fonts), materials).entries()) {
    const pages: PaintedPage[] = [];
    for (const page of wanted[index] ?? []) {
      const draw = () => rasterisePage(composition.list, page, dpi * factor, resources);
      if (hasPdfPages) {
        // They come when they have been asked for.
        draw();
        await pdfPages.settled();
      }
      const raster = draw();
      const context = raster?.canvas.getContext('2d');
      if (!raster || !context) throw new Error(`page ${page + 1} was not painted`);
      const { data } = context.getImageData(0, 0, raster.width, raster.height);
      const { width, height, values } = reduceToGreys(data, raster.width, raster.height, 4, factor);
      pages.push({ width, height, values: await base64(new Blob([new Uint8Array(values)])) });
    }
    painted.push({ pages, digest: composition.digest() });
  }
  return painted;
}

async function base64(blob: Blob): Promise<string> {
  const address = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(blob);
  });
  return address.slice(address.indexOf(',') + 1);
}

export const laboratory = {
  digests: async (order: Order): Promise<string[]> => digestsOf(await fetchMaterials(order)),
  paint,
};

declare global {
  interface Window {
    laboratory: typeof laboratory;
  }
}

globalThis.window.laboratory = laboratory;
