/**
 * Opens a proof's PDF in the system's viewer. The studio's window never shows foreign content, so the file is written
 * to a private temporary folder and handed to the operating system; the folder goes with the application.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shell } from 'electron';

/** The only kind of file that is ever handed to the system. */
const PDF_TYPE = 'application/pdf';

export class DocumentViewer {
  readonly #temporaryFolder: string;
  #folder: Promise<string> | undefined;
  #count = 0;

  /** @param temporaryFolder The system's folder for temporary files. */
  constructor(temporaryFolder: string) {
    this.#temporaryFolder = temporaryFolder;
  }

  /**
   * Opens the document behind an address of the API.
   *
   * @returns false where there is no PDF behind it
   * @throws Error where the system has no viewer or the file cannot be written
   */
  async open(url: string, fetchDocument: (request: Request) => Promise<Response>): Promise<boolean> {
    const response = await fetchDocument(new Request(url));
    const type = response.headers.get('Content-Type')?.split(';')[0]?.trim();
    if (!response.ok || type !== PDF_TYPE) return false;
    this.#folder ??= mkdtemp(path.join(this.#temporaryFolder, 'fumi-'));
    this.#count += 1;
    const file = path.join(await this.#folder, `${this.#count}-${fileNameOf(url)}`);
    await writeFile(file, new Uint8Array(await response.arrayBuffer()), { mode: 0o600 });
    const problem = await shell.openPath(file);
    if (problem !== '') throw new Error(problem);
    return true;
  }

  /** Removes what was written. A viewer that still holds a file keeps it. */
  async dispose(): Promise<void> {
    const folder = await this.#folder?.catch(() => undefined);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A harmless file name that ends in `.pdf`, from the last part of the address. */
export function fileNameOf(url: string): string {
  const last =
    new URL(url).pathname
      .replace(/%[0-9a-f]{2}/gi, '-')
      .split('/')
      .at(-1) ?? '';
  const safe = last
    .replace(/\.pdf$/i, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .slice(0, 80);
  return `${safe === '' || safe === '-' ? 'document' : safe}.pdf`;
}
