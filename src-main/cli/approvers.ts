/** `fumi approver`: whose approvals a composition server trusts, whether it runs or not. */
import { checkApproval } from '../../shared/package';
import { Approvers } from '../composer';
import { verifySignature } from '../signing';
import type { ApproverToAdd, Command } from './arguments';
import { openStore } from './open-store';
import { readTemplateFile } from './template-file';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

type ApproverCommand = Extract<Command, { readonly kind: `approver ${string}` }>;

export async function approvers(
  command: ApproverCommand,
  { terminal, locale, clock }: CommandContext,
): Promise<ExitCode> {
  const added = command.kind === 'approver add' ? await approverOf(command) : null;
  if (command.kind === 'approver add' && !added) {
    terminal.error(`fumi: ${text(locale, 'noApprover')}\n`);
    return 1;
  }
  const store = openStore(command.dir, clock, command.kind === 'approver add');
  try {
    const list = new Approvers(store);
    if (added) {
      const fingerprint = list.add(added.name, added.publicKey);
      terminal.out(`${text(locale, 'approverAdded', { name: added.name, fingerprint })}\n`);
    } else if (command.kind === 'approver remove') {
      list.remove(command.fingerprint);
      terminal.out(`${text(locale, 'approverRemoved', { fingerprint: command.fingerprint })}\n`);
    } else {
      for (const { name, fingerprint, addedAt, publicKey } of list.list()) {
        terminal.out(`${text(locale, 'approverLine', { name, fingerprint, added: addedAt, publicKey })}\n`);
      }
    }
    return 0;
  } finally {
    store.close();
  }
}

/** Name and key as given, or as a package's approval has them; null where that does not hold. */
async function approverOf({
  name,
  from,
}: ApproverToAdd): Promise<{ name: string; publicKey: string } | null> {
  if ('key' in from) return { name: name ?? '', publicKey: from.key };
  const content = await readTemplateFile(from.package);
  const { approval } = content;
  if (!approval || checkApproval(content, verifySignature) !== null) return null;
  return { name: name ?? approval.statement.approvedBy.name, publicKey: approval.publicKey };
}
