/** Moving elements by dragging their rows, by pointer or keyboard, to where their types allow them. */
import { useRef } from 'react';
import { type ItemDropTarget, useDragAndDrop } from 'react-aria-components';
import { childrenOf, type NodeId, nodeOf, parentIndex } from '../../shared/model';
import { canMoveInto, moveNodes, studioStore } from '../state';

const ROW_TYPE = 'application/x-fumi-outline-row';

export function useOutlineDrag() {
  // Browsers tell what is dragged only when it is dropped; here it has to be known before.
  const dragged = useRef<readonly NodeId[]>([]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => {
      dragged.current = [...keys].map(String);
      return dragged.current.map((id) => ({ [ROW_TYPE]: id }));
    },
    acceptedDragTypes: [ROW_TYPE],
    getDropOperation: (target) => {
      const place = target.type === 'item' ? placeOf(target) : null;
      return place && canMoveInto(dragged.current, place.parent) ? 'move' : 'cancel';
    },
    onMove: ({ target }) => {
      const place = placeOf(target);
      if (place) moveNodes(dragged.current, place.parent, place.index);
    },
    onDragEnd: () => {
      dragged.current = [];
    },
  });
  return dragAndDropHooks;
}

/** Where in the template a place between or on rows is. */
function placeOf({ key, dropPosition }: ItemDropTarget): { parent: NodeId; index: number } | null {
  const template = studioStore.getState().document?.template;
  const node = template && nodeOf(template, String(key));
  if (!template || !node) return null;
  if (dropPosition === 'on') return { parent: String(key), index: childrenOf(node).length };
  const place = parentIndex(template).get(String(key));
  return place ? { parent: place.parent, index: place.index + (dropPosition === 'after' ? 1 : 0) } : null;
}
