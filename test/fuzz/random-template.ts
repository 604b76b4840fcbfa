/**
 * Random templates that keep the schemas and mostly the rules of the tree: a skeleton of masters, frames and flows, and
 * elements of every registered type in each other, their properties made from the schemas of model and element types.
 */
import type { JsonObject } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import {
  type NodeId,
  nodeSchema,
  type Paragraph,
  STRUCTURE_SCHEMAS,
  type Template,
  type TemplateNode,
  templateSchema,
} from '../../shared/model';
import type { Random } from './random';
import { type Hints, SchemaValues } from './schema-values';
import { randomText } from './texts';

/** What random elements may refer to. */
interface Surroundings {
  readonly assets: Template['assets'];
  readonly families: readonly string[];
}

const item: DataContract = {
  kind: 'object',
  fields: {
    what: { kind: 'string' },
    amount: { kind: 'number' },
    day: { kind: 'date', optional: true },
    parts: { kind: 'list', item: { kind: 'object', fields: { what: { kind: 'string' } } } },
  },
};

/** The contract of all random templates, which the expressions below know. */
export const RANDOM_CONTRACT: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    note: { kind: 'string', optional: true },
    closing: { kind: 'number' },
    count: { kind: 'integer' },
    isOpen: { kind: 'boolean' },
    opened: { kind: 'date' },
    rows: { kind: 'list', item },
    others: { kind: 'list', item, optional: true },
    words: { kind: 'list', item: { kind: 'string' } },
    address: { kind: 'object', fields: { street: { kind: 'string' }, city: { kind: 'string' } } },
  },
};

const VALUES = [
  'name',
  'note',
  'closing',
  'opened',
  'item.what',
  'item.amount',
  'item.day',
  'item',
  'address.city',
  'sum(rows.map(r, r.amount))',
  'rows.map(r, r.what)',
  'name + " " + note',
  'closing / double(count)',
  'rows[0].what',
  'size(words)',
  'today()',
  'nothing.at.all',
  '1 +',
  '"\\u0000"',
];
const CONDITIONS = [
  'closing < 0.0',
  'isOpen',
  'size(rows) > 3',
  'item.amount > 0.0',
  'name == "x"',
  'true',
  'false',
  'count % 2 == 0',
  'name',
  'unknown',
];
const LISTS = [
  'rows',
  'rows',
  'others',
  'words',
  'item.parts',
  'rows.filter(r, r.amount > 0.0)',
  'name',
  '[]',
];
const MOST_NODES = 70;

/** Makes one template. */
export class RandomTemplate {
  readonly #nodes: Record<NodeId, TemplateNode> = {};
  readonly #values: SchemaValues;
  readonly #ids: NodeId[] = [];
  #count = 0;

  constructor(
    private readonly random: Random,
    private readonly surroundings: Surroundings,
  ) {
    this.#values = new SchemaValues(random, this.#hints);
  }

  make(): Template {
    const { random } = this;
    // Ids are known beforehand, so that elements can refer to what stands behind them.
    for (let index = 0; index < 12; index += 1) this.#ids.push(`n${random.between(1, MOST_NODES)}`);
    const blank = createBlankTemplate({
      name: 'Random',
      pageSize: random.pick(['A4', 'A5', 'Letter'] as const),
      language: random.pick(['en', 'ja', 'de', 'ar', 'th']),
    });
    const flows = Array.from({ length: random.chance(0.8) ? 1 : 2 }, (_, index) => `flow${index}`);
    const masters = Array.from({ length: 1 + random.count(4) }, (_, index) => this.#master(index, flows));
    for (const flow of flows)
      this.#nodes[flow] = { type: 'flow', children: this.#elements('flow', 0, 7), props: {} };
    this.#nodes.document = {
      type: 'document',
      children: [...masters, ...flows],
      props: this.#props(STRUCTURE_SCHEMAS.document),
    };
    const { shape } = templateSchema;
    const styles = this.#values.valueOf(shape.styles, 'styles') as Template['styles'];
    const optional = {
      languageBy: shape.languageBy,
      recordTitle: shape.recordTitle,
      customer: shape.customer,
      attachments: shape.attachments,
      email: shape.email,
    };
    const extra: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(optional))
      if (random.chance(0.2)) extra[key] = this.#values.valueOf(schema, key);
    return {
      ...blank,
      ...extra,
      data: RANDOM_CONTRACT,
      styles: {
        ...styles,
        colours: { ...blank.styles.colours, ...styles.colours },
        text: { ...blank.styles.text, ...(random.chance(0.6) ? styles.text : {}) },
      },
      assets: this.surroundings.assets,
      nodes: this.#nodes,
    };
  }

  #id(): NodeId {
    this.#count += 1;
    return `n${this.#count}`;
  }

  #props(schema: Parameters<SchemaValues['valueOf']>[0] | undefined): JsonObject {
    return (schema ? this.#values.valueOf(schema) : { depth: 3 }) as JsonObject;
  }

  #master(index: number, flows: readonly NodeId[]): NodeId {
    const { random } = this;
    const id = `master${index}`;
    const made = this.#props(STRUCTURE_SCHEMAS.master);
    const width = random.pick([36, 120, 300, 420, 595.276]);
    const height = random.pick([36, 150, 420, 595.276, 842]);
    const size = random.chance(0.95) ? { width, height } : made.size;
    const use = index === 0 ? 'any' : made.use;
    const children: NodeId[] = [];
    for (const flow of flows) {
      const frame = `${id}-${flow}`;
      const usual = { x: 10, y: 10, width: Math.max(1, width - 20), height: Math.max(1, height - 20) };
      const box = random.chance(0.9) ? usual : this.#box();
      this.#nodes[frame] = { type: 'frame', ...(random.chance(0.98) ? { box } : {}), props: { flow } };
      children.push(frame);
    }
    if (random.chance(0.3)) {
      const band = `${id}-band`;
      const props = this.#props(STRUCTURE_SCHEMAS.band);
      this.#nodes[band] = { type: 'band', children: this.#elements('band', 2, 2), props };
      children.push(band);
    }
    for (const placed of this.#elements('master', 2, 2)) {
      const node = this.#nodes[placed];
      if (node) this.#nodes[placed] = { ...node, box: this.#box() };
      children.push(placed);
    }
    const margins = random.chance(0.8) ? { top: 10, right: 10, bottom: 10, left: 10 } : made.margins;
    this.#nodes[id] = { type: 'master', children, props: { ...made, use, size, margins } as JsonObject };
    return id;
  }

  #box() {
    const { random } = this;
    if (random.chance(0.1)) return this.#values.valueOf(nodeSchema.shape.box) as TemplateNode['box'];
    return {
      x: random.between(0, 200),
      y: random.between(0, 300),
      width: random.between(0, 250),
      height: random.between(0, 200),
    };
  }

  /** Children of a node of this type. */
  #elements(parent: string, depth: number, most: number): NodeId[] {
    const allowed = elementTypes.get(parent)?.children ?? 'elements';
    if (allowed === 'none' || depth > 6) return [];
    const types = allowed === 'elements' ? WHOLE_TYPES : allowed;
    const count =
      types === WHOLE_TYPES ? this.random.between(depth === 0 ? 1 : 0, most) : this.random.between(1, 5);
    const ids: NodeId[] = [];
    for (let index = 0; index < count && this.#count < MOST_NODES; index += 1)
      ids.push(this.#element(this.random.pick(types), depth + 1));
    return ids;
  }

  #element(type: string, depth: number): NodeId {
    const { random } = this;
    const id = this.#id();
    const { type: _type, children: _children, props: _props, ...common } = nodeSchema.shape;
    const own: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(common)) {
      const often = key === 'each' ? 0.15 : key === 'box' || key === 'anchor' ? 0.04 : 0.07;
      if (random.chance(often)) own[key] = this.#values.valueOf(schema, key);
    }
    if (own.each) own.each = { ...own.each, as: 'item' };
    const children = this.#elements(type, depth, 4);
    const props = this.#props(elementTypes.get(type)?.props);
    if (type === 'text') this.#markNotes(props, children);
    this.#nodes[id] = { type, ...own, ...(children.length > 0 ? { children } : {}), props };
    return id;
  }

  /** Puts marks of notes into a text, most of which would hardly be met by chance. */
  #markNotes(props: JsonObject, notes: readonly NodeId[]): void {
    for (const paragraphs of Object.values(props.content as unknown as Record<string, Paragraph[]>))
      for (const node of notes) {
        if (this.random.chance(0.1)) continue;
        const index = this.random.between(0, paragraphs.length - 1);
        const { inlines, ...paragraph } = paragraphs[index] as Paragraph;
        const at = this.random.between(0, inlines.length);
        paragraphs[index] = { ...paragraph, inlines: inlines.toSpliced(at, 0, { kind: 'footnote', node }) };
      }
  }

  readonly #hints: Hints = (property) => {
    switch (property) {
      case 'value':
      case 'languageBy':
      case 'subject':
      case 'preview':
        return VALUES;
      case 'when':
      case 'breakBeforeWhen':
      case 'breakAfterWhen':
        return CONDITIONS;
      case 'list':
        return LISTS;
      case 'as':
        return ['item'];
      case 'colour':
      case 'fill':
      case 'zebra':
      case 'inks.key':
        return ['ink', 'brand', 'alarm', 'quiet', '#aabbcc', 'nowhere'];
      case 'style':
      case 'basedOn':
      case 'h1':
      case 'h2':
        return ['body', 'heading', 'small', 'cell', 'own', 'bullets', 'numbers', 'nowhere'];
      case 'text.key':
        return ['own', 'body', 'heading'];
      case 'lists.key':
        return ['own', 'bullets'];
      case 'content.key':
      case 'subject.key':
      case 'preview.key':
        return ['en', 'ja', 'de', 'ar', 'th'];
      case 'node':
        return this.#ids;
      case 'asset':
        return [...Object.keys(this.surroundings.assets), 'nowhere'];
      case 'family':
        return this.surroundings.families;
      case 'lang':
        return ['en', 'de', 'ja', 'zh-Hans', 'ko', 'ar', 'th', 'xx-nowhere'];
      case 'text':
        return [randomText(this.random), 'Some words of text that go on for a while and then end.'];
      case 'uri':
        return ['https://example.com/', 'mailto:a@example.com', 'javascript:alert(1)', '#nowhere'];
      case 'size':
        return [4, 8, 10, 12, 24];
      case 'leading':
        return [6, 12, 14, 30];
      case 'indent':
      case 'indentStart':
      case 'indentEnd':
      case 'before':
      case 'after':
      case 'spaceBefore':
      case 'spaceAfter':
        return [0, 4, 12, 30];
      default:
        return undefined;
    }
  };
}

/** Types that stand by themselves, text and tables most often, and one that nobody knows. */
const WHOLE_TYPES = [
  ...elementTypes.all.filter(({ isPart }) => !isPart).map(({ type }) => type),
  ...['text', 'text', 'text', 'text', 'table', 'table', 'box', 'hologram'],
];
