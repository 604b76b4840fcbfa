/** What a batch hands to its workers and gets back. Everything here is copied between threads. */
import type { DocumentOutput, Envelope } from '../../shared/contract';
import type { Diagnostic, MessageArguments, StudioErrorCode } from '../../shared/diag';
import type { NodeId, Template } from '../../shared/model';
import type { FontFile } from './installed-fonts';
import type { PdfSettings } from './pdf-settings';

/** Files, or none: what is known of the documents is all that is wanted. */
export type BatchOutput = DocumentOutput | 'none';

/** What a worker needs before the first record. */
export interface ComposeJob {
  readonly template: Template;
  /** The template's files by their SHA-256. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** The fonts, in order of preference. */
  readonly fonts: readonly LoadedFont[];
  readonly harfbuzz: WebAssembly.Module;
  /** What the documents take for today, ISO 8601. */
  readonly today: string;
  readonly output: BatchOutput;
  /** Elements of which results tell whether they are shown. */
  readonly watched?: readonly NodeId[];
  /** How the PDFs are written where it is not the usual way. */
  readonly pdf?: PdfSettings;
  /** From and to whom e-mails go. */
  readonly envelope?: Envelope;
  /** An existing folder for the files. */
  readonly folder: string;
  /** Name of the one file of a merged batch. */
  readonly mergedFile: string;
  /** Whether the files are kept for good: on the disk before their result is told, and told with their SHA-256. */
  readonly isKept?: boolean;
  /** One 32-bit integer; not 0 once the batch is to stop. */
  readonly stop: SharedArrayBuffer;
  /** One 32-bit integer: which of its tasks the worker is at. */
  readonly at: SharedArrayBuffer;
}

/** A font with its bytes, in memory that all threads share. */
export interface LoadedFont extends FontFile {
  readonly bytes: Uint8Array;
}

/** A job as whoever starts threads has it; each thread adds what it shares with its worker and the others. */
export interface ComposeOrder extends Omit<ComposeJob, 'stop' | 'at' | 'fonts' | 'harfbuzz'> {
  readonly fonts: readonly FontFile[];
  /** Folder of the installation's assets, for HarfBuzz. */
  readonly assetsDir: string;
}

/** One record to compose. */
export interface RecordTask {
  /** Position in the data set, counted from 0. */
  readonly index: number;
  readonly title: string;
  /** The record as JSON text. */
  readonly content: string;
  /** Name of the record's own file, where it has one. */
  readonly file: string;
  /** How its file is written, where that differs from the job's. */
  readonly pdf?: PdfSettings;
}

export type RecordState = 'clean' | 'warned' | 'failed';

/** What became of one record. */
export interface RecordResult {
  readonly record: number;
  readonly title: string;
  readonly pages: number;
  readonly milliseconds: number;
  /** By the gravest diagnostic. */
  readonly state: RecordState;
  /** SHA-256 of the display list; null where the record could not be composed. */
  readonly digest: string | null;
  /** Name of the record's own file. */
  readonly file: string | null;
  /** What that file holds, where it is kept. */
  readonly pdf?: { readonly sha256: string; readonly sizeBytes: number };
  /** Whether each watched element, or something in it, is part of the document. */
  readonly shown?: readonly boolean[];
  readonly diagnostics: readonly Diagnostic[];
}

export type ToWorker =
  | { readonly kind: 'compose'; readonly tasks: readonly RecordTask[] }
  /** Completes the merged file; `isKept` is false where it is to be given up. */
  | { readonly kind: 'finish'; readonly isKept: boolean };

export type FromWorker =
  | { readonly kind: 'results'; readonly results: readonly RecordResult[] }
  /** The tasks are done, or were dropped because the batch is to stop. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'finished' }
  /** The batch cannot go on. */
  | { readonly kind: 'failed'; readonly code: StudioErrorCode; readonly args: MessageArguments };
