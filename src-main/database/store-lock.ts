/**
 * One process per store. The lock is one of the operating system, held through an empty SQLite file beside the
 * database, so that it ends with the process however that ends, and leaves no stale mark.
 */
import Database from 'better-sqlite3';
import { StudioError, type StudioErrorCode } from '../../shared/diag';
import { writingFailure } from '../files';

/** Takes the lock or throws `busy` with the `place` that messages name. The answer gives it back. */
export function lockStore(file: string, place: string, busy: StudioErrorCode): () => void {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
      throw new StudioError(busy, { path: place }, { cause: error });
    }
    throw writingFailure(place, error);
  }
  const held = lock;
  return () => held.close();
}
