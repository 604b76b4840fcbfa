/**
 * The edits of what pages are made of: page masters, headers and footers, frames, flows. Pure: they yield the
 * operations of one step of undo.
 */
import { mmToPt } from '../../shared/geometry';
import {
  type BandProps,
  childrenOf,
  defaultLanguage,
  type FrameProps,
  MASTER_USES,
  type MasterProps,
  type NodeId,
  nodeOf,
  type Operation,
  PAGE_SIZES,
  parentIndex,
  rootChildren,
  type Template,
  type TemplateNode,
} from '../../shared/model';

type Box = NonNullable<TemplateNode['box']>;
type Use = MasterProps['use'];
type NewId = () => NodeId;

export interface Addition {
  readonly operations: Operation[];
  /** What was made, to be selected. */
  readonly id: NodeId;
}

const MARGIN = mmToPt(20);
/** What a page is like where there is none to go by. */
const FIRST_PAGE = {
  size: PAGE_SIZES.A4,
  margins: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
};

/** Points between a new header or footer and the frames. */
const BAND_GAP = 12;

/** How far from a margin a frame still lies on it, in points. */
const ON_MARGIN = 0.01;

const propsOf = (template: Template, master: NodeId): MasterProps =>
  nodeOf(template, master)?.props as unknown as MasterProps;

const framesOf = (template: Template, master: NodeId): NodeId[] => {
  const node = nodeOf(template, master);
  return node ? childrenOf(node).filter((id) => nodeOf(template, id)?.type === 'frame') : [];
};

/** What a new page master is for: pages after the first before anything else, then what none is for yet. */
export function nextUse(template: Template): Use {
  const taken = new Set(rootChildren(template, 'master').map((id) => propsOf(template, id).use));
  const order: readonly Use[] = ['any', 'continuation', ...MASTER_USES];
  return order.find((use) => !taken.has(use)) ?? 'any';
}

/** A page master behind the others, of the size, margins and frames of the last one. */
export function addMaster(template: Template, name: string, newId: NewId): Addition {
  const masters = rootChildren(template, 'master');
  const last = masters.at(-1);
  const { size, margins } = last === undefined ? FIRST_PAGE : propsOf(template, last);
  const id = newId();
  const frames = last === undefined ? [] : framesOf(template, last);
  const copies = frames.flatMap((frame) => {
    const node = nodeOf(template, frame);
    return node ? [[newId(), node] as const] : [];
  });
  const props: MasterProps = { use: nextUse(template), size: { ...size }, margins: { ...margins } };
  const index = last === undefined ? 0 : (parentIndex(template).get(last)?.index ?? 0) + 1;
  const children = copies.map(([frame]) => frame);
  const nodes = {
    [id]: { type: 'master', name, children, props: { ...props } },
    ...Object.fromEntries(copies),
  };
  return { id, operations: [{ kind: 'insert', parent: template.root, index, id, nodes }] };
}

/** Gives a page master another use, and the name of that (`nameOf`) where it still has the name of the one before. */
export function setUse(template: Template, id: NodeId, use: Use, nameOf: (use: Use) => string): Operation[] {
  const isNamedByUse = nodeOf(template, id)?.name === nameOf(propsOf(template, id).use);
  const operations: Operation[] = [{ kind: 'set', id, path: ['props', 'use'], value: use }];
  if (isNamedByUse) operations.push({ kind: 'set', id, path: ['name'], value: nameOf(use) });
  return operations;
}

/** A header or footer with an empty text, which is what is made: headers are read first, footers last. */
export function addBand(template: Template, master: NodeId, edge: BandProps['edge'], newId: NewId): Addition {
  const id = newId();
  const text = newId();
  const node = nodeOf(template, master);
  const index = edge === 'top' || !node ? 0 : childrenOf(node).length;
  const nodes: Record<NodeId, TemplateNode> = {
    [id]: { type: 'band', children: [text], props: { edge, gap: BAND_GAP } },
    [text]: { type: 'text', props: { content: { [defaultLanguage(template)]: [{ inlines: [] }] } } },
  };
  return { id: text, operations: [{ kind: 'insert', parent: master, index, id, nodes }] };
}

/** Whether a page master has a header or a footer. */
export const hasBand = (template: Template, master: NodeId, edge: BandProps['edge']): boolean =>
  childrenOf(nodeOf(template, master) ?? NOTHING).some((id) => {
    const child = nodeOf(template, id);
    return child?.type === 'band' && child.props.edge === edge;
  });

const NOTHING: TemplateNode = { type: '', props: {} };

/** A frame over the left half of the page inside its margins, for a flow that the page does not show yet, else the first. */
export function addFrame(template: Template, master: NodeId, newId: NewId): Addition | null {
  const flows = rootChildren(template, 'flow');
  const shown = new Set(framesOf(template, master).map((frame) => nodeOf(template, frame)?.props.flow));
  const flow = flows.find((id) => !shown.has(id)) ?? flows[0];
  if (flow === undefined) return null;
  const { size, margins } = propsOf(template, master);
  const box: Box = {
    x: margins.left,
    y: margins.top,
    width: rounded(Math.max(1, (size.width - margins.left - margins.right) / 2)),
    height: rounded(Math.max(1, size.height - margins.top - margins.bottom)),
  };
  const id = newId();
  const props: FrameProps = { flow };
  const index = framesOf(template, master).length;
  return {
    id,
    operations: [
      {
        kind: 'insert',
        parent: master,
        index,
        id,
        nodes: { [id]: { type: 'frame', box, props: { ...props } } },
      },
    ],
  };
}

/** A flow behind the others, which a frame then pours. */
export function addFlow(template: Template, frame: NodeId, name: string, newId: NewId): Addition {
  const id = newId();
  const root = nodeOf(template, template.root);
  const index = root ? childrenOf(root).length : 0;
  return {
    id,
    operations: [
      {
        kind: 'insert',
        parent: template.root,
        index,
        id,
        nodes: { [id]: { type: 'flow', name, props: {} } },
      },
      { kind: 'set', id: frame, path: ['props', 'flow'], value: id },
    ],
  };
}

/** Sets the size or the margins of a page; the edges of frames that lie on its margins stay there. */
export function setPageGeometry(
  template: Template,
  master: NodeId,
  change: Partial<Pick<MasterProps, 'size' | 'margins'>>,
): Operation[] {
  const before = propsOf(template, master);
  const after = { ...before, ...change };
  const own = Object.entries(change).map(
    ([key, value]): Operation => ({ kind: 'set', id: master, path: ['props', key], value: { ...value } }),
  );
  const frames = framesOf(template, master).flatMap((id): Operation[] => {
    const box = nodeOf(template, id)?.box;
    const value = box && moved(box, before, after);
    return value ? [{ kind: 'set', id, path: ['box'], value: { ...value } }] : [];
  });
  return [...own, ...frames];
}

/** The box with its edges on the new margins where they were on the old ones; null where it would have no room. */
function moved(box: Box, before: MasterProps, after: MasterProps): Box | null {
  const edge = (at: number, old: number, next: number): number =>
    Math.abs(at - old) <= ON_MARGIN ? next : at;
  const left = edge(box.x, before.margins.left, after.margins.left);
  const top = edge(box.y, before.margins.top, after.margins.top);
  const right = edge(
    box.x + box.width,
    before.size.width - before.margins.right,
    after.size.width - after.margins.right,
  );
  const bottom = edge(
    box.y + box.height,
    before.size.height - before.margins.bottom,
    after.size.height - after.margins.bottom,
  );
  if (right - left < 1 || bottom - top < 1) return null;
  return { x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) };
}

/** Lengths of a template have three decimals. */
const rounded = (points: number): number => Math.round(points * 1000) / 1000;
