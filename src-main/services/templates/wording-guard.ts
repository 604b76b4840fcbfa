/**
 * Holds people who are no designers to wording: their edits change the words of opened texts and nothing else. What a
 * text was made of before — a field that was deleted — may come back, so that deleting can be undone.
 */
import { StudioError } from '../../../shared/diag';
import {
  applyWording,
  type Edit,
  isWordingRegion,
  type NodeId,
  nodeOf,
  type Template,
  type TextContent,
  type WordingRefusal,
  wordingPieces,
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
    this.#note(template, applied.value, edit);
  }

  /** Keeps what the texts have lost, within the caller's transaction. */
  keep(): void {
    const insert = this.workspace.database.prepare(
      'INSERT OR IGNORE INTO earlier_piece (template_id, node_id, piece) VALUES (?, ?, ?)',
    );
    for (const [nodeId, pieces] of this.#lost) {
      for (const piece of pieces) insert.run(this.templateId, nodeId, piece);
    }
  }

  #earlier(nodeId: NodeId): ReadonlySet<string> {
    const stored = earlierPieces(this.workspace.database, this.templateId, nodeId);
    for (const piece of this.#lost.get(nodeId) ?? []) stored.add(piece);
    return stored;
  }

  #note(before: Template, after: Template, edit: Edit): void {
    for (const operation of edit.operations) {
      if (operation.kind !== 'replaceText') continue;
      const { id } = operation;
      const old = nodeOf(before, id);
      if (!old || !isWordingRegion(old)) continue;
      const left = piecesOf(after, id);
      const lost = [...piecesOf(before, id)].filter((piece) => !left.has(piece));
      if (lost.length === 0) continue;
      const all = this.#lost.get(id) ?? new Set();
      for (const piece of lost) all.add(piece);
      this.#lost.set(id, all);
    }
  }
}

const piecesOf = (template: Template, id: NodeId): Set<string> =>
  wordingPieces((nodeOf(template, id)?.props.content ?? {}) as unknown as TextContent);

function refusalOf(template: Template, refusal: WordingRefusal): StudioError {
  const element = (id: NodeId | null): string =>
    (id === null ? template.name : nodeOf(template, id)?.name) ?? id ?? template.name;
  switch (refusal.kind) {
    case 'outside':
      return new StudioError('wording.outside', { element: element(refusal.nodeId) });
    case 'foreign':
      return new StudioError('wording.foreign', { element: element(refusal.nodeId) });
    case 'budget': {
      const { nodeId, budget, length } = refusal;
      return new StudioError('wording.budget', { element: element(nodeId), budget, length });
    }
    case 'invalid':
      return new StudioError('template.invalidEdit', { reason: refusal.reason });
  }
}
