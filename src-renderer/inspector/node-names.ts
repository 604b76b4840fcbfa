/** What elements are called in panels: their own name, else that of their type. */
import { elementTypes } from '../../shared/engine';
import { type NodeId, nodeOf, type TemplateNode } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
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

/** The name of a node. */
export function useNodeNames(): (id: NodeId) => string {
  const template = useSettled((state) => state.document?.template);
  const typeName = useTypeName();
  return (id) => {
    const node: TemplateNode | undefined = template && nodeOf(template, id);
    return node ? (node.name ?? typeName(node.type)) : id;
  };
}
