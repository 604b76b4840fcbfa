/**
 * The page tree (ISO 32000-1 7.7.3), built while pages stream past: a node is written when it is full, its parent is
 * reserved at that moment, so memory holds one open node per level.
 */
import { assert } from '../base';
import type { ObjectFile } from './object-file';

const FAN_OUT = 64;

interface OpenNode {
  readonly id: number;
  readonly kids: number[];
  pages: number;
}

/** The part of the file that the tree needs. */
type ObjectSink = Pick<ObjectFile, 'reserve' | 'put'>;

export class PageTree {
  readonly #file: ObjectSink;
  readonly #levels: OpenNode[] = [];
  count = 0;

  constructor(file: ObjectSink) {
    this.#file = file;
  }

  /** Puts a page into the tree and returns the number of its parent. */
  append(page: number): number {
    this.count += 1;
    return this.#insert(0, page, 1);
  }

  /** Writes what is still open and returns the number of the root. */
  finish(): number {
    for (let level = 0; ; level += 1) {
      const node = this.#levels[level];
      assert(node, 'a document has at least one page');
      if (level === this.#levels.length - 1) {
        this.#write(node, null);
        return node.id;
      }
      this.#write(node, this.#insert(level + 1, node.id, node.pages));
    }
  }

  #insert(level: number, kid: number, pages: number): number {
    let node = this.#levels[level];
    if (node && node.kids.length === FAN_OUT) {
      this.#write(node, this.#insert(level + 1, node.id, node.pages));
      node = undefined;
    }
    node ??= this.#open(level);
    node.kids.push(kid);
    node.pages += pages;
    return node.id;
  }

  #open(level: number): OpenNode {
    const node: OpenNode = { id: this.#file.reserve(), kids: [], pages: 0 };
    this.#levels[level] = node;
    return node;
  }

  #write(node: OpenNode, parent: number | null): void {
    const kids = node.kids.map((kid) => `${kid} 0 R`).join(' ');
    const up = parent === null ? '' : `/Parent ${parent} 0 R`;
    this.#file.put(node.id, `<</Type/Pages${up}/Kids[${kids}]/Count ${node.pages}>>`);
  }
}
