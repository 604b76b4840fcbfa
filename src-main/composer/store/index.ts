export { ComposerStore, type ComposerStoreOptions } from './composer-store';
export { DocumentFiles } from './document-files';
