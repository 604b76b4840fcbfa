/**
 * Holds edits to wording where only words may be changed: by the same check as the host's, before anything reaches the
 * document. What an opened text was made of and lost may come back, so that deleting can be undone.
 */
import type { StudioFailure } from '../../shared/contract';
import {
  applyWording,
  type Edit,
  isWordingRegion,
  lostPieces,
  type NodeId,
  nodeOf,
  type Template,
  type WordingRefusal,
  wordingFailure,
} from '../../shared/model';
import { currentLocale } from '../i18n';
import { services } from './services';

/** Pieces that the texts of the open document had and lost, as far as they are known. */
const lost = new Map<NodeId, Set<string>>();

const NOTHING: ReadonlySet<string> = new Set();

/** Another document, or another person: what was lost is asked for again. */
export const forgetPieces = (): void => lost.clear();

/** Takes over what the host says an opened text had earlier. */
export function rememberPieces(nodeId: NodeId, pieces: Iterable<string>): void {
  const known = lost.get(nodeId) ?? new Set();
  for (const piece of pieces) known.add(piece);
  lost.set(nodeId, known);
}

/** Keeps what an edit takes out of opened texts. */
export function noteLostPieces(before: Template, after: Template, edit: Edit): void {
  for (const [nodeId, pieces] of lostPieces(before, after, edit)) rememberPieces(nodeId, pieces);
}

/** Whether an edit changes nothing but words of opened texts; whether it may is {@link wordingRefusal}'s to say. */
export const isOfWording = (template: Template, edit: Edit): boolean =>
  edit.operations.every(
    (change) => change.kind === 'replaceText' && isWordingRegion(nodeOf(template, change.id)),
  );

/** Why an edit is none of wording; null where it is one. */
export function wordingRefusal(template: Template, edit: Edit): WordingRefusal | null {
  const applied = applyWording(template, edit, (nodeId) => lost.get(nodeId) ?? NOTHING);
  return applied.ok ? null : applied.error;
}

/** The refusal as the host words it. */
export const refusalFailure = (template: Template, refusal: WordingRefusal): StudioFailure =>
  wordingFailure(refusal, (id) => elementName(template, id));

function elementName(template: Template, id: NodeId | null): string {
  const node = id === null ? undefined : nodeOf(template, id);
  if (!node) return template.name;
  return node.name ?? services().elements.get(node.type)?.name[currentLocale()] ?? node.type;
}
