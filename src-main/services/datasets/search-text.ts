/** What a search looks at: the single values of a record, folded so that a person need not type them exactly. */
import { isJsonObject, type Json, type JsonObject } from '../../../shared/base';

/** Enough to find a record by what it is called; the rows of its lists are not searched. */
const LONGEST = 2000;

/** Compatibility forms and case make no difference: Ａ１ finds a1. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

export function searchText(record: JsonObject, title: string): string {
  const parts = [title];
  collect(record, parts);
  return foldText(parts.join('\n').slice(0, LONGEST));
}

function collect(value: Json | undefined, parts: string[]): void {
  if (typeof value === 'string' || typeof value === 'number') parts.push(String(value));
  else if (isJsonObject(value)) for (const member of Object.values(value)) collect(member, parts);
}

/** The words of a query, folded; each must be in the text. */
export const queryWords = (query: string): string[] => foldText(query).split(/\s+/).filter(Boolean);

/** Most trigrams taken of one word: more do not narrow the search any further. */
const MOST_TRIGRAMS = 24;

/**
 * The full-text query that every text with these words fulfils; null where all words are shorter than a trigram.
 * It narrows only: hits must still be looked into.
 */
export function trigramQuery(words: readonly string[]): string | null {
  const trigrams = new Set<string>();
  for (const word of words) {
    const points = [...word];
    for (let at = 0; at + 3 <= points.length && at < MOST_TRIGRAMS; at += 1) {
      trigrams.add(points.slice(at, at + 3).join(''));
    }
  }
  if (trigrams.size === 0) return null;
  return [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
}
