/**
 * Templates in the workspace: a snapshot and the journal of edits that leads on from it. An edit is durable before it
 * is answered; opening replays what came after the snapshot. Templates lately used stay in memory, so that an edit
 * costs one transaction and no parsing.
 */
import { canonicalJson, isJsonObject } from '../../../shared/base';
import { type Reason, reason, StudioError } from '../../../shared/diag';
import { elementTypes, openTemplate } from '../../../shared/engine';
import {
  applyEdit,
  type Edit,
  editSchema,
  integrityReasons,
  type Opened,
  placedReason,
  type Template,
} from '../../../shared/model';
import { type AuditTrail, editsDigest } from '../audit';
import type { Desk } from '../people';
import type { Workspace } from '../workspace';
import { applyChecked } from './check-edit';
import { firstPageSize } from './summary';
import { WordingGuard } from './wording-guard';

/** How a template came to the workspace. */
export interface Creation {
  readonly action: 'template.created' | 'template.imported';
  /** Whose work it begins with besides that of whoever is at the desk. */
  readonly begunBy: readonly string[];
}

const ANEW: Creation = { action: 'template.created', begunBy: [] };

/** A template as it stands. */
export interface StoredTemplate {
  readonly template: Template;
  /** Number of edits made. */
  readonly revision: number;
  readonly datasetId: string | null;
  readonly updatedAt: string;
}

/** The data set that a template is bound to along with an edit; both null for none. */
export interface Binding {
  readonly datasetId: string | null;
  readonly datasetName: string | null;
}

/** Edits after which the journal is folded into a new snapshot. */
const SNAPSHOT_INTERVAL = 200;
/** Templates kept in memory. */
const KEPT = 8;

interface Row {
  readonly revision: number;
  readonly dataset_id: string | null;
  readonly name: string;
  readonly updated_at: string;
  readonly snapshot: string;
  readonly snapshot_revision: number;
}

export class TemplateStore {
  readonly #open = new Map<string, StoredTemplate>();

  constructor(
    private readonly workspace: Workspace,
    private readonly desk: Desk,
    private readonly audit: AuditTrail,
  ) {}

  create(template: Template, datasetId: string | null, { action, begunBy } = ANEW): string {
    const id = this.workspace.newId();
    const now = this.workspace.now();
    this.workspace.write(() => {
      this.workspace.database
        .prepare(
          `INSERT INTO template (id, revision, dataset_id, name, languages, page_width, page_height, created_at,
             updated_at, snapshot, snapshot_revision, created_by, begun_by)
           VALUES (@id, 0, @datasetId, @name, @languages, @pageWidth, @pageHeight, @now, @now, @snapshot, 0,
             @author, @begunBy)`,
        )
        .run({
          id,
          datasetId,
          now,
          snapshot: canonicalJson(template),
          author: this.desk.current().id,
          begunBy: JSON.stringify(begunBy),
          ...summaryColumns(template),
        });
      this.audit.record(action, { templateId: id, templateName: template.name });
    });
    return id;
  }

  /** Throws `template.notFound`, or `template.unreadable` where what is stored cannot be opened. */
  get(id: string): StoredTemplate {
    const known = this.#open.get(id);
    if (known) return known;
    const stored = this.#read(id);
    this.#keep(id, stored);
    return stored;
  }

  /**
   * Adds edits to the journal and answers the template after them. Throws `template.notFound`, `template.conflict`
   * or `template.invalidEdit`, and for somebody who is no designer `wording.outside`, `wording.foreign` or
   * `wording.budget`; none of the edits is kept then.
   */
  apply(id: string, revision: number, edits: readonly Edit[], binding?: Binding): StoredTemplate {
    const before = this.get(id);
    if (before.revision !== revision) {
      throw new StudioError('template.conflict', { actual: before.revision, expected: revision });
    }
    let { template } = before;
    const guard = new WordingGuard(this.workspace, id, this.desk.has('designer'));
    for (const edit of edits) {
      guard.check(template, edit);
      const applied = applyChecked(template, edit, elementTypes);
      if (!applied.ok) throw new StudioError('template.invalidEdit', { reason: applied.error });
      guard.note(template, applied.value, edit);
      template = applied.value;
    }
    const after: StoredTemplate = {
      template,
      revision: revision + edits.length,
      datasetId: binding ? binding.datasetId : before.datasetId,
      updatedAt: this.workspace.now(),
    };
    this.workspace.write(() => {
      this.#append(id, before, after, edits);
      guard.keep();
      if (binding) {
        const { datasetName: dataset } = binding;
        this.audit.record('template.bound', { templateId: id, templateName: after.template.name, dataset });
      }
    });
    this.#keep(id, after);
    return after;
  }

  /** Throws `template.notFound`. */
  remove(id: string): void {
    const { database } = this.workspace;
    this.workspace.write(() => {
      const name = database.prepare('SELECT name FROM template WHERE id = ?').pluck().get(id);
      if (typeof name !== 'string') throw new StudioError('template.notFound', { template: id });
      database.prepare('DELETE FROM template WHERE id = ?').run(id);
      this.audit.record('template.removed', { templateId: id, templateName: name });
    });
    this.#open.delete(id);
  }

  /** Forgets what the templates in memory say of their data set: it was removed. */
  forget(): void {
    this.#open.clear();
  }

  /** Folds the journals of the templates in memory into their snapshots, so that the next opening is quick. */
  close(): void {
    this.workspace.write(() => {
      for (const [id, stored] of this.#open) this.#writeSnapshot(id, stored);
    });
    this.#open.clear();
  }

  #append(id: string, before: StoredTemplate, after: StoredTemplate, edits: readonly Edit[]): void {
    const { database } = this.workspace;
    const insert = database.prepare(
      'INSERT INTO edit (template_id, revision, made_at, content, person_id) VALUES (?, ?, ?, ?, ?)',
    );
    const author = this.desk.current().id;
    const contents = edits.map((edit) => JSON.stringify(edit));
    for (const [index, content] of contents.entries()) {
      insert.run(id, before.revision + index + 1, after.updatedAt, content, author);
    }
    this.audit.record('template.edited', {
      templateId: id,
      templateName: after.template.name,
      from: before.revision,
      to: after.revision,
      labels: [...new Set(edits.map(({ label }) => label))].join(', '),
      edits: editsDigest(contents),
    });
    database
      .prepare(
        `UPDATE template SET revision = @revision, dataset_id = @datasetId, updated_at = @updatedAt, name = @name,
           languages = @languages, page_width = @pageWidth, page_height = @pageHeight WHERE id = @id`,
      )
      .run({
        id,
        revision: after.revision,
        datasetId: after.datasetId,
        updatedAt: after.updatedAt,
        ...summaryColumns(after.template),
      });
    const passed =
      Math.floor(after.revision / SNAPSHOT_INTERVAL) > Math.floor(before.revision / SNAPSHOT_INTERVAL);
    if (passed) this.#writeSnapshot(id, after);
  }

  #writeSnapshot(id: string, { template, revision }: StoredTemplate): void {
    this.workspace.database
      .prepare(
        `UPDATE template SET snapshot = ?, snapshot_revision = ?
         WHERE id = ? AND revision = ? AND snapshot_revision < ?`,
      )
      .run(canonicalJson(template), revision, id, revision, revision);
  }

  #read(id: string): StoredTemplate {
    const row = this.workspace.database.prepare<[string], Row>('SELECT * FROM template WHERE id = ?').get(id);
    if (!row) throw new StudioError('template.notFound', { template: id });
    const unreadable = (why: Reason | readonly Reason[]) =>
      new StudioError('template.unreadable', { template: row.name, reason: why });
    const opened = openTemplate(this.#replay(id, row, unreadable));
    if (opened.kind !== 'ok') throw unreadable(openingReason(opened));
    const stored: StoredTemplate = {
      template: opened.template,
      revision: row.revision,
      datasetId: row.dataset_id,
      updatedAt: row.updated_at,
    };
    // The journal before a migration does not fit the form after it.
    if (opened.applied.length > 0) this.workspace.write(() => this.#replaceSnapshot(id, stored));
    return stored;
  }

  /** The JSON after the journal, still in the form of the version that wrote it. */
  #replay(id: string, row: Row, unreadable: (why: Reason) => StudioError): unknown {
    const edits = this.workspace.database
      .prepare<[string, number], string>(
        'SELECT content FROM edit WHERE template_id = ? AND revision > ? ORDER BY revision',
      )
      .pluck()
      .all(id, row.snapshot_revision) as string[];
    if (row.snapshot_revision + edits.length !== row.revision) {
      const count = row.revision - row.snapshot_revision - edits.length;
      throw unreadable(reason('template.editsMissing', { count }));
    }
    const snapshot = parseJson(row.snapshot);
    if (!isJsonObject(snapshot)) throw unreadable(reason('template.snapshot'));
    let template = snapshot as unknown as Template;
    for (const [index, text] of edits.entries()) {
      const number = row.snapshot_revision + index + 1;
      const edit = editSchema.safeParse(parseJson(text));
      if (!edit.success) throw unreadable(reason('template.editDamaged', { number }));
      const applied = applyEdit(template, edit.data);
      if (!applied.ok) throw unreadable(reason('template.edit', { number, reason: applied.error }));
      template = applied.value.template;
    }
    return template;
  }

  #replaceSnapshot(id: string, { template, revision }: StoredTemplate): void {
    this.workspace.database
      .prepare('UPDATE template SET snapshot = ?, snapshot_revision = ? WHERE id = ?')
      .run(canonicalJson(template), revision, id);
  }

  #keep(id: string, stored: StoredTemplate): void {
    this.#open.delete(id);
    this.#open.set(id, stored);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= KEPT) break;
      this.#open.delete(oldest);
    }
  }
}

function summaryColumns(template: Template) {
  const { width, height } = firstPageSize(template);
  return {
    name: template.name,
    languages: JSON.stringify(template.languages),
    pageWidth: width,
    pageHeight: height,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why stored JSON is no template that can be opened. */
export function openingReason(opened: Exclude<Opened, { kind: 'ok' }>): Reason | Reason[] {
  switch (opened.kind) {
    case 'too-new':
      return reason('template.newer', {
        sequence: opened.sequence,
        found: opened.found,
        known: opened.known,
      });
    case 'not-ours':
      return opened.reason;
    case 'corrupt':
      return integrityReasons(opened.issues);
    case 'migration-failed':
      return placedReason([opened.migration], opened.reason);
  }
}
