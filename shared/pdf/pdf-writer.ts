/**
 * PDF files from display lists, written while the documents come: every page leaves as soon as it is painted, fonts
 * and shared resources follow at the end. Memory grows with fonts and images, not with pages.
 */
import { assert, sha256Hex } from '../base';
import { diagnostic } from '../diag';
import { type DisplayList, type DisplayPage, displayListDigest } from '../display';
import { Attachments } from './attachments';
import { BufferPool } from './buffer-pool';
import { type ByteBuffer, concatenate, formatDecimal } from './byte-buffer';
import { Destinations } from './destinations';
import { Encryption } from './encryption';
import { FileResources } from './file-resources';
import { Fingerprint } from './fingerprint';
import { infoDictionary, xmpPacket } from './metadata';
import { type ByteSink, ObjectFile } from './object-file';
import type { PdfOptions } from './options';
import { Outline } from './outline';
import { outputIntent } from './output-intent';
import { pageBoxes } from './page-boxes';
import { PagePainter, type PageResources, type PaintedLink } from './page-painter';
import { PageTree } from './page-tree';
import { type Standard, standardOf, standardProblem, withAttachments } from './standard';
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

class StreamingPdfWriter implements PdfWriter, PageResources {
  readonly #options: PdfOptions;
  readonly #standard: Standard;
  readonly #file: ObjectFile;
  readonly #tree: PageTree;
  readonly #structure: StructureTree | null;
  readonly #painter: PagePainter;
  readonly shared: FileResources;
  readonly #fingerprint = new Fingerprint();
  readonly #digests = new Fingerprint();
  readonly #attachments: Attachments;
  readonly #outline: Outline;
  #destinations: Destinations | null = null;
  #encryption: Encryption | null = null;
  #isFinished = false;
  #lastBoxes: (Pick<DisplayPage, 'width' | 'height' | 'bleed'> & { readonly entries: string }) | null = null;
  readonly #buffers: BufferPool;
  /** What the page in hand is written into. */
  readonly #page: ByteBuffer;

  constructor(sink: ByteSink, options: PdfOptions) {
    const problem = standardProblem(options);
    assert(problem === null, `the options of the file do not go together: ${problem}`);
    this.#options = options;
    this.#standard = standardOf(options);
    const { version, isTagged } = this.#standard;
    this.#buffers = options.buffers ?? new BufferPool();
    this.#page = this.#buffers.take();
    this.#file = new ObjectFile(sink, options.deflate, version, this.#buffers);
    this.#tree = new PageTree(this.#file);
    this.#structure = isTagged ? new StructureTree(this.#file, options.lang, version === '2.0') : null;
    this.shared = new FileResources(this.#file, options, this.#standard);
    this.#painter = new PagePainter(this, this.#structure, () => this.#file.reserve(), this.#page);
    this.#attachments = new Attachments(this.#file, options);
    this.#outline = new Outline(this.#file);
  }

  addDocument(list: DisplayList, digest?: string): void {
    assert(!this.#isFinished, 'the file is finished');
    this.#encrypt(list, digest);
    const isSecond = this.#standard.version === '2.0';
    this.#destinations = new Destinations(list, this.#structure !== null && isSecond);
    this.#structure?.beginDocument(list.lang);
    this.#painter.beginDocument(list, isSecond);
    if (digest !== undefined) this.#digests.update(new TextEncoder().encode(digest));
    for (const page of list.pages) this.#addPage(page, digest === undefined);
    this.#structure?.endDocument();
    this.#painter.endDocument();
    this.#addNavigation(list, this.#destinations);
  }

  finish(): { readonly pages: number; readonly bytes: number } {
    assert(!this.#isFinished, 'the file is finished');
    this.#isFinished = true;
    const file = this.#file;
    const pages = this.#tree.finish();
    const structure = this.#structure?.finish() ?? 0;
    const outline = this.#outline.finish();
    const { names, associated } = this.#attachments.finish();
    this.shared.finish();
    const id = this.#fileId();
    const tagged = this.#structure ? `/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R` : '';
    const catalog = file.add(
      `<</Type/Catalog/Pages ${pages} 0 R/Metadata ${this.#writeMetadata(id)} 0 R` +
        `/Lang${textString(this.#options.lang)}/ViewerPreferences<</DisplayDocTitle true>>${tagged}` +
        `${outline === 0 ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}` +
        `${names === '' ? '' : `/Names<<${names}>>`}${associated}${this.#extensions()}${outputIntent(file, this.#options, this.#standard)}>>`,
    );
    const encryption = this.#encryption ? `/Encrypt ${file.addPlain(this.#encryption.dictionary())} 0 R` : '';
    this.#buffers.give(this.#page);
    const bytes = file.finish(`/Root ${catalog} 0 R${this.#information()}/ID[<${id}><${id}>]${encryption}`);
    return { pages: this.#tree.count, bytes };
  }

  canLink(uri: string): boolean {
    if (this.#standard.conformance === 'pdfx-4') return false;
    if (!uri.startsWith('#') || this.#destinations?.has(uri.slice(1))) return true;
    this.#options.report?.(diagnostic('pdf.missingDestination', { name: uri.slice(1) }));
    return false;
  }

  #addPage(page: DisplayPage, isFingerprinted: boolean): void {
    const file = this.#file;
    const id = file.reserve();
    const parent = this.#tree.append(id);
    const key = this.#structure?.beginPage(id);
    const { content, links, resources, isTransparent } = this.#painter.paint(page);
    this.#structure?.endPage();
    this.#destinations?.addPage(id, page);
    if (isFingerprinted) this.#fingerprint.update(content);
    const contents = file.addStream('', content, true);
    for (const link of links) this.#addLink(link, page);
    const annotations =
      links.length === 0 ? '' : `/Annots[${links.map(({ annotation }) => `${annotation} 0 R`).join(' ')}]`;
    const tagged = key === undefined ? '' : `/StructParents ${key}/Tabs/S`;
    const group = isTransparent ? `/Group<</S/Transparency/CS${this.shared.blendSpace}>>` : '';
    file.put(
      id,
      `<</Type/Page/Parent ${parent} 0 R${this.#boxesOf(page)}/Resources${resources}` +
        `/Contents ${contents} 0 R${group}${annotations}${tagged}>>`,
    );
  }

  /** Pages in a row are usually of one size. */
  #boxesOf(page: DisplayPage): string {
    const { width, height, bleed } = page;
    const last = this.#lastBoxes;
    if (last?.width === width && last.height === height && last.bleed === bleed) return last.entries;
    const entries = pageBoxes(page, this.shared.boxes);
    this.#lastBoxes = { width, height, bleed, entries };
    return entries;
  }

  /** Links inside the document wait for its end, when it is known where everything is. */
  #addLink(link: PaintedLink, page: DisplayPage): void {
    const { uri, annotation } = link;
    if (uri.startsWith('#')) this.#destinations?.await(uri.slice(1), annotation, annotationOf(link, page));
    else this.#file.put(annotation, `${annotationOf(link, page)}/A<</S/URI/URI${uriString(uri)}>>>>`);
  }

  /** What leads through a document, once all its pages are there: links inside it, bookmarks, files. */
  #addNavigation(list: DisplayList, destinations: Destinations): void {
    const { title, bookmarks, attachments } = list;
    destinations.finish(this.#file, (name) => this.#structure?.targetId(name) ?? 0);
    const start = destinations.start;
    if (start !== null) {
      this.#outline.addDocument(bookmarks, title, start, (name) => destinations.entry(name));
    }
    for (const attachment of attachments) this.#attachments.add(attachment);
  }

  /** Keys come from the first document, before its first page is written. */
  #encrypt(list: DisplayList, digest: string | undefined): void {
    const { encryption, title } = this.#options;
    if (!encryption || this.#encryption) return;
    this.#encryption = new Encryption(encryption, `${digest ?? displayListDigest(list)} ${title}`);
    this.#file.encryptWith(this.#encryption);
  }

  #writeMetadata(id: string): number {
    const conformance = this.#finalConformance();
    const packet = xmpPacket(this.#options, { conformance, id, invoice: this.#attachments.invoice });
    const isPlain = this.#encryption?.isMetadataPlain ?? false;
    const filter = isPlain
      ? '/Filter[/Crypt]/DecodeParms[<</Type/CryptFilterDecodeParms/Name/Identity>>]'
      : '';
    return this.#file.addStream(`/Type/Metadata/Subtype/XML${filter}`, packet, false, isPlain);
  }

  #finalConformance(): Standard['conformance'] {
    const { conformance } = this.#standard;
    return this.#attachments.isEmpty ? conformance : withAttachments(conformance);
  }

  /** PDF 2.0 has XMP alone (ISO 32000-2 14.3.3); PDF/A-4 forbids anything else. */
  #information(): string {
    const { version, conformance } = this.#standard;
    if (version === '2.0') return '';
    return `/Info ${this.#file.add(infoDictionary(this.#options, conformance))} 0 R`;
  }

  /** AES-256 came to PDF 1.7 as an extension and is part of 2.0. */
  #extensions(): string {
    if (!this.#encryption || this.#standard.version === '2.0') return '';
    return '/Extensions<</ADBE<</BaseVersion/1.7/ExtensionLevel 8>>>>';
  }

  #fileId(): string {
    const { title, creationDate } = this.#options;
    return sha256Hex([this.#fingerprint, this.#digests, title, xmpDate(creationDate)].join('\n')).slice(
      0,
      32,
    );
  }
}

/**
 * A link's annotation up to what it opens, printed without a frame (ISO 32000-2 12.5.6.5; PDF/UA-1 7.18.5 asks for
 * `Contents`).
 */
function annotationOf({ x, y, width, height, uri, place }: PaintedLink, page: DisplayPage): string {
  const corners = [x, page.height - y - height, x + width, page.height - y];
  const rectangle = corners.map((value) => formatDecimal(value / 1000, 3)).join(' ');
  const key = place ? `/StructParent ${place.key}` : '';
  return (
    `<</Type/Annot/Subtype/Link/Rect[${rectangle}]/Border[0 0 0]/F 4` +
    `/Contents${textString(place?.alt ?? uri)}${key}`
  );
}
