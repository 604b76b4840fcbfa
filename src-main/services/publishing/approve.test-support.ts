/** An approved version, as a review leaves it, without going through one. */
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Approval, type ApprovalStatement, statementBytes } from '../../../shared/package';
import { generateKeyPair, sign } from '../../signing';
import { NOW, type StudioClient } from '../studio.test-support';

/** Approves a version in the name of somebody else than its author. */
export async function approveVersion(
  api: StudioClient,
  workspaceDir: string,
  templateId: string,
  number: number,
): Promise<Approval> {
  const { summary } = await api.versions.open({ templateId, number });
  const reviewer = { id: 'reviewer', name: 'Rin Mori' };
  const statement: ApprovalStatement = {
    format: 'fumi-approval',
    formatVersion: 1,
    package: summary.digest,
    templateId,
    templateName: summary.name,
    version: number,
    approvedBy: reviewer,
    approvedAt: NOW.toISOString(),
    changedBy: summary.changedBy,
    evidence: { sha256: '0'.repeat(64), records: 1 },
    audit: null,
  };
  const { publicKey, privateKey } = generateKeyPair();
  const approval = { statement, publicKey, signature: sign(privateKey, statementBytes(statement)) };
  const database = new Database(path.join(workspaceDir, 'workspace.db'));
  database.pragma('foreign_keys = ON');
  database
    .prepare(
      `INSERT OR IGNORE INTO person (id, name, roles, is_active, created_at) VALUES (?, ?, '["reviewer"]', 1, ?)`,
    )
    .run(reviewer.id, reviewer.name, NOW.toISOString());
  database
    .prepare(
      `INSERT INTO review (id, template_id, version, state, submitted_at, submitted_by, note, changed_by, decided_at,
         decided_by, approval)
       VALUES (?, ?, ?, 'approved', ?, ?, '', '[]', ?, ?, ?)`,
    )
    .run(
      `review-${number}`,
      templateId,
      number,
      NOW.toISOString(),
      summary.savedBy.id,
      NOW.toISOString(),
      reviewer.id,
      JSON.stringify(approval),
    );
  database.close();
  return approval;
}
