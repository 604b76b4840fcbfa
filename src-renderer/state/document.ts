/**
 * Opening, changing and closing the document. Every change is an edit of invertible operations: applied here at once,
 * recorded for undo, and handed to the autosave queue.
 */
import type { OpenedTemplate } from '../../shared/contract';
import type { Reason } from '../../shared/diag';
import {
  applyEdit as applyToTemplate,
  checkNode,
  defaultLanguage,
  type Edit,
  type EMPTY_HISTORY,
  integrityReasons,
  nodeOf,
  record,
  redo as redoStep,
  type Template,
  touchedNodes,
  undo as undoStep,
} from '../../shared/model';
import { errorText, isRefusal } from '../rpc';
import { type Autosave, createAutosave, RevisionMoved } from './autosave';
import { keepHistory, keptHistory } from './kept-history';
import { loadRecord } from './records';
import { editRight, firstMode } from './rights';
import { services } from './services';
import { patchDocument, studioStore } from './store';
import { strings } from './strings';
import { CLOSED, NO_SELECTION, type ShownRecord, type StudioState } from './studio-state';
import { showToast } from './toasts';
import { forgetPieces, isOfWording, noteLostPieces, refusalFailure, wordingRefusal } from './wording-guard';

let autosave: Autosave | null = null;

/** Opens a template of the workspace on the record looked at last, else the first. Rejects where the host cannot. */
export async function openDocument(id: string): Promise<void> {
  const opened = await services().api.templates.open({ id });
  const shown = await loadRecord(opened.dataset, opened.lastRecord);
  await closeDocument();
  adopt(opened, shown);
}

/**
 * Makes an opened template the document; also after its data set was changed. The record comes with it: what is seen
 * first is a customer's document, never one without values.
 */
export function adopt(opened: Omit<OpenedTemplate, 'lastRecord'>, shown: ShownRecord | null = null): void {
  autosave?.dispose();
  forgetPieces();
  const { id, template, revision, updatedAt, dataset } = opened;
  studioStore.setState(({ person, mode, document }) => ({
    ...CLOSED,
    mode: document?.id === id ? mode : firstMode({ person }),
    record: shown,
    document: {
      id,
      template,
      revision,
      dataset,
      history: keptHistory(id, revision),
      save: 'saved',
      savedAt: updatedAt,
      saveError: null,
    },
  }));
  autosave = createAutosave({ revision, savedAt: updatedAt }, autosaveTarget(id), (state) =>
    patchDocument(id, {
      save: state.save,
      revision: state.revision,
      savedAt: state.savedAt,
      saveError: state.error === null ? null : saveErrorText(state.error),
    }),
  );
}

/** Waits until everything is saved, then closes. Work that cannot be saved is kept open and the promise rejects. */
export async function closeDocument(): Promise<void> {
  if (!studioStore.getState().document) return;
  await autosave?.flush();
  keepSteps();
  discardDocument();
}

/** Keeps the steps of undo for the next time that this window opens the document; also when it is about to go. */
export function keepSteps(): void {
  const { document } = studioStore.getState();
  if (document) keepHistory(document.id, document.revision + (autosave?.pending() ?? 0), document.history);
}

/** Closes at once; what is not saved is lost. */
export function discardDocument(): void {
  autosave?.dispose();
  autosave = null;
  studioStore.setState(({ person }) => ({ ...CLOSED, mode: firstMode({ person }) }));
}

/** Throws the unsaved part away and opens what the workspace holds: the way out of a conflict. */
export async function reloadDocument(): Promise<void> {
  const { document, record: shown } = studioStore.getState();
  if (!document) return;
  const opened = await services().api.templates.open({ id: document.id });
  adopt(opened, await loadRecord(opened.dataset, shown?.index ?? 0));
}

/** Resolves when the workspace holds every edit. */
export const saveNow = (): Promise<void> => autosave?.flush() ?? Promise.resolve();

/** Whether closing the window now would lose something. */
export const hasUnsavedEdits = (): boolean => (autosave?.pending() ?? 0) > 0;

/** Tries to save again now, where the queue waits for the host. */
export const retrySaving = (): void => autosave?.retry();

export interface EditOptions {
  /** Typing and dragging: joins the last step of undo where it continues it. */
  readonly join?: boolean;
  /** Keeps selected ids that are gone after the edit, because a following edit brings them back. */
  readonly keepSelection?: boolean;
}

/** Changes the document. Answers false and says why in a toast when the template does not allow it. */
export function applyEdit(edit: Edit, options: EditOptions = {}): boolean {
  const { document } = studioStore.getState();
  if (!document || edit.operations.length === 0 || !mayApply(document.template, edit)) return false;
  const applied = applyToTemplate(document.template, edit);
  if (!applied.ok) return refuse(applied.error);
  const issue = firstIssue(applied.value.template, edit);
  if (issue) return refuse(issue);
  const step = { edit, inverse: applied.value.inverse };
  const history = record(document.history, step, options.join ?? false);
  change(applied.value.template, edit, history, options.keepSelection ?? false);
  return true;
}

/** Takes the last step back. Answers false when there is none. */
export function undo(): boolean {
  return step(undoStep);
}

export function redo(): boolean {
  return step(redoStep);
}

/** Whether there is a step to take back that whoever is at the desk may take back in this mode. */
export const canUndo = (state: StudioState): boolean => isOpenTo(state, undoStep);

export const canRedo = (state: StudioState): boolean => isOpenTo(state, redoStep);

function isOpenTo(state: StudioState, take: typeof undoStep): boolean {
  const { document } = state;
  const taken = document ? take(document.history) : null;
  if (!document || !taken) return false;
  const right = editRight(state);
  return right === 'design' || (right === 'wording' && isOfWording(document.template, taken.edit));
}

function step(take: typeof undoStep): boolean {
  const { document } = studioStore.getState();
  const taken = document ? take(document.history) : null;
  if (!document || !taken || !isOpenTo(studioStore.getState(), take)) return false;
  if (!mayApply(document.template, taken.edit)) return false;
  const applied = applyToTemplate(document.template, taken.edit);
  if (!applied.ok) return refuse(applied.error);
  change(applied.value.template, taken.edit, taken.history, false);
  return true;
}

function change(template: Template, edit: Edit, history: typeof EMPTY_HISTORY, keepSelection: boolean): void {
  const { document, selection, textEdit } = studioStore.getState();
  if (!document) return;
  noteLostPieces(document.template, template, edit);
  const nodeIds = selection.nodeIds.filter((id) => nodeOf(template, id));
  const isSameSelection = keepSelection || nodeIds.length === selection.nodeIds.length;
  studioStore.setState({
    document: { ...document, template, history },
    ...(isSameSelection ? {} : { selection: { ...NO_SELECTION, nodeIds } }),
    ...(textEdit && !nodeOf(template, textEdit.nodeId) ? { textEdit: null } : {}),
  });
  autosave?.push(edit);
}

/** Where only words may be changed, says in a toast why an edit changes more. The one place that asks. */
function mayApply(template: Template, edit: Edit): boolean {
  const { person, mode } = studioStore.getState();
  const right = editRight({ person, mode });
  if (right === 'design') return true;
  if (right === 'none') {
    const args = { person: person?.name ?? '', role: 'designer / businessUser' };
    showToast({ kind: 'error', failure: { code: 'people.notAllowed', args } });
    return false;
  }
  const refusal = wordingRefusal(template, edit);
  if (!refusal) return true;
  // Typing on at the end of the budget is no mishap that has to be put away.
  const kind = refusal.kind === 'budget' ? 'notice' : 'error';
  showToast({ kind, failure: refusalFailure(template, refusal) });
  return false;
}

function firstIssue(template: Template, edit: Edit): Reason[] | null {
  const { elements } = services();
  const touched = new Set(edit.operations.flatMap(touchedNodes));
  for (const id of touched) {
    const issues = checkNode(template, id, elements);
    if (issues.length > 0) return integrityReasons(issues);
  }
  return null;
}

function refuse(reason: Reason | readonly Reason[]): false {
  showToast({ kind: 'error', failure: { code: 'template.invalidEdit', args: { reason } } });
  return false;
}

function autosaveTarget(id: string) {
  const { templates } = services().api;
  return {
    apply: (revision: number, edits: readonly Edit[]) => templates.apply({ id, revision, edits: [...edits] }),
    currentRevision: () => templates.open({ id }),
    isRefusal,
  };
}

const saveErrorText = (error: unknown): string =>
  error instanceof RevisionMoved ? strings.text('changedElsewhere') : errorText(error);

/** The language the document is shown in. */
export function shownLanguage(): string {
  const { language, composition, document } = studioStore.getState();
  return language ?? composition?.language ?? (document ? defaultLanguage(document.template) : 'en');
}
