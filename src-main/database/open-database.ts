/**
 * A database that keeps what nothing could make again: opened, checked and brought up to date. An answered write
 * survives the death of the process and of the machine (WAL with a sync per commit).
 */
import Database from 'better-sqlite3';
import { type Reason, reason, StudioError, type StudioErrorCode } from '../../shared/diag';
import { isDiskFull, reasonOf } from '../files';

export type StoreDatabase = Database.Database;

/** What a kind of store is, and the failures that name it. */
export interface StoreKind {
  /** SQLite's `application_id`: whose database it is. */
  readonly applicationId: number;
  /** Each brings the schema up by one version (`user_version`). */
  readonly steps: readonly string[];
  /** Tables whose pages are checked when it is opened. */
  readonly precious: readonly string[];
  readonly failures: {
    /** Takes `path` and `reason`. */
    readonly unreadable: StudioErrorCode;
    /** Takes `path`, `found` and `known`. */
    readonly tooNew: StudioErrorCode;
    /** Takes `path`. */
    readonly busy: StudioErrorCode;
  };
}

export interface DatabaseOptions {
  readonly file: string;
  /** The folder that messages name. */
  readonly place: string;
  readonly kind: StoreKind;
}

/**
 * Opens or makes a database. Throws the kind's failures or `file.diskFull`; the file is never deleted or replaced.
 */
export function openDatabase({ file, place, kind }: DatabaseOptions): StoreDatabase {
  const { applicationId, steps, failures } = kind;
  const unreadable = (why: Reason, cause?: unknown): StudioError =>
    new StudioError(failures.unreadable, { path: place, reason: why }, { cause });
  let database: StoreDatabase | undefined;
  try {
    database = new Database(file);
    const version = Number(database.pragma('user_version', { simple: true }));
    const owner = Number(database.pragma('application_id', { simple: true }));
    if (owner !== applicationId && !isEmpty(database)) {
      throw unreadable(reason('database.foreign', { file }));
    }
    if (version > steps.length) {
      throw new StudioError(failures.tooNew, { path: place, found: version, known: steps.length });
    }
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('journal_size_limit = 67108864');
    bringUpToDate(database, version, kind);
    const damage = findDamage(database, kind.precious);
    if (damage !== null) throw unreadable(reason('database.damaged', { problem: damage }));
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StudioError) throw error;
    if (isDiskFull(error)) throw new StudioError('file.diskFull', { path: place }, { cause: error });
    throw unreadable(reasonOf(error), error);
  }
}

const isEmpty = (database: StoreDatabase): boolean =>
  database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;

/** Each step is one transaction, so that a crash between two leaves a valid older version. */
function bringUpToDate(database: StoreDatabase, version: number, { steps, applicationId }: StoreKind): void {
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(step);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

/** What SQLite says of the pages of these tables; null where they are sound. */
function findDamage(database: StoreDatabase, tables: readonly string[]): string | null {
  const present = database
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  for (const table of present.filter((name) => tables.includes(name))) {
    const [found] = database.pragma(`quick_check(${table})`) as { readonly quick_check: string }[];
    const answer = found?.quick_check;
    if (answer !== 'ok') return String(answer);
  }
  return null;
}
