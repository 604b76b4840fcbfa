/**
 * Whose work a template is: who made it, who edited it, and who did so with what it was copied or imported from. Four
 * eyes are counted by this, so that no way of bringing text in makes it somebody else's.
 */
import type { WorkspaceDatabase } from '../workspace';

/** What the interface calls the edit that brings an earlier version back. */
const RESTORE_LABEL = 'restoreVersion';

/** Who made the edits after revision `from` up to `to`, in the order of their first one. */
export const editorsOf = (
  database: WorkspaceDatabase,
  templateId: string,
  from: number,
  to: number,
): string[] =>
  database
    .prepare<[string, number, number], string>(
      `SELECT person_id FROM edit WHERE template_id = ? AND revision > ? AND revision <= ? AND person_id IS NOT NULL
       GROUP BY person_id ORDER BY min(revision)`,
    )
    .pluck()
    .all(templateId, from, to) as string[];

/** Who made a template, and whose work it began with. */
export function creatorsOf(database: WorkspaceDatabase, templateId: string): string[] {
  const row = database
    .prepare<[string], { created_by: string | null; begun_by: string }>(
      'SELECT created_by, begun_by FROM template WHERE id = ?',
    )
    .get(templateId);
  if (!row) return [];
  return [...(row.created_by === null ? [] : [row.created_by]), ...(JSON.parse(row.begun_by) as string[])];
}

/**
 * Whose work may stand at revision `to` and did not stand at `from`; from the very beginning (`null`) everybody's. A
 * restored version may be anybody's who had a hand in the template before.
 */
export function contributorsOf(
  database: WorkspaceDatabase,
  templateId: string,
  from: number | null,
  to: number,
): string[] {
  const isWhole = from === null || isRestoredBetween(database, templateId, from, to);
  const creators = isWhole ? creatorsOf(database, templateId) : [];
  return [...new Set([...creators, ...editorsOf(database, templateId, isWhole ? 0 : from, to)])];
}

const isRestoredBetween = (
  database: WorkspaceDatabase,
  templateId: string,
  from: number,
  to: number,
): boolean =>
  database
    .prepare<[string, number, number, string]>(
      `SELECT 1 FROM edit
       WHERE template_id = ? AND revision > ? AND revision <= ? AND content ->> '$.label' = ? LIMIT 1`,
    )
    .get(templateId, from, to, RESTORE_LABEL) !== undefined;
