/** The wording of all elements, language by language, and the rules inside and around it. */
import { canonicalJson, jsonEqual } from '../base';
import {
  type FieldInline,
  type NodeId,
  nodeOf,
  type Paragraph,
  type Template,
  type TemplateNode,
} from '../model';
import { compareTexts, wholeText } from './compare-text';
import type { Rule, RuleDifference, WordingDifference } from './difference';
import { textContentOf } from './text-content-of';

/** The texts that differ, in the given order of nodes and the order of the template's languages. */
export function compareWording(
  before: Template,
  after: Template,
  order: readonly NodeId[],
): WordingDifference[] {
  return order.flatMap((nodeId) =>
    textPairs(before, after, nodeId).flatMap(({ language, old, young }): WordingDifference[] => {
      if (old && young) {
        return [{ nodeId, language, kind: 'changed', ...compareTexts(old, young) }];
      }
      const kind = young ? 'added' : 'removed';
      const parts = wholeText(kind, young ?? old ?? []);
      return [{ nodeId, language, kind, formatting: false, parts }];
    }),
  );
}

/** The rules that differ: those of the template, then those of the elements. */
export function compareRules(before: Template, after: Template, order: readonly NodeId[]): RuleDifference[] {
  return [
    ...ruleDifference(null, 'languageBy', plainRule(before.languageBy), plainRule(after.languageBy)),
    ...order.flatMap((nodeId) => {
      const old = nodeOf(before, nodeId);
      const young = nodeOf(after, nodeId);
      return [
        ...ruleDifference(nodeId, 'when', plainRule(old?.when), plainRule(young?.when)),
        ...ruleDifference(nodeId, 'each', repeatRule(old), repeatRule(young)),
        ...textPairs(before, after, nodeId).flatMap((pair) => fieldDifferences(nodeId, pair)),
      ];
    }),
  ];
}

interface TextPair {
  readonly language: string;
  readonly old: readonly Paragraph[] | undefined;
  readonly young: readonly Paragraph[] | undefined;
}

/** The texts of an element that are not equal. */
function textPairs(before: Template, after: Template, id: NodeId): TextPair[] {
  const [old, young] = [nodeOf(before, id), nodeOf(after, id)];
  if (old === young || jsonEqual(old?.props.content, young?.props.content)) return [];
  const texts = [textContentOf(old) ?? {}, textContentOf(young) ?? {}] as const;
  const languages = new Set([
    ...after.languages,
    ...before.languages,
    ...texts.flatMap((content) => Object.keys(content).sort()),
  ]);
  return [...languages]
    .map((language) => ({ language, old: texts[0][language], young: texts[1][language] }))
    .filter((pair) => !jsonEqual(pair.old, pair.young));
}

/** Fields that only one of two texts has, each with the one that took its place. A field that moved is no new rule. */
function fieldDifferences(nodeId: NodeId, { language, old, young }: TextPair): RuleDifference[] {
  const gone = fieldsOf(old);
  const come = fieldsOf(young).filter((field) => {
    const same = gone.findIndex((other) => canonicalJson(other) === canonicalJson(field));
    if (same >= 0) gone.splice(same, 1);
    return same < 0;
  });
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) =>
    ruleDifference(nodeId, `props.content.${language}`, gone[index] ?? null, come[index] ?? null),
  ).flat();
}

const fieldsOf = (paragraphs: readonly Paragraph[] | undefined): Rule[] =>
  (paragraphs ?? [])
    .flatMap(({ inlines }) => inlines)
    .filter((inline): inline is FieldInline => inline.kind === 'field')
    .map(({ value, format }) => ({ expression: value, format: format ?? null, as: null }));

const plainRule = (expression: string | undefined): Rule | null =>
  expression === undefined ? null : { expression, format: null, as: null };

const repeatRule = (node: TemplateNode | undefined): Rule | null =>
  node?.each ? { expression: node.each.list, format: null, as: node.each.as } : null;

const ruleDifference = (
  nodeId: NodeId | null,
  property: string,
  before: Rule | null,
  after: Rule | null,
): RuleDifference[] => (jsonEqual(before, after) ? [] : [{ nodeId, property, before, after }]);
