/** Pages per document as a small histogram: one bar per page count, the longest documents together in the last. */
export interface Bar {
  /** Pages of the documents in this bar; the last bar of a long tail means "so many or more". */
  readonly pages: number;
  readonly isTail: boolean;
  readonly documents: number;
  /** 0 … 1 of the tallest bar. */
  readonly height: number;
}

const MAX_BARS = 9;

/** Bars for documents of these page counts, gaps included; empty for none. Documents without a page are left out. */
export function pageHistogram(counts: ReadonlyMap<number, number>): Bar[] {
  const present = [...counts.keys()].filter((pages) => pages > 0 && (counts.get(pages) ?? 0) > 0);
  if (present.length === 0) return [];
  const first = Math.min(...present);
  const last = Math.max(...present);
  const bars: { pages: number; isTail: boolean; documents: number }[] = [];
  for (let pages = first; pages <= Math.min(last, first + MAX_BARS - 1); pages += 1) {
    bars.push({ pages, isTail: false, documents: counts.get(pages) ?? 0 });
  }
  const tail = bars.at(-1);
  if (tail && last > tail.pages) {
    tail.isTail = true;
    for (const pages of present) if (pages > tail.pages) tail.documents += counts.get(pages) ?? 0;
  }
  const tallest = Math.max(...bars.map(({ documents }) => documents));
  return bars.map((bar) => ({ ...bar, height: bar.documents / tallest }));
}

/** Adds page counts of more results to a tally. */
export function tallyPages(
  tally: ReadonlyMap<number, number>,
  results: readonly { readonly pages: number; readonly state: string }[],
): ReadonlyMap<number, number> {
  const next = new Map(tally);
  for (const { pages } of results) next.set(pages, (next.get(pages) ?? 0) + 1);
  return next;
}
