/// <reference path="./pdfjs-on-node.d.ts" />
/**
 * Pages of PDF files as pictures, for output that cannot hold a PDF: HTML and SVG. pdf.js draws them, as it does on the
 * canvas, onto the canvas package that it brings along where there is one for the machine.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentProxy, LoadingTask } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import { fail, ok, type Result } from '../../shared/base';
import { type Reason, reason } from '../../shared/diag';
import type { PdfPage, World } from '../../shared/engine';
import { readTexts } from './page-texts';

/** Pixels of an inch. */
const DPI = 300;
/** Pages of stamps and logos are shown larger than they are: so many pixels on the longer side at least. */
const LEAST_SIDE = 1200;
/** A3 at 300 dpi; larger pages are drawn more coarsely. Of four bytes each. */
const MOST_PIXELS = 17_400_000;
/** What a canvas may be wide or high. */
const MOST_SIDE = 16_384;
/** Images inside of a page. */
const MOST_IMAGE_PIXELS = 100_000_000;
/** What a page may take until it is given up. */
const LIMIT_MS = 10_000;

/** Pictures of pages, or why there is none. */
export type PageImages = NonNullable<World['pageImage']>;

type PageImage = Exclude<ReturnType<PageImages>, { readonly reason: Reason }>;

/**
 * Draws pages as PNG, transparent where they are empty. Nothing is loaded where there is nothing to draw, and nothing
 * throws: what cannot be drawn answers with the reason.
 *
 * @param fileOf Bytes of a file by its SHA-256.
 */
export async function drawPdfPages(
  pages: readonly PdfPage[],
  fileOf: (asset: string) => Uint8Array | undefined,
): Promise<PageImages> {
  const drawn = new Map<string, Result<PageImage, Reason>>();
  const drawer = pages.length > 0 ? await loadDrawer() : NOTHING_TO_DRAW;
  for (const asset of new Set(pages.map((page) => page.asset))) {
    const bytes = fileOf(asset);
    const file = drawer.ok && bytes ? await drawer.value.open(bytes) : null;
    for (const { page } of pages.filter((each) => each.asset === asset)) {
      const picture = file?.ok ? await file.value.draw(page) : null;
      const why = file && !file.ok ? file.error : drawer.ok ? reason('file.missing') : drawer.error;
      drawn.set(keyOf(asset, page), picture ?? fail(why));
    }
    if (file?.ok) await file.value.close();
  }
  return (asset, page) => {
    const picture = drawn.get(keyOf(asset, page)) ?? NOTHING_TO_DRAW;
    return picture.ok ? picture.value : { reason: picture.error };
  };
}

const NOTHING_TO_DRAW = fail(reason('pdf.notAskedFor'));

const keyOf = (asset: string, page: number): string => `${asset} ${page}`;

/** What is used of `@napi-rs/canvas`. */
interface CanvasPackage {
  createCanvas(width: number, height: number): Canvas;
}

interface Canvas {
  getContext(kind: '2d'): unknown;
  encode(format: 'png'): Promise<Uint8Array>;
}

const CANVAS_PACKAGE = '@napi-rs/canvas';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.min.mjs');

/** pdf.js and the canvas package. The latter is native code, which there is not for every machine. */
async function loadDrawer(): Promise<Result<Drawer, Reason>> {
  const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
  let canvas: CanvasPackage;
  try {
    // As pdf.js itself finds it.
    canvas = createRequire(manifest)(CANVAS_PACKAGE) as CanvasPackage;
  } catch {
    return fail(reason('pdf.noDrawer', { package: CANVAS_PACKAGE }));
  }
  const folder = path.dirname(manifest);
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  const worker = path.join(folder, 'legacy', 'build', 'pdf.worker.min.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(worker).href;
  return ok(new Drawer(pdfjs, canvas, folder));
}

class Drawer {
  constructor(
    private readonly pdfjs: Pdfjs,
    private readonly canvas: CanvasPackage,
    /** Of pdf.js. */
    private readonly folder: string,
  ) {}

  async open(bytes: Uint8Array): Promise<Result<OpenedFile, Reason>> {
    const inside = (name: string): string => `${path.join(this.folder, name)}/`;
    const loading = this.pdfjs.getDocument({
      // The bytes are taken away.
      data: new Uint8Array(bytes),
      cMapUrl: inside('cmaps'),
      standardFontDataUrl: inside('standard_fonts'),
      wasmUrl: inside('wasm'),
      iccUrl: inside('iccs'),
      enableXfa: false,
      stopAtErrors: false,
      // The same letters on every machine.
      useSystemFonts: false,
      maxImageSize: MOST_IMAGE_PIXELS,
      verbosity: 0,
    });
    try {
      return ok(new OpenedFile(this.pdfjs, this.canvas, loading, await loading.promise));
    } catch (error) {
      const isSecret = error instanceof Error && error.name === 'PasswordException';
      return fail(reason(isSecret ? 'pdf.password' : 'pdf.damaged'));
    }
  }
}

class OpenedFile {
  constructor(
    private readonly pdfjs: Pdfjs,
    private readonly canvas: CanvasPackage,
    private readonly loading: LoadingTask,
    private readonly file: DocumentProxy,
  ) {}

  /** A page as PNG with its text, from 1. */
  async draw(number: number): Promise<Result<PageImage, Reason>> {
    const { numPages } = this.file;
    if (number > numPages) return fail(reason('pdf.noPage', { pages: numPages, page: number }));
    let isLate = false;
    try {
      const page = await this.file.getPage(number);
      const viewport = page.getViewport({ scale: scaleOf(page.getViewport({ scale: 1 })) });
      const [width, height] = [viewport.width, viewport.height].map((side) => Math.max(1, Math.round(side)));
      const canvas = this.canvas.createCanvas(width ?? 1, height ?? 1);
      const task = page.render({
        // A context of ours: one that pdf.js makes itself is opaque, and a letterhead would hide what lies beneath.
        canvas: null,
        canvasContext: canvas.getContext('2d'),
        viewport,
        intent: 'print',
        annotationMode: this.pdfjs.AnnotationMode.DISABLE,
        background: 'rgba(0, 0, 0, 0)',
      });
      const begun = performance.now();
      task.onContinue = (proceed) => {
        isLate = performance.now() - begun > LIMIT_MS;
        if (isLate) task.cancel();
        else proceed();
      };
      await task.promise;
      const texts = await readTexts(page);
      page.cleanup();
      return ok({ mediaType: 'image/png', bytes: await canvas.encode('png'), texts });
    } catch {
      return fail(reason(isLate ? 'pdf.slowPage' : 'pdf.damagedPage', { page: number }));
    }
  }

  async close(): Promise<void> {
    await this.loading.destroy();
  }
}

/** Pixels of a point: those of print, more for small pages, fewer for large ones. */
function scaleOf({ width, height }: { readonly width: number; readonly height: number }): number {
  const wanted = Math.max(DPI / 72, LEAST_SIDE / Math.max(width, height));
  return Math.min(wanted, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}
