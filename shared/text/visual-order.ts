/** Rule L2 of UAX #9 over pieces instead of characters. */

/** Brings pieces from text order to visual order: from the highest level down, every stretch at or above is reversed. */
export function visualOrder<T extends { readonly level: number }>(pieces: T[]): T[] {
  let highest = 0;
  let lowestOdd = 255;
  for (const { level } of pieces) {
    if (level > highest) highest = level;
    if (level & 1 && level < lowestOdd) lowestOdd = level;
  }
  for (let level = highest; level >= lowestOdd; level--) {
    for (let i = 0; i < pieces.length; i++) {
      if ((pieces[i]?.level ?? 0) < level) continue;
      let end = i + 1;
      while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end++;
      reverse(pieces, i, end);
      i = end;
    }
  }
  return pieces;
}

/** Reverses `pieces[from, to)` in its place. */
function reverse<T>(pieces: T[], from: number, to: number): void {
  for (let low = from, high = to - 1; low < high; low++, high--) {
    const piece = pieces[low] as T;
    pieces[low] = pieces[high] as T;
    pieces[high] = piece;
  }
}
