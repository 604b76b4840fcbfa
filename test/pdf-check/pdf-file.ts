/** A PDF file as the checks read it: objects by pdf-lib's parser, content streams by a lexer of our own. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

export type Dictionary = PDFDict;

/** One page with its object number. */
export interface Page {
  readonly number: number;
  readonly dictionary: PDFDict;
}

export class PdfFile {
  private constructor(
    readonly bytes: Uint8Array,
    private readonly document: PDFDocument,
  ) {}

  /** Throws where the file cannot be parsed at all, or not with this password. */
  static async read(bytes: Uint8Array, password?: string): Promise<PdfFile> {
    const login = password === undefined ? {} : { password };
    const document = await PDFDocument.load(bytes, { updateMetadata: false, ...login });
    return new PdfFile(bytes, document);
  }

  get header(): string {
    return Buffer.from(this.bytes.subarray(0, 8)).toString('latin1');
  }

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  get trailer() {
    return this.document.context.trailerInfo;
  }

  /** How the file is encrypted; the parser keeps the dictionary, but not the trailer's reference to it. */
  get encryption(): PDFDict | undefined {
    const dictionaries = this.objects().map(([, object]) => dictionaryOf(object));
    return dictionaries.find((each) => each && this.name(each, 'Filter') === 'Standard');
  }

  get pages(): Page[] {
    return this.document.getPages().map(({ ref, node }) => ({ number: ref.objectNumber, dictionary: node }));
  }

  /** Every indirect object by its number. */
  objects(): [number, PDFObject][] {
    return this.document.context
      .enumerateIndirectObjects()
      .map(([ref, object]) => [ref.objectNumber, object]);
  }

  /** The object behind a reference, or the object itself. */
  resolve(object: PDFObject | undefined): PDFObject | undefined {
    return object instanceof PDFRef ? this.document.context.lookup(object) : object;
  }

  get(dictionary: PDFDict, key: string): PDFObject | undefined {
    return this.resolve(dictionary.get(PDFName.of(key)));
  }

  /** As it stands there: a reference stays one. */
  raw(dictionary: PDFDict, key: string): PDFObject | undefined {
    return dictionary.get(PDFName.of(key));
  }

  dictionary(dictionary: PDFDict, key: string): PDFDict | undefined {
    return dictionaryOf(this.get(dictionary, key));
  }

  array(dictionary: PDFDict, key: string): (PDFObject | undefined)[] | undefined {
    const value = this.get(dictionary, key);
    return value instanceof PDFArray ? value.asArray().map((each) => this.resolve(each)) : undefined;
  }

  /** Object number that an entry refers to; 0 for a direct object and for none. */
  reference(dictionary: PDFDict, key: string): number {
    return referenceOf(dictionary.get(PDFName.of(key)));
  }

  name(dictionary: PDFDict, key: string): string | undefined {
    return nameOf(this.get(dictionary, key));
  }

  number(dictionary: PDFDict, key: string): number | undefined {
    const value = this.get(dictionary, key);
    return value instanceof PDFNumber ? value.asNumber() : undefined;
  }

  text(dictionary: PDFDict, key: string): string | undefined {
    return textOf(this.get(dictionary, key));
  }

  stream(dictionary: PDFDict, key: string): PDFRawStream | undefined {
    const value = this.get(dictionary, key);
    return value instanceof PDFRawStream ? value : undefined;
  }

  /** Dictionaries of all objects, streams' included, and what is nested in them. */
  *dictionaries(): Generator<PDFDict> {
    for (const [, object] of this.objects()) yield* nested(object);
  }
}

function* nested(object: PDFObject): Generator<PDFDict> {
  if (object instanceof PDFArray) {
    for (const each of object.asArray()) yield* nested(each);
    return;
  }
  const dictionary = dictionaryOf(object);
  if (!dictionary) return;
  yield dictionary;
  for (const [, value] of dictionary.entries()) yield* nested(value);
}

export function dictionaryOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFRawStream ? object.dict : undefined;
}

export const referenceOf = (object: PDFObject | undefined): number =>
  object instanceof PDFRef ? object.objectNumber : 0;

export const nameOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFName ? object.decodeText() : undefined;

export const textOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

export const numberOf = (object: PDFObject | undefined): number | undefined =>
  object instanceof PDFNumber ? object.asNumber() : undefined;

export const dataOf = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode();

export const isStream = (object: PDFObject | undefined): object is PDFRawStream =>
  object instanceof PDFRawStream;
export const isArray = (object: PDFObject | undefined): object is PDFArray => object instanceof PDFArray;
