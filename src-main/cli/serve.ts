/** `fumi serve`: a composition server until it is told to stop. */
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { createComposer } from '../composer';
import type { ServeCommand } from './arguments';
import type { CommandContext, ExitCode } from './terminal';
import { text } from './texts';

export async function serve(
  { dir, port, host, name }: ServeCommand,
  { terminal, locale, assetsDir, workerFile, version, clock, signal }: CommandContext,
): Promise<ExitCode> {
  const logStream = new Writable({
    write(line, _encoding, done) {
      terminal.error(String(line));
      done();
    },
  });
  const composer = await createComposer({
    folder: dir,
    port,
    host,
    name,
    assetsDir,
    workerFile,
    version,
    clock,
    logStream,
  });
  const token = composer.firstToken;
  const shown = token === null ? '' : `${text(locale, 'tokenShown', { token })}\n`;
  terminal.out(`${shown}${text(locale, 'serving', { url: composer.url, name })}\n`);
  if (signal && !signal.aborted) await once(signal, 'abort');
  await composer.close();
  return 0;
}
