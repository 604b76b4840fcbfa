/// <reference types="vite/client" />
/**
 * Pages of PDF assets as pictures, drawn by pdf.js in a worker of its own. A page is drawn in sizes that double, so
 * that zooming asks for a new picture only now and then; until it has come, the nearest one that is there will do.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

/** Draws a page so many pixels wide; tests bring their own. */
export interface PdfDocument {
  readonly pageCount: number;
  draw(page: number, width: number): Promise<PagePicture>;
}

export type PagePicture = CanvasImageSource & { readonly width: number; readonly height: number };

export type OpenPdf = (bytes: Uint8Array) => Promise<PdfDocument>;

/** Pictures of a page are 256, 512, 1024 … pixels wide. */
const LEAST_WIDTH = 256;
const MOST_WIDTH = 4096;
/** Pixels of all pictures that are kept: 160 MB. */
const MAX_PIXELS = 40_000_000;

const stepFor = (width: number): number => {
  let step = LEAST_WIDTH;
  while (step < width && step < MOST_WIDTH) step *= 2;
  return step;
};

export class PdfPages {
  readonly #documents = new Map<string, Promise<PdfDocument>>();
  /** By asset, page and step, the one that was used last at the end. */
  readonly #pictures = new Map<string, PagePicture>();
  readonly #pending = new Map<string, Promise<void>>();
  #pixels = 0;

  /** `onArrival` is called when a picture has come that somebody asked for. */
  constructor(
    private readonly onArrival: () => void,
    private readonly open: OpenPdf = openPdf,
  ) {}

  /** Opens a file. A damaged one has no pictures. */
  add(hash: string, bytes: Uint8Array): void {
    if (this.#documents.has(hash)) return;
    const document = this.open(bytes);
    document.catch(() => undefined);
    this.#documents.set(hash, document);
  }

  /** The picture of a page for about so many pixels across; undefined until one has come. */
  get(hash: string, page: number, width: number): PagePicture | undefined {
    const step = stepFor(width);
    const exact = this.#use(keyOf(hash, page, step));
    if (exact) return exact;
    if (this.#documents.has(hash) && !this.#pending.has(keyOf(hash, page, step))) {
      void this.prepare(hash, page, width).then(this.onArrival, () => undefined);
    }
    for (let larger = step * 2; larger <= MOST_WIDTH; larger *= 2) {
      const picture = this.#use(keyOf(hash, page, larger));
      if (picture) return picture;
    }
    for (let smaller = step / 2; smaller >= LEAST_WIDTH; smaller /= 2) {
      const picture = this.#use(keyOf(hash, page, smaller));
      if (picture) return picture;
    }
    return undefined;
  }

  /** Draws a page before it is asked for. Rejects where it cannot be drawn. */
  prepare(hash: string, page: number, width: number): Promise<void> {
    const step = stepFor(width);
    const key = keyOf(hash, page, step);
    if (this.#pictures.has(key)) return Promise.resolve();
    let task = this.#pending.get(key);
    if (!task) {
      // What could not be drawn is not tried again: the file is what it is.
      task = this.#draw(hash, page, step, key).then(() => {
        this.#pending.delete(key);
      });
      this.#pending.set(key, task);
    }
    return task;
  }

  /** When everything that was asked for has come or cannot come. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending.values());
  }

  async #draw(hash: string, page: number, step: number, key: string): Promise<void> {
    const document = await this.#documents.get(hash);
    if (!document || page < 1 || page > document.pageCount) throw new Error(`There is no page ${page}.`);
    const picture = await document.draw(page, step);
    this.#pictures.set(key, picture);
    this.#pixels += picture.width * picture.height;
    for (const [oldest, dropped] of this.#pictures) {
      if (this.#pixels <= MAX_PIXELS || oldest === key) break;
      this.#pictures.delete(oldest);
      this.#pixels -= dropped.width * dropped.height;
    }
  }

  #use(key: string): PagePicture | undefined {
    const picture = this.#pictures.get(key);
    if (!picture) return undefined;
    this.#pictures.delete(key);
    this.#pictures.set(key, picture);
    return picture;
  }
}

const keyOf = (hash: string, page: number, step: number): string => `${hash} ${page} ${step}`;

/** Opens a file with pdf.js, which is loaded with the first one. */
async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const pdfjs = await loadPdfjs();
  const folder = (name: string): string => new URL(`pdfjs/${name}/`, document.baseURI).href;
  const opened = await pdfjs.getDocument({
    // The worker takes the bytes away.
    data: bytes.slice(),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
  return new OpenedPdf(opened, pdfjs.AnnotationMode.DISABLE);
}

let loading: Promise<typeof import('pdfjs-dist')> | null = null;

function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  loading ??= Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?worker')]).then(
    ([pdfjs, { default: PdfWorker }]) => {
      pdfjs.GlobalWorkerOptions.workerPort = new PdfWorker();
      return pdfjs;
    },
  );
  return loading;
}

class OpenedPdf implements PdfDocument {
  constructor(
    private readonly opened: PDFDocumentProxy,
    private readonly annotationMode: number,
  ) {}

  get pageCount(): number {
    return this.opened.numPages;
  }

  async draw(number: number, width: number): Promise<PagePicture> {
    const page: PDFPageProxy = await this.opened.getPage(number);
    const natural = page.getViewport({ scale: 1 });
    const scale = Math.min(
      width / natural.width,
      Math.sqrt(MAX_PIXELS / 2 / (natural.width * natural.height)),
    );
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas to draw on.');
    await page.render({
      // A context of ours: one that pdf.js makes itself is opaque, and a letterhead would hide what lies beneath.
      canvas: null,
      canvasContext: context,
      viewport,
      // As it is printed; the other intent waits for frames, and a hidden window has none.
      intent: 'print',
      annotationMode: this.annotationMode,
      background: 'rgba(0, 0, 0, 0)',
    }).promise;
    page.cleanup();
    const picture = await createImageBitmap(canvas);
    canvas.width = 0;
    return picture;
  }
}
