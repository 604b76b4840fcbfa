/**
 * Files that come from the operating system: a double click, a drop on the icon, arguments of a second start, the open
 * dialog. Each is read here and handed to the services as an upload, so that the interface gets a token and a name.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HTTP_PATHS } from '../../shared/contract';
import { STUDIO_URL } from './security';
import { type Language, text } from './strings';
import type { Studio } from './studio';

export const PACKAGE_EXTENSION = '.fumi';

/**
 * The packages among command-line arguments. Options, with the values they take, and Electron's own arguments are
 * passed over.
 *
 * @param args Arguments after the executable.
 * @param folder Folder relative paths start from.
 */
export function packagesIn(args: readonly string[], folder: string): string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(PACKAGE_EXTENSION))
    .map((argument) => path.resolve(folder, argument));
}

/** Why a file was not opened, in the person's language; undefined when it was handed over. */
export async function handOver(
  file: string,
  studio: Pick<Studio, 'handleHttp' | 'requestOpen'>,
  language: Language,
): Promise<string | undefined> {
  const name = path.basename(file);
  const failure = (key: 'notAPackage' | 'unreadable' | 'refused', values = {}) =>
    text(language, 'cannotOpen', { file: name, reason: text(language, key, values) });
  if (!name.toLowerCase().endsWith(PACKAGE_EXTENSION)) return failure('notAPackage');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch {
    return failure('unreadable');
  }
  const address = new URL(HTTP_PATHS.upload, STUDIO_URL);
  address.searchParams.set('name', name);
  const response = await studio.handleHttp(new Request(address, { method: 'POST', body: bytes }));
  const token = response.ok ? tokenOf(await response.json()) : undefined;
  if (token === undefined) return failure('refused', { status: String(response.status) });
  studio.requestOpen({ token, name });
  return undefined;
}

function tokenOf(answer: unknown): string | undefined {
  const token = typeof answer === 'object' && answer !== null && 'token' in answer ? answer.token : undefined;
  return typeof token === 'string' ? token : undefined;
}

/**
 * Files wait here until the studio is there to take them: the system names them before the application is ready.
 */
export class OpenQueue {
  #waiting: string[] = [];
  #take: ((file: string) => void) | undefined;

  /** Hands the file over, now or as soon as somebody takes files. */
  add(file: string): void {
    if (this.#take === undefined) this.#waiting.push(file);
    else this.#take(file);
  }

  /** Hands all waiting and all later files to `take`. */
  deliverTo(take: (file: string) => void): void {
    this.#take = take;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const file of waiting) take(file);
  }
}
