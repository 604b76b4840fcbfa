/** What a text says of other elements by their ids: marks of notes, references, sums over pages, links. */
import type { JsonObject } from '../../shared/base';
import type { Inline, Marks, NodeId, Paragraph, TemplateNode, TextContent } from '../../shared/model';

/** Paragraphs that speak of elements under their new ids; elements that have none keep theirs. */
export const renamedReferences = (
  paragraphs: readonly Paragraph[],
  renamed: ReadonlyMap<NodeId, NodeId>,
): Paragraph[] =>
  paragraphs.map((paragraph) => ({
    ...paragraph,
    inlines: paragraph.inlines.map((inline) => renamedInline(inline, renamed)),
  }));

/** The same for the text of a node; a node without one comes back as it is. */
export function renamedText(node: TemplateNode, renamed: ReadonlyMap<NodeId, NodeId>): TemplateNode {
  const { content } = node.props;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return node;
  const texts = Object.entries(content as unknown as TextContent).map(([language, paragraphs]) => [
    language,
    renamedReferences(paragraphs, renamed),
  ]);
  return { ...node, props: { ...node.props, content: Object.fromEntries(texts) as JsonObject } };
}

function renamedInline(inline: Inline, renamed: ReadonlyMap<NodeId, NodeId>): Inline {
  if (inline.kind === 'lineBreak') return inline;
  const marks = inline.marks && renamedLink(inline.marks, renamed);
  const own = marks === inline.marks ? inline : { ...inline, ...(marks ? { marks } : {}) };
  const node = 'node' in own ? renamed.get(own.node) : undefined;
  return node === undefined ? own : ({ ...own, node } as Inline);
}

function renamedLink(marks: Marks, renamed: ReadonlyMap<NodeId, NodeId>): Marks {
  const { link } = marks;
  const node = link && 'node' in link ? renamed.get(link.node) : undefined;
  return node === undefined ? marks : { ...marks, link: { node } };
}
