/** The fonts and images of one document that is written for browsers. */
import { sha256Hex } from '../base';
import { diagnostic } from '../diag';
import { type DisplayList, type DisplayPage, type ImageItem, walk } from '../display';
import { base64 } from './base64';
import type { ImageText, PageImage, PageOptions } from './page-options';
import { piecesOf, UsedCharacters } from './page-text';
import { writeWebFont } from './web-font';

/** Where an image lies, and what can be read in it. */
export interface ShownImage {
  readonly address: string;
  readonly texts: readonly ImageText[];
}

export class PageResources {
  readonly #families = new Map<string, string>();
  readonly #images = new Map<string, ShownImage | null>();
  #css: string | null = null;

  constructor(
    readonly list: DisplayList,
    readonly pages: readonly DisplayPage[],
    readonly options: PageOptions,
  ) {}

  /** The `@font-face` rules of all fonts that the pages write characters in. */
  get fontFaces(): string {
    this.#css ??= this.#writeFonts();
    return this.#css;
  }

  /** The family that a font's characters are written in. */
  familyOf(hash: string): string | undefined {
    return this.#families.get(hash);
  }

  /** An image; `null` where it cannot be shown, which is reported once. */
  imageOf({ asset, page }: ImageItem): ShownImage | null {
    const key = `${asset} ${page}`;
    const known = this.#images.get(key);
    if (known !== undefined) return known;
    const image = this.options.image(asset, page);
    const shown =
      'reason' in image
        ? null
        : { address: this.#address('image', extensionOf(image), image), texts: image.texts ?? [] };
    if ('reason' in image)
      this.options.report(diagnostic('asset.unreadable', { asset: asset.slice(0, 8), reason: image.reason }));
    this.#images.set(key, shown);
    return shown;
  }

  #writeFonts(): string {
    const { list, options } = this;
    const used = new UsedCharacters();
    for (const page of this.pages) {
      walk(page, {
        glyphs: (run) => {
          const hash = list.fonts[run.font]?.hash;
          if (hash === undefined || run.count === 0) return;
          for (const piece of piecesOf(list, run, options.font(hash), 0, 0)) used.add(hash, piece);
        },
      });
    }
    return used.all
      .map(([hash, characters], index) => {
        const family = `f${index}`;
        this.#families.set(hash, family);
        const bytes = writeWebFont(options.font(hash), characters, options.deflate);
        const address = this.#address('font', 'woff', { mediaType: 'font/woff', bytes });
        return `@font-face{font-family:${family};src:url("${address}") format("woff")}`;
      })
      .join('\n');
  }

  #address(kind: string, extension: string, { mediaType, bytes }: PageImage): string {
    const { resource } = this.options;
    if (!resource) return `data:${mediaType};base64,${base64(bytes)}`;
    const name = `${kind}-${sha256Hex(bytes).slice(0, 12)}.${extension}`;
    return resource({ name, mediaType, bytes });
  }
}

const EXTENSIONS: { readonly [mediaType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
};

const extensionOf = ({ mediaType }: PageImage): string => EXTENSIONS[mediaType] ?? 'bin';
