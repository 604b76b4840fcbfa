/** Puts a field into the document from the keyboard: into the text being edited, else as a new text. */
import { elementTypes, instantiate } from '../../shared/engine';
import {
  childrenOf,
  mayContain,
  type NodeId,
  nodeOf,
  parentIndex,
  rootChildren,
  type Template,
} from '../../shared/model';
import { applyEdit, newNodeId, select, shownLanguage, showToast, studioStore } from '../state';
import { fieldInline, insertField } from '../text-editing';
import type { FieldRow } from './field-rows';
import { strings } from './strings';

/** The type of element that a field becomes outside of a text. */
const TEXT = 'text';

export function insertFieldRow(row: FieldRow): void {
  const { document, textEdit, selection, record } = studioStore.getState();
  if (!document || row.kind === 'list' || row.kind === 'object') return;
  if (textEdit) {
    insertField(row.path);
    return;
  }
  const place = placeForText(document.template, selection.nodeIds.at(-1) ?? null);
  if (!place) return;
  const inline = fieldInline(document.template, place.parent, row.path, { record: record?.data ?? null });
  if ('list' in inline) {
    showToast({ kind: 'info', text: strings.text('notHere', { list: inline.list }) });
    return;
  }
  const spec = { type: TEXT, props: { content: { [shownLanguage()]: [{ inlines: [inline] }] } } };
  const { id, nodes } = instantiate(spec, newNodeId);
  if (applyEdit({ label: 'insertField', operations: [{ kind: 'insert', id, nodes, ...place }] }))
    select([id]);
}

/** Behind the selected block or at the end of what holds blocks; else at the end of the first flow. */
function placeForText(
  template: Template,
  selected: NodeId | null,
): { readonly parent: NodeId; readonly index: number } | null {
  const holds = (id: NodeId): boolean => {
    const node = nodeOf(template, id);
    return node !== undefined && node.type !== 'master' && mayContain(node, TEXT, elementTypes);
  };
  const end = (id: NodeId) => ({
    parent: id,
    index: childrenOf(nodeOf(template, id) ?? { type: '', props: {} }).length,
  });
  if (selected !== null && holds(selected)) return end(selected);
  for (let id: NodeId | undefined = selected ?? undefined; id !== undefined; ) {
    const place = parentIndex(template).get(id);
    if (place && holds(place.parent)) return { parent: place.parent, index: place.index + 1 };
    id = place?.parent;
  }
  const flow = rootChildren(template, 'flow').find(holds);
  return flow === undefined ? null : end(flow);
}
