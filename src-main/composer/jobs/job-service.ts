/** Jobs as callers see them: accepted whole or refused, looked at, stopped, fetched. */
import { existsSync, openAsBlob, readdirSync } from 'node:fs';
import type {
  ComposerJob,
  ComposerJobResult,
  Envelope,
  Environment,
  PdfOutput,
} from '../../../shared/contract';
import { reason, StudioError } from '../../../shared/diag';
import { makeFolder, safeFileName, syncFolder } from '../../files';
import type { DataFile } from '../../services';
import { localDay, pdfSettings } from '../../workers';
import type { Caller } from '../access';
import type { PackageShelf, TemplateService } from '../packages';
import type { ComposerStore } from '../store';
import { acceptBatch, type BatchFormat } from './accept-batch';
import { JobFolder } from './job-folder';
import { countJobs, findJob, insertJob, listJobs, listResults } from './job-rows';
import type { JobRunner } from './job-runner';

export interface JobSources {
  readonly store: ComposerStore;
  readonly shelf: PackageShelf;
  readonly templates: TemplateService;
  readonly runner: JobRunner;
}

export interface JobRequest {
  readonly environment: Environment;
  readonly templateId: string;
  readonly output: ComposerJob['output'];
  readonly date?: string | undefined;
  readonly format?: BatchFormat | undefined;
  readonly standard?: PdfOutput['standard'];
  readonly pdfVersion?: PdfOutput['version'];
  readonly tagged?: boolean | undefined;
  readonly cropMarks?: boolean | undefined;
  readonly imageDpi?: number | undefined;
  readonly passwordField?: string | undefined;
  readonly from?: string | undefined;
  readonly toField?: string | undefined;
}

export class JobService {
  constructor(private readonly sources: JobSources) {}

  /** Removes folders of batches that were cut off before they were accepted. */
  sweep(): void {
    const { store } = this.sources;
    for (const id of readdirSync(store.jobsFolder)) {
      if (!findJob(store.database, id)) this.#folder(id).remove();
    }
  }

  /**
   * Accepts a batch: its records are on the disk, then the job is in the database, then it is answered. Throws
   * `composer.notFound`, `composer.notActive`, `composer.badBatch`, `pdfOutput.*`, `profile.*`, `file.*`.
   */
  async start(request: JobRequest, source: DataFile, caller: Caller): Promise<ComposerJob> {
    const { store, shelf, templates, runner } = this.sources;
    const { environment, templateId, output, format } = request;
    const pdf = pdfOf(request);
    const version = templates.activeVersion(templateId, environment);
    const { template, order } = await shelf.open(version.digest);
    pdfSettings(pdf, output === 'merged', order);
    const id = store.newId();
    const folder = this.#folder(id);
    makeFolder(folder.folder);
    try {
      const records = await acceptBatch(source, format, template, folder.recordsFile);
      syncFolder(store.jobsFolder);
      const job: ComposerJob = {
        id,
        environment,
        templateId,
        version: version.version,
        output,
        state: 'queued',
        acceptedAt: store.now(),
        startedAt: null,
        finishedAt: null,
        acceptedWith: caller.name,
        date: request.date ?? localDay(store.clock()).toString(),
        pdf,
        envelope: envelopeOf(request),
        records,
        done: 0,
        failed: 0,
        warned: 0,
        pages: 0,
        failure: null,
      };
      store.write(() => insertJob(store.database, job));
      runner.wake();
      return job;
    } catch (error) {
      folder.remove();
      throw error;
    }
  }

  list(offset: number, limit: number): { total: number; jobs: ComposerJob[] } {
    const { database } = this.sources.store;
    return { total: countJobs(database), jobs: listJobs(database, offset, limit) };
  }

  /** How many wait and how many are worked on. */
  counts(): { queued: number; running: number } {
    const { database } = this.sources.store;
    return { queued: countJobs(database, 'queued'), running: countJobs(database, 'running') };
  }

  /** Throws `composer.notFound`. */
  open(id: string): ComposerJob {
    const job = findJob(this.sources.store.database, id);
    if (!job) throw new StudioError('composer.notFound', { what: reason('thing.job'), id });
    return job;
  }

  /** Throws `composer.notFound`. */
  results(
    id: string,
    page: { readonly offset: number; readonly limit: number; readonly state?: string | undefined },
  ): { total: number; results: ComposerJobResult[] } {
    this.open(id);
    return listResults(this.sources.store.database, id, page);
  }

  /** The output of a job that is done. Throws `composer.jobState`, or `composer.notFound` where nothing was delivered. */
  async download(id: string): Promise<File> {
    const job = this.open(id);
    if (job.state !== 'done') throw wrongState(job);
    const file = this.#folder(id).outputFile(job.output);
    if (job.done === job.failed || !existsSync(file)) {
      throw new StudioError('composer.notFound', { what: reason('thing.output'), id });
    }
    const isMerged = job.output === 'merged';
    const type = isMerged ? 'application/pdf' : 'application/zip';
    const { name } = this.sources.templates.open(job.templateId);
    const fileName = `${safeFileName(`${name} ${job.date}`, 'job')}.${isMerged ? 'pdf' : 'zip'}`;
    return new File([await openAsBlob(file, { type })], fileName, { type });
  }

  /** Throws `composer.notFound`, or `composer.jobState` for a job that has ended. */
  async cancel(id: string): Promise<ComposerJob> {
    const job = this.open(id);
    if (job.state !== 'queued' && job.state !== 'running') throw wrongState(job);
    await this.sources.runner.cancel(id);
    return this.open(id);
  }

  #folder(id: string): JobFolder {
    return new JobFolder(this.sources.store.jobsFolder, id);
  }
}

const pdfOf = ({
  standard,
  pdfVersion,
  tagged,
  cropMarks,
  imageDpi,
  passwordField,
}: JobRequest): PdfOutput => ({
  ...(standard !== undefined && { standard }),
  ...(pdfVersion !== undefined && { version: pdfVersion }),
  ...(tagged !== undefined && { tagged }),
  ...(cropMarks !== undefined && { cropMarks }),
  ...(imageDpi !== undefined && { imageDpi }),
  ...(passwordField !== undefined && { protection: { passwordField } }),
});

const envelopeOf = ({ from, toField }: JobRequest): Envelope => ({
  ...(from !== undefined && { from }),
  ...(toField !== undefined && { toField }),
});

const wrongState = ({ id, state }: ComposerJob): StudioError =>
  new StudioError('composer.jobState', { job: id, state: reason(`state.${state}`) });
