export {
  type EngineState,
  engineStore,
  paintResources,
  previewEdit,
  retryEngine,
  startEngine,
} from './engine-host';
