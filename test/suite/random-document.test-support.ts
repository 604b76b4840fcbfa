/**
 * Random documents out of numbered words, for what must hold whatever the template: what comes out is compared with
 * what went in. Words of the flow begin with `w`, of notes with `n`, of alternatives of fillers with `f`.
 */
import fc from 'fast-check';
import type { Inline, Template } from '../../shared/model';
import { box, field, paragraph, table, template, text } from '../support/template-builder';

type NodeSpec = ReturnType<typeof text>;

export type Block =
  | {
      readonly kind: 'text';
      readonly lengths: readonly number[];
      readonly style: string | undefined;
      /** List style of all paragraphs, each a level deeper than the one before. */
      readonly list: string | undefined;
      readonly keep: boolean;
      readonly atLeast: number | undefined;
      readonly breakBefore: 'column' | 'page' | 'odd' | 'even' | undefined;
      readonly breakAfter: 'column' | 'page' | 'odd' | undefined;
      /** Lengths of notes, each with its mark at the end of a paragraph. */
      readonly notes: readonly number[];
    }
  | { readonly kind: 'box'; readonly blocks: readonly Block[]; readonly keep: boolean }
  | {
      readonly kind: 'columns';
      readonly blocks: readonly Block[];
      readonly count: number;
      readonly balance: boolean;
    }
  | {
      readonly kind: 'section';
      readonly blocks: readonly Block[];
      readonly start: 'page' | 'odd' | 'even' | 'continuous';
    }
  | {
      readonly kind: 'filler';
      readonly lengths: readonly number[];
      readonly choose: 'first' | 'largest';
      readonly fill: boolean;
    }
  | { readonly kind: 'anchored'; readonly length: number; readonly y: 'flow' | 'frame' | 'page' }
  | { readonly kind: 'table'; readonly rows: readonly number[]; readonly hasCarry: boolean };

const word = { min: 0, max: 70 };

/** Blocks of all kinds, nested; without anchors nothing may stand on something else. */
export const blocksArbitrary = (options: { readonly anchors: boolean }): fc.Arbitrary<Block[]> =>
  fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 5 }),
    block: fc.oneof(
      { maxDepth: 2 },
      fc.record({
        kind: fc.constant('text' as const),
        lengths: fc.array(fc.integer(word), { minLength: 1, maxLength: 4 }),
        style: fc.constantFrom(undefined, 'heading', 'small'),
        list: fc.constantFrom(undefined, undefined, 'bullets', 'numbers'),
        keep: fc.boolean(),
        atLeast: fc.constantFrom(undefined, undefined, 1, 3, 6),
        breakBefore: fc.constantFrom(
          undefined,
          undefined,
          'column' as const,
          'page' as const,
          'odd' as const,
          'even' as const,
        ),
        breakAfter: fc.constantFrom(
          undefined,
          undefined,
          undefined,
          'column' as const,
          'page' as const,
          'odd' as const,
        ),
        notes: fc.oneof(
          { weight: 3, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 2 }) },
        ),
      }),
      fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }),
        hasCarry: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('filler' as const),
        lengths: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
        choose: fc.constantFrom('first' as const, 'largest' as const),
        fill: fc.boolean(),
      }),
      ...(options.anchors
        ? [
            fc.record({
              kind: fc.constant('anchored' as const),
              length: fc.integer({ min: 1, max: 20 }),
              y: fc.constantFrom('flow' as const, 'frame' as const, 'page' as const),
            }),
          ]
        : []),
      fc.record({ kind: fc.constant('box' as const), blocks: tie('blocks'), keep: fc.boolean() }),
      fc.record({
        kind: fc.constant('columns' as const),
        blocks: tie('blocks'),
        count: fc.integer({ min: 1, max: 3 }),
        balance: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('section' as const),
        blocks: tie('blocks'),
        start: fc.constantFrom('page' as const, 'odd' as const, 'even' as const, 'continuous' as const),
      }),
    ),
  })).blocks;

/** Builds blocks out of numbered words and notes the words in the order they have to come out. */
export class DocumentBuilder {
  readonly words: string[] = [];
  readonly notes: string[] = [];
  /** Words of the alternatives of fillers, each alternative by itself. */
  readonly alternatives: string[] = [];
  readonly lists: Record<string, { what: string }[]> = {};
  #tables = 0;

  #take(count: number): string {
    const first = this.words.length;
    for (let index = 0; index < count; index += 1) this.words.push(`w${first + index}`);
    return this.words.slice(first).join(' ');
  }

  #note(count: number): string {
    const first = this.notes.length;
    for (let index = 0; index < count; index += 1) this.notes.push(`n${first + index}`);
    return this.notes.slice(first).join(' ');
  }

  #alternative(count: number): string {
    const name = `f${this.alternatives.length}x`;
    const words = Array.from({ length: count }, (_, index) => `${name}${index}`);
    this.alternatives.push(words.join(''));
    return words.join(' ');
  }

  #build(block: Block): NodeSpec {
    const children = (blocks: readonly Block[]) => blocks.map((each) => this.#build(each));
    switch (block.kind) {
      case 'text':
        return this.#text(block);
      case 'box':
        return box(children(block.blocks), {}, block.keep ? { keep: { together: true } } : {});
      case 'columns':
        return {
          type: 'columns',
          props: { count: block.count, gap: 6, ...(block.balance ? { balance: true } : {}) },
          children: children(block.blocks),
        };
      case 'section':
        return {
          type: 'section',
          props: { start: block.start, restartNumbering: true },
          children: children(block.blocks),
        };
      case 'filler':
        return {
          type: 'filler',
          props: { choose: block.choose, ...(block.fill ? { fill: true } : {}) },
          children: block.lengths.map((count) => text(this.#alternative(count))),
        };
      case 'anchored':
        return text(this.#take(block.length), {
          box: { x: 2, y: 4, width: 60, height: 0 },
          anchor: { x: 'frame', y: block.y },
        });
      case 'table':
        return this.#table(block);
    }
  }

  #text(block: Extract<Block, { kind: 'text' }>): NodeSpec {
    const paragraphs = block.lengths.map((count, index): (string | Inline)[] => {
      const notes = block.notes.length > index ? [NOTE_MARK] : [];
      return [this.#take(count), ...notes];
    });
    const marked = Math.min(block.lengths.length, block.notes.length);
    const keep = {
      ...(block.keep ? { withNext: true as const } : {}),
      ...(block.atLeast ? { atLeast: block.atLeast } : {}),
    };
    const extra = {
      ...(block.breakBefore ? { breakBefore: block.breakBefore } : {}),
      ...(block.breakAfter ? { breakAfter: block.breakAfter } : {}),
      ...(block.keep || block.atLeast ? { keep } : {}),
    };
    const footnotes = block.notes.slice(0, marked).map(
      (count): NodeSpec => ({
        type: 'footnote',
        props: {},
        children: [text(this.#note(count), {}, 'small')],
      }),
    );
    return {
      ...text(
        paragraphs.map((content, level) => ({
          ...paragraph(content),
          ...(block.list ? { list: { style: block.list, level } } : {}),
        })),
        extra,
        block.style,
      ),
      ...(footnotes.length > 0 ? { children: footnotes } : {}),
    };
  }

  #table({ rows, hasCarry }: Extract<Block, { kind: 'table' }>): NodeSpec {
    this.#tables += 1;
    const list = `list${this.#tables}`;
    const head = { role: 'head', cells: [this.#take(1), this.#take(1)] };
    this.lists[list] = rows.map((count) => ({ what: this.#take(count) }));
    const carry = hasCarry ? [{ role: 'carriedForward', cells: ['carried', ''] }] : [];
    const body = { cells: [field('row.what'), ''], extra: { each: { list, as: 'row' } } };
    return table([head, body, ...carry, { role: 'foot', cells: [this.#take(1), this.#take(1)] }]);
  }

  template(blocks: readonly Block[], width: number, height: number, isDuplex = false): Template {
    const flow = withNoteIds(blocks.map((each) => this.#build(each)));
    const list = {
      kind: 'list' as const,
      item: { kind: 'object' as const, fields: { what: { kind: 'string' as const } } },
    };
    return template({
      flow,
      data: {
        kind: 'object',
        fields: Object.fromEntries(Object.keys(this.lists).map((name) => [name, list])),
      },
      nodes: {
        ...(isDuplex ? { document: { props: { duplex: true } } } : {}),
        page: {
          props: {
            use: 'any',
            size: { width: width + 20, height: height + 20 },
            margins: { top: 10, right: 10, bottom: 10, left: 10 },
          },
        },
        frame: { box: { x: 10, y: 10, width, height } },
      },
    });
  }
}

const NOTE_MARK: Inline = { kind: 'footnote', node: 'unnamed' };

/** Names the notes that marks go to, as the builder of templates will: it counts nodes in order. */
function withNoteIds(flow: readonly NodeSpec[]): NodeSpec[] {
  let count = 0;
  const named = (node: NodeSpec): NodeSpec => {
    count += 1;
    const first = count + 1;
    const children = node.children?.map(named);
    if (node.type !== 'text' || !children) return children ? { ...node, children } : node;
    let note = first;
    let next = 0;
    const ids = (node.children ?? []).map((child) => {
      const id = `n${note}`;
      note += sizeOf(child);
      return id;
    });
    const content = (node.props as { content: { en: { inlines: Inline[] }[] } }).content.en.map((each) => ({
      ...each,
      inlines: each.inlines.map((inline) => {
        if (inline.kind !== 'footnote') return inline;
        next += 1;
        return { ...inline, node: ids[next - 1] ?? 'unnamed' };
      }),
    }));
    return { ...node, props: { ...node.props, content: { en: content } } as never, children };
  };
  return flow.map(named);
}

const sizeOf = ({ children }: NodeSpec): number =>
  1 + (children ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
