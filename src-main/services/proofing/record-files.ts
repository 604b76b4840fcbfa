/** Names of the files of a batch: in the order of the records, and telling people which is whose. */
import type { DocumentFormat } from '../../../shared/contract';
import { safeFileName } from '../../files';
import type { RecordTask } from '../../workers';

/** Shortest number, so that the files of most batches sort by name. */
const DIGITS = 4;

/**
 * Makes tasks of records, whose files are of a format. `total` is the size of the data set, not of the selection, so that a record's file has the
 * same name in every batch.
 */
export function taskMaker(
  total: number,
  format: DocumentFormat = 'pdf',
): (index: number, title: string, content: string) => RecordTask {
  const digits = Math.max(DIGITS, String(total).length);
  return (index, title, content) => {
    const number = String(index + 1).padStart(digits, '0');
    const name = safeFileName(title, '');
    const file =
      name === '' || name === String(index + 1) ? `${number}.${format}` : `${number} ${name}.${format}`;
    return { index, title, content, file };
  };
}
