/**
 * Composes the records of one job and writes their files: one engine, one compiled template, one glyph arena for all.
 * A record that breaks the engine is a failed record and nothing more; a file that cannot be written ends the job.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { assert, type JsonObject, present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import {
  type Diagnostic,
  diagnostic,
  foreignWords,
  type Reason,
  reason,
  StudioError,
} from '../../shared/diag';
import { GlyphBuffer } from '../../shared/display';
import { type CompiledTemplate, type Composition, Engine, type World } from '../../shared/engine';
import { defaultLanguage, type NodeId, subtreeIds, templateFiles } from '../../shared/model';
import type { PdfPrinting } from '../../shared/pdf';
import { Font } from '../../shared/text';
import { AtomicFile } from '../files';
import type { ComposeJob, RecordResult, RecordState, RecordTask } from './compose-job';
import { type MessageFormat, messageDocument, pageTexts } from './document-files';
import { pdfOptions, templatePrinting } from './pdf-settings';
import { createWorld } from './world';

/** Pages of PDF files: for PDF writers (`openPdfAssets`), for writers of HTML and SVG (`drawPdfPages`). */
export type PdfPagesOfJob = Pick<World, 'importPage' | 'pageImage'>;

export class RecordComposer {
  readonly #engine: Engine;
  readonly #compiled: CompiledTemplate;
  readonly #glyphs = new GlyphBuffer();
  /** Each watched element with what is in it. */
  readonly #watched: readonly (readonly NodeId[])[] | undefined;
  #merged: MergedFile | null = null;

  /** `pages` yield those of the template's PDF files, which have to be open or drawn. */
  constructor(
    private readonly job: ComposeJob,
    pages: PdfPagesOfJob = {},
  ) {
    const fonts = job.fonts.map(({ path: file, hash, bytes }) => {
      const parsed = Font.parse(bytes, hash);
      if (parsed.ok) return parsed.value;
      throw new StudioError('internal.failure', {
        reason: reason('font.damaged', { file, reason: parsed.error }),
      });
    });
    this.#engine = new Engine(
      createWorld({
        harfbuzz: job.harfbuzz,
        fonts,
        asset: (hash) => job.assets.get(hash),
        today: present(PlainDate.parse(job.today), 'the date of a job is a calendar day'),
        ...pages,
      }),
    );
    this.#compiled = this.#engine.compile(job.template);
    this.#watched = job.watched?.map((id) => subtreeIds(job.template, id));
  }

  /** Composes one record and writes it. Throws `file.diskFull` or `file.unwritable`; the batch ends then. */
  compose(task: RecordTask): RecordResult {
    const started = performance.now();
    const { output } = this.job;
    const made = output === 'eml' || output === 'txt' ? this.#message(task, output) : this.#composed(task);
    if (!made.ok) return failedResult(task, made.reason, performance.now() - started);
    const { pages, digest, composition } = made;
    const written = this.#write(task, made);
    const { pdf } = written;
    const problems = written.problems.map((problem) => withAssetName(problem, this.job.template));
    const diagnostics = withPlaces(made.diagnostics, problems, task.index);
    return {
      record: task.index,
      title: task.title,
      pages,
      milliseconds: performance.now() - started,
      state: stateOf(diagnostics),
      digest,
      file: written.isWritten ? task.file : null,
      ...(pdf && { pdf }),
      ...(this.#watched && composition && { shown: this.#watched.map((ids) => isShown(composition, ids)) }),
      diagnostics,
    };
  }

  /** Completes or gives up the merged file. */
  finish(isKept: boolean): void {
    const merged = this.#merged;
    this.#merged = null;
    if (isKept) merged?.finish();
    else merged?.discard();
  }

  #composed(task: RecordTask): Made {
    return made(() => {
      const record = JSON.parse(task.content) as JsonObject;
      const composition = this.#engine.compose(this.#compiled, record, {
        record: task.index,
        glyphs: this.#glyphs,
      });
      const { list, diagnostics } = composition;
      const pages = list.pages.length;
      return { record, composition, digest: composition.digest(), pages, diagnostics, texts: [] };
    });
  }

  #message(task: RecordTask, format: MessageFormat): Made {
    return made(() => {
      const record = JSON.parse(task.content) as JsonObject;
      const { envelope = {} } = this.job;
      const message = messageDocument(this.#engine, this.#compiled, record, task.index, format, envelope);
      const { digest, texts, problems } = message;
      return { record, composition: null, digest, pages: 0, diagnostics: problems, texts };
    });
  }

  #write(task: RecordTask, { record, composition, digest, texts }: MadeDocument): Written {
    const { output } = this.job;
    if (!composition) return this.#writeTexts(task, texts, []);
    switch (output) {
      case 'merged':
        return this.#mergedFile().add(task, composition, digest);
      case 'separate':
        return this.#writeOne(task, record, composition, digest);
      case 'html':
      case 'svg': {
        const { texts: pages, problems } = pageTexts(this.#engine, composition, output);
        return this.#writeTexts(task, pages, problems);
      }
      default:
        return NOTHING_WRITTEN;
    }
  }

  /** The first text under the record's own name, others with their number: `0001 Name.svg`, `0001 Name-2.svg`. */
  #writeTexts(task: RecordTask, texts: readonly string[], problems: readonly Diagnostic[]): Written {
    const { folder, isKept = false } = this.job;
    const { dir, name, ext } = path.parse(task.file);
    let pdf: RecordResult['pdf'];
    texts.forEach((text, index) => {
      const own = index === 0 ? task.file : path.join(dir, `${name}-${index + 1}${ext}`);
      const bytes = Buffer.from(text);
      const file = new AtomicFile(path.join(folder, own), { durable: isKept });
      try {
        file.write(bytes);
        file.commit();
      } finally {
        file.discard();
      }
      if (isKept && index === 0)
        pdf = { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
    });
    return { isWritten: texts.length > 0, problems, ...(pdf && { pdf }) };
  }

  #writeOne(task: RecordTask, record: JsonObject, composition: Composition, digest: string): Written {
    const choice = pdfOptions(task.pdf ?? this.job.pdf, record, ownPrinting(this.job));
    if (!choice.ok) return { ...NOTHING_WRITTEN, problems: [choice.problem] };
    const { folder, isKept = false } = this.job;
    const file = new AtomicFile(path.join(folder, task.file), { durable: isKept });
    const hash = isKept ? createHash('sha256') : null;
    const write = (chunk: Uint8Array): void => {
      hash?.update(chunk);
      file.write(chunk);
    };
    const problems: Diagnostic[] = [];
    try {
      const { title } = composition.list;
      const writer = this.#engine.createPdfWriter(write, {
        ...choice.options,
        title,
        lang: composition.language,
        template: this.#compiled,
        report: (problem) => problems.push(problem),
      });
      writer.addDocument(composition.list, digest);
      writer.finish();
      file.commit();
    } finally {
      file.discard();
    }
    const pdf = hash && { sha256: hash.digest('hex'), sizeBytes: file.size };
    return { isWritten: true, problems, ...(pdf && { pdf }) };
  }

  #mergedFile(): MergedFile {
    this.#merged ??= new MergedFile(this.#engine, this.job);
    return this.#merged;
  }
}

/** What the documents of a job are printed by where nobody chose anything else. */
function ownPrinting(job: ComposeJob): PdfPrinting | null {
  const found = templatePrinting(job);
  return found.ok ? found.printing : null;
}

/** What is known of a document before it is written. */
interface MadeDocument {
  readonly record: JsonObject;
  /** Null for documents without pages. */
  readonly composition: Composition | null;
  readonly digest: string;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
  /** What a document without pages says. */
  readonly texts: readonly string[];
}

type Made = ({ readonly ok: true } & MadeDocument) | { readonly ok: false; readonly reason: Reason };

function made(make: () => MadeDocument): Made {
  try {
    return { ok: true, ...make() };
  } catch (error) {
    return { ok: false, reason: foreignWords(error) };
  }
}

/** What became of a record's file. */
interface Written {
  /** Whether the record has a file of its own. */
  readonly isWritten: boolean;
  readonly problems: readonly Diagnostic[];
  readonly pdf?: RecordResult['pdf'];
}

const NOTHING_WRITTEN: Written = { isWritten: false, problems: [] };

/** The one file of a merged batch, written as the documents come. */
class MergedFile {
  readonly #file: AtomicFile;
  readonly #writer: ReturnType<Engine['createPdfWriter']>;
  /** What the writer said about the document in hand. */
  #problems: Diagnostic[] = [];

  constructor(engine: Engine, job: ComposeJob) {
    const choice = pdfOptions(job.pdf, null, ownPrinting(job));
    assert(choice.ok, 'whoever starts a merged batch refuses passwords of its records');
    this.#file = new AtomicFile(path.join(job.folder, job.mergedFile), { durable: job.isKept ?? false });
    this.#writer = engine.createPdfWriter((chunk) => this.#file.write(chunk), {
      ...choice.options,
      title: job.template.name,
      lang: defaultLanguage(job.template),
      report: (problem) => this.#problems.push(problem),
    });
  }

  /** Bookmarks tell documents apart by their records: all of them have the template's title. */
  add(task: RecordTask, { list }: Composition, digest: string): Written {
    this.#problems = [];
    this.#writer.addDocument({ ...list, title: task.title || list.title }, digest);
    return { isWritten: false, problems: this.#problems };
  }

  finish(): void {
    this.#writer.finish();
    this.#file.commit();
  }

  discard(): void {
    this.#file.discard();
  }
}

/** What the document and its file have to say, each once, with the record. */
function withPlaces(
  composed: readonly Diagnostic[],
  written: readonly Diagnostic[],
  record: number,
): readonly Diagnostic[] {
  if (written.length === 0) return composed;
  const known = new Map(composed.map((each) => [JSON.stringify(each), each]));
  for (const problem of written) {
    const placed = { ...problem, at: { ...problem.at, record } };
    known.set(JSON.stringify(placed), placed);
  }
  return [...known.values()];
}

/** Writers know files by their hash; people know them by their name. */
function withAssetName(problem: Diagnostic, template: ComposeJob['template']): Diagnostic {
  const { asset } = problem.args;
  if (typeof asset !== 'string') return problem;
  const named = templateFiles(template).find(({ hash }) => hash === asset || hash.slice(0, 8) === asset);
  return named ? { ...problem, args: { ...problem.args, asset: named.name } } : problem;
}

/** A record that could not be composed at all. */
export const failedResult = (task: RecordTask, reason: Reason, milliseconds: number): RecordResult => ({
  record: task.index,
  title: task.title,
  pages: 0,
  milliseconds,
  state: 'failed',
  digest: null,
  file: null,
  diagnostics: [diagnostic('internal.failure', { reason }, { record: task.index })],
});

/** Masters and bands draw nothing themselves: they are known by the pages they made, or by what is in them. */
const isShown = ({ present: shown, list }: Composition, ids: readonly NodeId[]): boolean =>
  ids.some((id) => shown.has(id)) || list.pages.some(({ masterId }) => masterId === ids[0]);

function stateOf(diagnostics: readonly Diagnostic[]): RecordState {
  if (diagnostics.some(({ severity }) => severity === 'error')) return 'failed';
  return diagnostics.some(({ severity }) => severity === 'warning') ? 'warned' : 'clean';
}
