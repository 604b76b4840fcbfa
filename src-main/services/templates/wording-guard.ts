/**
 * Holds people who are no designers to wording: their edits change the words of opened texts and nothing else. What a
 * text was made of before — a field that they deleted — may come back, so that deleting can be undone; what a designer
 * takes out may not.
 */
import { StudioError } from '../../../shared/diag';
import {
  applyWording,
  type Edit,
  lostPieces,
  type NodeId,
  nodeOf,
  type Template,
  type WordingRefusal,
  wordingFailure,
} from '../../../shared/model';
import type { Workspace, WorkspaceDatabase } from '../workspace';

/** Pieces that a text had and lost. */
export const earlierPieces = (database: WorkspaceDatabase, templateId: string, nodeId: NodeId): Set<string> =>
  new Set(
    database
      .prepare<[string, string], string>(
        'SELECT piece FROM earlier_piece WHERE template_id = ? AND node_id = ?',
      )
      .pluck()
      .all(templateId, nodeId) as string[],
  );

/** Checks the edits of one call, one after the other. */
export class WordingGuard {
  readonly #lost = new Map<NodeId, Set<string>>();

  constructor(
    private readonly workspace: Workspace,
    private readonly templateId: string,
    private readonly isDesigner: boolean,
  ) {}

  /** Throws `wording.outside`, `wording.foreign`, `wording.budget` or `template.invalidEdit`. */
  check(template: Template, edit: Edit): void {
    if (this.isDesigner) return;
    const applied = applyWording(template, edit, (nodeId) => this.#earlier(nodeId));
    if (!applied.ok) throw refusalOf(template, applied.error);
  }

  /** Notes what the opened texts have lost by an edit that was checked. */
  note(before: Template, after: Template, edit: Edit): void {
    for (const [nodeId, pieces] of lostPieces(before, after, edit)) {
      this.#lost.set(nodeId, new Set([...(this.#lost.get(nodeId) ?? []), ...pieces]));
    }
  }

  /** Remembers what was lost, or forgets what a designer took out, within the caller's transaction. */
  keep(): void {
    const statement = this.workspace.database.prepare(
      this.isDesigner
        ? 'DELETE FROM earlier_piece WHERE template_id = ? AND node_id = ? AND piece = ?'
        : 'INSERT OR IGNORE INTO earlier_piece (template_id, node_id, piece) VALUES (?, ?, ?)',
    );
    for (const [nodeId, pieces] of this.#lost) {
      for (const piece of pieces) statement.run(this.templateId, nodeId, piece);
    }
  }

  #earlier(nodeId: NodeId): ReadonlySet<string> {
    const stored = earlierPieces(this.workspace.database, this.templateId, nodeId);
    for (const piece of this.#lost.get(nodeId) ?? []) stored.add(piece);
    return stored;
  }
}

function refusalOf(template: Template, refusal: WordingRefusal): StudioError {
  const { code, args } = wordingFailure(
    refusal,
    (id) => (id === null ? template.name : nodeOf(template, id)?.name) ?? id ?? template.name,
  );
  return new StudioError(code, args);
}
