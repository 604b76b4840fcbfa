/**
 * The browser as a place to compose in. It runs a bundle of the very sources that the other tests run, made by the
 * renderer's bundler when the tests begin.
 */
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { inProject, sharedBrowser } from '../support';
import type { Materials } from './composer';
import type { Greys } from './greys';
import type { Order } from './in-browser';

const OUTPUT = inProject('test', 'output', 'parity');
const ORIGIN = 'http://laboratory.invalid';
const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="/in-browser.js"></script>';

/** Bundles for the browser; answers the folder that the bundle lies in. */
async function bundle(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: inProject(),
    publicDir: false,
    build: {
      outDir: OUTPUT,
      emptyOutDir: true,
      minify: false,
      target: 'chrome140',
      lib: {
        entry: { 'in-browser': inProject('test', 'parity', 'in-browser.ts') },
        formats: ['es'],
        fileName: (_format, name) => `${name}.js`,
      },
    },
  });
  return OUTPUT;
}

export class Laboratory {
  /** Bytes that the page may fetch, by path, and the paths of all that it was told of. */
  readonly #served = new Map<string, Uint8Array>();
  readonly #paths = new Map<Uint8Array, string>();

  private constructor(
    private readonly folder: string,
    private readonly page: Page,
  ) {}

  static async open(): Promise<Laboratory> {
    const folder = await bundle();
    const browser = await sharedBrowser();
    const page = await browser.newPage();
    const opened = new Laboratory(folder, page);
    await opened.#serve();
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => 'laboratory' in window);
    return opened;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  async digestsInBrowser(materials: Materials): Promise<string[]> {
    return await this.page.evaluate(
      (order) => window.laboratory.digests(JSON.parse(order)),
      this.#order(materials),
    );
  }

  /** Pages painted by the canvas's painter; see `paint` in `in-browser.ts`. */
  async paint(
    materials: Materials,
    wanted: readonly (readonly number[])[],
    dpi: number,
    factor: number,
  ): Promise<readonly { readonly pages: readonly Greys[]; readonly digest: string }[]> {
    const painted = await this.page.evaluate(
      ([order, pages, resolution, times]) =>
        window.laboratory.paint(JSON.parse(order), pages, resolution, times),
      [this.#order(materials), wanted, dpi, factor] as const,
    );
    return painted.map(({ pages, digest }) => ({
      digest,
      pages: pages.map((page) => ({ ...page, values: Buffer.from(page.values, 'base64') })),
    }));
  }

  /** An {@link Order} as JSON text. */
  #order({ harfbuzz, fonts, assets, template, records }: Materials): string {
    const serve = (bytes: Uint8Array): string => {
      const path = this.#paths.get(bytes) ?? `/bytes-${this.#paths.size}`;
      this.#paths.set(bytes, path);
      this.#served.set(path, bytes);
      return ORIGIN + path;
    };
    const order: Order = {
      harfbuzz: serve(harfbuzz),
      fonts: fonts.map(serve),
      assets: assets.map(([hash, bytes]) => [hash, serve(bytes)] as const),
      template,
      records,
    };
    return JSON.stringify(order);
  }

  async #serve(): Promise<void> {
    await this.page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const bytes = this.#served.get(pathname);
      if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: PAGE });
      else if (bytes)
        await route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(bytes) });
      else if (pathname.endsWith('.js')) await route.fulfill({ path: `${this.folder}${pathname}` });
      else await route.fulfill({ status: 404 });
    });
  }
}
