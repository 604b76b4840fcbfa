/** Answers the tools' questions from the store, the composed document and the viewport. */
import { type DisplayList, hitTest } from '../../shared/display';
import { elementTypes } from '../../shared/engine';
import { type Box, boxesIntersect, type Point } from '../../shared/geometry';
import {
  childrenOf,
  isInside,
  isWordingRegion,
  type MasterProps,
  type NodeId,
  nodeOf,
  parentOf,
  rootChildren,
  type Template,
  wordingRegions,
} from '../../shared/model';
import { editRight, runsRightToLeft, type StudioState, studioStore } from '../state';
import {
  HANDLES,
  type Handle,
  type HitTarget,
  handleAnchor,
  type Insertion,
  type Placed,
  type Scene,
  type SnapLine,
  type Target,
} from '../tools';
import { boxesOf } from './element-boxes';
import { insertionPoint } from './insertion-points';
import { isOnPage, type PageStack, pageAt, stackPages, toPage, toWorld } from './page-stack';
import { scaleOf, viewportStore } from './viewport';

/** How near a handle's middle the pointer must be, in CSS pixels. */
const HANDLE_REACH = 7;

/** Nodes that stand for no element of their own when one points at them. */
const SKELETON = new Set(['document', 'master', 'flow', 'frame', 'band']);

const stacks = new WeakMap<DisplayList, PageStack>();

/** The pages of a document in the world. */
export function stackOf(list: DisplayList): PageStack {
  let stack = stacks.get(list);
  if (!stack) {
    stack = stackPages(list);
    stacks.set(list, stack);
  }
  return stack;
}

/** The scene as it is now; null while no document is on show. */
export function currentScene(state: StudioState = studioStore.getState()): CanvasScene | null {
  const { compiled, composition } = state;
  return compiled && composition ? new CanvasScene(state, compiled.template, composition.list) : null;
}

export class CanvasScene implements Scene {
  readonly stack: PageStack;
  readonly scale = scaleOf(viewportStore.getState());

  constructor(
    private readonly state: StudioState,
    readonly template: Template,
    readonly list: DisplayList,
  ) {
    this.stack = stackOf(list);
  }

  get canArrange(): boolean {
    return editRight(this.state) === 'design';
  }

  get tool(): string {
    return this.state.tool;
  }

  get selected(): readonly NodeId[] {
    return this.state.selection.nodeIds;
  }

  get editing(): Target | null {
    return this.state.textEdit;
  }

  hitsAt(world: Point): readonly HitTarget[] {
    const place = pageAt(this.stack, world);
    if (!place || !isOnPage(place, world)) return [];
    const targets: HitTarget[] = [];
    for (const { nodeId, recordPath } of hitTest(this.list, place.page, toPage(place, world))) {
      const type = nodeOf(this.template, nodeId)?.type;
      const before = targets.at(-1);
      if (type === undefined || SKELETON.has(type) || !this.#isReachable(nodeId)) continue;
      if (before?.nodeId === nodeId && before.recordPath === recordPath) continue;
      targets.push({ nodeId, recordPath, isPart: elementTypes.isPart(type), isText: type === 'text' });
    }
    return targets;
  }

  /** Where only words may be changed, everything but the opened texts is out of reach. */
  #isReachable(nodeId: NodeId): boolean {
    return this.canArrange || isWordingRegion(nodeOf(this.template, nodeId));
  }

  textIn({ nodeId, recordPath }: Target): HitTarget | null {
    const node = nodeOf(this.template, nodeId);
    const text = node && childrenOf(node).find((id) => nodeOf(this.template, id)?.type === 'text');
    return text === undefined ? null : { nodeId: text, recordPath, isPart: false, isText: true };
  }

  handleAt(world: Point): { readonly handle: Handle; readonly placed: Placed } | null {
    const [id, ...others] = this.selected;
    if (id === undefined || others.length > 0 || this.state.textEdit || this.tool !== 'select') return null;
    const placed = this.placed(id, pageAt(this.stack, world)?.page ?? 0);
    if (!placed) return null;
    const { x, y, width, height } = placed.world;
    const reach = HANDLE_REACH / this.scale;
    const handle = handlesFor(placed.world, this.scale).find((candidate) => {
      const anchor = handleAnchor(candidate);
      const dx = Math.abs(world.x - x - anchor.x * width);
      const dy = Math.abs(world.y - y - anchor.y * height);
      return dx <= reach && dy <= reach;
    });
    return handle ? { handle, placed } : null;
  }

  placed(nodeId: NodeId, page: number): Placed | null {
    const node = nodeOf(this.template, nodeId);
    if (!node?.box || node.locked || !this.canArrange) return null;
    const box: Box = node.box;
    const parent = parentOf(this.template, nodeId);
    if (parent !== undefined && nodeOf(this.template, parent)?.type === 'master') {
      const place = this.#nearest(page, (at) => this.list.pages[at]?.masterId === parent);
      return place && { nodeId, box, world: { ...box, x: place.x + box.x, y: place.y + box.y } };
    }
    const boxes = boxesOf(this.list, nodeId);
    const shown = boxes.find((candidate) => candidate.page === page) ?? boxes[0];
    const place = shown && this.stack.places[shown.page];
    if (!shown || !place) return null;
    const { x, y } = toWorld(place, shown.box);
    return { nodeId, box, world: { ...box, x, y } };
  }

  isMovableBlock(nodeId: NodeId): boolean {
    const node = nodeOf(this.template, nodeId);
    const parent = nodeOf(this.template, parentOf(this.template, nodeId) ?? '');
    if (!this.canArrange || !node || !parent || node.box || node.locked) return false;
    if (elementTypes.isPart(node.type)) return false;
    return (
      parent.type === 'flow' ||
      parent.type === 'band' ||
      elementTypes.get(parent.type)?.children === 'elements'
    );
  }

  isInside(nodeId: NodeId, ancestor: NodeId): boolean {
    return isInside(this.template, nodeId, ancestor);
  }

  parentOf(nodeId: NodeId): NodeId | null {
    return parentOf(this.template, nodeId) ?? null;
  }

  masterOf(page: number): NodeId | null {
    const id = this.list.pages[page]?.masterId;
    return id !== undefined && nodeOf(this.template, id) ? id : null;
  }

  snapLines(page: number, except: readonly NodeId[]): readonly SnapLine[] {
    const place = this.stack.places[page];
    const master = this.masterOf(page);
    const node = master === null ? undefined : nodeOf(this.template, master);
    if (!place || !node) return [];
    const { margins } = node.props as unknown as MasterProps;
    const inner: Box = {
      x: place.x + margins.left,
      y: place.y + margins.top,
      width: place.width - margins.left - margins.right,
      height: place.height - margins.top - margins.bottom,
    };
    const others = childrenOf(node)
      .filter((id) => !except.includes(id))
      .flatMap((id) => nodeOf(this.template, id)?.box ?? [])
      .map((box) => ({ ...box, x: place.x + box.x, y: place.y + box.y }));
    return [...linesOf(place), ...linesOf(inner), ...others.flatMap(linesOf)];
  }

  insertionAt(world: Point, moving?: NodeId): Insertion | null {
    const place = pageAt(this.stack, world);
    if (!place || !isOnPage(place, world)) return null;
    return insertionPoint(this.template, this.list, place, world, moving);
  }

  nodesIn(box: Box): readonly NodeId[] {
    return this.#selectable().filter((id) =>
      boxesOf(this.list, id).some((shown) => {
        const place = this.stack.places[shown.page];
        return place !== undefined && boxesIntersect(toWorld(place, shown.box), box);
      }),
    );
  }

  /** What a marquee and the keyboard go through: blocks and placed elements, in the order of the document. */
  #selectable(): NodeId[] {
    const { template } = this;
    const holders = [...rootChildren(template, 'master'), ...rootChildren(template, 'flow')];
    return holders.flatMap((id) => {
      const node = nodeOf(template, id);
      return node ? childrenOf(node).flatMap((child) => this.#elements(child)) : [];
    });
  }

  #elements(id: NodeId): readonly NodeId[] {
    const node = nodeOf(this.template, id);
    if (!node || node.type === 'frame') return [];
    return node.type === 'band' ? childrenOf(node) : [id];
  }

  /** Elements in the order they are read on the pages: what the Tab key walks through. */
  readingOrder(): readonly NodeId[] {
    const walked = this.canArrange ? this.#selectable() : wordingRegions(this.template);
    const placed = walked.flatMap((id) => {
      const [first] = boxesOf(this.list, id);
      if (!first) return [];
      const { page, box } = first;
      const isRtl = runsRightToLeft(this.template, id, this.list.lang);
      return [{ id, page, y: box.y, along: isRtl ? -box.x - box.width : box.x }];
    });
    return placed.sort((a, b) => a.page - b.page || a.y - b.y || a.along - b.along).map(({ id }) => id);
  }

  #nearest(page: number, fits: (page: number) => boolean) {
    const { places } = this.stack;
    const candidates = places.filter((place) => fits(place.page));
    return candidates.length === 0
      ? null
      : candidates.reduce((a, b) => (Math.abs(b.page - page) < Math.abs(a.page - page) ? b : a));
  }
}

/** Handles of a box: a line has its ends, a box that is small on the screen its corners. */
export function handlesFor({ width, height }: Box, scale: number): readonly Handle[] {
  if (height < 2) return ['w', 'e'];
  if (width < 2) return ['n', 's'];
  return HANDLES.filter((handle) => {
    if (handle === 'n' || handle === 's') return width * scale >= 24;
    return handle.length === 2 || height * scale >= 24;
  });
}

const linesOf = ({ x, y, width, height }: Box): SnapLine[] => [
  ...[x, x + width / 2, x + width].map((at): SnapLine => ({ axis: 'x', at, from: y, to: y + height })),
  ...[y, y + height / 2, y + height].map((at): SnapLine => ({ axis: 'y', at, from: x, to: x + width })),
];
