/**
 * PDF 1.7 files from display lists, written while the documents come: every page leaves as soon as it is painted,
 * fonts and shared resources follow at the end. Memory grows with fonts and images, not with pages.
 */
import { assert, sha256Hex } from '../base';
import { diagnostic } from '../diag';
import type { DisplayList, DisplayPage, ImageItem } from '../display';
import { formatDecimal } from './byte-buffer';
import { EmbeddedFont } from './embedded-font';
import { Fingerprint } from './fingerprint';
import { fitsRgbIntent, packImageOnce, writeImage } from './image';
import { concatenate } from './jpeg';
import { infoDictionary, xmpPacket } from './metadata';
import { type ByteSink, ObjectFile } from './object-file';
import type { PdfConformance, PdfOptions } from './options';
import { PagePainter, type PageResources, type PaintedLink } from './page-painter';
import { PageTree } from './page-tree';
import { srgbProfile } from './srgb-profile';
import { StructureTree } from './structure-tree';
import { textString, uriString, xmpDate } from './syntax';

export interface PdfWriter {
  /**
   * Appends the pages of a document. Its digest, where the caller has it, goes into the file's `/ID`; else a
   * fingerprint of the pages does.
   */
  addDocument(list: DisplayList, digest?: string): void;
  /** Writes the rest. Nothing may be added afterwards. */
  finish(): { readonly pages: number; readonly bytes: number };
}

/** Begins a file. The sink gets chunks of about 64 KB, which are its own. */
export function createPdfWriter(sink: ByteSink, options: PdfOptions): PdfWriter {
  return new StreamingPdfWriter(sink, options);
}

/** One document as a file in memory. */
export function writePdf(list: DisplayList, options: PdfOptions, digest?: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  const writer = createPdfWriter((chunk) => chunks.push(chunk), options);
  writer.addDocument(list, digest);
  writer.finish();
  return chunks.length === 1 && chunks[0] ? chunks[0] : concatenate(chunks);
}

interface NamedFont {
  readonly embedded: EmbeddedFont;
  readonly id: number;
}

class StreamingPdfWriter implements PdfWriter, PageResources {
  readonly #options: PdfOptions;
  readonly #conformance: PdfConformance;
  readonly #file: ObjectFile;
  readonly #tree: PageTree;
  readonly #structure: StructureTree | null;
  readonly #painter: PagePainter;
  readonly #resources: number;
  readonly #fonts = new Map<string, NamedFont>();
  /** Object numbers by asset; 0 for an image that cannot be shown. */
  readonly #images = new Map<string, { readonly name: string; readonly id: number }>();
  readonly #opacities = new Map<string, string>();
  readonly #fingerprint = new Fingerprint();
  readonly #digests = new Fingerprint();
  #isFinished = false;

  constructor(sink: ByteSink, options: PdfOptions) {
    const isTagged = options.tagged ?? true;
    this.#options = options;
    this.#conformance = options.conformance ?? (isTagged ? 'pdfa-2a+ua-1' : 'pdfa-2b');
    assert(isTagged || this.#conformance !== 'pdfa-2a+ua-1', 'PDF/A-2a and PDF/UA need tags');
    this.#file = new ObjectFile(sink, options.deflate);
    this.#tree = new PageTree(this.#file);
    this.#structure = isTagged ? new StructureTree(this.#file, options.lang) : null;
    this.#painter = new PagePainter(this, this.#structure, () => this.#file.reserve());
    this.#resources = this.#file.reserve();
  }

  addDocument(list: DisplayList, digest?: string): void {
    assert(!this.#isFinished, 'the file is finished');
    this.#structure?.beginDocument(list.lang);
    this.#painter.beginDocument(list);
    if (digest !== undefined) this.#digests.update(new TextEncoder().encode(digest));
    for (const page of list.pages) this.#addPage(page, digest === undefined);
    this.#structure?.endDocument();
  }

  finish(): { readonly pages: number; readonly bytes: number } {
    assert(!this.#isFinished, 'the file is finished');
    this.#isFinished = true;
    const file = this.#file;
    const pages = this.#tree.finish();
    const structure = this.#structure?.finish() ?? 0;
    const fonts = [...this.#fonts.values()];
    for (const { embedded, id } of fonts) embedded.write(file, id, this.#options.compressFonts ?? true);
    this.#writeResources(fonts);
    const metadata = xmpPacket(this.#options, this.#conformance);
    const metadataId = file.addStream('/Type/Metadata/Subtype/XML', metadata, false);
    const tagged = this.#structure ? `/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R` : '';
    const catalog = file.add(
      `<</Type/Catalog/Pages ${pages} 0 R/Metadata ${metadataId} 0 R/Lang${textString(this.#options.lang)}` +
        `/ViewerPreferences<</DisplayDocTitle true>>${tagged}${this.#outputIntent()}>>`,
    );
    const info = file.add(infoDictionary(this.#options));
    const id = this.#fileId();
    const bytes = file.finish(`/Root ${catalog} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]`);
    return { pages: this.#tree.count, bytes };
  }

  font(hash: string): EmbeddedFont {
    let named = this.#fonts.get(hash);
    if (!named) {
      const embedded = new EmbeddedFont(this.#options.font(hash), `/F${this.#fonts.size}`);
      named = { embedded, id: this.#file.reserve() };
      this.#fonts.set(hash, named);
    }
    return named.embedded;
  }

  image(item: ImageItem): string | null {
    let image = this.#images.get(item.asset);
    if (!image) {
      image = { name: `/I${this.#images.size}`, id: this.#embedImage(item.asset) };
      this.#images.set(item.asset, image);
    }
    return image.id === 0 ? null : image.name;
  }

  opacity(value: number): string {
    const key = formatDecimal(value, 3);
    let name = this.#opacities.get(key);
    if (name === undefined) {
      name = `/G${this.#opacities.size}`;
      this.#opacities.set(key, name);
    }
    return name;
  }

  #addPage(page: DisplayPage, isFingerprinted: boolean): void {
    const file = this.#file;
    const id = file.reserve();
    const parent = this.#tree.append(id);
    const key = this.#structure?.beginPage(id);
    const { content, links } = this.#painter.paint(page);
    this.#structure?.endPage();
    if (isFingerprinted) this.#fingerprint.update(content);
    const contents = file.addStream('', content, true);
    for (const link of links) file.put(link.annotation, this.#annotation(link, page));
    const annotations =
      links.length === 0 ? '' : `/Annots[${links.map(({ annotation }) => `${annotation} 0 R`).join(' ')}]`;
    const tagged = key === undefined ? '' : `/StructParents ${key}/Tabs/S`;
    file.put(
      id,
      `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${formatDecimal(page.width / 1000, 3)} ` +
        `${formatDecimal(page.height / 1000, 3)}]/Resources ${this.#resources} 0 R` +
        `/Contents ${contents} 0 R${annotations}${tagged}>>`,
    );
  }

  /** A link that is printed without a frame (ISO 32000-1 12.5.6.5; PDF/UA-1 7.18 asks for `Contents`). */
  #annotation({ x, y, width, height, uri, place }: PaintedLink, page: DisplayPage): string {
    const corners = [x, page.height - y - height, x + width, page.height - y];
    const rectangle = corners.map((value) => formatDecimal(value / 1000, 3)).join(' ');
    const key = place ? `/StructParent ${place.key}` : '';
    return (
      `<</Type/Annot/Subtype/Link/Rect[${rectangle}]/Border[0 0 0]/F 4` +
      `/A<</S/URI/URI${uriString(uri)}>>/Contents${textString(place?.alt ?? uri)}${key}>>`
    );
  }

  #embedImage(asset: string): number {
    const bytes = this.#options.asset(asset);
    if (!bytes) {
      this.#options.report?.(diagnostic('asset.missing', { asset }));
      return 0;
    }
    const image = packImageOnce(bytes, this.#options);
    if (!image.ok) {
      this.#options.report?.(diagnostic('asset.unreadable', { asset, reason: image.error }));
      return 0;
    }
    if (this.#conformance !== 'none' && !fitsRgbIntent(image.value)) {
      this.#options.report?.(diagnostic('pdf.cmykImage', { asset }));
    }
    return writeImage(this.#file, image.value);
  }

  #writeResources(fonts: readonly NamedFont[]): void {
    const fontEntries = fonts.map(({ embedded, id }) => `${embedded.name} ${id} 0 R`).join('');
    const images = [...this.#images.values()].filter(({ id }) => id !== 0);
    const imageEntries = images.map(({ name, id }) => `${name} ${id} 0 R`).join('');
    const opacities = [...this.#opacities]
      .map(([value, name]) => `${name}<</ca ${value}/CA ${value}>>`)
      .join('');
    this.#file.put(
      this.#resources,
      `<</Font<<${fontEntries}>>/XObject<<${imageEntries}>>/ExtGState<<${opacities}>>>>`,
    );
  }

  #outputIntent(): string {
    if (this.#conformance === 'none') return '';
    const profile = this.#options.iccProfile ?? srgbProfile();
    const id = this.#file.addStream('/N 3', profile, true);
    return (
      '/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)' +
      `/Info(sRGB IEC61966-2.1)/DestOutputProfile ${id} 0 R>>]`
    );
  }

  #fileId(): string {
    const { title, creationDate } = this.#options;
    return sha256Hex([this.#fingerprint, this.#digests, title, xmpDate(creationDate)].join('\n')).slice(
      0,
      32,
    );
  }
}
