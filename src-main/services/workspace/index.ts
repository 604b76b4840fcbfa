export { BlobStore } from './blob-store';
export type { WorkspaceDatabase } from './database';
export { APPLICATION_ID } from './schema';
export { Workspace, type WorkspaceOptions } from './workspace';
