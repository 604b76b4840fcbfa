/** Carries out what the tools' chart decides. */
import type { Edit } from '../../shared/model';
import { previewEdit } from '../engine';
import { applyEdit, moveNodes, select, selectField, studioStore } from '../state';
import { beginTextEdit, leaveTextEdit, pointTo, setSelection } from '../text-editing';
import { type Effect, type MovedBox, type PointerInput, type ToolEvent, transition } from '../tools';
import { currentScene } from './canvas-scene';
import { chipAt } from './chips';
import { interactionStore } from './interaction-store';
import { addElement, onPage } from './new-elements';
import { toPage } from './page-stack';
import { panBy } from './viewport';

/** Sends an event through the chart and does what comes out. */
export function dispatch(event: ToolEvent): void {
  const scene = currentScene();
  if (!scene) return;
  const { state, effects } = transition(interactionStore.getState().tool, event, scene);
  interactionStore.setState(event.kind === 'down' ? { tool: state, hover: null } : { tool: state });
  for (const effect of effects) run(effect);
}

type Runners = { readonly [K in Effect['kind']]: (effect: Extract<Effect, { kind: K }>) => void };

const RUNNERS: Runners = {
  select: ({ nodeIds, recordPath }) => select(nodeIds, recordPath),
  hover: ({ target }) => setHover(target),
  editText: ({ target, at }) => editText(target, at),
  pointText: ({ at, how }) => pointText(at, how),
  leaveText: () => leaveTextEdit(),
  pickField: ({ at }) => pickField(at),
  previewBoxes: ({ label, boxes }) => {
    previewEdit(editOfBoxes(label, boxes));
  },
  commitBoxes: ({ label, boxes }) => {
    // The edit first: the preview on top of it changes nothing, so nothing jumps back for a moment.
    applyEdit(editOfBoxes(label, boxes));
    previewEdit(null);
  },
  dropPreview: () => {
    previewEdit(null);
  },
  guides: ({ guides }) => interactionStore.setState({ guides }),
  marquee: ({ box }) => interactionStore.setState({ marquee: box }),
  insertion: ({ insertion }) => interactionStore.setState({ insertion }),
  outline: ({ box }) => interactionStore.setState({ outline: box }),
  place: ({ type, page, box, at }) => {
    const destination = onPage(type, page, box, at);
    if (destination) void addElement(type, destination);
  },
  insert: ({ type, insertion }) => {
    void addElement(type, { kind: 'flow', insertion });
  },
  moveBlock: ({ nodeId, insertion }) => {
    moveNodes([nodeId], insertion.parent, insertion.index);
  },
  pan: ({ dx, dy }) => panBy(dx, dy),
  cursor: ({ cursor }) => {
    if (interactionStore.getState().cursor !== cursor) interactionStore.setState({ cursor });
  },
};

const run = <K extends Effect['kind']>(effect: Extract<Effect, { kind: K }>): void => {
  const runner = RUNNERS[effect.kind] as (effect: Extract<Effect, { kind: K }>) => void;
  runner(effect);
};

function setHover(target: { nodeId: string; recordPath: string } | null): void {
  const { hover } = interactionStore.getState();
  if (hover?.nodeId === target?.nodeId && hover?.recordPath === target?.recordPath) return;
  interactionStore.setState({ hover: target });
}

const editOfBoxes = (label: string, boxes: readonly MovedBox[]): Edit => ({
  label,
  operations: boxes.map(({ nodeId, box }) => ({ kind: 'set', id: nodeId, path: ['box'], value: { ...box } })),
});

function editText(target: { nodeId: string; recordPath: string }, at: PointerInput): void {
  const place = currentScene()?.stack.places[at.page];
  if (place) beginTextEdit({ ...target, page: at.page, point: toPage(place, at.world) });
}

/** A click on a chip selects it as a whole: its text cannot be edited, the field can. */
function pointText(at: PointerInput, how: 'caret' | 'extend' | 'word' | 'paragraph'): void {
  const place = currentScene()?.stack.places[at.page];
  const { textEdit } = studioStore.getState();
  if (!place || !textEdit) return;
  const point = toPage(place, at.world);
  pointTo(at.page, point, how);
  const chip = how === 'caret' || how === 'word' ? chipAt(at.page, point) : null;
  if (chip?.nodeId !== textEdit.nodeId || chip.recordPath !== textEdit.recordPath) return;
  setSelection(chip.position, chip.position + 1);
  selectField(chip.path);
}

function pickField(at: PointerInput): void {
  const place = currentScene()?.stack.places[at.page];
  const chip = place && chipAt(at.page, toPage(place, at.world));
  if (chip) selectField(chip.path);
}
