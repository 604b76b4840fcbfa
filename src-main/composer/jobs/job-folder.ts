/**
 * A job's place on the disk.
 *
 *     records.jsonl            what was accepted, one record a line
 *     work/                    documents that are composed and not yet taken over
 *     output.zip, output.pdf   what the job came to
 */
import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ComposerJob } from '../../../shared/contract';
import { makeFolder } from '../../files';

export class JobFolder {
  readonly folder: string;

  constructor(jobsFolder: string, id: string) {
    this.folder = path.join(jobsFolder, id);
  }

  get recordsFile(): string {
    return path.join(this.folder, 'records.jsonl');
  }

  get workFolder(): string {
    return path.join(this.folder, 'work');
  }

  outputName(output: ComposerJob['output']): string {
    return output === 'merged' ? 'output.pdf' : 'output.zip';
  }

  outputFile(output: ComposerJob['output']): string {
    return path.join(this.folder, this.outputName(output));
  }

  /** The records as JSON texts, one after the other. */
  async *records(): AsyncGenerator<string> {
    const lines = createInterface({
      input: createReadStream(this.recordsFile),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) yield line;
  }

  /** Empties the place for documents under way. */
  prepareWork(): void {
    this.clearWork();
    makeFolder(this.workFolder);
  }

  clearWork(): void {
    rmSync(this.workFolder, { recursive: true, force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
