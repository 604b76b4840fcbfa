/** Where the command writes, and what it knows of the machine. Handed in, so that tests read what was written. */
import type { Locale } from '../../shared/diag';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Whether a person watches stderr: progress is for them. */
  readonly isWatched: boolean;
}

/** What a command works with. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly clock: () => Date;
  readonly version: string;
  /** Fonts and HarfBuzz of the installation. */
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
  /** The workspace of whoever calls. */
  readonly workspaceDir: string;
  /** Ends a command early (Ctrl+C). */
  readonly signal?: AbortSignal;
}

/** 0 no errors, 1 errors found, 2 it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** A line that is written over and over while something goes on. */
export class ProgressLine {
  #shownAt = Number.NEGATIVE_INFINITY;
  #isShown = false;

  constructor(private readonly terminal: Terminal) {}

  /** Shows the line at most ten times a second. */
  show(line: () => string): void {
    const now = performance.now();
    if (!this.terminal.isWatched || now - this.#shownAt < 100) return;
    this.#shownAt = now;
    this.#isShown = true;
    this.terminal.error(`\r\x1b[K${line()}`);
  }

  clear(): void {
    if (this.#isShown) this.terminal.error('\r\x1b[K');
    this.#isShown = false;
  }
}
