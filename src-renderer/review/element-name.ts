import type { Locale } from '../../shared/diag';
import { type NodeId, nodeOf, type Template } from '../../shared/model';
import { nodeFace } from '../outline';

/** What people call an element: as the newer version calls it, else as the older one does. */
export function elementName(
  { before, after }: { readonly before?: Template | null; readonly after: Template },
  nodeId: NodeId,
  locale: Locale,
): string {
  for (const template of [after, before]) {
    const node = template && nodeOf(template, nodeId);
    if (node) return nodeFace(template, node, locale).label;
  }
  return nodeId;
}
