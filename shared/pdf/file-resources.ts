/**
 * What the pages of a file share: fonts, images, colour spaces, graphics states, shadings and drawings, each under a
 * name that is the same on every page. Forms that belong to one page have names of their own, and only pages with
 * such forms have resources of their own.
 */
import { type Diagnostic, diagnostic } from '../diag';
import type { Gradient, ImageItem, Mask } from '../display';
import type { Matrix } from '../geometry';
import { formatDecimal } from './byte-buffer';
import { ColourSpaces } from './colour-spaces';
import { EmbeddedFont } from './embedded-font';
import { checkedProfile } from './icc';
import {
  fitsRgbIntent,
  orientationMatrix,
  type PackedImage,
  type ProfileObjects,
  packImageOnce,
  reductionOf,
  writeImage,
} from './image';
import type { ObjectFile } from './object-file';
import type { PdfOptions } from './options';
import type { BoxOptions } from './page-boxes';
import { ImportedPages } from './pdf-import';
import { isTranslucent, softMask, writeShading } from './shading';
import { srgbProfile } from './srgb-profile';
import type { Standard } from './standard';

/** Pixels of an inch of paper that can be told apart in print. */
export const DEFAULT_IMAGE_DPI = 300;

/** A form or image that content can show with `Do`. */
export interface ExternalObject {
  /** With its slash. */
  readonly name: string;
  readonly id: number;
  /** From the unit square (y upwards) in which it is drawn to the one in which it stands upright. */
  readonly matrix: Matrix;
  readonly isTransparent: boolean;
}

/** What a stretch of content (a page's, a form's) shows of the file. */
export class ContentScope {
  readonly objects = new Map<string, number>();
  /** Whether it shows forms that nobody else shows. */
  hasOwnForms = false;
  isTransparent = false;
  /** Names of graphics states that let through what lies beneath. */
  readonly states = new Set<string>();

  /** Masks are graphics states of the file, so what is shown inside of one must not refer to all of those: it would to itself. */
  constructor(readonly isInMask = false) {}

  use({ name, id, isTransparent }: Pick<ExternalObject, 'name' | 'id' | 'isTransparent'>): void {
    this.objects.set(name, id);
    if (isTransparent) this.isTransparent = true;
  }

  applyState(name: string): void {
    this.isTransparent = true;
    if (this.isInMask) this.states.add(name);
  }
}

interface NamedFont {
  readonly embedded: EmbeddedFont;
  readonly id: number;
}

export class FileResources {
  readonly colours: ColourSpaces;
  readonly #file: ObjectFile;
  readonly #options: PdfOptions;
  readonly #standard: Standard;
  readonly #fonts = new Map<string, NamedFont>();
  /** By asset, page and reduction; `null` for what cannot be shown. */
  readonly #images = new Map<string, ExternalObject | null>();
  /** By name. */
  readonly #drawings = new Map<string, ExternalObject>();
  /** Names by entries, and entries by names. */
  readonly #states = new Map<string, string>();
  readonly #stateEntries = new Map<string, string>();
  readonly #shadings = new Map<Gradient, string>();
  readonly #shadingIds: string[] = [];
  readonly #masks = new Map<Gradient, Map<number, string>>();
  readonly #profiles: ProfileObjects = new Map();
  readonly #imported: ImportedPages;
  readonly #reported = new Set<string>();
  #defaultRgbId = 0;
  /** Object numbers: the whole, and the parts that forms refer to. */
  readonly #id: number;
  readonly #fontsId: number;
  readonly #statesId: number;
  readonly #spacesId: number;
  readonly #shadingsId: number;

  constructor(file: ObjectFile, options: PdfOptions, standard: Standard) {
    this.#file = file;
    this.#options = options;
    this.#standard = standard;
    // An archive file is one of sRGB: inks would need profiles of their own.
    this.colours = new ColourSpaces(!standard.isArchival);
    const { conformance } = standard;
    this.#imported = new ImportedPages(
      file,
      { ...options, conformance },
      (problem) => this.#report(problem),
      () => this.#defaultRgb(),
    );
    this.#id = file.reserve(5);
    this.#fontsId = this.#id + 1;
    this.#statesId = this.#id + 2;
    this.#spacesId = this.#id + 3;
    this.#shadingsId = this.#id + 4;
  }

  /** The colour space in which a page's transparent parts are mixed, with its slash. */
  get blendSpace(): string {
    return this.#isForPrint ? '/DeviceCMYK' : '/DeviceRGB';
  }

  get boxes(): BoxOptions {
    const { bleed = this.#isForPrint, cropMarks = false } = this.#options;
    return { hasBleed: bleed || cropMarks, hasCropMarks: cropMarks };
  }

  /** Whether the text behind glyphs may hold private use characters: not in a PDF/A-4. */
  get saysPrivateUse(): boolean {
    return !this.#standard.conformance.startsWith('pdfa-4');
  }

  get #isForPrint(): boolean {
    return this.#standard.conformance === 'pdfx-4';
  }

  font(hash: string): EmbeddedFont {
    let named = this.#fonts.get(hash);
    if (!named) {
      const base = this.#options.fontBases?.get(hash) ?? null;
      const embedded = new EmbeddedFont(this.#options.font(hash), `/F${this.#fonts.size}`, base);
      named = { embedded, id: this.#file.reserve() };
      this.#fonts.set(hash, named);
    }
    return named.embedded;
  }

  /**
   * The image of an item, whose coordinates are `scale` times as large on paper; `null` where it cannot be shown,
   * which has been reported.
   */
  image(item: ImageItem, scale: number): ExternalObject | null {
    const bytes = this.#options.asset(item.asset);
    const { maxImageDpi = DEFAULT_IMAGE_DPI } = this.#options;
    const isPdf = bytes !== undefined && isPdfFile(bytes);
    const factor =
      bytes && !isPdf
        ? reductionOf(bytes, (item.width * scale) / 1000, (item.height * scale) / 1000, maxImageDpi)
        : 1;
    const key = `${item.asset} ${isPdf ? item.page : factor}`;
    let image = this.#images.get(key);
    if (image === undefined) {
      image = isPdf ? this.#importPage(item) : this.#embedImage(item.asset, bytes, factor);
      this.#images.set(key, image);
    }
    return image;
  }

  /** The form of a drawing, which `paint` makes when it is first needed. */
  drawing(name: string, paint: () => ExternalObject): ExternalObject {
    let drawing = this.#drawings.get(name);
    if (!drawing) {
      drawing = paint();
      this.#drawings.set(name, drawing);
    }
    return drawing;
  }

  /** The graphics state with these entries. */
  graphicsState(entries: string): string {
    let name = this.#states.get(entries);
    if (name === undefined) {
      name = `/G${this.#states.size}`;
      this.#states.set(entries, name);
      this.#stateEntries.set(name, entries);
    }
    return name;
  }

  opacity(value: number): string {
    const alpha = formatDecimal(value, 3);
    return this.graphicsState(`/ca ${alpha}/CA ${alpha}`);
  }

  readonly overprint = (fills: boolean, strokes: boolean): string =>
    this.graphicsState(`/op ${fills}/OP ${strokes}/OPM ${fills || strokes ? 1 : 0}`);

  shading(gradient: Gradient): string {
    let name = this.#shadings.get(gradient);
    if (name === undefined) {
      name = `/S${this.#shadings.size}`;
      this.#shadings.set(gradient, name);
      this.#shadingIds.push(`${name} ${writeShading(this.#file, gradient, this.colours)} 0 R`);
    }
    return name;
  }

  /** The graphics state for a gradient that lets something through, `opacity` being that around it; `null` for any other. */
  softMask(gradient: Gradient, opacity: number): string | null {
    if (!isTranslucent(gradient)) return null;
    const masks = this.#masks.get(gradient) ?? new Map<number, string>();
    this.#masks.set(gradient, masks);
    let name = masks.get(opacity);
    if (name === undefined) {
      name = this.graphicsState(softMask(this.#file, gradient, opacity));
      masks.set(opacity, name);
    }
    return name;
  }

  /** The graphics state in which a form lets through as much as it is bright or opaque. */
  maskedBy(form: number, by: Mask['by']): string {
    return this.graphicsState(`<</SMask<</S/${by === 'alpha' ? 'Alpha' : 'Luminosity'}/G ${form} 0 R>>>>`);
  }

  /** Writes a form (ISO 32000-1 8.10) under a number that was reserved. `entries` hold its box at least. */
  putForm(id: number, entries: string, content: Uint8Array, scope: ContentScope): void {
    const resources = this.dictionary(scope, true);
    this.#file.putStream(id, `/Type/XObject/Subtype/Form${entries}/Resources${resources}`, content, true);
  }

  /** The resources of a page or form: those of the file where they are enough. Forms never refer to themselves. */
  dictionary(scope: ContentScope, isForm = false): string {
    if (!isForm && !scope.hasOwnForms) return ` ${this.#id} 0 R`;
    const objects = [...scope.objects].map(([name, id]) => `${name} ${id} 0 R`).join('');
    const states = scope.isInMask ? this.#statesOf([...scope.states]) : ` ${this.#statesId} 0 R`;
    return `<<${this.#parts(states)}/XObject<<${objects}>>>>`;
  }

  #parts(states = ` ${this.#statesId} 0 R`): string {
    return (
      `/Font ${this.#fontsId} 0 R/ExtGState${states}` +
      `/ColorSpace ${this.#spacesId} 0 R/Shading ${this.#shadingsId} 0 R`
    );
  }

  #statesOf(names: readonly string[]): string {
    const entries = names.map((name) => `${name}${dictionaryOf(this.#stateEntries.get(name) ?? '')}`);
    return `<<${entries.join('')}>>`;
  }

  /** Writes fonts and dictionaries; nothing may be asked for afterwards. */
  finish(): void {
    const file = this.#file;
    const fonts = [...this.#fonts.values()];
    const entries = fonts.map(({ embedded, id }) =>
      embedded.write(file, id, this.#options.compressFonts ?? true),
    );
    file.put(this.#fontsId, `<<${entries.join('')}>>`);
    file.put(this.#statesId, this.#statesOf([...this.#stateEntries.keys()]));
    file.put(this.#spacesId, `<<${this.#defaultRgb()}${this.colours.entries(file)}>>`);
    file.put(this.#shadingsId, `<<${this.#shadingIds.join('')}>>`);
    const shared = [...this.#images.values(), ...this.#drawings.values()];
    const objects = shared.flatMap((object) => (object ? [`${object.name} ${object.id} 0 R`] : []));
    file.put(this.#id, `<<${this.#parts()}/XObject<<${objects.join('')}>>>>`);
  }

  #embedImage(asset: string, bytes: Uint8Array | undefined, factor: number): ExternalObject | null {
    if (!bytes) {
      this.#report(diagnostic('asset.missing', { asset }));
      return null;
    }
    const read = packImageOnce(bytes, this.#options, factor);
    if (!read.ok) {
      this.#report(diagnostic('asset.unreadable', { asset, reason: read.error }));
      return null;
    }
    const image = this.#archived(read.value);
    if (image.isCutOff) this.#report(diagnostic('asset.cutOff', { asset }));
    if (image.isTooLarge) this.#report(diagnostic('pdf.imageNotReduced', { asset }));
    if (this.#standard.isArchival && !fitsRgbIntent(image)) {
      this.#report(diagnostic('pdf.cmykImage', { asset }));
    }
    return {
      name: `/I${this.#images.size}`,
      id: writeImage(this.#file, image, this.#profiles),
      matrix: orientationMatrix(image.orientation),
      isTransparent: image.alpha !== null,
    };
  }

  /** Archives want to know what process colours look like: as they are printed, where that is known. */
  #archived(image: PackedImage): PackedImage {
    const { printing } = this.#options;
    if (!this.#standard.isArchival || fitsRgbIntent(image) || !printing) return image;
    const profile = checkedProfile(printing.profile, 4);
    return profile ? { ...image, profile } : image;
  }

  #importPage({ asset, page }: ImageItem): ExternalObject | null {
    const imported = this.#imported.page(asset, page);
    return imported && { ...imported, name: `/I${this.#images.size}` };
  }

  /** What is said in RGB is sRGB, whatever the output intent is (ISO 15930-7 6.2.4). */
  #defaultRgb(): string {
    if (!this.#isForPrint) return '';
    if (this.#defaultRgbId === 0) {
      const profile = this.#file.addCommon('/N 3', this.#options.iccProfile ?? srgbProfile());
      this.#defaultRgbId = this.#file.add(`[/ICCBased ${profile} 0 R]`);
    }
    return `/DefaultRGB ${this.#defaultRgbId} 0 R`;
  }

  /** Once for each cause. */
  #report(problem: Diagnostic): void {
    const key = `${problem.code} ${JSON.stringify(problem.args)}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#options.report?.(problem);
  }
}

const isPdfFile = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;

const dictionaryOf = (entries: string): string => (entries.startsWith('<<') ? entries : `<<${entries}>>`);
