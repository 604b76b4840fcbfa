/** Damage of binary files: turned bits, wrong lengths and offsets, pieces cut off, doubled or taken from elsewhere. */
import type { Random } from './random';

const ODD_WORDS = [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/**
 * A damaged copy. `head` is how many bytes at the beginning are hit more often than the rest: directories and headers
 * decide about everything that follows.
 */
export function mutateBytes(bytes: Uint8Array, random: Random, head: number): Uint8Array {
  let damaged = bytes.slice();
  const count = 1 + random.count(24);
  for (let index = 0; index < count && damaged.length > 8; index += 1) {
    const within = random.chance(0.5) ? Math.min(head, damaged.length) : damaged.length;
    const at = random.between(0, within - 5);
    switch (random.between(0, 6)) {
      case 0:
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random.between(0, 7));
        break;
      case 1:
        damaged[at] = random.between(0, 255);
        break;
      case 2:
        writeWord(damaged, at, random.pick(ODD_WORDS), random.pick([2, 4]));
        break;
      case 3:
        // A length or offset that is a little wrong.
        damaged[at + 3] = ((damaged[at + 3] ?? 0) + random.pick([-1, 1, 3, 16])) & 0xff;
        break;
      case 4:
        damaged.copyWithin(at, random.between(0, damaged.length - 1), damaged.length);
        break;
      case 5:
        damaged.fill(random.pick([0, 0xff]), at, at + random.between(1, 64));
        break;
      default:
        if (random.chance(0.2)) damaged = damaged.slice(0, random.between(0, damaged.length));
    }
  }
  return damaged;
}

function writeWord(bytes: Uint8Array, at: number, value: number, length: number): void {
  for (let index = 0; index < length; index += 1)
    bytes[at + index] = Math.floor(value / 256 ** (length - 1 - index)) & 0xff;
}
