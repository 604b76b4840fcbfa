/**
 * Notes of a text: children that marks in its paragraphs stand for. A note goes with its last mark, comes along when
 * its mark is copied, and gets an id of its own where it is pasted.
 */
import { instantiate } from '../../shared/engine';
import {
  ancestorsOf,
  childrenOf,
  type NodeId,
  nodeOf,
  type Operation,
  type Paragraph,
  subtreeIds,
  type Template,
  type TemplateNode,
  type TextContent,
} from '../../shared/model';
import { copySubtree, renamedReferences } from '../state';

const NOTE = 'footnote';

/** Ids of the notes that paragraphs have marks of, in the order of the marks. */
export const notesIn = (paragraphs: readonly Paragraph[]): NodeId[] =>
  paragraphs.flatMap(({ inlines }) =>
    inlines.flatMap((inline) => (inline.kind === 'footnote' ? [inline.node] : [])),
  );

/** Takes away the notes of a text that have no mark left in any language once `after` is its text in one of them. */
export function removeUnmarked(
  node: TemplateNode,
  candidates: readonly NodeId[],
  language: string,
  after: readonly Paragraph[],
): Operation[] {
  const content = node.props.content as unknown as TextContent;
  const others = Object.entries(content).flatMap(([other, paragraphs]) =>
    other === language ? [] : notesIn(paragraphs),
  );
  const marked = new Set([...notesIn(after), ...others]);
  const own = new Set(childrenOf(node));
  return [...new Set(candidates)]
    .filter((id) => own.has(id) && !marked.has(id))
    .map((id) => ({ kind: 'remove', id }));
}

/** The notes of copied paragraphs with everything inside. */
export function copiedNotes(
  template: Template,
  paragraphs: readonly Paragraph[],
): { readonly [id: NodeId]: TemplateNode } {
  const ids = notesIn(paragraphs).filter((id) => nodeOf(template, id)?.type === NOTE);
  const all = new Set(ids.flatMap((id) => subtreeIds(template, id)));
  return Object.fromEntries([...all].map((id) => [id, template.nodes[id] as TemplateNode]));
}

export interface PastedNotes {
  readonly paragraphs: readonly Paragraph[];
  /** What brings the notes into the text, before its paragraphs change. */
  readonly operations: readonly Operation[];
}

/** Copied paragraphs with notes of their own for a text. Marks whose note did not come along are left out. */
export function pastedNotes(
  template: Template,
  textId: NodeId,
  paragraphs: readonly Paragraph[],
  notes: { readonly [id: NodeId]: TemplateNode },
  newId: () => NodeId,
): PastedNotes {
  const text = nodeOf(template, textId);
  const renamed = new Map<NodeId, NodeId>();
  const operations: Operation[] = [];
  const mayHold = !isInNote(template, textId);
  for (const old of text && mayHold ? new Set(notesIn(paragraphs)) : []) {
    if (!isWhole(notes, old)) continue;
    const { id, nodes } = copySubtree(notes, old, newId);
    const index = childrenOf(text as TemplateNode).length + operations.length;
    operations.push({ kind: 'insert', parent: textId, index, id, nodes });
    renamed.set(old, id);
  }
  const kept = paragraphs.map((paragraph) => ({
    ...paragraph,
    inlines: paragraph.inlines.filter((inline) => inline.kind !== 'footnote' || renamed.has(inline.node)),
  }));
  return { paragraphs: renamedReferences(kept, renamed), operations };
}

const isWhole = (notes: { readonly [id: NodeId]: TemplateNode }, id: NodeId): boolean => {
  const node = Object.hasOwn(notes, id) ? notes[id] : undefined;
  return node !== undefined && childrenOf(node).every((child) => isWhole(notes, child));
};

/** Whether a text is part of a note, which holds no notes itself. */
export const isInNote = (template: Template, textId: NodeId): boolean =>
  ancestorsOf(template, textId).some((id) => nodeOf(template, id)?.type === NOTE);

/** A new note with an empty text in it. */
export function newNote(
  template: Template,
  language: string,
  newId: () => NodeId,
): { readonly id: NodeId; readonly textId: NodeId; readonly nodes: Record<NodeId, TemplateNode> } {
  const style = 'small' in template.styles.text ? { style: 'small' } : {};
  const { id, nodes } = instantiate(
    {
      type: NOTE,
      props: {},
      children: [{ type: 'text', props: { ...style, content: { [language]: [{ inlines: [] }] } } }],
    },
    newId,
  );
  return { id, textId: childrenOf(nodes[id] as TemplateNode)[0] as NodeId, nodes };
}
