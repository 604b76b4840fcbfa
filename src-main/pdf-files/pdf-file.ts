/**
 * Somebody else's PDF: how many pages of what size it has, and its pages for the PDF writer. Parsing is pdf-lib's; it
 * knows nothing of what may be taken over and what not.
 */
import {
  decodePDFRawStream,
  type LoadOptions,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { fail, ok, type Result } from '../../shared/base';
import { type Reason, reason } from '../../shared/diag';
import type {
  ImportedFile,
  ImportedObject,
  ImportedPage,
  ImportedValue,
  ImportFailure,
} from '../../shared/pdf';
import { cleanContent } from './content-stream';
import { importProblems, isTransparent } from './import-problems';
import { protectionProblem, respellStrings } from './protection';

export interface PageSize {
  /** As it is shown, in points. */
  readonly width: number;
  readonly height: number;
}

/** Entries that mean something only in the file they come from, or that no archive may hold. */
const DROPPED: ReadonlySet<string> = new Set([
  ...['PieceInfo', 'Metadata', 'LastModified', 'StructParent', 'StructParents', 'OC', 'OPI', 'AF', 'Thumb'],
  ...['Alternates', 'Interpolate', 'TR', 'HTP', 'Measure', 'PtData', 'Ref'],
]);

export class PdfFile implements ImportedFile {
  readonly pageCount: number;
  readonly #context: PDFContext;
  readonly #pages: readonly PDFPage[];
  readonly #imported = new Map<number, ImportedPage | ImportFailure>();
  /** Strings out of stream dictionaries, as objects −1, −2, …; see {@link PdfFile.#streamEntries}. */
  readonly #hoisted: ImportedObject[] = [];

  private constructor(document: PDFDocument) {
    this.#context = document.context;
    this.#pages = document.getPages();
    this.pageCount = this.#pages.length;
  }

  /** Opens a file; the failure says why it cannot be used. */
  static async open(bytes: Uint8Array): Promise<Result<PdfFile, Reason>> {
    try {
      const document = await load(bytes, { ignoreEncryption: true });
      const opened = document.isEncrypted ? await decrypted(bytes, document) : ok(document);
      if (!opened.ok) return opened;
      const file = new PdfFile(opened.value);
      return file.pageCount === 0 ? fail(reason('pdf.noPages')) : ok(file);
    } catch {
      return fail(reason('pdf.damaged'));
    }
  }

  /** The size of a page, from 1; null where there is no such page or its size makes no sense. */
  sizeOf(number: number): PageSize | null {
    const page = this.#pages[number - 1];
    if (!page) return null;
    try {
      const [left, bottom, right, top] = boxOf(page);
      const unit = page.node.lookup(PDFName.of('UserUnit'));
      const scale = unit && 'asNumber' in unit ? (unit as { asNumber(): number }).asNumber() : 1;
      const [width, height] = [(right - left) * scale, (top - bottom) * scale];
      if (!(width > 0 && height > 0 && scale > 0)) return null;
      return rotationOf(page) % 180 === 0 ? { width, height } : { width: height, height: width };
    } catch {
      return null;
    }
  }

  /** A page for the PDF writer, from 1. */
  page(number: number): ImportedPage | ImportFailure {
    let page = this.#imported.get(number);
    if (!page) {
      page = this.#import(number);
      this.#imported.set(number, page);
    }
    return page;
  }

  object(number: number): ImportedObject | undefined {
    if (number < 0) return this.#hoisted[-number - 1];
    const object = this.#context.lookup(PDFRef.of(number));
    if (!object || isPage(object)) return undefined;
    if (!(object instanceof PDFStream)) return { value: this.#spell(object), stream: null };
    const stream = object instanceof PDFRawStream ? object.contents : object.getContents();
    return { value: this.#streamEntries(object.dict), stream };
  }

  #import(number: number): ImportedPage | ImportFailure {
    const page = this.#pages[number - 1];
    if (!page) return { reason: reason('pdf.noPage', { pages: this.pageCount, page: number }) };
    try {
      const resources = page.node.Resources() ?? this.#context.obj({});
      const { content, hasProcessColours } = cleanContent(contentOf(page));
      const group = page.node.lookup(PDFName.of('Group'));
      return {
        file: this,
        box: boxOf(page),
        rotation: rotationOf(page),
        content,
        resources: this.#entries(resources, ['ColorSpace']),
        colourSpaces: this.#entries(resources.lookup(PDFName.of('ColorSpace'))),
        group: group instanceof PDFDict ? this.#spell(group) : null,
        isTransparent: group instanceof PDFDict || isTransparent(resources),
        problems: importProblems(resources, hasProcessColours),
      };
    } catch {
      return { reason: reason('pdf.damagedPage', { page: number }) };
    }
  }

  #spell(object: PDFObject): ImportedValue {
    const parts: (string | number)[] = [];
    this.#write(object, parts);
    return joined(parts);
  }

  /** What stands in a dictionary, without its brackets and without some of its entries. */
  #entries(object: PDFObject | undefined, without: readonly string[] = []): ImportedValue {
    const parts: (string | number)[] = [];
    if (object instanceof PDFDict) this.#writeEntries(object, parts, without);
    return joined(parts);
  }

  #write(object: PDFObject, parts: (string | number)[]): void {
    if (object instanceof PDFRef) {
      parts.push(' ', object.objectNumber);
    } else if (object instanceof PDFArray) {
      parts.push('[');
      for (const item of object.asArray()) this.#write(item, parts);
      parts.push(']');
    } else if (object instanceof PDFDict) {
      parts.push('<<');
      this.#writeEntries(object, parts);
      parts.push('>>');
    } else {
      // Names, strings and arrays bring their own delimiters; numbers and words do not.
      parts.push(' ', object.toString());
    }
  }

  #writeEntries(
    dictionary: PDFDict,
    parts: (string | number)[],
    without: readonly string[] = [],
    isStream = false,
  ): void {
    for (const [key, value] of dictionary.entries()) {
      const name = key.decodeText();
      if (DROPPED.has(name) || without.includes(name)) continue;
      parts.push(key.toString());
      if (isStream && holdsString(value)) {
        this.#hoisted.push({ value: this.#spell(value), stream: null });
        parts.push(' ', -this.#hoisted.length);
      } else {
        this.#write(value, parts);
      }
    }
  }

  /** Strings are moved to objects of their own: in an encrypted file those of streams would have to be encrypted. */
  #streamEntries(dictionary: PDFDict): ImportedValue {
    const parts: (string | number)[] = [];
    this.#writeEntries(dictionary, parts, ['Length'], true);
    return joined(parts);
  }
}

const load = (bytes: Uint8Array, options: LoadOptions): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { parseSpeed: Infinity, updateMetadata: false, ...options });

/** An encrypted file as users without a password have it. */
async function decrypted(bytes: Uint8Array, { context }: PDFDocument): Promise<Result<PDFDocument, Reason>> {
  let opened: PDFDocument;
  try {
    opened = await load(bytes, { password: '' });
  } catch {
    return fail(reason('pdf.password'));
  }
  const problem = protectionProblem(context);
  if (problem !== null) return fail(problem);
  respellStrings(opened.context);
  return ok(opened);
}

/** Neighbouring texts in one. */
function joined(parts: readonly (string | number)[]): ImportedValue {
  const value: (string | number)[] = [];
  for (const part of parts) {
    const last = value.at(-1);
    if (typeof part === 'string' && typeof last === 'string') value[value.length - 1] = last + part;
    else value.push(part);
  }
  return value;
}

function holdsString(object: PDFObject): boolean {
  if (object instanceof PDFString || object instanceof PDFHexString) return true;
  if (object instanceof PDFArray) return object.asArray().some(holdsString);
  return object instanceof PDFDict && object.values().some(holdsString);
}

/** A resource that refers to a page would drag the whole file along. */
const isPage = (object: PDFObject): boolean =>
  object instanceof PDFDict && /^\/Pages?$/.test(object.lookup(PDFName.of('Type'))?.toString() ?? '');

function boxOf(page: PDFPage): [number, number, number, number] {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const left = Math.max(media.x, crop.x);
  const bottom = Math.max(media.y, crop.y);
  const right = Math.min(media.x + media.width, crop.x + crop.width);
  const top = Math.min(media.y + media.height, crop.y + crop.height);
  if (right > left && top > bottom) return [left, bottom, right, top];
  return [media.x, media.y, media.x + media.width, media.y + media.height];
}

const rotationOf = (page: PDFPage): number => ((page.getRotation().angle % 360) + 360) % 360;

/** The page's content streams, decoded; between two of them is a blank. */
function contentOf(page: PDFPage): Uint8Array {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  const parts = streams.flatMap((entry) => {
    const stream = entry instanceof PDFRef ? page.doc.context.lookup(entry) : entry;
    if (stream instanceof PDFRawStream) return [decodePDFRawStream(stream).decode()];
    return stream instanceof PDFStream ? [stream.getContents()] : [];
  });
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}
