/**
 * Lists that are beginnings of one that grows: all rows up to this page, up to the next. To an expression each is a list
 * like any other; what `map` makes of an item is made once for all of them.
 */
import type { Value } from '../../data';

/** Expressions whose values are kept of one list. */
const KEPT_EXPRESSIONS = 8;

export class GrowingList {
  readonly items: unknown[] = [];
  #last: Beginning | null = null;
  /** What items have become, by what made it of them. */
  readonly #mapped = new Map<object, Value[]>();

  /** Its first items; the same object as before where it is asked for as many again. */
  beginning(length: number): Beginning {
    if (this.#last?.length !== length) this.#last = new Beginning(this, length);
    return this.#last;
  }

  /** Values of the first items, as far as they are known; whoever finds out more adds them. */
  mapped(by: object): Value[] {
    const known = this.#mapped.get(by);
    if (known) return known;
    const [oldest] = this.#mapped.keys();
    if (oldest && this.#mapped.size >= KEPT_EXPRESSIONS) this.#mapped.delete(oldest);
    const values: Value[] = [];
    this.#mapped.set(by, values);
    return values;
  }
}

/** The first items of a growing list, as a local variable holds them. */
export class Beginning {
  constructor(
    readonly of: GrowingList,
    readonly length: number,
  ) {}

  get items(): readonly unknown[] {
    return this.of.items.slice(0, this.length);
  }
}

/** The value of a local variable as expressions know it. */
export const localValue = (value: unknown): unknown => (value instanceof Beginning ? value.items : value);
