/** The built composition server, as `npx fumi serve` runs it. */
import { type Program, startProgram } from './program';

/** A running composition server. */
export interface ComposerProcess extends Program {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** The token with every right that the very first start prints; empty after that. */
  readonly token: string;
}

export interface ComposerProcessOptions {
  /** Folder of the server; made where absent. */
  readonly folder: string;
  /** 0 takes a free one. */
  readonly port?: number;
  /** ISO 8601 moment at which its clock stands; runs where absent. */
  readonly clock?: string;
}

/** @throws Error with the server's output where it ends or stays silent instead of printing its address */
export async function startComposer({
  folder,
  port = 0,
  clock,
}: ComposerProcessOptions): Promise<ComposerProcess> {
  const { program, found } = await startProgram({
    name: 'The composition server',
    command: ['cli.js', 'serve', '--dir', folder, '--port', String(port)],
    clock,
    ready: /http:\/\/127\.0\.0\.1:\d+/,
  });
  return { ...program, url: found, token: /fumi_[A-Za-z0-9_-]{20,}/.exec(program.output())?.[0] ?? '' };
}
