/** One composition server: its store opened, its parts put together, listening. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { present } from '../../shared/base';
import { StudioError } from '../../shared/diag';
import { ComposePool, type FontProblem, InstalledFonts } from '../workers';
import { AccessTokens, Approvers } from './access';
import { CommunicationLog, DocumentService } from './documents';
import { type ComposerLimits, createServer, LIMITS } from './http';
import { JobRunner, JobService } from './jobs';
import { findVersion, PackageService, PackageShelf, TemplateService } from './packages';
import { createComposerRouter } from './router';
import { ComposerStore, DocumentFiles } from './store';

export interface ComposerOptions {
  /** Folder of everything the server keeps; made where absent. */
  readonly folder: string;
  /** Fonts beside those of the installation, read at the start; by default `fonts` in {@link folder}. */
  readonly fontsFolder?: string;
  /** Fonts and HarfBuzz of the installation. */
  readonly assetsDir: string;
  /** File of the compose worker. */
  readonly workerFile: string;
  readonly version: string;
  /** What callers see as its name. */
  readonly name: string;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly limits?: Partial<ComposerLimits>;
  /** Where the log goes, one JSON text a line; by default stderr. */
  readonly logStream?: Writable;
  /** The host's clock; tests hand in a fixed one. */
  readonly clock?: () => Date;
}

export interface Composer {
  /** Scheme, host and port. */
  readonly url: string;
  /** A token with every scope, made because there was none; it is nowhere else. */
  readonly firstToken: string | null;
  /** Font files that are not used, and why. */
  readonly fontProblems: readonly FontProblem[];
  /**
   * Takes no more requests, gives those under way some seconds, stops the running job (it goes on at the next start)
   * and lets go of the store. Calling it twice does nothing the second time.
   */
  close(): Promise<void>;
}

/** More threads than this wait for memory rather than compute. */
const MOST_WORKERS = 4;
/** How long requests under way may take once the server is to stop. */
const STOP_MS = 5000;
/** Where own fonts are in a server's folder. */
const FONTS_FOLDER = 'fonts';
/** Name of the token that a new store begins with. */
const FIRST_TOKEN = 'first';

/** Starts a server. Throws a `StudioError` where its store cannot be opened or its port is taken. */
export async function createComposer(options: ComposerOptions): Promise<Composer> {
  const { folder, assetsDir, workerFile, version, name, clock, logStream = process.stderr } = options;
  const workers = Math.min(availableParallelism(), MOST_WORKERS);
  const limits = { ...LIMITS, workers, ...options.limits };
  const fonts = InstalledFonts.open(assetsDir, options.fontsFolder ?? path.join(folder, FONTS_FOLDER));
  const store = new ComposerStore({ folder, isServer: true, ...(clock && { clock }) });
  let isStopping = false;
  try {
    const tokens = new AccessTokens(store);
    const approvers = new Approvers(store);
    const files = new DocumentFiles(store.documentsFolder);
    const log = new CommunicationLog(store);
    const shelf = new PackageShelf(store, fonts, assetsDir);
    const templates = new TemplateService(store);
    const pool = new ComposePool({
      workerFile,
      threads: limits.workers,
      recordLimitMs: limits.recordMs,
      waiting: limits.waiting,
    });
    const runner = new JobRunner({
      store,
      files,
      log,
      shelf,
      digestOf: (templateId, number) =>
        present(findVersion(store.database, templateId, number), 'a job names a version that is there')
          .digest,
      workerFile,
      workers: limits.workers,
      recordLimitMs: limits.recordMs,
      report: (error, what) => app.log.error({ err: error }, what),
    });
    const jobs = new JobService({ store, shelf, templates, runner });
    const startedAt = performance.now();
    const router = createComposerRouter({
      approvers,
      packages: new PackageService({
        store,
        approvers,
        fonts,
        shelf,
        templates,
        workerFile,
        workers: limits.workers,
        proofLimitMs: limits.proofMs,
      }),
      templates,
      documents: new DocumentService({ store, files, shelf, templates, log, pool }),
      jobs,
      log,
      name,
      version,
      uptime: () => Math.round((performance.now() - startedAt) / 1000),
      isStopping: () => isStopping,
      report: (error) => app.log.error({ err: error }, 'a request failed'),
    });
    const app = await createServer({
      router,
      tokens,
      store,
      limits,
      version,
      assetsDir,
      logStream,
      isStopping: () => isStopping,
    });
    jobs.sweep();
    const url = await listen(app, options);
    const firstToken = tokens.list().length === 0 ? tokens.create(FIRST_TOKEN) : null;
    runner.wake();
    let closed: Promise<void> | null = null;
    const closeAll = async (): Promise<void> => {
      isStopping = true;
      await Promise.all([runner.close(), closeServer(app)]);
      await pool.close();
      store.close();
    };
    return {
      url,
      firstToken,
      fontProblems: fonts.problems,
      close: () => {
        closed ??= closeAll();
        return closed;
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: ComposerOptions): Promise<string> {
  try {
    // Whoever starts it says where it listens.
    return await app.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    await app.close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken ? new StudioError('web.portInUse', { port }) : error;
  }
}

/** Waits for requests under way, but not for ever. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), STOP_MS);
  await app.close();
  clearTimeout(late);
}
