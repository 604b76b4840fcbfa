/**
 * The results of a batch, fetched in pages as the list is scrolled. A batch may hold a million of them, so only the
 * pages looked at last are kept.
 */
import type { ProofResult } from '../../shared/contract';

/** Results per request. */
export const PAGE_SIZE = 100;

const KEPT_PAGES = 20;

export type StateFilter = 'clean' | 'warned' | 'failed' | null;

export interface ResultPages {
  readonly total: number;
  /** By page number, the one looked at last at the end. */
  readonly pages: ReadonlyMap<number, readonly ProofResult[]>;
}

export const NO_RESULTS: ResultPages = { total: 0, pages: new Map() };

/** Adds a page, forgetting the one that was not looked at for longest. */
export function withPage(
  held: ResultPages,
  page: number,
  answer: { readonly total: number; readonly results: readonly ProofResult[] },
): ResultPages {
  const pages = new Map(held.pages);
  pages.delete(page);
  pages.set(page, answer.results);
  for (const oldest of pages.keys()) {
    if (pages.size <= KEPT_PAGES) break;
    pages.delete(oldest);
  }
  return { total: answer.total, pages };
}

/** The result in a row, or `undefined` while its page is not there. */
export const resultAt = ({ pages }: ResultPages, row: number): ProofResult | undefined =>
  pages.get(Math.floor(row / PAGE_SIZE))?.[row % PAGE_SIZE];

/** Pages that rows from … to (included) need and that are not held. */
export function missingPages({ pages, total }: ResultPages, from: number, to: number): number[] {
  const missing: number[] = [];
  const last = Math.floor(Math.max(0, Math.min(to, total - 1)) / PAGE_SIZE);
  for (let page = Math.floor(from / PAGE_SIZE); page <= last; page += 1)
    if (!pages.has(page)) missing.push(page);
  return missing;
}
