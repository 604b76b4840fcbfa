/**
 * Small documents whose elements stand three to six deep in each other: columns, tables with divided and spanning rows,
 * repeaters, boxes, sections and fillers, with notes, lists, anchored elements and whatever keeps together or breaks in
 * any of them. Every paragraph begins with a name of its own, by which it is found in what came out.
 */
import type { JsonObject } from '../../shared/base';
import { createBlankTemplate } from '../../shared/engine';
import { BREAKS, type Inline, type NodeId, type Paragraph, type TemplateNode } from '../../shared/model';
import type { Random } from './random';
import type { RandomDocument } from './random-scripts';

const MOST_NODES = 45;
const ITEMS = ['p', 'q', 'r', 's'].map((code) => ({ code }));

export function randomDeep(random: Random): RandomDocument {
  const made = new DeepDocument(random);
  const nodes = made.nodes();
  const blank = createBlankTemplate({ name: 'Deep', pageSize: 'A5', language: 'en' });
  const data = {
    kind: 'object',
    fields: {
      items: { kind: 'list', item: { kind: 'object', fields: { code: { kind: 'string' } } } },
    },
  } as const;
  const template = { ...blank, data, root: 'document', nodes };
  return { template, records: [{ items: made.items }], paragraphs: made.paragraphs };
}

class DeepDocument {
  readonly items: JsonObject[];
  /** How the paragraphs begin that the document holds once each. */
  readonly paragraphs: string[] = [];
  readonly #nodes: Record<NodeId, TemplateNode> = {};
  readonly #depth: number;
  #count = 0;
  /** Inside of an element that is there for every item. */
  #isRepeated = false;
  /** Inside of what may be left out: alternatives of fillers. */
  #isOptional = false;

  constructor(private readonly random: Random) {
    this.items = ITEMS.slice(0, random.between(1, ITEMS.length));
    this.#depth = random.between(3, 6);
  }

  nodes(): Record<NodeId, TemplateNode> {
    const { random } = this;
    const width = random.pick([180, 300, 420]);
    const height = random.pick([150, 300, 500]);
    const box = { x: 10, y: 10, width: width - 20, height: height - 20 };
    const margins = { top: 10, right: 10, bottom: 10, left: 10 };
    const own: Record<NodeId, TemplateNode> = {
      document: { type: 'document', children: ['master', 'flow'], props: {} },
      master: {
        type: 'master',
        children: ['frame'],
        props: { use: 'any', size: { width, height }, margins },
      },
      frame: { type: 'frame', box, props: { flow: 'flow' } },
      flow: { type: 'flow', children: this.#elements(0, width - 20), props: {} },
    };
    return { ...this.#nodes, ...own };
  }

  #add(node: TemplateNode): NodeId {
    this.#count += 1;
    const id = `n${this.#count}`;
    this.#nodes[id] = node;
    return id;
  }

  /** What stands in an element: one that goes deeper, unless it is deep enough, among others. */
  #elements(depth: number, width: number): NodeId[] {
    const { random } = this;
    const count = random.between(1, depth === 0 ? 4 : 3);
    const deeper = random.between(0, count - 1);
    return Array.from({ length: count }, (_, index) => {
      const isDeep = depth < this.#depth && (index === deeper || random.chance(0.25));
      return isDeep && this.#count < MOST_NODES ? this.#container(depth + 1, width) : this.#leaf();
    });
  }

  #container(depth: number, width: number): NodeId {
    const wasRepeated = this.#isRepeated;
    const isRepeated = !wasRepeated && this.random.chance(0.15);
    this.#isRepeated ||= isRepeated;
    const node = this.#filled(depth, width);
    this.#isRepeated = wasRepeated;
    return this.#add({ ...node, ...(isRepeated ? EACH_ITEM : {}), ...this.#flow(depth) });
  }

  #filled(depth: number, width: number): TemplateNode {
    const { random } = this;
    const count = this.#beside(width);
    switch (random.pick(CONTAINERS)) {
      case 'columns': {
        const balance = random.chance(0.6) ? { balance: true } : {};
        const props = { count, gap: random.pick([0, 4, 12]), ...balance };
        return { type: 'columns', children: this.#elements(depth, width / count), props };
      }
      case 'table':
        return this.#table(depth, width, count);
      case 'repeater': {
        const direction = random.pick(['down', 'across', 'grid']);
        const gaps = { gap: random.pick([0, 6]), rowGap: random.pick([0, 6]) };
        const props = {
          direction,
          columns: count,
          itemWidth: width / count,
          ...gaps,
        };
        const inside = direction === 'down' ? width : width / count;
        return { type: 'repeater', children: this.#elements(depth, inside), props };
      }
      case 'section': {
        const start = random.pick(['continuous', 'continuous', 'page', 'odd', 'even']);
        return { type: 'section', children: this.#elements(depth, width), props: { start } };
      }
      case 'filler':
        return this.#filler(depth, width);
      default: {
        const [top, right, bottom, left] = [0, 0, 0, 0].map(() => random.pick([0, 3, 10]));
        const turned = random.chance(0.05) ? { rotation: random.pick([90, 30]) } : {};
        const props = { padding: { top, right, bottom, left }, ...turned } as JsonObject;
        return { type: 'box', children: this.#elements(depth, width - 20), props };
      }
    }
  }

  /** How many stand beside each other where there is so much room: a word has to find some. */
  #beside(width: number): number {
    return this.random.between(1, Math.max(1, Math.min(3, Math.floor(width / 60))));
  }

  #filler(depth: number, width: number): TemplateNode {
    const wasOptional = this.#isOptional;
    this.#isOptional = true;
    const children = this.#elements(depth, width);
    this.#isOptional = wasOptional;
    const fill = this.random.chance(0.4) ? { fill: true } : {};
    return { type: 'filler', children, props: { choose: this.random.pick(['first', 'largest']), ...fill } };
  }

  #table(depth: number, room: number, columns: number): TemplateNode {
    const { random } = this;
    const width = () =>
      random.pick([
        { kind: 'share', share: 1 },
        { kind: 'share', share: 1 },
        { kind: 'fixed', points: 60 },
        { kind: 'content' },
      ]);
    const rows = Array.from({ length: random.between(1, 4) }, (_, index) =>
      this.#row(depth, room / columns, columns, index),
    );
    const body = random.chance(0.2) ? [this.#add({ type: 'rowGroup', children: rows, props: {} })] : rows;
    const props = {
      columns: Array.from({ length: columns }, () => ({ width: width() })),
      padding: { x: random.pick([0, 3]), y: random.pick([0, 3]) },
      ...(random.chance(0.6) ? { splitRows: true } : {}),
      ...(rows.length === 2 ? { direction: 'rtl' } : {}),
    };
    return { type: 'table', children: body, props };
  }

  #row(depth: number, width: number, columns: number, index: number): NodeId {
    const { random } = this;
    const isHead = index === 0 && random.chance(0.15);
    const role = isHead ? 'head' : random.chance(0.08) ? 'foot' : 'body';
    const cells = Array.from({ length: random.between(1, columns) }, (_, cell) =>
      this.#add({
        type: 'cell',
        children: cell === 0 || random.chance(0.3) ? this.#elements(depth, width) : [this.#leaf()],
        props: {
          ...(random.chance(0.15) ? { columns: 2 } : {}),
          ...(random.chance(0.2) ? { rows: random.pick([2, 3, 'rest']) } : {}),
        },
      }),
    );
    return this.#add({ type: 'row', children: cells, ...this.#keep(0.15), props: { role } });
  }

  #leaf(): NodeId {
    const { random } = this;
    if (random.chance(0.12)) {
      const height = random.pick([5, 40, 90, 200]);
      return this.#add({ type: 'rectangle', ...this.#flow(0), props: { height, fill: '#eef2ff' } });
    }
    const notes: NodeId[] = [];
    const list = random.chance(0.2) ? random.pick(['bullets', 'numbers']) : null;
    const content = Array.from({ length: random.between(1, 3) }, (_, level) => ({
      ...this.#paragraph(notes),
      ...(list ? { list: { style: list, level } } : {}),
    }));
    const anchor = random.chance(0.05)
      ? {
          anchor: { x: random.pick(['frame', 'page']), y: random.pick(['flow', 'frame', 'page']) },
          box: { x: random.between(0, 100), y: random.between(0, 60), width: 80, height: 0 },
        }
      : {};
    const children = notes.length > 0 ? { children: notes } : {};
    const props = { content: { en: content } } as unknown as JsonObject;
    return this.#add({ type: 'text', ...this.#flow(0), ...anchor, ...children, props } as TemplateNode);
  }

  #paragraph(notes: NodeId[]): Paragraph {
    const { random } = this;
    const inlines = this.#words('w', random.pick([1, 4, 10, 25]));
    if (random.chance(0.3)) {
      const words = random.pick([2, 8, 30]);
      const content = { en: [{ inlines: this.#words('n', words) }] } as unknown as JsonObject;
      const text = this.#add({ type: 'text', props: { content, style: 'small' } });
      const node = this.#add({ type: 'footnote', children: [text], props: {} });
      notes.push(node);
      inlines.push({ kind: 'footnote', node });
    }
    return { inlines };
  }

  /** So many words behind the name of their paragraph. */
  #words(letter: string, count: number): Inline[] {
    const name = `${letter}${this.#count}-${this.paragraphs.length}`;
    const words: Inline = { kind: 'text', text: ` ${name};${' word'.repeat(count)}` };
    if (!this.#isRepeated) {
      this.#expect(`. ${name};`);
      return [{ kind: 'text', text: '.' }, words];
    }
    for (const { code } of this.items) this.#expect(`${code} ${name};`);
    return [{ kind: 'field', value: 'item.code' }, words];
  }

  #expect(name: string): void {
    if (!this.#isOptional) this.paragraphs.push(name);
  }

  /** What an element wants of the flow around it. */
  #flow(depth: number): Partial<TemplateNode> {
    const { random } = this;
    const breaks = random.chance(0.06) ? { breakBefore: random.pick(BREAKS) } : {};
    const after = random.chance(0.03) ? { breakAfter: random.pick(BREAKS) } : {};
    return { ...this.#keep(depth > 0 ? 0.25 : 0.15), ...breaks, ...after };
  }

  #keep(probability: number): Partial<TemplateNode> {
    const { random } = this;
    if (!random.chance(probability)) return {};
    return { keep: random.pick([{ withNext: true }, { together: true }, { atLeast: 3 }]) };
  }
}

const EACH_ITEM = { each: { list: 'items', as: 'item' } };

const CONTAINERS = [
  ...['columns', 'columns', 'columns', 'table', 'table', 'table', 'repeater', 'repeater'],
  ...['box', 'box', 'section', 'filler'],
];
