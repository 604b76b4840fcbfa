/**
 * The workspace's database: opened, checked and brought up to date. An answered write survives the death of the
 * process and of the machine (WAL with a sync per commit).
 */
import Database from 'better-sqlite3';
import { StudioError } from '../../../shared/diag';
import { isDiskFull, reasonOf } from '../../files';
import { APPLICATION_ID, SCHEMA_STEPS } from './schema';

export type WorkspaceDatabase = Database.Database;

/**
 * Opens or makes the database in `file`. Throws `workspace.tooNew`, `workspace.unreadable` or `file.diskFull`; the
 * file is never deleted or replaced. `workspaceDir` is what messages name.
 */
export function openDatabase(
  file: string,
  workspaceDir: string,
  steps: readonly string[] = SCHEMA_STEPS,
): WorkspaceDatabase {
  let database: WorkspaceDatabase | undefined;
  try {
    database = new Database(file);
    const version = Number(database.pragma('user_version', { simple: true }));
    const owner = Number(database.pragma('application_id', { simple: true }));
    if (owner !== APPLICATION_ID && !isEmpty(database)) {
      throw unreadable(workspaceDir, `${file} is a database of another program.`);
    }
    if (version > steps.length) {
      throw new StudioError('workspace.tooNew', { path: workspaceDir, found: version, known: steps.length });
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('journal_size_limit = 67108864');
    bringUpToDate(database, version, steps);
    checkPages(database, workspaceDir);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StudioError) throw error;
    if (isDiskFull(error)) throw new StudioError('file.diskFull', { path: workspaceDir }, { cause: error });
    throw unreadable(workspaceDir, reasonOf(error), error);
  }
}

const isEmpty = (database: WorkspaceDatabase): boolean =>
  database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;

/** Each step is one transaction, so that a crash between two leaves a valid older version. */
function bringUpToDate(database: WorkspaceDatabase, version: number, steps: readonly string[]): void {
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(step);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/** Tables with what nothing could make again. Records are many, and checked where they are read. */
const PRECIOUS_TABLES = "'template', 'edit', 'version', 'audit', 'review', 'person', 'dataset', 'setting'";

function checkPages(database: WorkspaceDatabase, workspaceDir: string): void {
  const tables = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (${PRECIOUS_TABLES})`,
    )
    .pluck()
    .all();
  for (const table of tables) {
    const [found] = database.pragma(`quick_check(${table})`) as { readonly quick_check: string }[];
    const answer = found?.quick_check;
    if (answer !== 'ok') throw unreadable(workspaceDir, `its database is damaged (${answer}).`);
  }
}

const unreadable = (path: string, reason: string, cause?: unknown): StudioError =>
  new StudioError('workspace.unreadable', { path, reason }, { cause });
