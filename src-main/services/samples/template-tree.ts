/** Templates written as they nest, and flattened into the node map that templates store. */
import { assert, type JsonObject } from '../../../shared/base';
import type { Inline, NodeId, Paragraph, TemplateNode, TextContent } from '../../../shared/model';
import { paragraph } from './rich-text';

/** A node with its id and its children in place. */
export interface Branch extends Omit<TemplateNode, 'children'> {
  readonly id: NodeId;
  readonly children?: readonly Branch[];
}

/** What any node may carry besides its type, id, props and children. */
export type Traits = Partial<Omit<TemplateNode, 'type' | 'props' | 'children'>>;

export function flatten(root: Branch): Record<NodeId, TemplateNode> {
  const nodes: Record<NodeId, TemplateNode> = {};
  const add = ({ id, children, ...own }: Branch): NodeId => {
    assert(!Object.hasOwn(nodes, id), `the id ${id} is taken`);
    nodes[id] = own;
    if (children) nodes[id] = { ...own, children: children.map(add) };
    return id;
  };
  add(root);
  return nodes;
}

export const branch = (
  type: string,
  id: NodeId,
  props: JsonObject,
  children?: readonly Branch[],
  traits: Traits = {},
): Branch => ({ type, id, ...traits, props, ...(children ? { children } : {}) });

/** A text element: its paragraphs per language. */
export const textOf = (id: NodeId, content: TextContent, style?: string, traits: Traits = {}): Branch =>
  branch('text', id, { content, ...(style ? { style } : {}) } as unknown as JsonObject, undefined, traits);

/** What a cell's text looks like. */
export interface CellLook {
  readonly style?: string;
  readonly align?: Paragraph['align'];
  readonly columns?: number;
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
}

/** Makes the texts and cells of templates in one language. */
export class Writer {
  constructor(private readonly language: string) {}

  text(id: NodeId, paragraphs: readonly Paragraph[], style?: string, traits?: Traits): Branch {
    return textOf(id, { [this.language]: [...paragraphs] }, style, traits);
  }

  /** A text of one paragraph. */
  line(id: NodeId, inlines: readonly Inline[], style?: string, traits?: Traits): Branch {
    return this.text(id, [paragraph(inlines)], style, traits);
  }

  /** A cell of one paragraph. */
  cell(id: NodeId, inlines: readonly Inline[], look: CellLook = {}): Branch {
    const { align } = look;
    return cellOf(id, look, [
      this.text(`${id}-text`, [paragraph(inlines, align ? { align } : {})], look.style),
    ]);
  }
}

/** A cell around any elements. */
export const cellOf = (
  id: NodeId,
  { columns, verticalAlign }: Pick<CellLook, 'columns' | 'verticalAlign'>,
  children: readonly Branch[],
): Branch =>
  branch(
    'cell',
    id,
    { ...(columns ? { columns } : {}), ...(verticalAlign ? { verticalAlign } : {}) },
    children,
  );

export const fixed = (points: number) => ({ width: { kind: 'fixed', points } }) as const;
export const share = (part: number) => ({ width: { kind: 'share', share: part } }) as const;
