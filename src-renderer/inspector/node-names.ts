/** What elements and their types are called in panels. */
import type { Locale } from '../../shared/diag';
import { elementTypes } from '../../shared/engine';
import { childrenOf, type NodeId, nodeOf, type Template, type TemplateNode } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { nodeFace } from '../outline';
import { useSettled } from '../state';
import { strings } from './strings';

const STRUCTURE = ['document', 'master', 'frame', 'band', 'flow'] as const;

type Structure = (typeof STRUCTURE)[number];

export const isStructure = (type: string): type is Structure =>
  (STRUCTURE as readonly string[]).includes(type);

/** The name of a node type in the interface's language. */
export function useTypeName(): (type: string) => string {
  const t = useStrings(strings);
  const locale = useLocale();
  return (type) =>
    isStructure(type) ? t(type) : (elementTypes.get(type)?.name[locale] ?? t('unknownType', { type }));
}

/** The name of a node as the outline shows it; a note is known by what it says. */
export function nodeLabel(template: Template, node: TemplateNode, locale: Locale): string {
  const [first] = node.type === 'footnote' ? childrenOf(node) : [];
  return nodeFace(template, (first && nodeOf(template, first)) || node, locale).label;
}

/** The names of nodes for a component; the id of one that is not there. */
export function useNodeNames(): (id: NodeId) => string {
  const template = useSettled((state) => state.document?.template);
  const locale = useLocale();
  return (id) => {
    const node = template && nodeOf(template, id);
    return template && node ? nodeLabel(template, node, locale) : id;
  };
}
