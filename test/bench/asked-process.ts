/** A process that is asked for one answer after the other, a line each: peers, and the batches that compare with them. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

export class AskedProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #complaint = '';

  /** @param args Arguments of Node: its own, the script, and what that takes. */
  constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, args);
    this.#child.stderr.on('data', (text: Buffer) => {
      this.#complaint = (this.#complaint + String(text)).slice(-2000);
    });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The answer to a question; both are one line. */
  async ask(question: string): Promise<string> {
    this.#child.stdin.write(`${question}\n`);
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`A process of the benchmark ended: ${this.#complaint}`);
    return value;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
