export type { ComposeDocument, DocumentOptions } from './compose-document';
export {
  composeDocument,
  type EngineState,
  engineStore,
  paintResources,
  previewEdit,
  retryEngine,
  startEngine,
} from './engine-host';
