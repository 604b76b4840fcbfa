/** The workspace's database, as the kind of store that it is. */
import { openDatabase as openStore, type StoreDatabase, type StoreKind } from '../../database';
import { APPLICATION_ID, SCHEMA_STEPS } from './schema';

export type WorkspaceDatabase = StoreDatabase;

/** Records are many, and checked where they are read. */
export const WORKSPACE_KIND: StoreKind = {
  applicationId: APPLICATION_ID,
  steps: SCHEMA_STEPS,
  precious: ['template', 'edit', 'version', 'audit', 'review', 'person', 'dataset', 'setting'],
  failures: {
    unreadable: 'workspace.unreadable',
    tooNew: 'workspace.tooNew',
    busy: 'workspace.busy',
  },
};

/**
 * Opens or makes the database in `file`. Throws `workspace.tooNew`, `workspace.unreadable` or `file.diskFull`; the
 * file is never deleted or replaced. `workspaceDir` is what messages name.
 */
export const openDatabase = (
  file: string,
  workspaceDir: string,
  steps: readonly string[] = SCHEMA_STEPS,
): WorkspaceDatabase => openStore({ file, place: workspaceDir, kind: { ...WORKSPACE_KIND, steps } });
