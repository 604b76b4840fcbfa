/** `fumi serve`: a composition server until it is told to stop. */
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { createComposer } from '../composer';
import type { ServeCommand } from './arguments';
import { reportFonts, requireFolder } from './own-fonts';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

export async function serve(
  { dir, port, host, name, fonts }: ServeCommand,
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, locale, assetsDir, workerFile, version, clock, signal } = context;
  if (fonts !== null) requireFolder(fonts);
  const logStream = new Writable({
    write(line, _encoding, done) {
      terminal.error(String(line));
      done();
    },
  });
  const composer = await createComposer({
    folder: dir,
    ...(fonts !== null && { fontsFolder: fonts }),
    port,
    host,
    name,
    assetsDir,
    workerFile,
    version,
    clock,
    logStream,
  });
  reportFonts(composer.fontProblems, context);
  const token = composer.firstToken;
  const shown = token === null ? '' : `${text(locale, 'tokenShown', { token })}\n`;
  terminal.out(`${shown}${text(locale, 'serving', { url: composer.url, name })}\n`);
  if (signal && !signal.aborted) await once(signal, 'abort');
  await composer.close();
  return 0;
}
