/**
 * A batch on its way in. The whole file is read before it is accepted: a line that cannot be read or a record that does
 * not fit the template refuses all of it, so that a job never ends with customers left out. What is accepted is
 * written as JSON Lines and is all that the job reads later.
 */
import type { JsonObject } from '../../../shared/base';
import { fieldAt, recordValidator } from '../../../shared/data';
import { failureReason, findingReason, type Reason, reason, StudioError } from '../../../shared/diag';
import type { Template } from '../../../shared/model';
import { AtomicFile } from '../../files';
import { type DataFile, type FileSurvey, readRecords, surveyFile } from '../../services';

export type BatchFormat = 'jsonl' | 'json' | 'csv';

/** Reads a data file and writes its records to `target`. Answers how many; throws `composer.badBatch`. */
export async function acceptBatch(
  source: DataFile,
  format: BatchFormat | undefined,
  template: Template,
  target: string,
): Promise<number> {
  const survey = await surveyed(source, format);
  const problem = survey.problems.find(({ severity }) => severity === 'error');
  if (problem) throw badBatch(findingReason(problem));
  if (survey.recordCount === 0) throw badBatch(reason('batch.empty'));
  const misfitOf = recordValidator(template.data);
  const file = new AtomicFile(target, { durable: true });
  let count = 0;
  try {
    for await (const { records } of readRecords(source, asTheTemplateReads(survey, template))) {
      for (const record of records) {
        const [misfit] = misfitOf(record);
        if (misfit)
          throw badBatch(reason('batch.record', { record: count + 1, reason: findingReason(misfit) }));
        file.write(lineOf(record));
        count += 1;
      }
    }
    file.commit();
  } finally {
    file.discard();
  }
  return count;
}

async function surveyed(source: DataFile, format: BatchFormat | undefined): Promise<FileSurvey> {
  try {
    return await surveyFile(source, format ? { format } : {});
  } catch (error) {
    // Bytes that are no text, or not of their encoding, are the sender's.
    const isTheirs = error instanceof StudioError && error.code.startsWith('dataset.');
    throw isTheirs ? badBatch(failureReason(error)) : error;
  }
}

/** A column that the template takes for text is text, whatever its cells look like: codes keep their zeros. */
const asTheTemplateReads = ({ options, columns }: FileSurvey, { data }: Template) => ({
  options,
  columns:
    columns?.map((column) =>
      fieldAt(data, column.path)?.kind === 'string' ? { ...column, format: 'text' as const } : column,
    ) ?? null,
});

const lineOf = (record: JsonObject): Uint8Array => Buffer.from(`${JSON.stringify(record)}\n`);

const badBatch = (why: Reason): StudioError => new StudioError('composer.badBatch', { reason: why });
