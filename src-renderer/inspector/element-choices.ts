/** Elements that links, references and sums may speak of, in the order of the tree. */
import type { Locale } from '../../shared/diag';
import {
  type NodeId,
  nodeOf,
  resolveTextStyle,
  subtreeIds,
  type Template,
  type TemplateNode,
  type TextContent,
} from '../../shared/model';
import type { TypeEnvironment } from '../../shared/rules';
import { typeName } from '../outline';
import { isStructure, nodeLabel } from './node-names';

export interface ElementChoice {
  readonly id: NodeId;
  readonly label: string;
  /** What its type is called; empty where the label says so. */
  readonly detail: string;
}

/** Parts of tables that nobody points at. */
const PASSED_OVER: ReadonlySet<string> = new Set(['cell', 'row', 'rowGroup']);

const choiceOf = (template: Template, id: NodeId, node: TemplateNode, locale: Locale): ElementChoice => {
  const type = typeName(node.type, locale);
  const label = nodeLabel(template, node, locale);
  return { id, label, detail: label === type ? '' : type };
};

/** What a link or a reference may go to, without the text that it stands in. */
export function targetChoices(template: Template, from: NodeId, locale: Locale): readonly ElementChoice[] {
  return subtreeIds(template, template.root).flatMap((id) => {
    const node = nodeOf(template, id);
    if (!node || id === from || isStructure(node.type) || PASSED_OVER.has(node.type)) return [];
    return [choiceOf(template, id, node, locale)];
  });
}

/** What a sum may go over: elements that repeat. */
export function repeatedChoices(template: Template, locale: Locale): readonly ElementChoice[] {
  return subtreeIds(template, template.root).flatMap((id) => {
    const node = nodeOf(template, id);
    if (!node?.each) return [];
    const { list, as } = node.each;
    return [{ ...choiceOf(template, id, node, locale), detail: `${as} · ${list}` }];
  });
}

/** The target that a new reference begins with: the first heading, else the first element. */
export function firstTarget(template: Template, choices: readonly ElementChoice[]): NodeId | undefined {
  return (choices.find(({ id }) => isHeading(template, id)) ?? choices[0])?.id;
}

function isHeading(template: Template, id: NodeId): boolean {
  const node = nodeOf(template, id);
  const content = node?.props.content as TextContent | undefined;
  if (!node || typeof content !== 'object' || content === null) return false;
  if (node.role) return /^H[1-6]$/.test(node.role);
  const style = Object.values(content)[0]?.[0]?.style ?? String(node.props.style ?? 'body');
  return resolveTextStyle(template.styles, style).style.role !== 'P';
}

/** What a new sum adds up: the first number of an item, else 1 for each. */
export function firstValue(environment: TypeEnvironment, as: string): string {
  const item = environment.locals.findLast(({ name }) => name === as)?.type;
  const isNumber = (kind: string | undefined) => kind === 'number' || kind === 'integer';
  if (isNumber(item?.kind)) return as;
  if (item?.kind !== 'object') return '1';
  const key = Object.keys(item.fields).find(
    (name) => isNumber(item.fields[name]?.kind) && /^[A-Za-z_]\w*$/.test(name),
  );
  return key === undefined ? '1' : `${as}.${key}`;
}
