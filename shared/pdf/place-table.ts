/** One number for each object of a file, in pieces that are never copied: all that grows with a file's pages. */
const PIECE_BITS = 10;
const PIECE_SIZE = 1 << PIECE_BITS;

export class PlaceTable {
  readonly #pieces: Float64Array[] = [];

  /** 0 for what was never set. */
  get(index: number): number {
    return this.#pieces[index >> PIECE_BITS]?.[index & (PIECE_SIZE - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    const at = index >> PIECE_BITS;
    while (this.#pieces.length <= at) this.#pieces.push(new Float64Array(PIECE_SIZE));
    const piece = this.#pieces[at];
    if (piece) piece[index & (PIECE_SIZE - 1)] = value;
  }
}
