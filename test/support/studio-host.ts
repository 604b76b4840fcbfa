/** The built web host, as `npm start` runs it. */
import { type Program, startProgram } from './program';

/** A running web host. */
export interface StudioHost extends Program {
  /** Address with the access token, as printed. */
  readonly url: string;
}

export interface HostOptions {
  /** ISO 8601 moment at which the host's clock stands; runs where absent. */
  readonly clock?: string;
}

/**
 * Starts `dist/main/web.js` on a free port.
 *
 * @param workspace Folder of the workspace; made where absent.
 * @throws Error with the host's output where it ends or stays silent instead
 */
export async function startWebHost(workspace: string, { clock }: HostOptions = {}): Promise<StudioHost> {
  const { program, found } = await startProgram({
    name: 'The web host',
    command: ['web.js', '--no-open', '--port', '0', '--workspace', workspace],
    clock,
    ready: /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*(?=\s)/,
  });
  return { ...program, url: found };
}
