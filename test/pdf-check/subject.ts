/** A file under test, read once for all checks. */
import { type PageContent, readPageContent } from './content';
import { dataOf, PdfFile } from './pdf-file';
import { readStructure, type Structure } from './structure';

export interface Finding {
  /** Which rule is broken: `ua1 7.1`, `pdfa 6.2.11.4`. */
  readonly rule: string;
  readonly message: string;
}

export interface Subject {
  readonly file: PdfFile;
  readonly structure: Structure | null;
  readonly contents: ReadonlyMap<number, PageContent>;
  /** XMP as text; empty where there is none. */
  readonly xmp: string;
  /** The part of PDF/A that the file claims; 0 for none. */
  readonly archivePart: number;
  /** The part of PDF/UA that the file claims; 0 for none. */
  readonly universalPart: number;
}

/** A rule that can be checked by a machine. */
export interface Check {
  readonly rule: string;
  /** Which files it is for. */
  readonly appliesTo: (subject: Subject) => boolean;
  /** What is wrong. */
  readonly run: (subject: Subject) => Iterable<string>;
}

export const always = (): boolean => true;
export const ofArchive = ({ archivePart }: Subject): boolean => archivePart > 0;
export const ofUniversal = ({ universalPart }: Subject): boolean => universalPart > 0;
export const ofStructured = ({ structure }: Subject): boolean => structure !== null;

export async function readSubject(bytes: Uint8Array, password?: string): Promise<Subject> {
  const file = await PdfFile.read(bytes, password);
  const metadata = file.stream(file.catalog, 'Metadata');
  const xmp = metadata ? Buffer.from(dataOf(metadata)).toString('utf8') : '';
  return {
    file,
    structure: readStructure(file),
    contents: new Map(
      file.pages.map(({ number, dictionary }) => [number, readPageContent(file, number, dictionary)]),
    ),
    xmp,
    archivePart: Number(/<pdfaid:part>(\d)</.exec(xmp)?.[1] ?? 0),
    universalPart: Number(/<pdfuaid:part>(\d)</.exec(xmp)?.[1] ?? 0),
  };
}
