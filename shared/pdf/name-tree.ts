/** Name trees and number trees (ISO 32000-2 7.9.6, 7.9.7), written leaf by leaf while their entries come. */
import type { ObjectFile } from './object-file';

const LEAF_ENTRIES = 32;

/** Entries of one kind in ascending order of their keys; memory grows by one reference a leaf. */
export class SortedTree {
  readonly #leaves: string[] = [];
  #leaf: string[] = [];
  #first = '';
  #last = '';

  constructor(
    private readonly file: Pick<ObjectFile, 'add' | 'put'>,
    private readonly kind: 'Names' | 'Nums',
  ) {}

  get isEmpty(): boolean {
    return this.#leaves.length === 0 && this.#leaf.length === 0;
  }

  /** Both as they are written: `(name)` or `7`, and `12 0 R`. */
  add(key: string, value: string): void {
    if (this.#leaf.length === 0) this.#first = key;
    this.#last = key;
    this.#leaf.push(`${key} ${value}`);
    if (this.#leaf.length === LEAF_ENTRIES) this.#endLeaf();
  }

  /** Writes the root under this object number. */
  finish(root: number): void {
    this.#endLeaf();
    this.file.put(root, `<</Kids[${this.#leaves.join(' ')}]>>`);
  }

  #endLeaf(): void {
    if (this.#leaf.length === 0) return;
    const body = `<</Limits[${this.#first} ${this.#last}]/${this.kind}[${this.#leaf.join(' ')}]>>`;
    this.#leaves.push(`${this.file.add(body)} 0 R`);
    this.#leaf = [];
  }
}
