/** `fumi verify`: who approved a package, and whether the approval still holds. */
import path from 'node:path';
import {
  type Approval,
  type ApprovalProblem,
  checkApproval,
  type PackageContent,
} from '../../shared/package';
import { fingerprintOf, verifySignature } from '../signing';
import { readTemplateFile } from './template-file';
import type { CommandContext, ExitCode } from './terminal';
import { type TextKey, text } from './texts';

const PROBLEMS: { readonly [problem in ApprovalProblem]: TextKey } = {
  missing: 'approvalMissing',
  draft: 'approvalDraft',
  signature: 'approvalSignature',
  content: 'approvalContent',
  fourEyes: 'approvalFourEyes',
};

export async function verify(
  file: string,
  isJson: boolean,
  { terminal, locale }: CommandContext,
): Promise<ExitCode> {
  const content = await readTemplateFile(file);
  const problem = checkApproval(content, verifySignature);
  const facts = factsOf(content);
  if (isJson) {
    terminal.out(`${JSON.stringify({ ...facts, holds: problem === null, problem }, null, 2)}\n`);
    return problem === null ? 0 : 1;
  }
  const { name, version, digest, approval } = facts;
  const named = version === null ? 'verifiedDraft' : 'verified';
  terminal.out(`${text(locale, named, { name, version: version ?? '', digest })}\n`);
  if (approval) {
    const changedBy = approval.changedBy.join(', ');
    terminal.out(`${text(locale, 'approvedBy', { ...approval, changedBy })}\n`);
  }
  const verdict = problem === null ? 'approvalHolds' : PROBLEMS[problem];
  const line = `${text(locale, verdict, { file: path.basename(file) })}\n`;
  if (problem === null) terminal.out(line);
  else terminal.error(line);
  return problem === null ? 0 : 1;
}

/** What the package says of itself; nothing of it is proved but by a verdict that it holds. */
function factsOf({ manifest, digest, approval }: PackageContent) {
  const { name, release, engine } = manifest;
  return {
    name,
    version: release?.version ?? null,
    engine,
    digest,
    approval: approval && approvalFacts(approval),
  };
}

const approvalFacts = ({ statement, publicKey }: Approval) => ({
  approvedBy: statement.approvedBy.name,
  approvedAt: statement.approvedAt,
  changedBy: statement.changedBy.map(({ name }) => name),
  records: statement.evidence.records,
  fingerprint: fingerprintOf(publicKey),
});
