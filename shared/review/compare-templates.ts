/**
 * The difference of two versions of a template. It is complete: two templates without a difference are equal JSON,
 * as far as both hold what `checkTemplate` asks for.
 */
import { type Json, jsonEqual } from '../base';
import { EMPTY_CONTRACT } from '../data';
import { FORMAT, type Template } from '../model';
import { compareData } from './compare-data';
import { compareElements } from './compare-elements';
import { compareRules, compareWording } from './compare-wording';
import type { DocumentDifference, ImageDifference, StyleDifference, TemplateDifference } from './difference';
import { documentOrder } from './document-order';

/** Compares a version with the one before; with `null` everything is new. */
export function compareTemplates(before: Template | null, after: Template): TemplateDifference {
  const old = before ?? NOTHING;
  const order = documentOrder(old, after);
  return {
    wording: compareWording(old, after, order),
    rules: compareRules(old, after, order),
    styles: [
      ...compareColours(old, after),
      ...compareStyles('ink', old.styles.inks, after.styles.inks),
      ...compareStyles('text', old.styles.text, after.styles.text),
      ...compareStyles('list', old.styles.lists, after.styles.lists),
    ],
    elements: compareElements(old, after, order),
    data: compareData(before?.data ?? null, after.data),
    images: compareImages(old, after),
    document: compareDocument(before, after),
  };
}

/** Whether two versions differ in anything. */
export const isDifferent = (difference: TemplateDifference): boolean =>
  Object.values(difference).some((list: readonly unknown[]) => list.length > 0);

/** What a first version is compared with. */
const NOTHING: Template = {
  format: FORMAT,
  versions: {},
  name: '',
  languages: [],
  data: EMPTY_CONTRACT,
  styles: { colours: {}, text: {} },
  assets: {},
  root: '',
  nodes: {},
};

type Change = 'added' | 'removed' | 'changed';

/** The entries of two records that are not equal: in the order of the later one, then what it lacks. */
function changedEntries<T>(before: { readonly [key: string]: T }, after: { readonly [key: string]: T }) {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names]
    .map((name) => {
      const [old, young] = [ownOf(before, name), ownOf(after, name)];
      const change: Change = old === undefined ? 'added' : young === undefined ? 'removed' : 'changed';
      return { name, old, young, change };
    })
    .filter(({ old, young }) => !jsonEqual(old, young));
}

const ownOf = <T>(record: { readonly [key: string]: T }, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const compareColours = (before: Template, after: Template): StyleDifference[] =>
  changedEntries(before.styles.colours, after.styles.colours).map(({ name, old, young, change }) => ({
    kind: 'colour',
    name,
    change,
    property: null,
    before: old ?? null,
    after: young ?? null,
  }));

/** Styles of one kind, property by property. */
const compareStyles = (
  kind: Exclude<StyleDifference['kind'], 'colour'>,
  before: { readonly [name: string]: object } = {},
  after: { readonly [name: string]: object } = {},
): StyleDifference[] =>
  changedEntries(before, after).flatMap(({ name, old, young, change }): StyleDifference[] => {
    const properties = changedEntries<Json | undefined>(
      (old ?? {}) as Record<string, Json | undefined>,
      (young ?? {}) as Record<string, Json | undefined>,
    );
    const style = { kind, name, change };
    if (properties.length === 0) return [{ ...style, property: null, before: null, after: null }];
    return properties.map((property) => ({
      ...style,
      property: property.name,
      before: property.old ?? null,
      after: property.young ?? null,
    }));
  });

const compareImages = (before: Template, after: Template): ImageDifference[] =>
  changedEntries(before.assets, after.assets).map(({ name, old, young, change }) => ({
    assetId: name,
    kind: change === 'changed' ? 'replaced' : change,
    before: old ?? null,
    after: young ?? null,
  }));

/** Properties of the template that are told in a list of their own. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  'format',
  'languageBy',
  'data',
  'styles',
  'assets',
  'nodes',
]);

/** Properties that say nothing to a reader of a first version. */
const INNER: ReadonlySet<string> = new Set(['root', 'versions']);

function compareDocument(before: Template | null, after: Template): DocumentDifference[] {
  const record = (template: Template | null) =>
    (template ?? {}) as unknown as Record<string, Json | undefined>;
  return changedEntries(record(before), record(after))
    .filter(({ name }) => !TOLD_ELSEWHERE.has(name) && !(before === null && INNER.has(name)))
    .map(({ name, old, young }) => ({ property: name, before: old ?? null, after: young ?? null }));
}
