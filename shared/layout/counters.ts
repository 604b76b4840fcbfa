/**
 * What is counted through a document while it is resolved, in the order of its content: notes, and items of lists that
 * go on from one element to the next. Only elements that count touch it; everything else resolves on its own.
 */
export class Counters {
  #notes = 0;
  #steps = 0;
  readonly #lists = new Map<string, (number | undefined)[]>();

  /** How often anybody counted: what did not depends on nothing before it. */
  get steps(): number {
    return this.#steps;
  }

  /** The number of the next note, from 1. */
  nextNote(): number {
    this.#steps += 1;
    this.#notes += 1;
    return this.#notes;
  }

  /** The numbers of a list's levels so far, for whoever counts on. */
  stateOf(list: string): (number | undefined)[] {
    this.#steps += 1;
    const known = this.#lists.get(list);
    if (known) return known;
    const state: (number | undefined)[] = [];
    this.#lists.set(list, state);
    return state;
  }

  /** Counts on from here without being counted with: for content that is resolved while laying out, in every pass. */
  fork(): Counters {
    const copy = new Counters();
    copy.#notes = this.#notes;
    for (const [list, state] of this.#lists) copy.#lists.set(list, [...state]);
    return copy;
  }
}
