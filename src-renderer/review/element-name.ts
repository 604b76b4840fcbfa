/** What people call an element in a list that shows it alone. */
import type { Locale } from '../../shared/diag';
import { ancestorsOf, type NodeId, nodeOf, type Template } from '../../shared/model';
import { nodeFace } from '../outline';

interface Versions {
  readonly before?: Template | null;
  readonly after: Template;
}

/** Letters of a text that stand for an element without a name. */
const EXCERPT_LENGTH = 24;

/**
 * As the newer version calls it, else as the older one does. An element without a name is found by that of the one
 * around it: `Account summary · Closing balance`.
 */
export function elementName(versions: Versions, nodeId: NodeId, locale: Locale): string {
  const template = templateWithNode(versions, nodeId);
  const node = template && nodeOf(template, nodeId);
  if (!node) return nodeId;
  const { label, isExcerpt } = nodeFace(template, node, locale);
  if (node.name) return label;
  const around = nameAround(template, nodeId);
  const short = isExcerpt && around && label.length > EXCERPT_LENGTH ? `${cut(label)}…` : label;
  return around ? `${around} · ${short}` : short;
}

/** The name of a passage whose text is shown beside it: its own or that of the element around it, if either has one. */
export function passageName(versions: Versions, nodeId: NodeId, locale: Locale): string {
  const template = templateWithNode(versions, nodeId);
  const name = template && (nodeOf(template, nodeId)?.name ?? nameAround(template, nodeId));
  return name ?? elementName(versions, nodeId, locale);
}

const templateWithNode = ({ before, after }: Versions, nodeId: NodeId): Template | undefined =>
  [after, before].find((template) => template && nodeOf(template, nodeId)) ?? undefined;

/** What stands for nothing that somebody would name an element by. */
const SKELETON: ReadonlySet<string> = new Set(['document', 'master', 'flow', 'frame', 'band']);

function nameAround(template: Template, nodeId: NodeId): string | undefined {
  const around = ancestorsOf(template, nodeId)
    .map((id) => nodeOf(template, id))
    .find((node) => node?.name && !SKELETON.has(node.type));
  return around?.name;
}

const cut = (text: string): string => text.slice(0, EXCERPT_LENGTH).trim();
