/**
 * Immutable versions of templates: the draft as it stood at one revision, with its package's manifest, so that the
 * package can be written again byte for byte whatever is installed later.
 */
import { canonicalJson, present } from '../../../shared/base';
import type { VersionSummary } from '../../../shared/contract';
import { StudioError } from '../../../shared/diag';
import { ENGINE_VERSION, openTemplate } from '../../../shared/engine';
import type { Template } from '../../../shared/model';
import {
  type Approval,
  approvalSchema,
  type PackageManifest,
  type PersonRef,
  packageDigest,
  packPackage,
} from '../../../shared/package';
import { safeFileName } from '../../files';
import type { InstalledFonts } from '../../workers';
import type { AuditTrail } from '../audit';
import { PACKAGE_ENDING, packageFonts, writePackageFile } from '../package';
import { type Desk, refsOf } from '../people';
import { creatorsOf, editorsOf, openingReason, type TemplateService } from '../templates';
import type { Transfers } from '../uploads';
import type { Workspace } from '../workspace';
import { summaryOf, VERSION_ROWS, type VersionRow } from './version-rows';

/** What the service reaches. */
export interface VersionSources {
  readonly workspace: Workspace;
  readonly templates: TemplateService;
  readonly transfers: Transfers;
  readonly fonts: InstalledFonts;
  readonly desk: Desk;
  readonly audit: AuditTrail;
}

/** A version with everything in it. */
export interface StoredVersion {
  readonly summary: VersionSummary;
  readonly template: Template;
  readonly manifest: PackageManifest;
  /** The approval, once it was given. */
  readonly approval: Approval | null;
}

export class VersionService {
  constructor(private readonly sources: VersionSources) {}

  /** Newest first, and how far the draft has gone since. Throws `template.notFound`. */
  list(templateId: string): {
    versions: VersionSummary[];
    draft: { edits: number; changedBy: PersonRef[] };
  } {
    const { templates } = this.sources;
    const { revision } = templates.stored(templateId);
    const versions = this.#rows(templateId).map((row) => summaryOf(this.#database, row));
    const newest = versions[0]?.revision ?? null;
    return {
      versions,
      draft: {
        edits: revision - (newest ?? 0),
        changedBy: this.changedBy(templateId, newest, revision),
      },
    };
  }

  /**
   * Saves the draft as a version. Throws `template.notFound`, `template.conflict` where it is not at `revision`,
   * `version.unchanged` or `asset.notFound`.
   */
  save(templateId: string, revision: number, note: string): VersionSummary {
    const { workspace, templates, fonts, desk, audit } = this.sources;
    const stored = templates.stored(templateId);
    if (stored.revision !== revision) {
      throw new StudioError('template.conflict', { actual: stored.revision, expected: revision });
    }
    const newest = this.#rows(templateId)[0];
    if (newest?.revision === revision) {
      throw new StudioError('version.unchanged', { version: newest.number });
    }
    const { template } = stored;
    const number = (newest?.number ?? 0) + 1;
    const savedAt = workspace.now();
    const [head] = packPackage(template, templates.assetsOf(template), {
      engine: ENGINE_VERSION,
      fonts: packageFonts(fonts, template),
      release: { templateId, version: number, note, savedAt, savedBy: desk.ref() },
    });
    const manifest = new TextDecoder().decode(present(head, 'a package begins with its manifest').bytes);
    const digest = packageDigest(JSON.parse(manifest) as PackageManifest);
    const changedBy = this.changedBy(templateId, newest?.revision ?? null, revision).map(({ id }) => id);
    workspace.write(() => {
      this.#database
        .prepare(
          `INSERT INTO version (template_id, number, saved_at, saved_by, note, revision, dataset_id, changed_by,
             digest, manifest, content)
           VALUES (@templateId, @number, @savedAt, @savedBy, @note, @revision, @datasetId, @changedBy, @digest,
             @manifest, @content)`,
        )
        .run({
          templateId,
          number,
          savedAt,
          savedBy: desk.current().id,
          note,
          revision,
          datasetId: stored.datasetId,
          changedBy: JSON.stringify(changedBy),
          digest,
          manifest,
          content: canonicalJson(template),
        });
      audit.record('version.saved', {
        templateId,
        templateName: template.name,
        version: number,
        revision,
        digest,
        note,
      });
    });
    return summaryOf(this.#database, this.#row(templateId, number));
  }

  /** Throws `version.notFound`. */
  summary(templateId: string, number: number): VersionSummary {
    return summaryOf(this.#database, this.#row(templateId, number));
  }

  /** Throws `version.notFound`, or `template.unreadable` where what is stored cannot be opened. */
  open(templateId: string, number: number): StoredVersion {
    const row = this.#row(templateId, number);
    const summary = summaryOf(this.#database, row);
    const opened = openTemplate(JSON.parse(row.content));
    if (opened.kind !== 'ok') {
      throw new StudioError('template.unreadable', {
        template: `${summary.name} v${number}`,
        reason: openingReason(opened),
      });
    }
    return {
      summary,
      template: opened.template,
      manifest: JSON.parse(row.manifest) as PackageManifest,
      approval: row.approval === null ? null : approvalSchema.parse(JSON.parse(row.approval)),
    };
  }

  /** The newest approved version before `number`, else the one before it, else none: what a review compares with. */
  baseOf(templateId: string, number: number): VersionSummary | null {
    const earlier = this.#rows(templateId).filter((row) => row.number < number);
    const row = earlier.find(({ review_state }) => review_state === 'approved') ?? earlier[0];
    return row ? summaryOf(this.#database, row) : null;
  }

  /**
   * Who made the edits after revision `from` up to `to`; from the very beginning (`null`) whoever made the template,
   * or what it was copied from, as well.
   */
  changedBy(templateId: string, from: number | null, to: number): PersonRef[] {
    const creators = from === null ? creatorsOf(this.#database, templateId) : [];
    const editors = editorsOf(this.#database, templateId, from ?? 0, to);
    return refsOf(this.#database, [...new Set([...creators, ...editors])]);
  }

  /**
   * The `.fumi` file of a version, with its approval if it has one. Throws `version.notFound`, and
   * `version.notApproved` where an approved one is asked for.
   */
  async packageOf(
    templateId: string,
    number: number,
    { isApproved }: { readonly isApproved: boolean },
  ): Promise<{ bytes: Uint8Array; fileName: string; summary: VersionSummary }> {
    const { summary, manifest, approval } = this.open(templateId, number);
    if (isApproved && !approval) {
      throw new StudioError('version.notApproved', { version: number, template: summary.name });
    }
    const { engine, fonts, release } = manifest;
    // What was saved and not what it would be migrated to: the digest is the saved one's.
    const template = JSON.parse(this.#row(templateId, number).content) as Template;
    const bytes = await writePackageFile(template, this.sources.templates.assetsOf(template), {
      engine,
      fonts,
      ...(release && { release }),
      ...(approval && { approval }),
    });
    const fileName = `${safeFileName(`${summary.name} v${number}`, 'template')}${PACKAGE_ENDING}`;
    return { bytes, fileName, summary };
  }

  /** The version's package as a download. */
  async exportPackage(templateId: string, number: number): Promise<{ token: string; fileName: string }> {
    const { bytes, fileName, summary } = await this.packageOf(templateId, number, { isApproved: false });
    const { audit, transfers } = this.sources;
    const { name, digest } = summary;
    audit.record('version.exported', { templateId, templateName: name, version: number, digest });
    return { token: transfers.offer({ fileName, bytes }), fileName };
  }

  get #database() {
    return this.sources.workspace.database;
  }

  #rows(templateId: string): VersionRow[] {
    return this.#database
      .prepare<[string], VersionRow>(`${VERSION_ROWS} WHERE version.template_id = ? ORDER BY number DESC`)
      .all(templateId);
  }

  #row(templateId: string, number: number): VersionRow {
    const row = this.#database
      .prepare<[string, number], VersionRow>(`${VERSION_ROWS} WHERE version.template_id = ? AND number = ?`)
      .get(templateId, number);
    if (row) return row;
    const { template } = this.sources.templates.stored(templateId);
    throw new StudioError('version.notFound', { version: number, template: template.name });
  }
}
