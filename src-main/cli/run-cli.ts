/** Runs one command line and answers its exit code. Every failure ends as one line on stderr. */
import { StudioError, studioErrorMessage } from '../../shared/diag';
import { type Command, readCommandLine } from './arguments';
import { proof } from './proof';
import { samples } from './samples';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';
import { validate } from './validate';

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
      return await validate(command.template, command.json, context);
    case 'version':
      terminal.out(`fumi ${version}\n`);
      return 0;
    case 'help':
      terminal.out(text(locale, 'help'));
      return 0;
  }
}
