/** Short spellings for templates in tests. */

import type { DataContract } from '../../shared/data';
import { reasonText } from '../../shared/diag';
import { createBlankTemplate, elementTypes, instantiate } from '../../shared/engine';
import {
  applyEdit,
  type Inline,
  type Marks,
  type Operation,
  type Paragraph,
  type Template,
  type TemplateNode,
} from '../../shared/model';

type NodeSpec = Parameters<typeof instantiate>[0];
type Extra = Partial<Omit<NodeSpec, 'type' | 'props' | 'children'>>;

export type Content = string | Inline | readonly (string | Inline)[];

const inlinesOf = (content: Content): Inline[] =>
  (Array.isArray(content) ? content : [content])
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part));

export const field = (
  value: string,
  format?: Extract<Inline, { kind: 'field' }>['format'],
  marks?: Marks,
): Inline => ({
  kind: 'field',
  value,
  ...(format ? { format } : {}),
  ...(marks ? { marks } : {}),
});

export const page = (show: 'number' | 'count'): Inline => ({ kind: 'page', show });

export const paragraph = (content: Content, style?: string, align?: Paragraph['align']): Paragraph => ({
  ...(style ? { style } : {}),
  ...(align ? { align } : {}),
  inlines: inlinesOf(content),
});

/** A text element of one or more paragraphs. */
export const text = (
  content: Content | readonly Paragraph[],
  extra: Extra = {},
  style?: string,
): NodeSpec => {
  const isParagraphs =
    Array.isArray(content) && content.some((part) => typeof part === 'object' && 'inlines' in part);
  const paragraphs = isParagraphs ? (content as Paragraph[]) : [paragraph(content as Content)];
  return {
    type: 'text',
    ...extra,
    props: { content: { en: paragraphs }, ...(style ? { style } : {}) } as never,
  };
};

export const box = (children: readonly NodeSpec[], props: object = {}, extra: Extra = {}): NodeSpec => ({
  type: 'box',
  ...extra,
  props: { padding: { top: 4, right: 6, bottom: 4, left: 6 }, ...props } as never,
  children,
});

export type RowSpec = {
  readonly role?: string;
  readonly cells: readonly (Content | NodeSpec)[];
  readonly extra?: Extra;
};

const isNode = (cell: Content | NodeSpec): cell is NodeSpec =>
  typeof cell === 'object' && 'type' in cell && 'props' in cell;

export const table = (rows: readonly RowSpec[], props: object = {}, extra: Extra = {}): NodeSpec => ({
  type: 'table',
  ...extra,
  props: {
    columns: (rows[0]?.cells ?? []).map(() => ({ width: { kind: 'share', share: 1 } })),
    padding: { x: 2, y: 2 },
    ...props,
  } as never,
  children: rows.map(({ role = 'body', cells, extra: own = {} }) => ({
    type: 'row',
    ...own,
    props: { role },
    children: cells.map((cell) => ({
      type: 'cell',
      props: {},
      children: [isNode(cell) ? cell : text(cell, {}, 'cell')],
    })),
  })),
});

export interface TemplateSpec {
  readonly name?: string;
  readonly data?: DataContract;
  readonly flow: readonly NodeSpec[];
  /** Elements placed on the one page master. */
  readonly onPage?: readonly NodeSpec[];
  /** Changes to the template's own nodes (`page`, `frame`, `main`). */
  readonly nodes?: Readonly<Record<string, Partial<TemplateNode>>>;
  /** More page masters, each with a frame for the flow. */
  readonly masters?: readonly {
    readonly id: string;
    readonly props: object;
    readonly children: readonly NodeSpec[];
  }[];
  readonly operations?: readonly Operation[];
}

/** A template on small pages (A5), so that few lines fill them. */
export function template(spec: TemplateSpec): Template {
  let count = 0;
  const newId = () => {
    count += 1;
    return `n${count}`;
  };
  const blank = createBlankTemplate({ name: spec.name ?? 'Case', pageSize: 'A5', language: 'en' });
  const operations: Operation[] = [...(spec.operations ?? [])];
  if (spec.data) operations.push({ kind: 'setTemplate', path: ['data'], value: spec.data as never });
  for (const [id, changes] of Object.entries(spec.nodes ?? {})) {
    for (const [key, value] of Object.entries(changes))
      operations.push({ kind: 'set', id, path: [key], value: value as never });
  }
  const insert = (parent: string, index: number, of: NodeSpec) =>
    operations.push({ kind: 'insert', parent, index, ...instantiate(of, newId) });
  for (const [index, each] of spec.flow.entries()) insert('main', index, each);
  for (const [index, each] of (spec.onPage ?? []).entries()) insert('page', index + 1, each);
  spec.masters?.forEach(({ id, props, children }, index) => {
    operations.push({
      kind: 'insert',
      parent: 'document',
      index: index + 1,
      id,
      nodes: { [id]: { type: 'master', props: { ...blank.nodes.page?.props, ...props } as never } },
    });
    for (const [place, child] of children.entries()) insert(id, place, child);
  });
  const applied = applyEdit(blank, {
    label: 'build',
    operations:
      operations.length > 0 ? operations : [{ kind: 'setTemplate', path: ['name'], value: blank.name }],
  });
  if (!applied.ok) throw new Error(reasonText(applied.error, 'en'));
  return applied.value.template;
}

export { elementTypes };
