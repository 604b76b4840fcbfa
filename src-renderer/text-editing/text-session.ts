/**
 * Editing a text in place: commands of the input adapter, of the pointer and of the inspector become edits of the
 * document and movements of the caret.
 */
import type { Affinity } from '../../shared/display';
import type { Point } from '../../shared/geometry';
import {
  type Edit,
  type Inline,
  type Marks,
  type NodeId,
  nodeOf,
  type Operation,
  type Paragraph,
  positionOf,
  sliceText,
  type TextContent,
  textLength,
} from '../../shared/model';
import type { Format } from '../../shared/rules';
import { previewEdit } from '../engine';
import {
  applyEdit,
  editRight,
  endTextEdit,
  redo,
  showToast,
  startTextEdit,
  studioStore,
  undo,
  updateTextEdit,
  wordingRefusal,
} from '../state';
import { moved } from './caret-motion';
import type { TextClip } from './clipboard';
import { caretStore, type EditedText, editedText } from './edited-text';
import { fieldInline } from './field-expression';
import type { Deletion, Motion } from './input-adapter';
import { strings } from './strings';
import {
  deleteStretch,
  insertInline,
  insertParagraphs,
  insertText,
  isCaret,
  isMarked,
  marksAt,
  markWith,
  paragraphStretch,
  selectionEnd,
  selectionStart,
  splitParagraph,
  type TextChange,
  type ToggledMark,
  toggleMark as toggledMark,
} from './text-change';
import { TextGeometry } from './text-geometry';
import { toTextOffset } from './text-map';
import { nextCharacter, nextWord, previousCharacter, previousWord, wordAt } from './text-motion';

export interface TextStart {
  readonly nodeId: NodeId;
  readonly recordPath: string;
  /** Page of the instance that was pointed at. */
  readonly page: number;
  /** Where on that page, in millipoints; the end of the text where absent. */
  readonly point?: Point;
}

/** Starts editing a text at a point of a page. Answers false when the node is no text of the shown document. */
export function beginTextEdit({ nodeId, recordPath, page, point }: TextStart): boolean {
  const { composition, compiled } = studioStore.getState();
  const map = composition?.textMap(nodeId, recordPath);
  const content = compiled && (nodeOf(compiled.template, nodeId)?.props.content as TextContent | undefined);
  const paragraphs = map && content?.[map.language];
  if (!composition || !map || !paragraphs) return false;
  const geometry = TextGeometry.of(composition, paragraphs, { nodeId, recordPath, page });
  const start =
    point && geometry
      ? geometry.positionAt(page, point)
      : { position: textLength(paragraphs), affinity: 'downstream' as const };
  caretStore.setState({ page, affinity: start.affinity, goalX: null, composing: null });
  startTextEdit({ nodeId, recordPath, language: map.language, anchor: start.position });
  return true;
}

/** Whether a node is a text that can be edited in place. */
export const isEditableText = (nodeId: NodeId, recordPath: string): boolean =>
  studioStore.getState().composition?.textMap(nodeId, recordPath) != null;

export type PointerSelection = 'caret' | 'extend' | 'word' | 'paragraph';

/** Puts the caret where the pointer is, or selects from the anchor to it, its word or its paragraph. */
export function pointTo(page: number, point: Point, how: PointerSelection): void {
  const text = editedText();
  if (!text?.geometry) return;
  const { position, affinity } = text.geometry.positionAt(page, point);
  caretStore.setState({ page: how === 'extend' ? caretStore.getState().page : page });
  if (how === 'caret') setSelection(position, position, affinity);
  else if (how === 'extend') setSelection(text.selection.anchor, position, affinity);
  else {
    const stretch =
      how === 'word' ? wordAt(text.paragraphs, position) : paragraphStretch(text.paragraphs, position);
    setSelection(stretch.anchor, stretch.head);
  }
}

/** Selects a stretch of the edited text. */
export function setSelection(anchor: number, head: number, affinity: Affinity = 'downstream'): void {
  caretStore.setState({ affinity, goalX: null });
  updateTextEdit({ anchor, head, pendingMarks: null });
}

/** Ends editing; a composition under way is given up. */
export function leaveTextEdit(): void {
  previewEdit(null);
  caretStore.setState({ composing: null, goalX: null });
  endTextEdit();
}

/** Marks that the next typed character gets. */
const typingMarks = ({ edit, paragraphs, selection }: EditedText): Marks =>
  edit.pendingMarks ??
  marksAt(
    paragraphs,
    isCaret(selection) ? selection.head : nextCharacter(paragraphs, selectionStart(selection)),
  );

function operationOf({ edit }: EditedText, { from, to, slice }: TextChange): Operation {
  return { kind: 'replaceText', id: edit.nodeId, language: edit.language, from, to, slice };
}

function apply(text: EditedText, change: TextChange, label: string, join = false): boolean {
  if (!applyEdit({ label, operations: [operationOf(text, change)] }, { join })) return false;
  setSelection(change.anchor, change.head);
  return true;
}

/** Whether a change brings in what those who may only change words may not: its words alone may do. */
function isForeign(text: EditedText, change: TextChange): boolean {
  const state = studioStore.getState();
  if (!state.document || editRight(state) === 'design') return false;
  const edit = { label: 'paste', operations: [operationOf(text, change)] };
  return wordingRefusal(state.document.template, edit)?.kind === 'foreign';
}

/** The commands of the keyboard. */
export const textCommands = {
  insertText(typed: string): void {
    const text = editedText();
    if (!text) return;
    const change = insertText(text.paragraphs, text.selection, typed, typingMarks(text));
    apply(text, change, 'typing', isCaret(text.selection));
  },

  splitParagraph(): void {
    const text = editedText();
    if (text) apply(text, splitParagraph(text.paragraphs, text.selection), 'typing');
  },

  insertLineBreak(): void {
    const text = editedText();
    if (text) apply(text, insertInline(text.selection, { kind: 'lineBreak' }), 'typing');
  },

  delete(what: Deletion): void {
    const text = editedText();
    if (!text) return;
    const { paragraphs, selection } = text;
    const other = isCaret(selection) ? DELETIONS[what](paragraphs, selection.head) : selection.anchor;
    const from = Math.min(other, selection.head);
    const to = Math.max(other, selection.head);
    if (from < to) apply(text, deleteStretch(from, to), 'deletion', isCaret(selection));
  },

  move(motion: Motion, extend: boolean): void {
    const text = editedText();
    if (!text) return;
    const { position, affinity, goalX } = moved(text, caretStore.getState(), motion, extend);
    setSelection(extend ? text.selection.anchor : position, position, affinity);
    caretStore.setState({ goalX });
  },

  selectAll(): void {
    const text = editedText();
    if (text) setSelection(0, textLength(text.paragraphs));
  },

  toggleMark(mark: ToggledMark): void {
    toggleMark(mark);
  },

  compose(composed: string, caret: number): void {
    const text = editedText();
    if (!text) return;
    const { from, to, marks } = caretStore.getState().composing ?? {
      from: selectionStart(text.selection),
      to: selectionEnd(text.selection),
      marks: typingMarks(text),
    };
    const { slice } = insertText(text.paragraphs, { anchor: from, head: from }, composed, marks);
    const operation = operationOf(text, { from, to, slice, anchor: from, head: from });
    caretStore.setState({
      composing: { from, to, marks, shownTo: from + textLength(slice) },
      affinity: 'downstream',
      goalX: null,
    });
    updateTextEdit({ anchor: from + caret, head: from + caret, composing: true });
    previewEdit({ label: 'typing', operations: [operation] });
  },

  commit(committed: string): void {
    const { composing } = caretStore.getState();
    previewEdit(null);
    caretStore.setState({ composing: null });
    updateTextEdit({ composing: false });
    const text = editedText();
    if (!text || !composing) return;
    const selection = { anchor: composing.from, head: composing.to };
    const change = insertText(text.paragraphs, selection, committed, composing.marks);
    // Given up, or more than the text may hold: the caret is where it was before.
    if (!committed || !apply(text, change, 'typing')) setSelection(composing.from, composing.to);
  },

  copy(): TextClip | null {
    const text = editedText();
    return text ? clipOf(text) : null;
  },

  cut(): TextClip | null {
    const text = editedText();
    const clip = text && clipOf(text);
    if (!text || !clip) return null;
    apply(text, deleteStretch(selectionStart(text.selection), selectionEnd(text.selection)), 'cut');
    return clip;
  },

  paste(clip: TextClip): void {
    const text = editedText();
    if (!text) return;
    const plain = insertText(text.paragraphs, text.selection, clip.plain, typingMarks(text));
    const rich = clip.paragraphs && insertParagraphs(text.selection, clip.paragraphs);
    apply(text, rich && !isForeign(text, rich) ? rich : plain, 'paste');
  },

  undo(): void {
    if (!undo()) return;
    placeCaretAfter(studioStore.getState().document?.history.undone.at(-1)?.inverse);
  },

  redo(): void {
    if (!redo()) return;
    placeCaretAfter(studioStore.getState().document?.history.done.at(-1)?.edit);
  },

  leave: leaveTextEdit,
};

const DELETIONS: {
  readonly [K in Deletion]: (paragraphs: readonly Paragraph[], position: number) => number;
} = {
  backward: previousCharacter,
  forward: nextCharacter,
  wordBackward: previousWord,
  wordForward: nextWord,
};

function placeCaretAfter(edit: Edit | undefined): void {
  const { textEdit } = studioStore.getState();
  const last = edit?.operations.at(-1);
  if (!textEdit || last?.kind !== 'replaceText' || last.id !== textEdit.nodeId) return;
  const caret = last.from + textLength(last.slice);
  setSelection(caret, caret);
}

function clipOf({ paragraphs, selection, geometry }: EditedText): TextClip | null {
  if (isCaret(selection)) return null;
  const from = selectionStart(selection);
  const slice = sliceText(paragraphs, from, selectionEnd(selection));
  const plain = geometry ? shownText(geometry, from, selectionEnd(selection)) : '';
  return { plain, paragraphs: slice };
}

/** The selected text as the document shows it: fields by their values. */
function shownText({ paragraphs, map }: TextGeometry, from: number, to: number): string {
  return paragraphs
    .flatMap((_, index) => {
      const start = positionOf(paragraphs, index, 0);
      const own = map.paragraphs[index];
      const next = index + 1 < paragraphs.length ? positionOf(paragraphs, index + 1, 0) : Infinity;
      if (!own || start > to || next <= from) return [];
      return own.text.slice(
        toTextOffset(own, Math.max(0, from - start)),
        toTextOffset(own, Math.min(to, next - 1) - start),
      );
    })
    .join('\n');
}

/** Sets or takes away a mark: on the selection, or for what is typed next. */
export function toggleMark(mark: ToggledMark): void {
  const text = editedText();
  if (!text) return;
  const change = toggledMark(text.paragraphs, text.selection, mark);
  if (change) {
    apply(text, change, 'format');
    return;
  }
  const marks = typingMarks(text);
  updateTextEdit({ pendingMarks: markWith(marks, mark, marks[mark] !== true) });
}

/** Gives the paragraphs of the selection a text style; null takes them back to the element's own. */
export const setParagraphStyle = (name: string | null): boolean => setOnParagraphs('style', name);

/** Aligns the paragraphs of the selection; null leaves it to their style. */
export const setAlignment = (align: Paragraph['align'] | null): boolean =>
  setOnParagraphs('align', align ?? null);

function setOnParagraphs(key: 'style' | 'align', value: string | null): boolean {
  const text = editedText();
  if (!text) return false;
  const { edit, paragraphs, selection } = text;
  const operations = paragraphs.flatMap((_, index): Operation[] => {
    const start = positionOf(paragraphs, index, 0);
    const stretch = paragraphStretch(paragraphs, start);
    if (stretch.head < selectionStart(selection) || start > selectionEnd(selection)) return [];
    const path = ['props', 'content', edit.language, String(index), key];
    return [{ kind: 'set', id: edit.nodeId, path, ...(value === null ? {} : { value }) }];
  });
  return applyEdit({ label: 'format', operations });
}

/** Puts a data field (`account.closing`, `transactions[].amount`) in the selection's place. */
export function insertField(path: string, format?: Format): boolean {
  const text = editedText();
  const template = studioStore.getState().document?.template;
  if (!text || !template) return false;
  const inline = fieldInline(template, text.edit.nodeId, path, format);
  if ('list' in inline) {
    showToast({ kind: 'error', text: strings.text('outOfScope', { list: inline.list }) });
    return false;
  }
  return insertUnit(inline);
}

/** Puts a field or a page number in the selection's place, in the marks around it. */
export function insertUnit(inline: Inline): boolean {
  const text = editedText();
  if (!text) return false;
  const marks = typingMarks(text);
  const isPlain = inline.kind === 'lineBreak' || Object.keys(marks).length === 0;
  return apply(text, insertInline(text.selection, isPlain ? inline : { ...inline, marks }), 'insertField');
}

/** Whether the selection has a mark, all of it; at a caret, whether the next character will. */
export function hasMark(text: EditedText, mark: ToggledMark): boolean {
  const { paragraphs, selection } = text;
  if (isCaret(selection)) return typingMarks(text)[mark] === true;
  return isMarked(sliceText(paragraphs, selectionStart(selection), selectionEnd(selection)), mark);
}
