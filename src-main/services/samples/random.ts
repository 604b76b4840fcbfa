/** Seeded chance: the same seed draws the same values on every machine. Not for secrets. */

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, integer operations only. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A whole number nearer to the lower end: the higher, the rarer. */
  skewed(least: number, most: number): number {
    const x = this.next();
    return least + Math.floor(x * x * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** One of the values, each as often as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T {
    let left = this.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return (choices.at(-1) as readonly [number, T])[1];
  }

  digits(count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) text += this.integer(0, 9);
    return text;
  }
}

/** How long a list is: mostly short, now and then empty, rarely up to 300. */
export function rowCount(random: Random): number {
  return random.weighted<() => number>([
    [4, () => 0],
    [68, () => random.skewed(2, 26)],
    [20, () => random.integer(20, 60)],
    [6, () => random.integer(60, 150)],
    [2, () => random.integer(150, 300)],
  ])();
}
