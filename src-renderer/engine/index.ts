export type { ComposeDocument, DocumentOptions } from './compose-document';
export {
  composeDocument,
  type EngineState,
  engineStore,
  paintResources,
  previewEdit,
  retryEngine,
  shownEmail,
  shownSms,
  startEngine,
} from './engine-host';
