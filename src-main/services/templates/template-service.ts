/** What the interface may do with templates: list, make, open, edit, copy, remove, bind to data, exchange. */
import { readFileSync } from 'node:fs';
import { type JsonObject, jsonEqual } from '../../../shared/base';
import type { DatasetSummary, OpenedTemplate, TemplateSummary } from '../../../shared/contract';
import { EMPTY_CONTRACT, fieldAt, withNotesOf } from '../../../shared/data';
import { StudioError } from '../../../shared/diag';
import { createBlankTemplate, ENGINE_VERSION, openTemplate } from '../../../shared/engine';
import { type Edit, type PageSizeName, type Template, templateFiles } from '../../../shared/model';
import type { PackageAssets, PackageContent } from '../../../shared/package';
import { readingFailure, safeFileName } from '../../files';
import { cutOf, type InstalledFonts } from '../../workers';
import type { AuditTrail } from '../audit';
import {
  PACKAGE_ENDING,
  packageFileDigest,
  packageFonts,
  readPackageFile,
  writePackageFile,
} from '../package';
import { type Desk, personById } from '../people';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { contributorsOf, creatorsOf } from './contributors';
import { keepLastRecord, lastRecordOf, type RecordPlace } from './last-record';
import { type StoredTemplate, TemplateStore } from './template-store';
import { earlierPieces } from './wording-guard';

/** What templates need to know of data sets. */
export interface Datasets {
  /** Throws `dataset.notFound`. */
  summary(id: string): DatasetSummary;
  list(): DatasetSummary[];
}

interface SummaryRow {
  readonly id: string;
  readonly name: string;
  readonly updated_at: string;
  readonly languages: string;
  readonly page_width: number;
  readonly page_height: number;
  readonly dataset_id: string | null;
  readonly dataset_name: string | null;
  readonly record_count: number | null;
}

/** What the service reaches. */
export interface TemplateSources {
  readonly workspace: Workspace;
  readonly datasets: Datasets;
  readonly transfers: Transfers;
  readonly fonts: InstalledFonts;
  readonly desk: Desk;
  readonly audit: AuditTrail;
}

export interface CreateTemplate {
  readonly name: string;
  readonly pageSize: PageSizeName;
  readonly language: string;
  readonly datasetId: string | null;
}

export class TemplateService {
  readonly #store: TemplateStore;

  constructor(private readonly sources: TemplateSources) {
    const { workspace, desk, audit } = sources;
    this.#store = new TemplateStore(workspace, desk, audit);
  }

  /** Lately changed templates first. */
  list(): TemplateSummary[] {
    const rows = this.sources.workspace.database
      .prepare<[], SummaryRow>(
        `SELECT template.id, template.name, updated_at, languages, page_width, page_height, dataset_id,
           dataset.name AS dataset_name, record_count
         FROM template LEFT JOIN dataset ON dataset.id = dataset_id ORDER BY updated_at DESC, template.id`,
      )
      .all();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      updatedAt: row.updated_at,
      languages: JSON.parse(row.languages) as string[],
      pageWidth: row.page_width,
      pageHeight: row.page_height,
      datasetId: row.dataset_id,
      datasetName: row.dataset_name,
      recordCount: row.record_count ?? 0,
    }));
  }

  create({ name, pageSize, language, datasetId }: CreateTemplate): string {
    const blank = createBlankTemplate({ name, pageSize, language });
    return this.add(blank, datasetId);
  }

  /** Keeps a whole template, bound to a data set or none. Its images are in the blob store already. */
  add(template: Template, datasetId: string | null): string {
    return this.#store.create(
      datasetId === null ? template : boundTo(template, this.sources.datasets.summary(datasetId)),
      datasetId,
    );
  }

  /** The template as it stands. Throws `template.notFound` or `template.unreadable`. */
  stored(id: string): StoredTemplate {
    return this.#store.get(id);
  }

  open(id: string): OpenedTemplate {
    return this.#opened(id, this.#store.get(id));
  }

  /** Remembers for whoever is at the desk which record they look at. Throws `template.notFound`. */
  keepLastRecord(id: string, place: RecordPlace): void {
    this.#store.get(id);
    keepLastRecord(this.sources.workspace, id, this.sources.desk.current().id, place);
  }

  apply(id: string, revision: number, edits: readonly Edit[]): { revision: number; updatedAt: string } {
    const after = this.#store.apply(id, revision, edits);
    return { revision: after.revision, updatedAt: after.updatedAt };
  }

  /** What the words of an opened text were made of before and may be made of again. */
  earlierPieces(id: string, nodeId: string): string[] {
    this.#store.get(id);
    return [...earlierPieces(this.sources.workspace.database, id, nodeId)];
  }

  duplicate(id: string, name: string): string {
    const { template, datasetId, revision } = this.#store.get(id);
    const begunBy = contributorsOf(this.sources.workspace.database, id, null, revision);
    return this.#store.create({ ...template, name }, datasetId, { action: 'template.created', begunBy });
  }

  remove(id: string): void {
    this.#store.remove(id);
  }

  setDataset(id: string, revision: number, datasetId: string | null): OpenedTemplate {
    const dataset = datasetId === null ? null : this.sources.datasets.summary(datasetId);
    const { data: before, recordTitle } = this.#store.get(id).template;
    const edit: Edit = {
      label: 'setDataset',
      operations: [
        {
          kind: 'setTemplate',
          path: ['data'],
          value: withNotesOf(dataset?.contract ?? EMPTY_CONTRACT, before) as unknown as JsonObject,
        },
        {
          kind: 'setTemplate',
          path: ['recordTitle'],
          ...(dataset && { value: titleIn(dataset, recordTitle) }),
        },
      ],
    };
    const datasetName = dataset?.name ?? null;
    return this.#opened(id, this.#store.apply(id, revision, [edit], { datasetId, datasetName }));
  }

  /** Tells the templates that a data set is gone. */
  datasetRemoved(): void {
    this.#store.forget();
  }

  /** Throws `asset.notFound` where an image of the template is gone. */
  async exportPackage(id: string): Promise<{ token: string; fileName: string }> {
    const { template, revision } = this.#store.get(id);
    const assets = this.assetsOf(template);
    const options = { engine: ENGINE_VERSION, fonts: packageFonts(this.sources.fonts, template) };
    const digest = packageFileDigest(template, assets, options);
    const bytes = await writePackageFile(template, assets, options);
    const fileName = `${safeFileName(template.name, 'template')}${PACKAGE_ENDING}`;
    const subject = { templateId: id, templateName: template.name, revision, digest };
    this.sources.audit.record('template.exported', subject);
    return { token: this.sources.transfers.offer({ fileName, bytes }), fileName };
  }

  /**
   * Takes an uploaded package in; a data set of the same shape is bound to it. Fonts that the package names and that
   * are not here byte for byte are answered by family and cut: its documents look otherwise here.
   */
  async importPackage(token: string): Promise<{ id: string; missingFonts: string[] }> {
    const { name, file } = this.sources.transfers.upload(token);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch (error) {
      throw readingFailure(name, error);
    }
    const content = await readPackageFile(name, bytes, openTemplate);
    const { template, assets } = content;
    for (const file of assets.values()) this.sources.workspace.blobs.add(file);
    const fitting = this.sources.datasets.list().find(({ contract }) => jsonEqual(contract, template.data));
    const begunBy = this.#authorsOf(content);
    const id = this.#store.create(template, fitting?.id ?? null, { action: 'template.imported', begunBy });
    const missing = content.manifest.fonts.filter(({ sha256 }) => !this.sources.fonts.file(sha256));
    return { id, missingFonts: missing.map((font) => `${font.family} ${cutOf(font)}`) };
  }

  /** Folds the journals into snapshots. */
  close(): void {
    this.#store.close();
  }

  /** The files of a template. Throws `asset.notFound` where one is gone. */
  assetsOf(template: Template): PackageAssets {
    const assets = new Map<string, Uint8Array>();
    for (const { hash, name } of templateFiles(template)) {
      const bytes = this.sources.workspace.blobs.get(hash);
      if (!bytes) throw new StudioError('asset.notFound', { asset: name });
      assets.set(hash, bytes);
    }
    return assets;
  }

  /** Whose work of this workspace a package holds, as far as it can be known: what was exported may come back. */
  #authorsOf({ digest, manifest: { release }, approval }: PackageContent): string[] {
    const { workspace, audit } = this.sources;
    const { database } = workspace;
    const origin = release?.templateId ?? audit.exportedFrom(digest);
    const named = [...(release ? [release.savedBy] : []), ...(approval?.statement.changedBy ?? [])];
    const known = named.map(({ id }) => id).filter((id) => personById(database, id) !== null);
    const worked = origin === null ? [] : [...audit.authorsOf(origin), ...creatorsOf(database, origin)];
    return [...new Set([...worked, ...known])];
  }

  #opened(id: string, stored: StoredTemplate): OpenedTemplate {
    const { template, revision, updatedAt, datasetId } = stored;
    const dataset = datasetId === null ? null : this.sources.datasets.summary(datasetId);
    const { workspace, desk } = this.sources;
    const lastRecord = lastRecordOf(workspace, id, desk.current().id, datasetId);
    return { id, template, revision, updatedAt, dataset, lastRecord };
  }
}

/** What names a record: what the template says, where the data have it, else what was chosen for the data. */
function titleIn({ contract, titleFields }: DatasetSummary, chosen: readonly string[] = []): string[] {
  const isThere = chosen.length > 0 && chosen.every((path) => fieldAt(contract, path) !== undefined);
  return [...(isThere ? chosen : titleFields)];
}

const boundTo = (template: Template, { contract, titleFields }: DatasetSummary): Template => ({
  ...template,
  data: contract,
  recordTitle: [...titleFields],
});
