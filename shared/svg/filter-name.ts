/** What a filter (Filter Effects 1) would have done, for people who are told that it is not drawn. */
import type { DrawingContext } from './place';
import { parseUrl } from './url';

/** Effects of one filter that are named. */
const MOST_NAMED = 3;
/** Characters of an id that are shown. */
const MOST_CHARACTERS = 40;

/**
 * `filter blur()` for functions of CSS, `filter feOffset+feGaussianBlur` for an element of the file, `filter#gone` for one that
 * the file does not have.
 */
export function nameOfFilter(value: string, { byId }: Pick<DrawingContext, 'byId'>): string {
  const url = parseUrl(value);
  if (!url) return namesOf([...value.matchAll(/([a-z-]{3,20})\(/g)].map(([, name]) => `${name}()`));
  const filter = byId.get(url.id);
  if (filter?.name !== 'filter') return `filter#${url.id.slice(0, MOST_CHARACTERS)}`;
  return namesOf(filter.children.map(({ name }) => name).filter((name) => name.startsWith('fe')));
}

function namesOf(effects: readonly string[]): string {
  const named = [...new Set(effects)].filter((effect) => effect !== 'url()');
  if (named.length === 0) return 'filter';
  return `filter ${named.slice(0, MOST_NAMED).join('+')}${named.length > MOST_NAMED ? '…' : ''}`;
}
