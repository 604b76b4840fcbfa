export {
  adopt,
  applyEdit,
  canRedo,
  canUndo,
  closeDocument,
  discardDocument,
  type EditOptions,
  hasUnsavedEdits,
  keepSteps,
  openDocument,
  redo,
  reloadDocument,
  retrySaving,
  saveNow,
  shownLanguage,
  undo,
} from './document';
export { editName } from './edit-name';
export { copyElements, ELEMENTS_TYPE, pasteElements } from './element-clipboard';
export { runsRightToLeft } from './element-direction';
export {
  canMoveInto,
  canWrap,
  copySubtree,
  deleteNodes,
  duplicateNodes,
  moveNodes,
  nudgeNodes,
  renameNode,
  selectAllBeside,
  shiftNode,
  topLevelIds,
  wrapNodes,
} from './elements';
export { setFonts, setInfo } from './host';
export { newNodeId } from './node-ids';
export { loadRecord, nextRecord, previousRecord, showRecord } from './records';
export { renamedReferences } from './renamed-references';
export {
  type EditRight,
  editRight,
  firstMode,
  isDesigner,
  MODES,
  modesOf,
  rolesOf,
  setPerson,
} from './rights';
export { clearSelection, endTextEdit, select, selectField, startTextEdit, updateTextEdit } from './selection';
export { provideServices, type StudioServices, services } from './services';
export { studioStore, useSettled, useStudio } from './store';
export type {
  OpenDocument,
  ShownRecord,
  StudioMode,
  StudioSelection,
  StudioState,
  TextEdit,
} from './studio-state';
export { showToast, type ToastContent, type ToastRequest, toastQueue } from './toasts';
export {
  MAX_ZOOM,
  MIN_ZOOM,
  setChannel,
  setLanguage,
  setMode,
  setPage,
  setTool,
  setZoom,
  zoomBy,
} from './view';
export { rememberPieces, wordingRefusal } from './wording-guard';
