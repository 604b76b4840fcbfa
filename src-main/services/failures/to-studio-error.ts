import { StudioError } from '../../../shared/diag';
import { isDiskFull, reasonOf } from '../../files';

/**
 * Any failure as a `StudioError`. Only disk-full is told apart here, because it can strike anywhere; whatever else is
 * unknown is a fault of ours and goes to stderr in full.
 *
 * @param place What the disk holds that was full.
 */
export function toStudioError(error: unknown, place: string): StudioError {
  if (error instanceof StudioError) return error;
  if (isDiskFull(error)) return new StudioError('file.diskFull', { path: place }, { cause: error });
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new StudioError('internal.failure', { reason: reasonOf(error) }, { cause: error });
}
