/** Runs one command line and answers its exit code. Every failure ends as one line on stderr. */
import { StudioError, studioErrorMessage } from '../../shared/diag';
import { approvers } from './approvers';
import { type Command, readCommandLine } from './arguments';
import { verifyAudit } from './audit';
import { proof } from './proof';
import { samples } from './samples';
import { serve } from './serve';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';
import { tokens } from './tokens';
import { validate } from './validate';
import { verify } from './verify';

/** @param args Arguments after the program's name. */
export async function runCli(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined },
  machine: Omit<CommandContext, 'locale'>,
): Promise<ExitCode> {
  const { locale, command } = readCommandLine(args, environment);
  const context: CommandContext = { ...machine, locale };
  const { terminal } = machine;
  if (!command.ok) {
    const { key, args: details } = command.error;
    terminal.error(`fumi: ${text(locale, key, details)}\n`);
    return 2;
  }
  try {
    return await run(command.value, context);
  } catch (error) {
    if (error instanceof StudioError) {
      terminal.error(`fumi: ${studioErrorMessage(error, locale)}\n`);
    } else {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      terminal.error(`fumi: ${text(locale, 'broken', { file: command.value.kind, reason })}\n`);
    }
    return 2;
  }
}

async function run(command: Command, context: CommandContext): Promise<ExitCode> {
  const { terminal, locale, version } = context;
  switch (command.kind) {
    case 'proof':
      return await proof(command, context);
    case 'samples':
      return await samples(command.out, context);
    case 'validate':
      return await validate(command, context);
    case 'verify':
      return await verify(command.template, command.json, context);
    case 'serve':
      return await serve(command, context);
    case 'token create':
    case 'token list':
    case 'token revoke':
      return tokens(command, context);
    case 'approver add':
    case 'approver list':
    case 'approver remove':
      return await approvers(command, context);
    case 'audit verify':
      return verifyAudit(command.workspace, command.json, context);
    case 'version':
      terminal.out(`fumi ${version}\n`);
      return 0;
    case 'help':
      terminal.out(text(locale, 'help'));
      return 0;
  }
}
