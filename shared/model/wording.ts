/**
 * Wording: what may be done to a text that the designer opened to business users (`edit: { policy: 'wording' }`).
 * They change its words and nothing else: an edit may use only what the text is made of already — its fields, marks
 * and paragraph forms — besides letters, line breaks and emphasis, and stays within the budget.
 */
import { canonicalJson, fail, ok, type Result } from '../base';
import type { MessageArguments, Reason, StudioErrorCode } from '../diag';
import type { NodeId, TemplateNode } from './node';
import { applyOperation, type Edit, type Operation } from './operation';
import type { Template } from './template';
import type { Inline, Marks, Paragraph, TextContent } from './text-content';
import { nodeOf } from './tree';

/** Why an edit is not one of wording; `budget` and `length` are characters. */
export type WordingRefusal =
  /** The operation is none of text, or its element is not open to business users. */
  | { readonly kind: 'outside'; readonly nodeId: NodeId | null }
  /** It brings in a field, a form or a colour that the text does not have. */
  | { readonly kind: 'foreign'; readonly nodeId: NodeId; readonly what: 'field' | 'marks' | 'paragraph' }
  | { readonly kind: 'budget'; readonly nodeId: NodeId; readonly budget: number; readonly length: number }
  /** The operation does not fit the template at all. */
  | { readonly kind: 'invalid'; readonly reason: Reason };

/** Pieces that a text was made of before and that may come back, as {@link wordingPieces} yields them. */
export type EarlierPieces = (nodeId: NodeId) => ReadonlySet<string>;

/** Whether business users may change the words of an element. */
export const isWordingRegion = (node: TemplateNode | undefined): boolean =>
  node?.type === 'text' && node.edit?.policy === 'wording';

/** The elements that business users may change, in no particular order. */
export const wordingRegions = (template: Template): NodeId[] =>
  Object.keys(template.nodes).filter((id) => isWordingRegion(template.nodes[id]));

/**
 * Characters of a text as its budget counts them: Unicode code points, and one for every line break and every end of
 * a paragraph but the last. Fields do not count: their length is the customer's.
 */
export function wordingLength(paragraphs: readonly Paragraph[]): number {
  let length = Math.max(0, paragraphs.length - 1);
  for (const { inlines } of paragraphs) {
    for (const inline of inlines) {
      if (inline.kind === 'text') length += [...inline.text].length;
      else if (inline.kind === 'lineBreak') length += 1;
    }
  }
  return length;
}

/**
 * What a text is made of besides letters, as comparable texts: its fields, page numbers and the like, marks and paragraph
 * forms, in all languages.
 */
export function wordingPieces(content: TextContent): Set<string> {
  const pieces = new Set<string>();
  for (const paragraphs of Object.values(content)) {
    for (const paragraph of paragraphs) for (const { piece } of piecesOf(paragraph)) pieces.add(piece);
  }
  return pieces;
}

/** The fields and page numbers among pieces, without marks: what an interface offers to insert. */
export const fieldsAmong = (pieces: Iterable<string>): Inline[] =>
  [...pieces].flatMap((piece) => {
    const { field } = JSON.parse(piece) as { readonly field?: Inline };
    return field?.kind === 'field' || field?.kind === 'page' ? [field] : [];
  });

/** The template after an edit of wording, or why the edit is none. */
export function applyWording(
  template: Template,
  edit: Edit,
  earlier: EarlierPieces,
): Result<Template, WordingRefusal> {
  let current = template;
  for (const operation of edit.operations) {
    const refusal = refuseOperation(template, current, operation, earlier);
    if (refusal) return fail(refusal);
    const applied = applyOperation(current, operation);
    if (!applied.ok) return fail({ kind: 'invalid', reason: applied.error });
    current = applied.value.template;
  }
  for (const { nodeId, language } of textsOf(edit)) {
    const refusal = refuseLength(template, current, nodeId, language);
    if (refusal) return fail(refusal);
  }
  return ok(current);
}

/** What an edit has taken out of opened texts, element by element. What wording took out may come back. */
export function lostPieces(before: Template, after: Template, edit: Edit): Map<NodeId, ReadonlySet<string>> {
  const lost = new Map<NodeId, ReadonlySet<string>>();
  for (const operation of edit.operations) {
    if (operation.kind !== 'replaceText' && operation.kind !== 'set') continue;
    const { id: nodeId } = operation;
    const node = nodeOf(before, nodeId);
    if (lost.has(nodeId) || !node || !isWordingRegion(node)) continue;
    const later = nodeOf(after, nodeId);
    const left = later ? wordingPieces(contentOf(later)) : new Set<string>();
    const gone = [...wordingPieces(contentOf(node))].filter((piece) => !left.has(piece));
    if (gone.length > 0) lost.set(nodeId, new Set(gone));
  }
  return lost;
}

/** A refusal as the code and arguments of a `StudioError`; `nameOf` names an element, or the template for `null`. */
export function wordingFailure(
  refusal: WordingRefusal,
  nameOf: (id: NodeId | null) => string,
): { readonly code: StudioErrorCode; readonly args: MessageArguments } {
  switch (refusal.kind) {
    case 'outside':
    case 'foreign':
      return { code: `wording.${refusal.kind}`, args: { element: nameOf(refusal.nodeId) } };
    case 'budget': {
      const { nodeId, budget, length } = refusal;
      return { code: 'wording.budget', args: { element: nameOf(nodeId), budget, length } };
    }
    case 'invalid':
      return { code: 'template.invalidEdit', args: { reason: refusal.reason } };
  }
}

/** Each text that an edit changes, once. */
function textsOf(edit: Edit): { readonly nodeId: NodeId; readonly language: string }[] {
  const texts = new Map<string, { nodeId: NodeId; language: string }>();
  for (const operation of edit.operations) {
    if (operation.kind !== 'replaceText') continue;
    const { id, language } = operation;
    texts.set(`${id} ${language}`, { nodeId: id, language });
  }
  return [...texts.values()];
}

/** `start` is the template before the whole edit: what one operation takes out another may put back elsewhere. */
function refuseOperation(
  start: Template,
  template: Template,
  operation: Operation,
  earlier: EarlierPieces,
): WordingRefusal | null {
  if (operation.kind !== 'replaceText') {
    return { kind: 'outside', nodeId: 'id' in operation ? operation.id : null };
  }
  const { id, slice } = operation;
  const node = nodeOf(template, id);
  if (!node || !isWordingRegion(node)) return { kind: 'outside', nodeId: id };
  let present: ReadonlySet<string> | null = null;
  for (const [index, paragraph] of slice.entries()) {
    for (const { what, piece } of piecesOf(paragraph)) {
      // A slice of one joins the paragraph it goes into; its own form is not used.
      if (what === 'paragraph' && slice.length === 1 && index === 0) continue;
      present ??= wordingPieces({ now: allParagraphs(node), before: allParagraphs(nodeOf(start, id)) });
      if (!present.has(piece) && !earlier(id).has(piece)) return { kind: 'foreign', nodeId: id, what };
    }
  }
  return null;
}

/** A text over its budget may get shorter, not longer. */
function refuseLength(
  before: Template,
  after: Template,
  nodeId: NodeId,
  language: string,
): WordingRefusal | null {
  const node = nodeOf(after, nodeId);
  const budget = node?.edit?.budget;
  if (!node || budget === undefined) return null;
  const length = wordingLength(contentOf(node)[language] ?? []);
  if (length <= budget) return null;
  const old = nodeOf(before, nodeId);
  if (old && length <= wordingLength(contentOf(old)[language] ?? [])) return null;
  return { kind: 'budget', nodeId, budget, length };
}

const contentOf = (node: TemplateNode): TextContent => (node.props.content ?? {}) as unknown as TextContent;

const allParagraphs = (node: TemplateNode | undefined): Paragraph[] =>
  node ? Object.values(contentOf(node)).flat() : [];

type Piece = { readonly what: 'field' | 'marks' | 'paragraph'; readonly piece: string };

function* piecesOf({ inlines, ...form }: Paragraph): Generator<Piece> {
  yield { what: 'paragraph', piece: canonicalJson({ paragraph: form }) };
  for (const inline of inlines) {
    if (inline.kind !== 'text' && inline.kind !== 'lineBreak') {
      const { marks: _marks, ...field } = inline;
      yield { what: 'field', piece: canonicalJson({ field }) };
    }
    const brand = inline.kind === 'lineBreak' ? null : brandOf(inline.marks);
    if (brand) yield { what: 'marks', piece: canonicalJson({ marks: brand }) };
  }
}

const BRAND = ['colour', 'size', 'letterSpacing', 'features', 'link'] as const;

/** What marks say of the look and of where a click goes; emphasis is everybody's. */
function brandOf(marks: Marks | undefined): Partial<Marks> | null {
  const own = BRAND.filter((mark) => marks?.[mark] !== undefined);
  return own.length > 0 ? Object.fromEntries(own.map((mark) => [mark, marks?.[mark]])) : null;
}
