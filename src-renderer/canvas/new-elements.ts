/** Puts new elements into the document: from the palette, from a dropped field, from an image file. */

import type { NodeSpec } from '../../shared/elements';
import { elementTypes, instantiate } from '../../shared/engine';
import type { Box, Point } from '../../shared/geometry';
import { ASSET_MEDIA_TYPES, childrenOf, type NodeId, nodeOf, type Operation } from '../../shared/model';
import { api, errorText, uploadFile } from '../rpc';
import { applyEdit, newNodeId, select, setTool, shownLanguage, showToast, studioStore } from '../state';
import { beginTextEdit } from '../text-editing';
import { type Insertion, roundBox } from '../tools';
import { stackOf } from './canvas-scene';
import { strings } from './strings';

/** Where a new element goes: between blocks, or on a page with a box (points of the page). */
export type Destination =
  | { readonly kind: 'flow'; readonly insertion: Insertion }
  | { readonly kind: 'page'; readonly page: number; readonly box: Box };

/** Points per pixel of an image that says nothing of its size: 96 pixels to the inch. */
const PT_PER_PIXEL = 72 / 96;

const DEFAULT_SIZE: { readonly [type: string]: { readonly width: number; readonly height: number } } = {
  text: { width: 180, height: 40 },
  line: { width: 180, height: 0 },
  table: { width: 300, height: 80 },
};
const USUAL_SIZE = { width: 120, height: 80 };

/** A place on a page: the drawn box, or one of the type's usual size at a point of the world. */
export function onPage(type: string, page: number, drawn: Box | null, at: Point): Destination | null {
  const list = studioStore.getState().composition?.list;
  const place = list && stackOf(list).places[page];
  if (!place) return null;
  const box = drawn ?? { ...at, ...(DEFAULT_SIZE[type] ?? USUAL_SIZE) };
  // A line is drawn along its box's diagonal; nearly level means level.
  const height = type === 'line' && box.height < 3 ? 0 : box.height;
  return { kind: 'page', page, box: roundBox({ ...box, height, x: box.x - place.x, y: box.y - place.y }) };
}

/** What an element of a type is at first in the document that is open; undefined for types that nobody inserts. */
export function newSpec(type: string, availableWidth = 0): NodeSpec | undefined {
  const { document } = studioStore.getState();
  const create = elementTypes.get(type)?.create;
  if (!document || !create) return undefined;
  return create({ language: shownLanguage(), availableWidth, styles: document.template.styles });
}

/** Makes an element of a type; an image first asks for its file, a text is edited at once. */
export async function addElement(type: string, destination: Destination): Promise<void> {
  const spec = newSpec(
    type,
    destination.kind === 'flow' ? destination.insertion.width : destination.box.width,
  );
  if (!spec) return;
  if (type === 'image') {
    const file = await pickImage();
    if (file) await addImage(file, destination, spec);
    else setTool('select');
    return;
  }
  const id = insertSpec(spec, destination);
  if (id !== null && type === 'text') editNewText(id, destination);
}

/** Inserts a subtree and selects it. Null when the document does not allow it there. */
export function insertSpec(
  spec: NodeSpec,
  destination: Destination,
  before: readonly Operation[] = [],
): NodeId | null {
  const template = studioStore.getState().document?.template;
  if (!template) return null;
  const placed = destination.kind === 'page' ? { ...spec, box: destination.box } : spec;
  const { id, nodes } = instantiate(placed, newNodeId);
  const parent = destination.kind === 'page' ? masterOf(destination.page) : destination.insertion.parent;
  const holder = parent === null ? undefined : nodeOf(template, parent);
  if (parent === null || !holder) return null;
  const index = destination.kind === 'page' ? childrenOf(holder).length : destination.insertion.index;
  const insert: Operation = { kind: 'insert', id, parent, index, nodes };
  if (!applyEdit({ label: 'insert', operations: [...before, insert] })) return null;
  setTool('select');
  select([id]);
  return id;
}

function masterOf(page: number): NodeId | null {
  return studioStore.getState().composition?.list.pages[page]?.masterId ?? null;
}

/** The element has just been composed: the caret goes into it, where the document shows it. */
function editNewText(id: NodeId, destination: Destination): void {
  const { composition } = studioStore.getState();
  const recordPath = composition?.placesOf(id)[0];
  const page = destination.kind === 'page' ? destination.page : studioStore.getState().view.page;
  if (recordPath !== undefined) beginTextEdit({ nodeId: id, recordPath, page });
}

/** Hands an image to the workspace and shows it. */
export async function addImage(file: File, destination: Destination, spec?: NodeSpec): Promise<void> {
  try {
    const asset = await api.assets.add({ token: await uploadFile(file) });
    const assetId = newNodeId();
    const base = spec ??
      newSpec('image') ?? {
        type: 'image',
        props: { fit: 'contain' },
      };
    const unit = asset.mediaType === 'image/png' || asset.mediaType === 'image/jpeg' ? PT_PER_PIXEL : 1;
    const natural = { width: asset.width * unit, height: asset.height * unit };
    const props: NodeSpec['props'] = { ...base.props, asset: assetId };
    const free = destination.kind === 'flow' ? destination.insertion.width : natural.width;
    const width = Math.round(Math.min(natural.width, free) * 1000) / 1000;
    insertSpec(
      {
        ...base,
        name: base.name ?? asset.name,
        props: destination.kind === 'flow' ? { ...props, width } : props,
      },
      destination,
      [{ kind: 'setTemplate', path: ['assets', assetId], value: asset }],
    );
  } catch (error) {
    setTool('select');
    showToast({ kind: 'error', text: strings.text('imageFailed', { reason: errorText(error) }) });
  }
}

/** Asks for an image file; null when none was chosen. Has to be called from a click. */
function pickImage(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ASSET_MEDIA_TYPES.join(',');
  input.hidden = true;
  // Part of the page while the dialog is open: nothing else keeps the input alive.
  document.body.append(input);
  return new Promise((resolve) => {
    const finish = (file: File | null): void => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => finish(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => finish(null), { once: true });
    input.click();
  });
}
