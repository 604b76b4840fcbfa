/**
 * What the engine and the painter need from the host: HarfBuzz, fonts and images. Each is fetched once and kept for
 * the session; fonts and images are content-addressed, so they never go stale. Pages of PDF files are drawn when they
 * are asked for.
 */
import type { FontFace as HostFontFace } from '../../shared/contract';
import { StudioError } from '../../shared/diag';
import { type DisplayList, type ImageItem, walk } from '../../shared/display';
import { MPT_PER_PT } from '../../shared/geometry';
import { readJpeg } from '../../shared/pdf';
import { imagesInside } from '../../shared/svg';
import { Font, fontOfKey } from '../../shared/text';
import { type PaintResources, PdfPages } from '../painting';
import { httpUrl } from '../rpc';

/** How bytes come in, `null` where the host does not have them; tests bring their own. */
export type Fetch = (url: string) => Promise<Uint8Array<ArrayBuffer> | null>;

const fetchBytes: Fetch = async (url) => {
  const response = await fetch(url);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

export class Resources implements PaintResources {
  readonly #fonts = new Map<string, Font>();
  readonly #faces = new Set<string>();
  readonly #assets = new Map<string, Uint8Array>();
  /** Images that the host was asked for and does not have. */
  readonly #absent = new Set<string>();
  readonly #images = new Map<string, ImageBitmap>();
  readonly #pending = new Map<string, Promise<void>>();
  readonly #pdfPages: PdfPages;
  readonly #pdfs = new Set<string>();
  #harfbuzz: Uint8Array | null = null;

  /** `onPicture` is called when a page of a PDF has been drawn after it was asked for. */
  constructor(
    private readonly fetchFrom: Fetch = fetchBytes,
    onPicture: () => void = () => {},
  ) {
    this.#pdfPages = new PdfPages(onPicture);
  }

  get harfbuzz(): Uint8Array | null {
    return this.#harfbuzz;
  }

  /** The fonts of these faces that are there, in the order of the list. */
  fontsOf(faces: readonly HostFontFace[]): Font[] {
    return faces.flatMap(({ hash }) => this.#fonts.get(hash) ?? []);
  }

  asset(hash: string): Uint8Array | undefined {
    return this.#assets.get(hash);
  }

  /** Whether the host lost an image; documents do without it. */
  isAbsent(hash: string): boolean {
    return this.#absent.has(hash);
  }

  /** Asks for lost images again: one of them may have been added anew. */
  forgetAbsent(): void {
    for (const hash of this.#absent) this.#pending.delete(hash);
    this.#absent.clear();
  }

  familyOf(hash: string): string | undefined {
    return this.#faces.has(hash) ? familyName(hash) : undefined;
  }

  fontOf(hash: string): Font | undefined {
    return fontOfKey(this.#fonts, hash);
  }

  imageOf(hash: string, page: number, width: number): CanvasImageSource | undefined {
    return this.#pdfs.has(hash) ? this.#pdfPages.get(hash, page, width) : this.#images.get(hash);
  }

  /** Draws the pages of PDF files that a document shows, for whoever paints it only once. */
  async preparePdfPages({ pages }: Pick<DisplayList, 'pages'>): Promise<void> {
    if (this.#pdfs.size === 0) return;
    const wanted: Promise<void>[] = [];
    const image = ({ asset, page, width }: ImageItem): void => {
      if (!this.#pdfs.has(asset)) return;
      wanted.push(this.#pdfPages.prepare(asset, page, (width / MPT_PER_PT) * PREPARED_SCALE));
    };
    for (const page of pages) walk(page, { image });
    await Promise.allSettled(wanted);
  }

  isComplete(faces: readonly HostFontFace[], assets: readonly string[]): boolean {
    return (
      this.#harfbuzz !== null &&
      faces.every(({ hash }) => this.#fonts.has(hash)) &&
      assets.every((hash) => this.#assets.has(hash) || this.#absent.has(hash))
    );
  }

  /** Fetches what is missing. Rejects with the first reason; what did arrive is kept. */
  async load(faces: readonly HostFontFace[], assets: readonly string[]): Promise<void> {
    const tasks = [
      this.#once('harfbuzz', async () => {
        this.#harfbuzz = await this.#fetch(httpUrl('harfbuzz'));
      }),
      ...faces.map(({ hash, family }) => this.#once(hash, () => this.#loadFont(hash, family))),
      ...assets.map((hash) => this.#once(hash, () => this.#loadAsset(hash))),
    ];
    const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  #once(key: string, load: () => Promise<void>): Promise<void> {
    let task = this.#pending.get(key);
    if (!task) {
      task = load();
      this.#pending.set(key, task);
      // A failed attempt is forgotten, so that the next one tries again.
      task.catch(() => this.#pending.delete(key));
    }
    return task;
  }

  async #fetch(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.fetchFrom(url);
    if (bytes === null) throw new Error(`${url} is not there`);
    return bytes;
  }

  async #loadFont(hash: string, family: string): Promise<void> {
    const bytes = await this.#fetch(httpUrl('font', hash));
    const parsed = Font.parse(bytes, hash);
    if (!parsed.ok) throw new StudioError('font.damaged', { file: family, reason: parsed.error });
    await this.#registerFace(hash, bytes);
    this.#fonts.set(hash, parsed.value);
  }

  /** Without a face the painter draws outlines, so a browser that refuses one only costs time. */
  async #registerFace(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      const face = new FontFace(familyName(hash), bytes);
      await face.load();
      document.fonts.add(face);
      this.#faces.add(hash);
    } catch {
      this.#faces.delete(hash);
    }
  }

  async #loadAsset(hash: string): Promise<void> {
    const bytes = await this.fetchFrom(httpUrl('asset', hash));
    if (bytes === null) {
      this.#absent.add(hash);
      return;
    }
    if (isPdf(bytes)) {
      this.#pdfs.add(hash);
      this.#pdfPages.add(hash, bytes);
    } else {
      // The engine draws SVG, with images inside; what nobody can decode is a placeholder: the PDF writer reports it.
      const inside = [...imagesInside(bytes)];
      await Promise.all([[hash, bytes] as const, ...inside].map((each) => this.#decode(...each)));
    }
    this.#assets.set(hash, bytes);
  }

  async #decode(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    // Browsers decode no bitmap of a JPEG file without an end, which an `img` would show.
    const jpeg = readJpeg(bytes);
    const whole = jpeg.ok && !jpeg.value.isEnded ? new Uint8Array(jpeg.value.data) : bytes;
    const image = await createImageBitmap(new Blob([whole])).catch(() => undefined);
    if (image) this.#images.set(hash, image);
  }
}

/** Pixels of a point in what is drawn before it is asked for. */
const PREPARED_SCALE = 1.5;

/** `%PDF` */
const isPdf = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x25 && second === 0x50 && third === 0x44 && fourth === 0x46;

/** One family per font file: the browser cannot mix up weights, and a new version is a new family. */
const familyName = (hash: string): string => `fumi-${hash}`;
