/** The records of data sets in the database: put in by batches, taken out one by one, found by their words. */
import type { JsonObject } from '../../../shared/base';
import type { RecordEntry } from '../../../shared/contract';
import { recordTitle } from '../../../shared/data';
import type { Workspace } from '../workspace';
import { queryWords, searchText, trigramQuery } from './search-text';

/** A record with its place. */
export interface StoredRecord {
  readonly index: number;
  readonly title: string;
  /** The record as JSON text. */
  readonly content: string;
}

const REMOVED_AT_ONCE = 2000;

export class RecordStore {
  constructor(private readonly workspace: Workspace) {}

  /** Adds records after those that are there; one transaction. */
  append(
    datasetId: string,
    position: number,
    records: readonly JsonObject[],
    titleFields: readonly string[],
  ): void {
    const { database } = this.workspace;
    const insert = database.prepare(
      'INSERT INTO record (dataset_id, position, title, content, search) VALUES (?, ?, ?, ?, ?)',
    );
    const index = database.prepare('INSERT INTO record_search (rowid, search) VALUES (?, ?)');
    this.workspace.write(() => {
      for (const [offset, record] of records.entries()) {
        const at = position + offset;
        const title = recordTitle(record, titleFields) || String(at + 1);
        const search = searchText(record, title);
        const { lastInsertRowid } = insert.run(datasetId, at, title, JSON.stringify(record), search);
        index.run(lastInsertRowid, search);
      }
    });
  }

  get(datasetId: string, index: number): StoredRecord | undefined {
    return this.workspace.database
      .prepare<[string, number], StoredRecord>(
        'SELECT position AS "index", title, content FROM record WHERE dataset_id = ? AND position = ?',
      )
      .get(datasetId, index);
  }

  /** Up to `limit` records from `from` on, in order. */
  range(datasetId: string, from: number, limit: number): StoredRecord[] {
    return this.workspace.database
      .prepare<[string, number, number], StoredRecord>(
        `SELECT position AS "index", title, content FROM record
         WHERE dataset_id = ? AND position >= ? ORDER BY position LIMIT ?`,
      )
      .all(datasetId, from, limit);
  }

  /** Entries that hold every word of the query, in order, and how many there are. */
  search(
    datasetId: string,
    query: string,
    offset: number,
    limit: number,
  ): { total: number; entries: RecordEntry[] } {
    const words = queryWords(query);
    const conditions = ['dataset_id = ?', ...words.map(() => 'instr(search, ?) > 0')];
    const values: (string | number)[] = [datasetId, ...words];
    const trigrams = trigramQuery(words);
    if (trigrams !== null) {
      conditions.push('id IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)');
      values.push(trigrams);
    }
    const where = conditions.join(' AND ');
    const { database } = this.workspace;
    const total = database
      .prepare<(string | number)[], number>(`SELECT count(*) FROM record WHERE ${where}`)
      .pluck()
      .get(...values) as number;
    const entries = database
      .prepare<(string | number)[], RecordEntry>(
        `SELECT position AS "index", title FROM record WHERE ${where} ORDER BY position LIMIT ? OFFSET ?`,
      )
      .all(...values, limit, offset);
    return { total, entries };
  }

  /** Removes the records of a data set little by little, so that the studio stays responsive. */
  async removeAll(datasetId: string): Promise<void> {
    const { database } = this.workspace;
    const chosen = 'SELECT id FROM record WHERE dataset_id = ? ORDER BY position LIMIT ?';
    const unindex = database.prepare(
      `INSERT INTO record_search (record_search, rowid, search)
       SELECT 'delete', id, search FROM record WHERE id IN (${chosen})`,
    );
    const remove = database.prepare(`DELETE FROM record WHERE id IN (${chosen})`);
    for (;;) {
      if (!database.open) return;
      const { changes } = this.workspace.write(() => {
        unindex.run(datasetId, REMOVED_AT_ONCE);
        return remove.run(datasetId, REMOVED_AT_ONCE);
      });
      if (changes === 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
