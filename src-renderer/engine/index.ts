export type { ComposeDocument, DocumentOptions } from './compose-document';
export {
  composeDocument,
  type EngineState,
  engineStore,
  firstPages,
  lostImages,
  paintResources,
  previewEdit,
  retryEngine,
  shownEmail,
  shownSms,
  startEngine,
} from './engine-host';
export type { FirstPages, PicturedDocument } from './first-pages';
