/** Published versions as the database has them. */
import type { PublishedVersion } from '../../../shared/contract';
import type { PersonRef } from '../../../shared/package';
import type { StoreDatabase } from '../../database';

interface VersionRow {
  readonly template_id: string;
  readonly version: number;
  readonly digest: string;
  readonly name: string;
  readonly note: string;
  readonly engine: string;
  readonly size_bytes: number;
  readonly approved_by: string;
  readonly approved_at: string;
  readonly published_at: string;
  readonly published_with: string;
}

/** All versions of a template, newest first. */
export const versionsOf = (database: StoreDatabase, templateId: string): PublishedVersion[] =>
  database
    .prepare<[string], VersionRow>('SELECT * FROM version WHERE template_id = ? ORDER BY version DESC')
    .all(templateId)
    .map(versionOf);

export function findVersion(
  database: StoreDatabase,
  templateId: string,
  version: number,
): PublishedVersion | null {
  const row = database
    .prepare<[string, number], VersionRow>('SELECT * FROM version WHERE template_id = ? AND version = ?')
    .get(templateId, version);
  return row ? versionOf(row) : null;
}

export function findByDigest(database: StoreDatabase, digest: string): PublishedVersion | null {
  const row = database.prepare<[string], VersionRow>('SELECT * FROM version WHERE digest = ?').get(digest);
  return row ? versionOf(row) : null;
}

export function insertVersion(database: StoreDatabase, version: PublishedVersion): void {
  database
    .prepare(
      `INSERT INTO version (template_id, version, digest, name, note, engine, size_bytes, approved_by, approved_at,
         published_at, published_with)
       VALUES (@templateId, @version, @digest, @name, @note, @engine, @sizeBytes, @approvedBy, @approvedAt,
         @publishedAt, @publishedWith)`,
    )
    .run({ ...version, approvedBy: JSON.stringify(version.approvedBy) });
}

const versionOf = (row: VersionRow): PublishedVersion => ({
  templateId: row.template_id,
  version: row.version,
  name: row.name,
  note: row.note,
  digest: row.digest,
  engine: row.engine,
  sizeBytes: row.size_bytes,
  approvedBy: JSON.parse(row.approved_by) as PersonRef,
  approvedAt: row.approved_at,
  publishedAt: row.published_at,
  publishedWith: row.published_with,
});
