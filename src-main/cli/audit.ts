/** `fumi audit verify`: whether a workspace's audit trail is whole, also while a studio has the workspace open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { StudioError } from '../../shared/diag';
import { verifyWorkspaceTrail } from '../services';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

/** @param folder The workspace; null takes the one of whoever calls. */
export function verifyAudit(folder: string | null, isJson: boolean, context: CommandContext): ExitCode {
  const { terminal, locale, workspaceDir } = context;
  const workspace = folder ?? workspaceDir;
  const file = path.join(workspace, 'workspace.db');
  if (!existsSync(file)) throw new StudioError('file.notFound', { path: file });
  const report = verifyWorkspaceTrail(workspace, file);
  const { entries, broken, head } = report;
  if (isJson)
    terminal.out(`${JSON.stringify({ workspace, isIntact: broken === null, ...report }, null, 2)}\n`);
  else if (broken) {
    const args = { entries, entry: broken.sequence, reason: broken.reason };
    terminal.error(`fumi: ${text(locale, 'trailBroken', args)}\n`);
  } else {
    terminal.out(`${text(locale, 'trailIntact', { entries, head: head ?? '–' })}\n`);
  }
  return broken === null ? 0 : 1;
}
