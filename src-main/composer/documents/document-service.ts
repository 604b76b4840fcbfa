/** Single documents: composed, kept and logged before they are answered; and the ones that were sent, once more. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from '../../../shared/base';
import {
  type Envelope,
  type Environment,
  MEDIA_TYPES,
  type PdfOutput,
  type ServedFormat,
} from '../../../shared/contract';
import { validateRecord } from '../../../shared/data';
import { findingReason, type Reason, reason, StudioError } from '../../../shared/diag';
import { safeFileName } from '../../files';
import { type ComposePool, localDay, type PdfSettings, pdfSettings, type RecordResult } from '../../workers';
import type { OpenPackage, PackageShelf, TemplateService } from '../packages';
import type { ComposerStore, DocumentFiles } from '../store';
import type { CommunicationLog } from './communication-log';
import { recipientReader } from './recipient';

export interface DocumentSources {
  readonly store: ComposerStore;
  readonly files: DocumentFiles;
  readonly shelf: PackageShelf;
  readonly templates: TemplateService;
  readonly log: CommunicationLog;
  readonly pool: ComposePool;
}

export interface DocumentRequest {
  readonly environment: Environment;
  readonly templateId: string;
  readonly record: JsonObject;
  readonly customer?: string | undefined;
  readonly date?: string | undefined;
  readonly output: ServedFormat;
  readonly pdf?: PdfOutput | undefined;
  readonly envelope?: Envelope | undefined;
}

export class DocumentService {
  constructor(private readonly sources: DocumentSources) {}

  /**
   * Composes a record with the version in force. Throws `composer.notFound`, `composer.notActive`,
   * `composer.badRecord` where the record does not fit or the document has errors, `pdfOutput.*`, `profile.*`, and what the pool
   * throws.
   */
  async compose(request: DocumentRequest): Promise<{ headers: Record<string, string>; body: File }> {
    const { store, files, shelf, templates, log } = this.sources;
    const { environment, templateId, record, output: format } = request;
    const date = request.date ?? localDay(store.clock()).toString();
    const version = templates.activeVersion(templateId, environment);
    const opened = await shelf.open(version.digest);
    const { template } = opened;
    const pdf = request.pdf && pdfSettings(request.pdf, false, opened.order);
    const [misfit] = validateRecord(template.data, record);
    if (misfit) throw badRecord(findingReason(misfit));
    const recipient = recipientReader(template)(record, 0);
    const file = `${store.newId()}.${format}`;
    const place = path.join(store.temporaryFolder, file);
    try {
      const result = await this.#composed(opened, date, request, file, pdf);
      const { document, hash } = deliverable(result);
      await files.keep(place, hash, format);
      const id = store.write(() =>
        log.append({
          environment,
          templateId,
          templateName: version.name,
          version: version.version,
          package: version.digest,
          customer: request.customer ?? recipient.customer,
          title: recipient.title,
          date,
          format,
          jobId: null,
          record: null,
          document,
        }),
      );
      const headers = {
        'fumi-communication': id,
        'fumi-digest': document.digest,
        'fumi-pages': String(document.pages),
      };
      return { headers, body: await this.document(id) };
    } finally {
      await Promise.all([rm(place, { force: true }), rm(`${place}.part`, { force: true })]);
    }
  }

  /** The document of an entry of the log. Throws `composer.notFound` or `composer.documentLost`. */
  async document(id: string): Promise<File> {
    const { log, files } = this.sources;
    const { title, format, document } = log.entry(id);
    const name = `${safeFileName(title, 'document')}.${format}`;
    return new File([await files.open(document.pdf, format, id)], name, { type: MEDIA_TYPES[format] });
  }

  #composed(
    opened: OpenPackage,
    date: string,
    { record, output, envelope = {} }: DocumentRequest,
    file: string,
    pdf: PdfSettings | undefined,
  ): Promise<RecordResult> {
    const { pool, store } = this.sources;
    return pool.compose({
      key: `${opened.digest} ${date} ${output} ${JSON.stringify(envelope)}`,
      order: {
        ...opened.order,
        today: date,
        output: output === 'pdf' ? 'separate' : output,
        envelope,
        folder: store.temporaryFolder,
        mergedFile: '',
        isKept: true,
      },
      task: { index: 0, title: '', content: JSON.stringify(record), file, ...(pdf && { pdf }) },
    });
  }
}

/** What is logged of a result. Throws `composer.badRecord` where there are errors in it. */
function deliverable({ state, digest, pdf, pages, diagnostics }: RecordResult) {
  if (state === 'failed' || digest === null || !pdf) {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    throw badRecord(error ? findingReason(error) : reason('record.failed'));
  }
  const { sha256, sizeBytes } = pdf;
  return { document: { pages, digest, pdf: sha256, sizeBytes }, hash: sha256 };
}

const badRecord = (why: Reason): StudioError =>
  new StudioError('composer.badRecord', { record: 1, reason: why });
