import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../base';
import { reason, reasonText } from '../diag';
import { childrenOf } from './node';
import { applyEdit, applyOperation, type Operation } from './operation';
import type { Template } from './template';
import { type Inline, normaliseInlines, type Paragraph, paragraphSchema, textLength } from './text-content';

const paragraphOf = (text: string): Paragraph => ({ inlines: text ? [{ kind: 'text', text }] : [] });

function sampleTemplate(): Template {
  return {
    format: 'fumi-template',
    versions: {},
    name: 'Sample',
    languages: ['en'],
    data: { kind: 'object', fields: {} },
    styles: { colours: { ink: '#000000' }, text: { body: { size: 10 } } },
    assets: {},
    root: 'document',
    nodes: {
      document: { type: 'document', children: ['page', 'main'], props: {} },
      page: {
        type: 'master',
        children: ['logo'],
        props: {
          use: 'any',
          size: { width: 500, height: 700 },
          margins: { top: 0, right: 0, bottom: 0, left: 0 },
        },
      },
      logo: { type: 'rectangle', box: { x: 1, y: 2, width: 3, height: 4 }, props: {} },
      main: { type: 'flow', children: ['greeting', 'box'], props: {} },
      greeting: {
        type: 'text',
        props: { content: { en: [paragraphOf('Dear customer'), paragraphOf('Hello')] } },
      },
      box: {
        type: 'box',
        children: ['inside'],
        props: { padding: { top: 0, right: 0, bottom: 0, left: 0 } },
      },
      inside: { type: 'text', props: { content: { en: [paragraphOf('')] } } },
    },
  };
}

const applied = (template: Template, operation: Operation) => {
  const result = applyOperation(template, operation);
  if (!result.ok) throw new Error(reasonText(result.error, 'en'));
  return result.value;
};

describe('operations', () => {
  it('inserts a subtree and takes it out again', () => {
    const before = sampleTemplate();
    const { template, inverse } = applied(before, {
      kind: 'insert',
      id: 'new',
      parent: 'main',
      index: 1,
      nodes: { new: { type: 'box', children: ['leaf'], props: {} }, leaf: { type: 'line', props: {} } },
    });
    expect(childrenOf(template.nodes.main as never)).toEqual(['greeting', 'new', 'box']);
    expect(applied(template, inverse).template).toEqual(before);
  });

  it('removes a subtree with everything inside and brings it back to its place', () => {
    const before = sampleTemplate();
    const { template, inverse } = applied(before, { kind: 'remove', id: 'box' });
    expect(template.nodes).not.toHaveProperty('inside');
    expect(applied(template, inverse).template).toEqual(before);
  });

  it('moves a node between parents', () => {
    const before = sampleTemplate();
    const { template, inverse } = applied(before, { kind: 'move', id: 'greeting', parent: 'box', index: 1 });
    expect(childrenOf(template.nodes.box as never)).toEqual(['inside', 'greeting']);
    expect(applied(template, inverse).template).toEqual(before);
  });

  it('refuses to move a node into itself', () => {
    const result = applyOperation(sampleTemplate(), { kind: 'move', id: 'box', parent: 'inside', index: 0 });
    expect(result).toEqual({ ok: false, error: reason('tree.intoItself') });
  });

  it('sets a property deep inside and leaves no empty objects behind when undone', () => {
    const before = sampleTemplate();
    const { template, inverse } = applied(before, {
      kind: 'set',
      id: 'logo',
      path: ['props', 'stroke', 'width'],
      value: 2,
    });
    expect(template.nodes.logo?.props).toEqual({ stroke: { width: 2 } });
    expect(inverse).toEqual({ kind: 'set', id: 'logo', path: ['props', 'stroke'] });
    expect(applied(template, inverse).template).toEqual(before);
  });

  it('does not let properties reach the prototype', () => {
    const result = applyOperation(sampleTemplate(), {
      kind: 'set',
      id: 'logo',
      path: ['props', '__proto__', 'polluted'],
      value: true,
    });
    expect(result.ok).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('changes children only by insert, remove and move', () => {
    expect(
      applyOperation(sampleTemplate(), { kind: 'set', id: 'main', path: ['children'], value: [] }).ok,
    ).toBe(false);
    expect(applyOperation(sampleTemplate(), { kind: 'setTemplate', path: ['nodes'], value: {} }).ok).toBe(
      false,
    );
  });

  it('joins two paragraphs and splits them again', () => {
    const before = sampleTemplate();
    const { template, inverse } = applied(before, {
      kind: 'replaceText',
      id: 'greeting',
      language: 'en',
      from: 4,
      to: 15,
      slice: [{ inlines: [{ kind: 'text', text: ', h' }] }],
    });
    expect(template.nodes.greeting?.props.content).toEqual({
      en: [paragraphOf('Dear, hello')],
    });
    expect(applied(template, inverse).template).toEqual(before);
  });

  it('takes all operations of an edit or none', () => {
    const before = sampleTemplate();
    const result = applyEdit(before, {
      label: 'both',
      operations: [
        { kind: 'remove', id: 'box' },
        { kind: 'remove', id: 'nowhere' },
      ],
    });
    expect(result).toEqual({ ok: false, error: reason('tree.noElement', { id: 'nowhere' }) });
    expect(before).toEqual(sampleTemplate());
  });
});

const contentSchema = z.object({ en: z.array(paragraphSchema) });

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: fc.string({ minLength: 1, maxLength: 6 }),
    marks: fc.constantFrom({}, { bold: true as const }),
  }),
  fc.record({ kind: fc.constant('field' as const), value: fc.constantFrom('name', 'amount') }),
  fc.constant({ kind: 'lineBreak' as const }),
);

const paragraphs: fc.Arbitrary<Paragraph[]> = fc.array(
  fc.record({
    style: fc.constantFrom('body', 'heading'),
    inlines: fc.array(inline, { maxLength: 5 }).map(normaliseInlines),
  }),
  { minLength: 1, maxLength: 4 },
);

/** An operation that probably fits the template: its numbers are taken modulo what is there. */
function fitting(template: Template, seed: readonly [number, number, number, Paragraph[]]): Operation {
  const ids = Object.keys(template.nodes);
  const [a, b, c, slice] = seed;
  const id = ids[a % ids.length] as string;
  const other = ids[b % ids.length] as string;
  switch (c % 6) {
    case 0:
      return {
        kind: 'insert',
        id: `new${a}`,
        parent: other,
        index: 0,
        nodes: { [`new${a}`]: { type: 'box', props: {} } },
      };
    case 1:
      return { kind: 'remove', id };
    case 2:
      return { kind: 'move', id, parent: other, index: 0 };
    case 3:
      return { kind: 'set', id, path: ['props', 'x', 'y'], value: b };
    case 4:
      return { kind: 'setTemplate', path: ['styles', 'text', `style${a % 3}`, 'size'], value: b };
    default: {
      const text = (template.nodes.greeting?.props.content as { en: Paragraph[] } | undefined)?.en ?? [];
      const length = Math.max(0, textLength(text));
      const from = a % (length + 1);
      return {
        kind: 'replaceText',
        id: 'greeting',
        language: 'en',
        from,
        to: from + (b % (length - from + 1)),
        slice,
      };
    }
  }
}

describe('every operation', () => {
  it('is undone exactly by its inverse, one after the other', () => {
    const seeds = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), paragraphs), { maxLength: 25 });
    fc.assert(
      fc.property(seeds, (steps) => {
        const first = sampleTemplate();
        let template = first;
        const inverses: Operation[] = [];
        for (const step of steps) {
          const result = applyOperation(template, fitting(template, step));
          if (!result.ok) continue;
          template = result.value.template;
          inverses.push(result.value.inverse);
        }
        for (const inverse of inverses.reverse()) template = applied(template, inverse).template;
        expect(canonicalJson(template)).toBe(canonicalJson(first));
      }),
      { numRuns: 300 },
    );
  });

  it('undoes a replaced stretch of any text', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, fc.nat(200), fc.nat(200), (text, slice, a, b) => {
        const template = sampleTemplate();
        const before: Template = {
          ...template,
          nodes: { ...template.nodes, greeting: { type: 'text', props: { content: { en: text } } } },
        };
        const length = textLength(text);
        const from = a % (length + 1);
        const to = from + (b % (length - from + 1));
        const { template: after, inverse } = applied(before, {
          kind: 'replaceText',
          id: 'greeting',
          language: 'en',
          from,
          to,
          slice,
        });
        const { en: changed } = contentSchema.parse(after.nodes.greeting?.props.content);
        expect(textLength(changed)).toBe(length - (to - from) + textLength(slice));
        expect(applied(after, inverse).template).toEqual(before);
      }),
    );
  });
});
