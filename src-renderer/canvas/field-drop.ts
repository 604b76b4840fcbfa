/**
 * Dropping a field of the data tree: onto a text it becomes a chip at the place, onto a cell its content, onto free
 * space a new text; a list becomes a table bound to it.
 */
import { z } from 'zod';
import { elementTypes } from '../../shared/engine';
import type { Point } from '../../shared/geometry';
import { childrenOf, type NodeId, nodeOf, type Paragraph } from '../../shared/model';
import { shownLanguage, showToast, studioStore } from '../state';
import {
  beginTextEdit,
  fieldExpression,
  fieldInline,
  insertField,
  instanceAt,
  isVertical,
  TextGeometry,
} from '../text-editing';
import { type CanvasScene, currentScene } from './canvas-scene';
import { tableOfList } from './field-table';
import { interactionStore } from './interaction-store';
import { type Destination, insertSpec, newSpec, onPage } from './new-elements';
import { pageAt, toPage, toWorld } from './page-stack';
import { strings } from './strings';

/** Type of the dragged data; its text is JSON of {@link DroppedField}. */
export const FIELD_TYPE = 'application/x-fumi-field';

const droppedFieldSchema = z.object({
  /** Data path: `account.closing`, `transactions`, `transactions[].amount`. */
  path: z.string().min(1),
  kind: z.string(),
});

export type DroppedField = z.infer<typeof droppedFieldSchema>;

/** The dragged field; null where it is something else. */
export function parseDroppedField(text: string): DroppedField | null {
  try {
    const parsed = droppedFieldSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Shows where a dragged field would go. The browser does not yet tell which field it is. */
export function showDropPlace(world: Point): void {
  const scene = currentScene();
  if (!scene) return;
  const dropCaret = caretBoxAt(scene, world);
  interactionStore.setState({
    dropCaret,
    insertion: dropCaret ? null : scene.insertionAt(world),
    hover: dropCaret ? null : (cellAt(scene, world) ?? null),
  });
}

export function hideDropPlace(): void {
  interactionStore.setState({ dropCaret: null, insertion: null, hover: null });
}

export function dropField(field: DroppedField, world: Point): void {
  hideDropPlace();
  const scene = currentScene();
  if (!scene) return;
  if (field.kind === 'list') dropList(scene, field, world);
  else if (field.kind === 'object') showToast({ kind: 'info', text: strings.text('objectDropped') });
  else if (!dropOnText(scene, field, world)) dropOnSpace(scene, field, world);
}

function dropOnText(scene: CanvasScene, field: DroppedField, world: Point): boolean {
  const place = pageAt(scene.stack, world);
  const target = scene.hitsAt(world).find(({ isText }) => isText) ?? textOfCell(scene, world);
  if (!place || !target) return false;
  const point = toPage(place, world);
  if (!beginTextEdit({ nodeId: target.nodeId, recordPath: target.recordPath, page: place.page, point }))
    return false;
  insertField(field.path);
  return true;
}

/** The first text of the cell under the pointer. */
function textOfCell(scene: CanvasScene, world: Point): { nodeId: NodeId; recordPath: string } | undefined {
  const cell = cellAt(scene, world);
  const node = cell && nodeOf(scene.template, cell.nodeId);
  const text = node && childrenOf(node).find((id) => nodeOf(scene.template, id)?.type === 'text');
  return cell && text !== undefined ? { nodeId: text, recordPath: cell.recordPath } : undefined;
}

const cellAt = (scene: CanvasScene, world: Point) =>
  scene.hitsAt(world).find(({ nodeId, isPart }) => {
    const type = nodeOf(scene.template, nodeId)?.type;
    return isPart && type !== undefined && elementTypes.get(type)?.children === 'elements';
  });

const shownRecord = () => studioStore.getState().record?.data ?? null;

function dropOnSpace(scene: CanvasScene, field: DroppedField, world: Point): void {
  const destination = destinationAt(scene, 'text', world);
  const holder = destination && holderOf(scene, destination);
  if (!destination || holder === null) return;
  const inline = fieldInline(scene.template, holder, field.path, { record: shownRecord() });
  if ('list' in inline) {
    showToast({ kind: 'error', text: strings.text('outOfScope', { list: inline.list }) });
    return;
  }
  const paragraphs: Paragraph[] = [{ inlines: [inline] }];
  insertSpec({ type: 'text', props: { content: { [shownLanguage()]: paragraphs } } }, destination);
}

function dropList(scene: CanvasScene, field: DroppedField, world: Point): void {
  const destination = destinationAt(scene, 'table', world);
  const holder = destination && holderOf(scene, destination);
  const base = newSpec('table');
  if (!destination || holder === null || !base) return;
  const named = fieldExpression(scene.template, holder, field.path);
  if ('list' in named) {
    showToast({ kind: 'error', text: strings.text('outOfScope', { list: named.list }) });
    return;
  }
  const bound = {
    list: named.expression,
    path: field.path,
    language: shownLanguage(),
    record: shownRecord(),
  };
  // The data set keeps the order of its fields; the template's contract is stored in the order of the alphabet.
  const data = studioStore.getState().document?.dataset?.contract ?? scene.template.data;
  const spec = tableOfList({ ...scene.template, data }, base, bound);
  if (spec) insertSpec(spec, destination);
  else showToast({ kind: 'info', text: strings.text('emptyList') });
}

function destinationAt(scene: CanvasScene, type: string, world: Point): Destination | null {
  const insertion = scene.insertionAt(world);
  if (insertion) return { kind: 'flow', insertion };
  const place = pageAt(scene.stack, world);
  return place ? onPage(type, place.page, null, world) : null;
}

function holderOf(scene: CanvasScene, destination: Destination): NodeId | null {
  return destination.kind === 'flow' ? destination.insertion.parent : scene.masterOf(destination.page);
}

/** The caret at the place of a text where a field would come in. */
function caretBoxAt(scene: CanvasScene, world: Point) {
  const { composition } = studioStore.getState();
  const place = pageAt(scene.stack, world);
  const target = scene.hitsAt(world).find(({ isText }) => isText);
  const node = target && nodeOf(scene.template, target.nodeId);
  const map = target && composition?.textMap(target.nodeId, target.recordPath, place?.page);
  const content = node?.props.content as { readonly [language: string]: readonly Paragraph[] } | undefined;
  const paragraphs = map && content?.[map.language];
  if (!composition || !place || !node || !paragraphs) return null;
  const { nodeId, recordPath } = target;
  const point = toPage(place, world);
  const geometry = TextGeometry.of(composition, paragraphs, {
    nodeId,
    recordPath,
    instance: instanceAt(composition.list, nodeId, recordPath, place.page, point),
    isVertical: isVertical(node),
  });
  const at = geometry?.positionAt(place.page, point);
  const caret = at && geometry?.caret(at.position, at.affinity);
  const caretPlace = caret && scene.stack.places[caret.page];
  return caret && caretPlace ? toWorld(caretPlace, caret.box) : null;
}
