/** What the window of fonts says of cuts and of the templates that use them, in the interface's language. */
import type { FontFace, FontUse } from '../../shared/contract';
import { strings } from './strings';

/** `700 italic`, `200–900` of a variable font, with a range of widths `100–900, 75–100 %` */
export function cutWords({ weight, italic, axes }: Pick<FontFace, 'weight' | 'italic' | 'axes'>): string {
  const rangeOf = (wanted: string, key: 'range' | 'widths'): string[] =>
    axes.flatMap(({ tag, min, max }) => (tag === wanted ? strings.text(key, { least: min, most: max }) : []));
  const [weights = String(weight)] = rangeOf('wght', 'range');
  const words = [
    strings.text(italic ? 'cutItalic' : 'cut', { weight: weights }),
    ...rangeOf('wdth', 'widths'),
  ];
  return words.join(strings.text('separator'));
}

/** Names of templates with the versions that use the font, `Letter (version 1, 2)`. */
export const userWords = (users: readonly FontUse[]): string =>
  users.map(userWord).join(strings.text('separator'));

function userWord({ name, isDraft, versions }: FontUse): string {
  if (versions.length === 0) return name;
  const args = { template: name, versions: versions.join(strings.text('separator')) };
  return strings.text(isDraft ? 'inDraftAndVersions' : 'inVersions', args);
}

const NAMED = 3;

/** Who uses a family, for a line. */
export function usedByWords(users: readonly FontUse[]): string {
  if (users.length === 0) return strings.text('unused');
  const templates = users
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(strings.text('separator'));
  const count = users.length - NAMED;
  return count > 0 ? strings.text('usedByMore', { templates, count }) : strings.text('usedBy', { templates });
}
