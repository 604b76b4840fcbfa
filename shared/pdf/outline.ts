/**
 * The document outline (ISO 32000-2 12.3.3): bookmarks as a tree, its first level open. In a file of several documents
 * each has a line of its own that its bookmarks lie under; whether there are several is known with the second.
 */
import type { Bookmark } from '../display';
import type { ObjectFile } from './object-file';
import { textString } from './syntax';

/** An entry before it is written. */
interface Item {
  readonly id: number;
  readonly title: string;
  /** What opens it, as its dictionary says it. */
  readonly target: string;
  readonly children: Item[];
}

/** The bookmarks of one document. */
interface Chapter {
  readonly title: string;
  readonly target: string;
  readonly items: Item[];
}

export class Outline {
  #root = 0;
  /** The last document's bookmarks, written when it is known what follows. */
  #pending: Chapter | null = null;
  /** The line of the document before. */
  #previous: { readonly id: number; readonly before: number; readonly chapter: Chapter } | null = null;
  #first = 0;
  #count = 0;

  constructor(private readonly file: Pick<ObjectFile, 'reserve' | 'put'>) {}

  /**
   * Takes the bookmarks of a document that has any.
   *
   * @param targetOf The destination's entry, `/Dest[…]`; `null` for one that is not there.
   * @param start The entry that leads to the document's beginning.
   */
  addDocument(
    bookmarks: readonly Bookmark[],
    title: string,
    start: string,
    targetOf: (name: string) => string | null,
  ): void {
    const items = this.#tree(bookmarks, targetOf);
    if (items.length === 0) return;
    if (this.#root === 0) this.#root = this.file.reserve();
    const chapter = { title, target: start, items };
    if (this.#pending) this.#addChapter(this.#pending);
    if (this.#pending || this.#previous) this.#addChapter(chapter);
    this.#pending = this.#previous ? null : chapter;
  }

  /** Writes what is left and returns the outline's object number; 0 where there are no bookmarks. */
  finish(): number {
    if (this.#root === 0) return 0;
    if (this.#pending) {
      const { items } = this.#pending;
      this.#writeSiblings(items, this.#root);
      this.#writeRoot(items[0]?.id ?? 0, items.at(-1)?.id ?? 0, items.length);
    } else if (this.#previous) {
      const { id } = this.#previous;
      this.#writeChapter(0);
      this.#writeRoot(this.#first, id, this.#count);
    }
    return this.#root;
  }

  #tree(bookmarks: readonly Bookmark[], targetOf: (name: string) => string | null): Item[] {
    const top: Item[] = [];
    const open: { readonly level: number; readonly item: Item }[] = [];
    for (const { title, level, to } of bookmarks) {
      const target = targetOf(to);
      if (target === null) continue;
      while ((open.at(-1)?.level ?? -1) >= level) open.pop();
      const item: Item = { id: this.file.reserve(), title, target, children: [] };
      (open.at(-1)?.item.children ?? top).push(item);
      open.push({ level, item });
    }
    return top;
  }

  /** Gives a document its line; the one before is complete with it. */
  #addChapter(chapter: Chapter): void {
    const id = this.file.reserve();
    const before = this.#previous?.id ?? 0;
    if (this.#previous) this.#writeChapter(id);
    else this.#first = id;
    this.#previous = { id, before, chapter };
    this.#count += 1;
  }

  #writeChapter(next: number): void {
    if (!this.#previous) return;
    const { id, before, chapter } = this.#previous;
    const { title, target, items } = chapter;
    this.#writeSiblings(items, id);
    this.#writeItem({ id, title, target, children: items }, this.#root, before, next);
  }

  #writeSiblings(items: readonly Item[], parent: number): void {
    items.forEach((item, index) => {
      this.#writeSiblings(item.children, item.id);
      this.#writeItem(item, parent, items[index - 1]?.id ?? 0, items[index + 1]?.id ?? 0);
    });
  }

  #writeItem({ id, title, target, children }: Item, parent: number, before: number, next: number): void {
    const first = children[0]?.id;
    const inner =
      first === undefined
        ? ''
        : `/First ${first} 0 R/Last ${children.at(-1)?.id ?? first} 0 R/Count -${children.length}`;
    this.file.put(
      id,
      `<</Title${textString(title)}/Parent ${parent} 0 R${before === 0 ? '' : `/Prev ${before} 0 R`}` +
        `${next === 0 ? '' : `/Next ${next} 0 R`}${inner}${target}>>`,
    );
  }

  #writeRoot(first: number, last: number, count: number): void {
    this.file.put(this.#root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${count}>>`);
  }
}
