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
  | { readonly kind: 'table'; readonly rows: readonly number[]; readonly hasCarry: boolean }
  | {
      /** A table whose cells hold anything; with a first one that goes down to the end. */
      readonly kind: 'grid';
      readonly rows: readonly (readonly [readonly Block[], readonly Block[]])[];
      readonly isTall: boolean;
      readonly splits: boolean;
      readonly keep: boolean;
    }
  /** A table of groups with heads and feet of their own: lengths of their rows. */
  | {
      readonly kind: 'groups';
      readonly groups: readonly (readonly number[])[];
      readonly keep: boolean;
      readonly atLeast: number | undefined;
    }
  | {
      readonly kind: 'repeater';
      readonly items: readonly number[];
      readonly direction: 'down' | 'across' | 'grid';
    };

/** Whether something stands beside each other and may go on over pages: it is met by pages, not one after the other. */
export const isSideBySide = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    if (block.kind === 'grid' || (block.kind === 'repeater' && block.direction !== 'down')) return true;
    return 'blocks' in block && isSideBySide(block.blocks);
  });

/** The pages of a document: linked frames on each, what takes room from them, another master for those after the first. */
export interface PageLook {
  readonly frames: 1 | 2;
  readonly band: 'top' | 'bottom' | undefined;
  readonly hasContinuation: boolean;
}

export const pageLook: fc.Arbitrary<PageLook> = fc.record({
  frames: fc.constantFrom(1 as const, 1 as const, 2 as const),
  band: fc.constantFrom(undefined, undefined, 'top' as const, 'bottom' as const),
  hasContinuation: fc.boolean(),
});

const word = { min: 0, max: 70 };

const textBlock = fc.record({
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
});

/** Blocks that hold no others. */
const plainBlocks = [
  textBlock,
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }),
    hasCarry: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('groups' as const),
    groups: fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), { maxLength: 4 }),
    keep: fc.boolean(),
    atLeast: fc.constantFrom(undefined, 2, 4),
  }),
  fc.record({
    kind: fc.constant('repeater' as const),
    items: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }),
    direction: fc.constantFrom('down' as const, 'across' as const, 'grid' as const),
  }),
  fc.record({
    kind: fc.constant('filler' as const),
    lengths: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
    choose: fc.constantFrom('first' as const, 'largest' as const),
    fill: fc.boolean(),
  }),
] as const;

/** What stands in cells, without notes. They, and cells in columns, have room searched for too long to be many here. */
const cellBlocks = fc.array(
  fc.oneof(...plainBlocks).map((block): Block => (block.kind === 'text' ? { ...block, notes: [] } : block)),
  { maxLength: 2 },
);

/** Blocks of all kinds, nested; without anchors nothing may stand on something else. */
export const blocksArbitrary = (options: { readonly anchors: boolean }): fc.Arbitrary<Block[]> =>
  fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 5 }),
    block: fc.oneof(
      { maxDepth: 2 },
      ...plainBlocks,
      ...(options.anchors
        ? [
            fc.record({
              kind: fc.constant('anchored' as const),
              length: fc.integer({ min: 1, max: 20 }),
              y: fc.constantFrom('flow' as const, 'frame' as const, 'page' as const),
            }),
          ]
        : []),
      fc.record({
        kind: fc.constant('grid' as const),
        rows: fc.array(fc.tuple(cellBlocks, cellBlocks), { minLength: 1, maxLength: 3 }),
        isTall: fc.boolean(),
        splits: fc.boolean(),
        keep: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('box' as const), blocks: tie('blocks'), keep: fc.boolean() }),
      fc.record({
        kind: fc.constant('columns' as const),
        blocks: tie('blocks').map((blocks) => blocks.filter(({ kind }) => kind !== 'grid')),
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
  readonly lists: Record<string, { what: string; rows: { what: string }[] }[]> = {};

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
      case 'grid':
        return this.#grid(block);
      case 'groups':
        return this.#groups(block);
      case 'repeater':
        return {
          type: 'repeater',
          props: { direction: block.direction, columns: 3, itemWidth: 50, gap: 4, rowGap: 2 },
          children: [
            box([text(field('item.what'))], {}, { each: { list: this.#list(block.items), as: 'item' } }),
          ],
        };
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

  /** A list of the record whose items say so many words each, by its name. */
  #list(counts: readonly number[]): string {
    const name = `list${Object.keys(this.lists).length + 1}`;
    this.lists[name] = [];
    this.lists[name] = counts.map((count) => ({ what: this.#take(count), rows: [] }));
    return name;
  }

  #table({ rows, hasCarry }: Extract<Block, { kind: 'table' }>): NodeSpec {
    const head = { role: 'head', cells: [this.#take(1), this.#take(1)] };
    const list = this.#list(rows);
    const carry = hasCarry ? [{ role: 'carriedForward', cells: ['carried', ''] }] : [];
    const body = { cells: [field('row.what'), ''], extra: { each: { list, as: 'row' } } };
    return table([head, body, ...carry, { role: 'foot', cells: [this.#take(1), this.#take(1)] }]);
  }

  #grid({ rows, isTall, splits, keep }: Extract<Block, { kind: 'grid' }>): NodeSpec {
    const cell = (blocks: readonly Block[], props: object = {}): NodeSpec => ({
      type: 'cell',
      props: props as never,
      children: blocks.map((each) => this.#build(each)),
    });
    const share = { width: { kind: 'share', share: 1 } };
    return {
      type: 'table',
      props: {
        columns: [share, share],
        padding: { x: 2, y: 2 },
        ...(rows.length % 2 === 1 ? { direction: 'rtl' } : {}),
        ...(splits ? { splitRows: true } : {}),
      },
      children: rows.map(
        ([left, right], index): NodeSpec => ({
          type: 'row',
          ...(keep ? { keep: { together: true as const } } : {}),
          props: { role: 'body' },
          children: [
            ...(index === 0 || !isTall ? [cell(left, isTall ? { rows: 'rest' } : {})] : []),
            cell(right),
          ],
        }),
      ),
    };
  }

  #groups({ groups, keep, atLeast }: Extract<Block, { kind: 'groups' }>): NodeSpec {
    const list = this.#list([]);
    this.lists[list] = groups.map((rows) => ({
      what: this.#take(1),
      rows: rows.map((count) => ({ what: this.#take(count) })),
    }));
    const row = (role: string, content: Parameters<typeof text>[0], extra: object = {}): NodeSpec => ({
      type: 'row',
      ...extra,
      props: { role },
      children: [{ type: 'cell', props: {}, children: [text(content)] }],
    });
    const own = { ...(keep ? { together: true as const } : {}), ...(atLeast ? { atLeast } : {}) };
    const foot = this.#take(1);
    return {
      type: 'table',
      props: { columns: [{ width: { kind: 'share', share: 1 } }], padding: { x: 2, y: 2 } },
      children: [
        row('head', 'of groups'),
        {
          type: 'rowGroup',
          each: { list, as: 'group' },
          keep: own,
          props: {},
          children: [
            row('head', field('group.what')),
            row('body', field('row.what'), { each: { list: 'group.rows', as: 'row' } }),
            row('foot', 'end of the group'),
          ],
        },
        row('broughtForward', 'brought'),
        row('carriedForward', 'carried'),
        row('foot', foot),
      ],
    };
  }

  template(
    blocks: readonly Block[],
    width: number,
    height: number,
    isDuplex = false,
    look: PageLook = { frames: 1, band: undefined, hasContinuation: false },
  ): Template {
    const flow = withNoteIds(blocks.map((each) => this.#build(each)));
    const what = { kind: 'string' as const };
    const rows = { kind: 'list' as const, item: { kind: 'object' as const, fields: { what } } };
    const list = { kind: 'list' as const, item: { kind: 'object' as const, fields: { what, rows } } };
    const frame = (index: number): NodeSpec => ({
      type: 'frame',
      box: { x: 10 + index * (width + 10), y: 10, width, height },
      props: { flow: 'main' },
    });
    const band: NodeSpec[] = look.band
      ? [{ type: 'band', props: { edge: look.band, gap: 4 }, children: [text('of the page', {}, 'small')] }]
      : [];
    const props = {
      size: { width: 20 + look.frames * (width + 10), height: height + 20 },
      margins: { top: 10, right: 10, bottom: 10, left: 10 },
    };
    const narrow: NodeSpec = { ...frame(0), box: { x: 10, y: 10, width: Math.ceil(width * 0.8), height } };
    return template({
      flow,
      data: {
        kind: 'object',
        fields: Object.fromEntries(Object.keys(this.lists).map((name) => [name, list])),
      },
      onPage: [...(look.frames === 2 ? [frame(1)] : []), ...band],
      ...(look.hasContinuation
        ? { masters: [{ id: 'next', props: { ...props, use: 'continuation' }, children: [narrow] }] }
        : {}),
      nodes: {
        ...(isDuplex ? { document: { props: { duplex: true } } } : {}),
        page: { props: { use: 'any', ...props } },
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
