/** Which record of a template's data set somebody had on show last; how it is looked at, and no part of the template. */
import type { Workspace } from '../workspace';

/** A record's place in a data set, counted from 0. */
export interface RecordPlace {
  readonly datasetId: string;
  readonly index: number;
}

/** Keeps a place for when the person opens the template again; one that no data set has is left alone. */
export function keepLastRecord(
  workspace: Workspace,
  templateId: string,
  personId: string,
  { datasetId, index }: RecordPlace,
): void {
  workspace.write(() => {
    workspace.database
      .prepare(
        `INSERT OR REPLACE INTO last_record (template_id, person_id, dataset_id, position)
         SELECT @templateId, @personId, id, @index FROM dataset
         WHERE id = @datasetId AND complete = 1 AND record_count > @index`,
      )
      .run({ templateId, personId, datasetId, index });
  });
}

/** The place that was kept, from 0; 0 where none was, or where it is one of another data set. */
export function lastRecordOf(
  workspace: Workspace,
  templateId: string,
  personId: string,
  datasetId: string | null,
): number {
  const position = workspace.database
    .prepare('SELECT position FROM last_record WHERE template_id = ? AND person_id = ? AND dataset_id = ?')
    .pluck()
    .get(templateId, personId, datasetId);
  return typeof position === 'number' ? position : 0;
}
