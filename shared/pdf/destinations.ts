/**
 * Places that links and bookmarks of one document go to (ISO 32000-2 12.3.2). Links stand before many of the pages they
 * lead to, so they are written when the document has ended.
 */
import type { Destination, DisplayList, DisplayPage } from '../display';
import { formatDecimal } from './byte-buffer';
import type { ObjectFile } from './object-file';

interface WaitingLink {
  readonly name: string;
  readonly annotation: number;
  /** Its dictionary, but for what it opens. */
  readonly body: string;
}

export class Destinations {
  readonly #places: ReadonlyMap<string, Destination>;
  readonly #pages: { readonly id: number; readonly height: number }[] = [];
  readonly #waiting: WaitingLink[] = [];
  #elementOf: (name: string) => number = () => 0;

  /** @param isStructured Whether destinations name an element of the structure, too (PDF/UA-2 8.8). */
  constructor(
    list: DisplayList,
    private readonly isStructured: boolean,
  ) {
    this.#places = new Map(list.destinations.map((each) => [each.name, each]));
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** Pages in their order, by object number. */
  addPage(id: number, { height }: DisplayPage): void {
    if (this.#places.size > 0) this.#pages.push({ id, height });
  }

  /** A link that is complete but for where it goes. */
  await(name: string, annotation: number, body: string): void {
    this.#waiting.push({ name, annotation, body });
  }

  /** Writes the links that waited. `elementOf` gives the structure element of a destination, or 0. */
  finish(file: Pick<ObjectFile, 'put'>, elementOf: (name: string) => number): void {
    this.#elementOf = elementOf;
    for (const { name, annotation, body } of this.#waiting) {
      file.put(annotation, `${body}${this.entry(name) ?? ''}>>`);
    }
  }

  /** What opens a destination, as an entry of a link or a bookmark; `null` where its page is not there. */
  entry(name: string): string | null {
    const place = this.#places.get(name);
    const page = place && this.#pages[place.page];
    if (!place || !page) return null;
    return this.#open(page.id, name, `/XYZ ${points(place.x)} ${points(page.height - place.y)} null`);
  }

  /** What opens the document's first page; `null` where nothing in it is a destination. */
  get start(): string | null {
    const [page] = this.#pages;
    return page ? this.#open(page.id, '', `/XYZ 0 ${points(page.height)} null`) : null;
  }

  #open(page: number, name: string, point: string): string {
    const element = this.isStructured ? this.#elementOf(name) || this.#elementOf('') : 0;
    if (element === 0) return `/Dest[${page} 0 R${point}]`;
    return `/A<</S/GoTo/D[${page} 0 R${point}]/SD[${element} 0 R${point}]>>`;
  }
}

const points = (mpt: number): string => formatDecimal(mpt / 1000, 2);
