/** Data sets of the workspace: previewed and imported from files, browsed and searched by record. */
import type { JsonObject } from '../../../shared/base';
import type { DatasetSummary, ImportOptions, ImportPreview } from '../../../shared/contract';
import type { DataContract } from '../../../shared/data';
import { StudioError } from '../../../shared/diag';
import type { AuditTrail } from '../audit';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { type FileSurvey, readRecords, surveyFile } from './read-records';
import { RecordStore, type StoredRecord } from './record-store';

interface DatasetRow {
  readonly id: string;
  readonly name: string;
  readonly file_name: string | null;
  readonly record_count: number;
  readonly imported_at: string;
  readonly contract: string;
  readonly title_fields: string;
}

/** Records that come with their contract: the samples. */
export interface GivenRecords {
  readonly name: string;
  readonly contract: DataContract;
  readonly titleFields: readonly string[];
  readonly records: Iterable<JsonObject>;
}

/** Records written in one transaction. */
const BATCH = 500;

export class DatasetService {
  readonly #records: RecordStore;
  /** The last survey, because an import mostly follows its preview. */
  #survey: { readonly key: string; readonly survey: FileSurvey } | null = null;

  constructor(
    private readonly workspace: Workspace,
    private readonly transfers: Transfers,
    private readonly audit: AuditTrail,
  ) {
    this.#records = new RecordStore(workspace);
    // What a crash left half imported or half removed.
    for (const id of this.#ids('complete = 0')) this.#discard(id).catch(() => undefined);
  }

  list(): DatasetSummary[] {
    return this.workspace.database
      .prepare<[], DatasetRow>('SELECT * FROM dataset WHERE complete = 1 ORDER BY name, id')
      .all()
      .map(summaryOf);
  }

  /** Throws `dataset.notFound`. */
  summary(id: string): DatasetSummary {
    const row = this.workspace.database
      .prepare<[string], DatasetRow>('SELECT * FROM dataset WHERE id = ? AND complete = 1')
      .get(id);
    if (!row) throw new StudioError('dataset.notFound', { dataset: id });
    return summaryOf(row);
  }

  /** Throws `upload.notFound`, `dataset.empty`, `dataset.wrongEncoding` or a failure of reading. */
  async preview(token: string, given: ImportOptions): Promise<ImportPreview> {
    const survey = await this.#surveyed(token, given);
    if (survey.recordCount === 0 && survey.problemCount === 0) {
      throw new StudioError('dataset.empty', { file: this.transfers.upload(token).name });
    }
    const { options, contract, titleFields, records, recordCount, problems, problemCount } = survey;
    return {
      options,
      contract,
      titleFields: [...titleFields],
      records: [...records],
      recordCount,
      problems: [...problems],
      problemCount,
    };
  }

  /** Imports what {@link preview} shows; bad lines are left out. Throws what it throws, and `file.diskFull`. */
  async import(
    token: string,
    name: string,
    given: ImportOptions,
    titleFields?: readonly string[],
  ): Promise<{ dataset: DatasetSummary; problemCount: number }> {
    const upload = this.transfers.upload(token);
    const survey = await this.#surveyed(token, given);
    if (survey.recordCount === 0) throw new StudioError('dataset.empty', { file: upload.name });
    const fields = titleFields ?? survey.titleFields;
    const batches = async function* () {
      for await (const batch of readRecords(upload, survey)) yield batch.records;
    };
    const id = await this.#store(name, upload.name, survey.contract, fields, batches());
    this.#survey = null;
    return { dataset: this.summary(id), problemCount: survey.problemCount };
  }

  /** Keeps records that come with their contract. */
  async add({ name, contract, titleFields, records }: GivenRecords): Promise<DatasetSummary> {
    const id = await this.#store(name, null, contract, titleFields, batchesOf(records));
    return this.summary(id);
  }

  /** Throws `dataset.notFound` or `dataset.noRecord`. */
  record(id: string, index: number): { record: JsonObject; title: string } {
    const stored = this.#records.get(id, index);
    if (!stored) {
      const { recordCount } = this.summary(id);
      throw new StudioError('dataset.noRecord', { record: index + 1, count: recordCount });
    }
    return { record: JSON.parse(stored.content) as JsonObject, title: stored.title };
  }

  /** Up to `limit` records from `from` on, as JSON texts. */
  range(id: string, from: number, limit: number): StoredRecord[] {
    return this.#records.range(id, from, limit);
  }

  search(id: string, query: string, offset: number, limit: number) {
    this.summary(id);
    return this.#records.search(id, query, offset, limit);
  }

  /** Removes a data set; templates that were bound to it are bound to none then. Throws `dataset.notFound`. */
  async remove(id: string): Promise<void> {
    const { name } = this.summary(id);
    const { database } = this.workspace;
    this.workspace.write(() => {
      database.prepare('UPDATE dataset SET complete = 0 WHERE id = ?').run(id);
      database.prepare('UPDATE template SET dataset_id = NULL WHERE dataset_id = ?').run(id);
      this.audit.record('dataset.removed', { datasetId: id, name });
    });
    await this.#discard(id);
  }

  async #surveyed(token: string, given: ImportOptions): Promise<FileSurvey> {
    const key = JSON.stringify([token, given]);
    if (this.#survey?.key === key) return this.#survey.survey;
    const survey = await surveyFile(this.transfers.upload(token), given);
    this.#survey = { key, survey };
    return survey;
  }

  async #store(
    name: string,
    fileName: string | null,
    contract: DataContract,
    titleFields: readonly string[],
    batches: AsyncIterable<readonly JsonObject[]> | Iterable<readonly JsonObject[]>,
  ): Promise<string> {
    const id = this.workspace.newId();
    const { database } = this.workspace;
    this.workspace.write(() => {
      database
        .prepare(
          `INSERT INTO dataset (id, name, file_name, record_count, imported_at, contract, title_fields, complete)
           VALUES (?, ?, ?, 0, ?, ?, ?, 0)`,
        )
        .run(id, name, fileName, this.workspace.now(), JSON.stringify(contract), JSON.stringify(titleFields));
    });
    try {
      let count = 0;
      let waiting: JsonObject[] = [];
      const flush = () => {
        this.#records.append(id, count, waiting, titleFields);
        count += waiting.length;
        waiting = [];
      };
      for await (const batch of batches) {
        for (const record of batch) {
          waiting.push(record);
          if (waiting.length >= BATCH) flush();
        }
      }
      flush();
      this.workspace.write(() => {
        database.prepare('UPDATE dataset SET complete = 1, record_count = ? WHERE id = ?').run(count, id);
        this.audit.record('dataset.imported', { datasetId: id, name, fileName, records: count });
      });
      return id;
    } catch (error) {
      // Where even this fails, the next start finds the data set incomplete and does it then.
      await this.#discard(id).catch(() => undefined);
      throw error;
    }
  }

  async #discard(id: string): Promise<void> {
    await this.#records.removeAll(id);
    if (!this.workspace.database.open) return;
    this.workspace.write(() => {
      this.workspace.database.prepare('DELETE FROM dataset WHERE id = ?').run(id);
    });
  }

  #ids(where: string): string[] {
    return this.workspace.database
      .prepare<[], string>(`SELECT id FROM dataset WHERE ${where}`)
      .pluck()
      .all() as string[];
  }
}

function* batchesOf(records: Iterable<JsonObject>): Generator<JsonObject[]> {
  let batch: JsonObject[] = [];
  for (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const summaryOf = (row: DatasetRow): DatasetSummary => ({
  id: row.id,
  name: row.name,
  fileName: row.file_name,
  recordCount: row.record_count,
  importedAt: row.imported_at,
  contract: JSON.parse(row.contract) as DataContract,
  titleFields: JSON.parse(row.title_fields) as string[],
});
