/** Templates and changes to them by chance, for the properties that must hold for all of them. */
import fc from 'fast-check';
import { applyOperation, type Operation } from './operation';
import type { Template } from './template';
import { type Inline, normaliseInlines, type Paragraph, type TextContent, textLength } from './text-content';

const text = (words: string): Paragraph => ({ inlines: [{ kind: 'text', text: words }] });

/** A template with a little of everything. */
export const SAMPLE_TEMPLATE: Template = {
  format: 'fumi-template',
  versions: { template: 1 },
  name: 'Sample',
  languages: ['en', 'ja'],
  data: {
    kind: 'object',
    fields: {
      name: { kind: 'string', personal: true },
      lines: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
    },
  },
  recordTitle: ['name'],
  styles: { colours: { ink: '#000000' }, text: { body: { size: 10 } } },
  assets: {
    logo: { hash: 'a'.repeat(64), mediaType: 'image/png', name: 'logo.png', width: 10, height: 10 },
  },
  root: 'document',
  nodes: {
    document: { type: 'document', children: ['page', 'main'], props: {} },
    page: { type: 'master', children: ['image', 'frame'], props: { use: 'any' } },
    image: { type: 'image', box: { x: 1, y: 2, width: 3, height: 4 }, props: { asset: 'logo' } },
    frame: { type: 'frame', props: { flow: 'main' } },
    main: { type: 'flow', children: ['greeting', 'box', 'closing'], props: {} },
    greeting: {
      type: 'text',
      when: 'name != ""',
      props: {
        content: {
          en: [
            {
              inlines: [
                { kind: 'text', text: 'Dear ' },
                { kind: 'field', value: 'name' },
              ],
            },
            text('Your statement is here.'),
          ],
          ja: [text('お客様へ')],
        },
      },
    },
    box: {
      type: 'box',
      children: ['inside', 'aside'],
      each: { list: 'lines', as: 'line' },
      props: { padding: { top: 0, right: 0, bottom: 0, left: 0 }, columns: [{ width: 1 }, { width: 2 }] },
    },
    inside: { type: 'text', props: { content: { en: [text('Inside')] } } },
    aside: { type: 'line', props: {} },
    closing: { type: 'text', props: { content: { en: [text('Yours')] } } },
  },
};

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.constantFrom('a ', 'word', 'お', '様へ', 'it’s', '.', ' '),
    marks: fc.constantFrom({}, { bold: true as const }, { colour: 'ink' }),
  }),
  fc.record({ kind: fc.constant('field' as const), value: fc.constantFrom('name', 'lines.size()') }),
  fc.constant({ kind: 'page' as const, show: 'number' as const }),
  fc.constant({ kind: 'lineBreak' as const }),
);

/** Texts as templates hold them. */
export const paragraphs: fc.Arbitrary<Paragraph[]> = fc.array(
  fc
    .record({
      style: fc.constantFrom(undefined, 'body', 'heading'),
      inlines: fc.array(inline, { maxLength: 5 }).map(normaliseInlines),
    })
    .map(({ style, inlines }) => ({ ...(style !== undefined && { style }), inlines })),
  { minLength: 1, maxLength: 4 },
);

type Seed = readonly [number, number, number, readonly Paragraph[]];

const PROPERTIES: readonly (readonly [
  path: string[],
  values: readonly (string | number | object | undefined)[],
])[] = [
  [['when'], ['true', 'name == "x"', undefined]],
  [['each'], [{ list: 'lines', as: 'line' }, { list: 'lines', as: 'item' }, undefined]],
  [['box'], [{ x: 0, y: 0, width: 1, height: 1 }, undefined]],
  [['name'], ['One', 'Two', undefined]],
  [['edit'], [{ policy: 'wording' }, { policy: 'wording', budget: 9 }, undefined]],
  [
    ['props', 'stroke', 'width'],
    [1, 2],
  ],
  [
    ['props', 'stroke'],
    [{ width: 1 }, {}, undefined],
  ],
  [
    ['props', 'columns', '1', 'width'],
    [1, 2],
  ],
  [
    ['props', 'columns'],
    [[], [{ width: 1 }], undefined],
  ],
  [
    ['props', 'content', 'ja'],
    [[text('こんにちは')], undefined],
  ],
];

const WHOLE: typeof PROPERTIES = [
  [['name'], ['Sample', 'Other']],
  [['languages'], [['en', 'ja'], ['ja']]],
  [['languageBy'], ['lang', undefined]],
  [['recordTitle'], [['name'], undefined]],
  [['customer'], ['name', undefined]],
  [
    ['styles', 'text', 'body', 'size'],
    [10, 11, undefined],
  ],
  [
    ['styles', 'text', 'note'],
    [{}, { basedOn: 'body' }, undefined],
  ],
  [
    ['styles', 'colours', 'ink'],
    ['#000000', '#111111', undefined],
  ],
  [
    ['assets', 'logo', 'hash'],
    ['a'.repeat(64), 'b'.repeat(64)],
  ],
  [
    ['data', 'fields', 'name'],
    [{ kind: 'string' }, { kind: 'date', label: 'Day' }, undefined],
  ],
  [
    ['data', 'fields', 'lines'],
    [{ kind: 'list', item: { kind: 'string' } }, { kind: 'integer' }, undefined],
  ],
];

/** An operation that probably fits the template: its numbers are taken modulo what is there. */
function fitting(template: Template, [a, b, c, slice]: Seed): Operation {
  const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
  const ids = Object.keys(template.nodes);
  const id = pick(ids, a);
  const parent = pick(ids, b);
  const index = b % ((template.nodes[parent]?.children?.length ?? 0) + 1);
  const valueFor = ([path, values]: (typeof PROPERTIES)[number]) => {
    const value = pick(values, b);
    return { path, ...(value !== undefined && { value: value as never }) };
  };
  switch (c % 6) {
    case 0: {
      const content = { en: slice } as unknown as TextContent;
      const nodes = {
        [`new${a}`]: { type: 'box', children: [`in${a}`], props: {} },
        [`in${a}`]: { type: 'text', when: 'true', props: { content } },
      };
      return { kind: 'insert', id: `new${a}`, parent, index, nodes };
    }
    case 1:
      return { kind: 'remove', id };
    case 2:
      return { kind: 'move', id, parent, index };
    case 3:
      return { kind: 'set', id, ...valueFor(pick(PROPERTIES, a)) };
    case 4:
      return { kind: 'setTemplate', ...valueFor(pick(WHOLE, a)) };
    default: {
      const content = template.nodes.greeting?.props.content as TextContent | undefined;
      const length = textLength(content?.en ?? [text('')]);
      const from = a % (length + 1);
      const to = from + (b % (length - from + 1));
      return { kind: 'replaceText', id: 'greeting', language: 'en', from, to, slice: [...slice] };
    }
  }
}

const seed: fc.Arbitrary<Seed> = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), paragraphs);

/** The sample after up to `most` operations. */
export const changedTemplates = (most: number): fc.Arbitrary<Template> =>
  fc.array(seed, { maxLength: most }).map((seeds) => {
    let template = SAMPLE_TEMPLATE;
    for (const step of seeds) {
      const applied = applyOperation(template, fitting(template, step));
      if (applied.ok) template = applied.value.template;
    }
    return template;
  });
