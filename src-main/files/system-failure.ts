/**
 * What the operating system and the database answer when something cannot be done, in the studio's words. Only what
 * a person can act on is translated; everything else stays what it is and ends as an internal failure.
 */
import { foreignWords, type Reason, type ReasonCode, reason, StudioError } from '../../shared/diag';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the disk had no room left. */
export const isDiskFull = (error: unknown): boolean => DISK_FULL.has(codeOf(error));

/** The reason in a few words, without the path that system messages repeat; what is not known here is the system's text. */
export const reasonOf = (error: unknown): Reason => {
  const known = REASON_OF[codeOf(error)];
  return known ? reason(known) : foreignWords(error);
};

const REASON_OF: { readonly [code: string]: ReasonCode } = {
  EACCES: 'system.denied',
  EPERM: 'system.denied',
  EROFS: 'system.readOnly',
  EISDIR: 'system.folder',
  ENOTDIR: 'system.notFolder',
  EEXIST: 'system.exists',
  EMFILE: 'system.openFiles',
  ENAMETOOLONG: 'system.longName',
  EBUSY: 'system.busy',
};

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
