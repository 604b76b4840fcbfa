/** What a document cannot do without: a page, and a frame for everything that is poured. */
import { childrenOf, type NodeId, nodeOf, rootChildren, subtreeIds, type Template } from '../../shared/model';

export type PageNeed =
  /** It would have no page master. */
  | { readonly kind: 'master' }
  /** What stands in the flow would be shown by no frame. */
  | { readonly kind: 'frame'; readonly flow: NodeId };

/** Why subtrees cannot be deleted; `null` where they can. What had no page or frame before is nobody's fault. */
export function neededPages(template: Template, roots: readonly NodeId[]): PageNeed | null {
  const gone = new Set(roots.flatMap((id) => subtreeIds(template, id)));
  const masters = rootChildren(template, 'master');
  if (masters.length > 0 && masters.every((id) => gone.has(id))) return { kind: 'master' };
  const flow = rootChildren(template, 'flow').find((id) => {
    const node = nodeOf(template, id);
    if (!node || gone.has(id) || childrenOf(node).length === 0) return false;
    const frames = framesOf(template, id);
    return frames.length > 0 && frames.every((frame) => gone.has(frame));
  });
  return flow === undefined ? null : { kind: 'frame', flow };
}

/** The frames that pour a flow. */
export const framesOf = (template: Template, flow: NodeId): NodeId[] =>
  Object.keys(template.nodes).filter((id) => {
    const node = nodeOf(template, id);
    return node?.type === 'frame' && node.props.flow === flow;
  });
