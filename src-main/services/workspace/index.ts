export { BlobStore } from './blob-store';
export type { WorkspaceDatabase } from './database';
export { Workspace, type WorkspaceOptions } from './workspace';
