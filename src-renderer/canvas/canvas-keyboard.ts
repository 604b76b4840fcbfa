/** The canvas by keyboard, while no text is being edited. Answers whether the key was the canvas's. */
import { childrenOf, nodeOf } from '../../shared/model';
import {
  clearSelection,
  editRight,
  runsRightToLeft,
  select,
  setTool,
  shownLanguage,
  studioStore,
} from '../state';
import { beginTextEdit, isEditableText } from '../text-editing';
import { toolForKey } from '../tools';
import { currentScene } from './canvas-scene';
import { dispatch } from './effects';
import { interactionStore } from './interaction-store';
import { fitPage, fitWidth, panBy, viewportStore } from './viewport';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

export function handleCanvasKey(event: Key): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Tab':
      return walk(event.shiftKey ? -1 : 1, false);
    case 'ArrowDown':
      return !isPlacedSelected() && walk(1, true);
    case 'ArrowUp':
      return !isPlacedSelected() && walk(-1, true);
    case 'ArrowRight':
      return !isPlacedSelected() && walk(toTheRight(), true);
    case 'ArrowLeft':
      return !isPlacedSelected() && walk(toTheRight() === 1 ? -1 : 1, true);
    case 'Enter':
      return enter();
    case 'Escape':
      return leave();
    case 'PageDown':
      panBy(0, -0.9 * viewportStore.getState().height);
      return true;
    case 'PageUp':
      panBy(0, 0.9 * viewportStore.getState().height);
      return true;
  }
  if (event.shiftKey && fitByKey(event.code)) return true;
  if (!canArrange()) return false;
  const tool = event.shiftKey ? undefined : toolForKey(event.key);
  if (tool === undefined) return false;
  setTool(tool);
  return true;
}

/** Shift+1 shows the whole page, Shift+2 its width: by the key's place, as keyboards differ in what Shift makes of it. */
function fitByKey(code: string): boolean {
  if (code === 'Digit1') fitPage();
  else if (code === 'Digit2') fitWidth();
  else return false;
  return true;
}

/** Whether elements may be moved and made, as opposed to words being changed. */
const canArrange = (): boolean => editRight(studioStore.getState()) === 'design';

/** Placed elements are nudged by the arrow keys, which is the shell's. */
function isPlacedSelected(): boolean {
  const { document, selection } = studioStore.getState();
  return (
    document !== null &&
    canArrange() &&
    selection.nodeIds.some((id) => nodeOf(document.template, id)?.box !== undefined)
  );
}

/** The step in reading order to what stands at the right of the selected element. */
function toTheRight(): 1 | -1 {
  const { document, selection } = studioStore.getState();
  const [id] = selection.nodeIds;
  if (!document || id === undefined) return 1;
  return runsRightToLeft(document.template, id, shownLanguage()) ? -1 : 1;
}

/** Selects the next element in reading order. At the ends, Tab goes on to the next control. */
function walk(step: 1 | -1, staysInside: boolean): boolean {
  const order = currentScene()?.readingOrder() ?? [];
  const { selection } = studioStore.getState();
  const at = order.findIndex((id) => selection.nodeIds.includes(id));
  const next = at < 0 ? (step === 1 ? order[0] : order.at(-1)) : order[at + step];
  if (next === undefined) return staysInside;
  select([next]);
  return true;
}

/** Edits the selected text, or goes into the selected element. */
function enter(): boolean {
  const { document, selection, composition, view } = studioStore.getState();
  const [id, ...others] = selection.nodeIds;
  if (!document || !composition || id === undefined || others.length > 0) return false;
  if (isEditableText(id, selection.recordPath)) {
    return beginTextEdit({ nodeId: id, recordPath: selection.recordPath, page: view.page });
  }
  if (!canArrange()) return false;
  const node = nodeOf(document.template, id);
  const [inner] = node ? childrenOf(node) : [];
  if (inner === undefined) return false;
  select([inner], composition.placesOf(inner)[0] ?? selection.recordPath);
  return true;
}

/** One step back: the drag, the tool, the selection's parent, the selection. */
function leave(): boolean {
  const { document, tool, selection } = studioStore.getState();
  if (interactionStore.getState().tool.name !== 'idle') {
    dispatch({ kind: 'cancel' });
    return true;
  }
  if (tool !== 'select') {
    setTool('select');
    interactionStore.setState({ insertion: null });
    return true;
  }
  const [id] = selection.nodeIds;
  if (!document || id === undefined) return false;
  const parent = canArrange() ? currentScene()?.parentOf(id) : null;
  if (!parent || parent === document.template.root) clearSelection();
  else select([parent]);
  return true;
}
