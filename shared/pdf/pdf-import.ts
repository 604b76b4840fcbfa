/**
 * Pages of existing PDF files as forms (ISO 32000-1 8.10). Reading PDF is the host's: it hands over a page's content
 * and the objects it needs in their own numbering, and here they get numbers of this file, each once however many
 * pages of the other file use it.
 */
import { type Diagnostic, diagnostic, type Reason, reason } from '../diag';
import type { Matrix } from '../geometry';
import { formatDecimal } from './byte-buffer';
import type { ExternalObject } from './file-resources';
import type { ObjectFile } from './object-file';
import { familiesOf, type PdfConformance, type StandardFamily } from './standard';

/** A PDF value as Latin-1 text, with references to other objects of its file as numbers in between. */
export type ImportedValue = readonly (string | number)[];

export interface ImportedObject {
  /** Of a stream the dictionary's entries without `Length`; else the whole value. */
  readonly value: ImportedValue;
  /** Still encoded as its `Filter` says; null for what is no stream. */
  readonly stream: Uint8Array | null;
}

/** A file that pages are taken from; one and the same object for all of its pages. */
export interface ImportedFile {
  object(number: number): ImportedObject | undefined;
}

export interface ImportedPage {
  readonly file: ImportedFile;
  /** The visible part (`CropBox`), in points: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  /** How far the page is turned clockwise when it is shown: 0, 90, 180 or 270. */
  readonly rotation: number;
  /** Decoded and without marked content. */
  readonly content: Uint8Array;
  /** Entries of the resources, all but `ColorSpace`. */
  readonly resources: ImportedValue;
  /** Entries of the resources' `ColorSpace`. */
  readonly colourSpaces: ImportedValue;
  /** The page's transparency group, if it is one. */
  readonly group: ImportedValue | null;
  readonly isTransparent: boolean;
  /** What in it files of some standards may not hold. */
  readonly problems: readonly ImportProblem[];
}

/** What a page holds that files of some standards may not. */
export interface ImportProblem {
  readonly words: Reason;
  readonly forbiddenBy: readonly StandardFamily[];
}

/** Why a page cannot be had. */
export interface ImportFailure {
  readonly reason: Reason;
}

export type ImportPage = (asset: string, page: number) => ImportedPage | ImportFailure;

interface ImportOptions {
  readonly importPage?: ImportPage;
  readonly conformance: PdfConformance;
}

export class ImportedPages {
  /** Object numbers of this file by those of the other. */
  readonly #copied = new Map<ImportedFile, Map<number, number>>();

  constructor(
    private readonly file: ObjectFile,
    private readonly options: ImportOptions,
    private readonly report: (problem: Diagnostic) => void,
    /** What colours without a profile mean in this file, as entries of `ColorSpace`. */
    private readonly defaultSpaces: () => string,
  ) {}

  /** Writes a page as a form that fills the unit square; `null` where it cannot be had, which is reported. */
  page(asset: string, number: number): Omit<ExternalObject, 'name'> | null {
    const page = this.options.importPage?.(asset, number) ?? { reason: reason('pdf.notRead') };
    if ('reason' in page) {
      this.report(diagnostic('asset.unreadable', { asset, reason: page.reason }));
      return null;
    }
    const promised = familiesOf(this.options.conformance);
    const problems = page.problems.filter(({ forbiddenBy }) =>
      forbiddenBy.some((family) => promised.includes(family)),
    );
    if (problems.length > 0) {
      const words = problems.map((problem) => problem.words);
      this.report(diagnostic('pdf.importedPage', { asset, page: number, problems: words }));
    }
    const copied = this.#copied.get(page.file) ?? new Map<number, number>();
    this.#copied.set(page.file, copied);
    const id = this.file.reserve();
    const queue: number[] = [];
    const spell = (value: ImportedValue): string =>
      value
        .map((part) => (typeof part === 'string' ? part : `${this.#numberOf(part, copied, queue)} 0 R`))
        .join('');
    const group = page.group ? `/Group${spell(page.group)}` : '';
    this.file.putStream(
      id,
      `/Type/XObject/Subtype/Form/BBox[${numbers(page.box)}]/Matrix[${numbers(toUnitSquare(page))}]` +
        `${group}/Resources<<${spell(page.resources)}/ColorSpace<<${this.#spaces(spell(page.colourSpaces))}>>>>`,
      page.content,
      true,
    );
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const target = copied.get(next) ?? 0;
      const object = page.file.object(next);
      if (object?.stream) this.file.putStream(target, spell(object.value), object.stream, false);
      else this.file.put(target, object ? spell(object.value) : 'null');
    }
    return { id, matrix: [1, 0, 0, 1, 0, 0], isTransparent: page.isTransparent };
  }

  #spaces(own: string): string {
    return own.includes('/DefaultRGB') ? own : own + this.defaultSpaces();
  }

  #numberOf(source: number, copied: Map<number, number>, queue: number[]): number {
    let target = copied.get(source);
    if (target === undefined) {
      target = this.file.reserve();
      copied.set(source, target);
      queue.push(source);
    }
    return target;
  }
}

/** From the page's own coordinates to the unit square in which it stands upright. */
function toUnitSquare({ box: [left, bottom, right, top], rotation }: ImportedPage): Matrix {
  const width = right - left || 1;
  const height = top - bottom || 1;
  const [a, d] = [1 / width, 1 / height];
  switch (rotation) {
    case 90:
      return [0, -a, d, 0, -bottom * d, right * a];
    case 180:
      return [-a, 0, 0, -d, right * a, top * d];
    case 270:
      return [0, a, -d, 0, top * d, -left * a];
    default:
      return [a, 0, 0, d, -left * a, -bottom * d];
  }
}

/** The matrix holds thousandths of thousandths: six decimals would be too few. */
const numbers = (values: readonly number[]): string => values.map((value) => precise(value)).join(' ');

const precise = (value: number): string =>
  Math.abs(value) >= 1
    ? formatDecimal(value, 6)
    : value
        .toFixed(12)
        .replace(/\.?0+$/, '')
        .replace(/^-?0?$/, '0');
