/** Liang's algorithm (1983): odd numbers between letters divide, even ones do not, the greatest number wins. */

const FULL_STOP = '.';
const ZERO = 0x30;
const NINE = 0x39;

export class LiangPatterns {
  /** Levels before, between and after the letters of each pattern. */
  readonly #levels = new Map<string, Uint8Array>();
  readonly #exceptions = new Map<string, readonly number[]>();
  #longest = 0;

  /** `patterns` as TeX writes them, by spaces: `.ach4 a1b`; `exceptions` are words with their hyphens. */
  constructor(patterns: string, exceptions: string) {
    for (const pattern of patterns.split(' ')) this.#addPattern(pattern);
    for (const word of exceptions.split(' ')) if (word !== '') this.#addException(word);
  }

  /** Where a word of lower-case letters may be divided, at least `left` letters from its start and `right` from its end. */
  places(word: string, left: number, right: number): readonly number[] {
    const isWithin = (place: number): boolean => place >= left && place <= word.length - right;
    const exception = this.#exceptions.get(word);
    if (exception) return exception.filter(isWithin);
    const text = FULL_STOP + word + FULL_STOP;
    const levels = new Uint8Array(text.length + 1);
    for (let start = 0; start < text.length; start++) {
      const last = Math.min(text.length, start + this.#longest);
      for (let end = start + 1; end <= last; end++) {
        const own = this.#levels.get(text.slice(start, end));
        if (!own) continue;
        for (let at = 0; at < own.length; at++) {
          const level = own[at] ?? 0;
          if (level > (levels[start + at] ?? 0)) levels[start + at] = level;
        }
      }
    }
    const places: number[] = [];
    for (let place = left; place <= word.length - right; place++) {
      if ((levels[place + 1] ?? 0) & 1) places.push(place);
    }
    return places;
  }

  #addPattern(pattern: string): void {
    let letters = '';
    const levels: number[] = [0];
    for (let at = 0; at < pattern.length; at++) {
      const unit = pattern.charCodeAt(at);
      if (unit >= ZERO && unit <= NINE) levels[letters.length] = unit - ZERO;
      else {
        letters += pattern.charAt(at);
        levels.push(0);
      }
    }
    this.#longest = Math.max(this.#longest, letters.length);
    this.#levels.set(letters, Uint8Array.from(levels));
  }

  #addException(word: string): void {
    const places: number[] = [];
    let letters = '';
    for (const letter of word) {
      if (letter === '-') places.push(letters.length);
      else letters += letter;
    }
    this.#exceptions.set(letters, places);
  }
}
