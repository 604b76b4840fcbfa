import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_CONTRACT } from '../data';
import {
  applyEdit,
  applyWording,
  type Edit,
  fieldsAmong,
  type Inline,
  type Operation,
  type Paragraph,
  type Template,
  type TextContent,
  textLength,
  wordingLength,
  wordingPieces,
  wordingRegions,
} from '.';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const field = (value: string): Inline => ({ kind: 'field', value });
const red = (value: string): Inline => ({ kind: 'text', text: value, marks: { colour: '#ff0000' } });

const region = (budget?: number): Template => {
  const content: TextContent = {
    en: [
      { inlines: [text('Dear '), field('customer.name'), text(',')] },
      { style: 'small', inlines: [red('Pay now.')] },
    ],
    ja: [{ inlines: [field('customer.kana'), text('様')] }],
  };
  return {
    format: 'fumi-template',
    versions: {},
    name: 'Letter',
    languages: ['en', 'ja'],
    data: EMPTY_CONTRACT,
    styles: { colours: {}, text: {} },
    assets: {},
    root: 'doc',
    nodes: {
      doc: { type: 'document', props: {}, children: ['flow'] },
      flow: { type: 'flow', props: {}, children: ['open', 'shut'] },
      open: {
        type: 'text',
        edit: { policy: 'wording', ...(budget !== undefined && { budget }) },
        props: { content } as never,
      },
      shut: { type: 'text', props: { content } as never },
    },
  };
};

const replace = (
  from: number,
  to: number,
  slice: Paragraph[],
  { id = 'open', language = 'en' } = {},
): Operation => ({ kind: 'replaceText', id, language, from, to, slice });

const edit = (...operations: Operation[]): Edit => ({ label: 'typing', operations });

const NOTHING_EARLIER = () => new Set<string>();

const apply = (operations: Operation[], budget?: number, earlier = NOTHING_EARLIER) =>
  applyWording(region(budget), edit(...operations), earlier);

const refusal = (...args: Parameters<typeof apply>) => {
  const applied = apply(...args);
  return applied.ok ? null : applied.error;
};

const enOf = (template: Template): readonly Paragraph[] =>
  (template.nodes.open?.props.content as unknown as TextContent | undefined)?.en ?? [];

describe('the length that a budget counts', () => {
  it('is characters, line breaks and ends of paragraphs, without fields', () => {
    expect(wordingLength(enOf(region()))).toBe(5 + 1 + 1 + 8);
    expect(wordingLength([{ inlines: [text('𠮷野家'), { kind: 'lineBreak' }, field('a')] }])).toBe(4);
    expect(wordingLength([{ inlines: [] }])).toBe(0);
  });
});

describe('wording', () => {
  it('finds the open texts', () => {
    expect(wordingRegions(region())).toEqual(['open']);
  });

  it('changes words, emphasis and the place of fields', () => {
    for (const slice of [
      [{ inlines: [text('Hello ')] }],
      [{ inlines: [{ kind: 'text', text: 'Hello', marks: { bold: true, italic: true } } as Inline] }],
      [{ inlines: [field('customer.name'), text(' and '), field('customer.kana')] }],
      [{ inlines: [red('now')] }],
      [{ inlines: [text('Two')] }, { inlines: [text('paragraphs')] }],
      [
        { style: 'small', inlines: [] },
        { style: 'small', inlines: [] },
      ],
    ]) {
      expect(refusal([replace(0, 5, slice)]), JSON.stringify(slice)).toBeNull();
    }
  });

  it('refuses other elements and other operations', () => {
    const outside = { kind: 'outside', nodeId: 'shut' };
    expect(refusal([replace(0, 1, [{ inlines: [] }], { id: 'shut' })])).toEqual(outside);
    expect(refusal([{ kind: 'remove', id: 'shut' }])).toEqual(outside);
    for (const operation of [
      { kind: 'set', id: 'open', path: ['edit', 'budget'], value: 9999 },
      { kind: 'set', id: 'open', path: ['props', 'style'], value: 'small' },
      { kind: 'move', id: 'open', parent: 'flow', index: 1 },
    ] satisfies Operation[]) {
      expect(refusal([operation]), operation.kind).toEqual({ kind: 'outside', nodeId: 'open' });
    }
    expect(refusal([{ kind: 'setTemplate', path: ['name'], value: 'X' }])).toEqual({
      kind: 'outside',
      nodeId: null,
    });
  });

  it('refuses the whole edit for one operation outside', () => {
    expect(
      refusal([replace(0, 1, [{ inlines: [text('x')] }]), { kind: 'remove', id: 'shut' }]),
    ).toMatchObject({
      kind: 'outside',
    });
  });

  it('refuses what the text does not have', () => {
    const foreign = (slice: Paragraph[]) => refusal([replace(0, 1, slice)]);
    expect(foreign([{ inlines: [field('account.pin')] }])).toMatchObject({ kind: 'foreign', what: 'field' });
    expect(
      foreign([{ inlines: [{ kind: 'field', value: 'customer.name', format: { kind: 'date' } as never }] }]),
    ).toMatchObject({ what: 'field' });
    expect(foreign([{ inlines: [{ kind: 'text', text: 'x', marks: { colour: '#00ff00' } }] }])).toMatchObject(
      {
        what: 'marks',
      },
    );
    expect(foreign([{ inlines: [{ kind: 'text', text: 'x', marks: { size: 40 } }] }])).toMatchObject({
      what: 'marks',
    });
    expect(foreign([{ inlines: [] }, { style: 'heading', inlines: [] }])).toMatchObject({
      what: 'paragraph',
    });
  });

  it('refuses links, references, sums and notes that the text does not have', () => {
    const refusal = (inline: Inline) =>
      applyWording(
        region(),
        { label: 'paste', operations: [replace(0, 0, [{ inlines: [inline] }])] },
        () => new Set(),
      );
    const link = { uri: 'https://elsewhere.example' };
    expect(refusal({ kind: 'text', text: 'x', marks: { link } })).toMatchObject({ error: { what: 'marks' } });
    for (const inline of [
      { kind: 'reference', node: 'shut', show: 'text' },
      { kind: 'sum', node: 'shut', value: '1', over: 'all' },
      { kind: 'footnote', node: 'shut' },
    ] as const) {
      expect(refusal(inline)).toMatchObject({ error: { kind: 'foreign', what: 'field' } });
    }
    expect(refusal({ kind: 'text', text: 'x', marks: { strike: true, position: 'super' } }).ok).toBe(true);
  });

  it('lets back in what was there earlier, and what the same edit took out', () => {
    const back = [replace(0, 0, [{ inlines: [field('account.number')] }])];
    expect(refusal(back)).toMatchObject({ kind: 'foreign' });
    const earlier = wordingPieces({ en: [{ inlines: [field('account.number')] }] });
    expect(refusal(back, undefined, () => earlier)).toBeNull();
    const only = { id: 'open', language: 'ja' };
    const moved = apply([
      replace(0, 1, [{ inlines: [] }], only),
      replace(1, 1, [{ inlines: [field('customer.kana')] }], only),
    ]);
    expect(moved.ok).toBe(true);
  });

  it('keeps within the budget, and lets a text that is over it get shorter', () => {
    expect(refusal([replace(0, 0, [{ inlines: [text('ab')] }])], 16)).toEqual({
      kind: 'budget',
      nodeId: 'open',
      budget: 16,
      length: 17,
    });
    expect(refusal([replace(0, 0, [{ inlines: [text('a')] }])], 16)).toBeNull();
    expect(refusal([replace(0, 1, [{ inlines: [] }])], 5)).toBeNull();
    expect(refusal([replace(0, 1, [{ inlines: [text('xyz')] }])], 5)).toMatchObject({
      kind: 'budget',
      length: 17,
    });
  });

  it('says that an operation fits nowhere', () => {
    expect(refusal([replace(0, 999, [{ inlines: [] }])])).toMatchObject({ kind: 'invalid' });
  });

  it('gives what applying the edit gives, whatever is typed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.string(), (a, b, typed) => {
        const length = textLength(enOf(region()));
        const [from = 0, to = 0] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
        const change = edit(replace(from, to, [{ inlines: typed ? [text(typed)] : [] }]));
        const plain = applyEdit(region(), change);
        const worded = applyWording(region(), change, NOTHING_EARLIER);
        expect(worded.ok && worded.value).toEqual(plain.ok && plain.value.template);
      }),
    );
  });
});

describe('fields among pieces', () => {
  it('are those that may be inserted', () => {
    expect(fieldsAmong(wordingPieces({ en: [...enOf(region())] }))).toEqual([field('customer.name')]);
  });
});
