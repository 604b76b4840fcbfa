/**
 * What the operating system and the database answer when something cannot be done, in the studio's words. Only what
 * a person can act on is translated; everything else stays what it is and ends as an internal failure.
 */
import { StudioError } from '../../shared/diag';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the disk had no room left. */
export const isDiskFull = (error: unknown): boolean => DISK_FULL.has(codeOf(error));

/** The reason in a few words, without the path that system messages repeat. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known: { readonly [code: string]: string } = {
    EACCES: 'permission denied.',
    EPERM: 'permission denied.',
    EROFS: 'the file system is read-only.',
    EISDIR: 'it is a folder.',
    ENOTDIR: 'a part of its path is not a folder.',
    EEXIST: 'it already exists.',
    EMFILE: 'too many files are open.',
    ENAMETOOLONG: 'the name is too long.',
    EBUSY: 'another program uses it.',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}

/** The failure of writing `path`. */
export function writingFailure(path: string, error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (isDiskFull(error)) return new StudioError('file.diskFull', { path }, { cause: error });
  return new StudioError('file.unwritable', { path, reason: reasonOf(error) }, { cause: error });
}

/** The failure of reading `path`. */
export function readingFailure(path: string, error: unknown): StudioError {
  if (error instanceof StudioError) return error;
  if (NOT_THERE.has(codeOf(error))) return new StudioError('file.notFound', { path }, { cause: error });
  return new StudioError('file.unreadable', { path, reason: reasonOf(error) }, { cause: error });
}
