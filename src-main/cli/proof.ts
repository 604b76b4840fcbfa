/** `fumi proof`: a template over the records of a file, one document each or one PDF for all. */
import { accessSync, constants, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DocumentOutput, PdfOutput } from '../../shared/contract';
import { recordTitle } from '../../shared/data';
import { diagnosticMessage, StudioError } from '../../shared/diag';
import { engineNeeds } from '../../shared/engine';
import { makeFolder, readingFailure, safeFileName, writingFailure } from '../files';
import {
  type DataFile,
  ExceptionCounter,
  type FileSurvey,
  readRecords,
  surveyFile,
  taskMaker,
} from '../services';
import { Batch, type BatchEnd, localDay, pdfSettings, type RecordResult, type RecordTask } from '../workers';
import type { ProofCommand } from './arguments';
import { describeFinding } from './finding';
import { openFonts } from './own-fonts';
import { countChosen } from './record-numbers';
import { readTemplateFile } from './template-file';
import { type CommandContext, type ExitCode, ProgressLine } from './terminal';
import { text } from './texts';

/** More threads than this wait for memory rather than compute. */
const MOST_WORKERS = 4;
/** Findings that are written out; the JSON summary has all. */
const SHOWN = 10;

export async function proof(command: ProofCommand, context: CommandContext): Promise<ExitCode> {
  const { template, assets } = await readTemplateFile(command.template);
  const pdf = pdfSettings(pdfOf(command), command.merge, { template, assets });
  const source: DataFile = { name: path.basename(command.data), file: command.data };
  const survey = await surveyFile(source);
  reportLeftOut(survey, source, context);
  if (survey.recordCount === 0) throw new StudioError('dataset.empty', { file: source.name });
  const total = countChosen(command.records, survey.recordCount);
  if (total === 0) throw new StudioError('proof.noRecords');
  const folder = prepareFolder(command.out);

  const workers = command.merge
    ? 1
    : Math.min(command.workers ?? Math.min(availableParallelism(), MOST_WORKERS), total);
  const date = (command.date ?? localDay(context.clock())).toString();
  const mergedFile = `${safeFileName(template.name, 'proof')}.pdf`;
  const titleFields = template.recordTitle ?? survey.titleFields;
  const tally = new Tally();
  const progress = new ProgressLine(context.terminal);
  const batch = new Batch({
    job: {
      template,
      assets,
      fonts: openFonts(command.fonts, context).filesOf(engineNeeds(template).families),
      assetsDir: context.assetsDir,
      today: date,
      output: outputOf(command),
      envelope: command.envelope,
      pdf,
      folder,
      mergedFile,
    },
    tasks: tasksOf(source, survey, command, titleFields),
    workers,
    workerFile: context.workerFile,
    onResults: (results) => {
      tally.add(results);
      progress.show(() => text(context.locale, 'progress', { ...tally.progress(total), total }));
    },
  });
  const cancel = (): void => batch.cancel();
  context.signal?.addEventListener('abort', cancel, { once: true });
  const end = await batch.finished;
  context.signal?.removeEventListener('abort', cancel);
  progress.clear();
  if (end.kind === 'failed') throw end.error;
  const merged = command.merge && end.kind === 'done' ? mergedFile : null;
  report({ command, context, end, tally, survey, total, date, workers, merged });
  if (end.kind === 'cancelled') return 2;
  return tally.failed > 0 || survey.problemCount > 0 ? 1 : 0;
}

const outputOf = ({ merge, format }: ProofCommand): DocumentOutput =>
  merge ? 'merged' : format === 'pdf' ? 'separate' : format;

/** What was chosen of PDFs, with the profile's bytes. Throws `file.notFound` or `file.unreadable`. */
function pdfOf({ pdf, printing }: ProofCommand): PdfOutput {
  if (!printing) return pdf;
  const { condition, profileFile } = printing;
  try {
    return { ...pdf, printing: { condition, profile: readFileSync(profileFile).toString('base64') } };
  } catch (error) {
    throw readingFailure(profileFile, error);
  }
}

/** Makes the folder where it is absent and finds out that it can be written before the work begins. */
function prepareFolder(folder: string): string {
  makeFolder(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw writingFailure(folder, error);
  }
  return folder;
}

function reportLeftOut(
  { problems, problemCount }: FileSurvey,
  source: DataFile,
  context: CommandContext,
): void {
  const { terminal, locale } = context;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (problemCount === 0) return;
  terminal.error(`${text(locale, 'leftOut', { file: source.name, count: problemCount })}\n`);
  for (const problem of errors.slice(0, SHOWN)) terminal.error(`  ${diagnosticMessage(problem, locale)}\n`);
  const more = problemCount - Math.min(errors.length, SHOWN);
  if (more > 0) terminal.error(`  ${text(locale, 'more', { count: more })}\n`);
}

/** The chosen records, read as they are asked for; reading ends with the last one chosen. */
async function* tasksOf(
  source: DataFile,
  survey: FileSurvey,
  { records: chosen, format }: ProofCommand,
  titleFields: readonly string[],
): AsyncGenerator<RecordTask> {
  const taskOf = taskMaker(survey.recordCount, format);
  const stretches = chosen === 'all' ? [[0, survey.recordCount - 1] as const] : chosen;
  let index = 0;
  let at = 0;
  for await (const { records } of readRecords(source, survey)) {
    for (const record of records) {
      let stretch = stretches[at];
      if (stretch && index > stretch[1]) stretch = stretches[++at];
      if (!stretch) return;
      if (index >= stretch[0]) {
        yield taskOf(index, recordTitle(record, titleFields) || String(index + 1), JSON.stringify(record));
      }
      index += 1;
    }
  }
}

/** Counts results as they come. */
class Tally {
  readonly exceptions = new ExceptionCounter();
  readonly #startedAt = performance.now();
  done = 0;
  pages = 0;
  clean = 0;
  warned = 0;
  failed = 0;

  add(results: readonly RecordResult[]): void {
    for (const result of results) {
      this.done += 1;
      this.pages += result.pages;
      this[result.state] += 1;
      this.exceptions.add(result);
    }
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  progress(total: number) {
    const { done, pages, seconds } = this;
    const left = done === 0 ? '–' : Math.ceil(((total - done) * seconds) / done);
    return { done, pages, rate: (pages / seconds).toFixed(0), left };
  }
}

interface Report {
  readonly command: ProofCommand;
  readonly context: CommandContext;
  readonly end: BatchEnd;
  readonly tally: Tally;
  readonly survey: FileSurvey;
  readonly total: number;
  readonly date: string;
  readonly workers: number;
  readonly merged: string | null;
}

function report({ command, context, end, tally, survey, total, date, workers, merged }: Report): void {
  const { terminal, locale } = context;
  const { done, pages, clean, warned, failed, seconds } = tally;
  const rate = pages / seconds;
  if (command.json) {
    const summary = {
      state: end.kind,
      date,
      records: total,
      done,
      pages,
      clean,
      warned,
      failed,
      leftOut: survey.problemCount,
      seconds: rounded(seconds),
      pagesPerSecond: rounded(rate),
      workers,
      out: command.out,
      merged,
      exceptions: tally.exceptions.sorted.map(({ diagnostic, records, example }) => ({
        ...describeFinding(diagnostic, context.locale),
        records,
        example: example + 1,
      })),
    };
    terminal.out(`${JSON.stringify(summary, null, 2)}\n`);
    return;
  }
  const out = merged === null ? command.out : path.join(command.out, merged);
  if (end.kind === 'cancelled') {
    terminal.error(`${text(locale, 'cancelled', { done, total, out: command.out })}\n`);
    return;
  }
  const found = tally.exceptions.sorted.filter(({ diagnostic }) => diagnostic.severity !== 'info');
  for (const { diagnostic, records, example } of found.slice(0, SHOWN)) {
    const message = diagnosticMessage(diagnostic, locale);
    terminal.error(`  ${text(locale, 'finding', { records, message, example: example + 1 })}\n`);
  }
  if (found.length > SHOWN) terminal.error(`  ${text(locale, 'more', { count: found.length - SHOWN })}\n`);
  const counts = { records: done, pages, clean, warned, failed, out };
  const times = { seconds: seconds.toFixed(1), rate: rate.toFixed(0) };
  terminal.out(`${text(locale, 'done', { ...counts, ...times })}\n`);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
