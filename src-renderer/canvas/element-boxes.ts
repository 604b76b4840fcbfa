/** Where every element of a composed document is: one walk over the pages, kept for as long as the display list. */
import { boxesOfNode, type DisplayList, mapBox, type NodeBox, SpaceStack, walk } from '../../shared/display';
import type { NodeId } from '../../shared/model';

const indexes = new WeakMap<DisplayList, ReadonlyMap<NodeId, readonly NodeBox[]>>();
const looseBoxes = new WeakMap<DisplayList, Map<NodeId, readonly NodeBox[]>>();

/** The boxes of an element in reading order, in millipoints of their pages. Empty for what the document lacks. */
export function boxesOf(list: DisplayList, nodeId: NodeId): readonly NodeBox[] {
  const framed = indexOf(list).get(nodeId);
  if (framed) return framed;
  // An element without a frame of its own has only its items; those are looked for when somebody asks.
  let loose = looseBoxes.get(list);
  if (!loose) {
    loose = new Map();
    looseBoxes.set(list, loose);
  }
  let boxes = loose.get(nodeId);
  if (!boxes) {
    boxes = boxesOfNode(list, nodeId);
    loose.set(nodeId, boxes);
  }
  return boxes;
}

function indexOf(list: DisplayList): ReadonlyMap<NodeId, readonly NodeBox[]> {
  let index = indexes.get(list);
  if (!index) {
    index = buildIndex(list);
    indexes.set(list, index);
  }
  return index;
}

function buildIndex(list: DisplayList): ReadonlyMap<NodeId, readonly NodeBox[]> {
  const index = new Map<NodeId, NodeBox[]>();
  list.pages.forEach((page, pageIndex) => {
    const space = new SpaceStack();
    /** Sources whose frames are open: what an element's own frames hold is part of its box already. */
    const open: string[] = [];
    const keyOf = (source: number): string => {
      const { nodeId = '', recordPath = '' } = list.sources[source] ?? {};
      return source < 0 ? '' : `${nodeId} ${recordPath}`;
    };
    walk(page, {
      enterFrame(frame, x, y) {
        const key = keyOf(frame.source);
        const source = list.sources[frame.source];
        if (source && !open.includes(key)) {
          const box = mapBox(space.current, { x, y, width: frame.width, height: frame.height });
          const boxes = index.get(source.nodeId) ?? [];
          boxes.push({ page: pageIndex, box, recordPath: source.recordPath });
          index.set(source.nodeId, boxes);
        }
        open.push(key);
      },
      leaveFrame: () => {
        open.pop();
      },
      enterGroup: (group, x, y) => space.enter(group, x, y),
      leaveGroup: () => space.leave(),
    });
  });
  return index;
}
