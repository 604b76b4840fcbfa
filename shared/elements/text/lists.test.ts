import { describe, expect, it } from 'vitest';
import { field, paragraph, template, text } from '../../../test/support/template-builder';
import { LABEL, walk } from '../../display';
import type { Operation, Paragraph } from '../../model';
import { codesOf, composed, pageTexts, structureOf } from '../composed.test-support';

const item = (shown: string, style: string, level = 0, restart = false): Paragraph => ({
  ...paragraph(shown),
  list: { style, level, ...(restart ? { restart: true as const } : {}) },
});

const lists = (value: object): Operation => ({
  kind: 'setTemplate',
  path: ['styles', 'lists'],
  value: value as never,
});

const decimals = (continues: boolean) => ({
  clauses: {
    ...(continues ? { continues: true } : {}),
    levels: [
      { kind: 'decimal', label: '%1.', indent: 20, labelWidth: 20, start: 5 },
      { kind: 'lower-alpha', label: '%1.%2', indent: 40, labelWidth: 20 },
    ],
  },
});

const labelsOf = (pages: readonly string[]): string[] =>
  pages.flatMap((page) => page.split('\n')).map((line) => line.split('\t')[0] as string);

describe('numbers of lists', () => {
  it('count by level, begin where the style says and anew below another number', () => {
    const shown = composed(
      template({
        flow: [
          text([
            item('a', 'clauses'),
            item('b', 'clauses', 1),
            item('c', 'clauses', 1),
            item('d', 'clauses'),
            item('e', 'clauses', 1),
            item('f', 'clauses', 0, true),
            item('g', 'clauses', 7),
          ]),
        ],
        operations: [lists(decimals(false))],
      }),
    );
    expect(labelsOf(pageTexts(shown))).toEqual(['5.', '5.a', '5.b', '6.', '6.a', '5.', '5.a']);
  });

  it('go on from element to element where the style says so, and only there', () => {
    const flow = [text([item('a', 'clauses')]), text('between'), text([item('b', 'clauses')])];
    const of = (continues: boolean) =>
      labelsOf(pageTexts(composed(template({ flow, operations: [lists(decimals(continues))] }))));
    expect(of(true)).toEqual(['5.', 'between', '6.']);
    expect(of(false)).toEqual(['5.', 'between', '5.']);
  });

  it('pass over items that collapse and count every turn of a repeated element', () => {
    const data = {
      kind: 'object' as const,
      fields: { rows: { kind: 'list' as const, item: { kind: 'string' as const, optional: true as const } } },
    };
    const each = { list: 'rows', as: 'row' };
    const repeated = text([{ ...paragraph(field('row')), list: { style: 'clauses', level: 0 } }], { each });
    const shown = composed(template({ data, flow: [repeated], operations: [lists(decimals(true))] }), {
      rows: ['x', null, 'y'],
    });
    expect(pageTexts(shown)).toEqual(['5.\tx\n6.\ty']);
  });

  it('are those of the built-in styles where the template has none of the name', () => {
    const shown = composed(template({ flow: [text([item('a', 'numbers'), item('b', 'bullets')])] }));
    expect(pageTexts(shown)).toEqual(['1.\ta\n•\tb']);
  });

  it('are left out, and reported, where nobody knows the style', () => {
    const shown = composed(template({ flow: [text([item('a', 'nowhere')])] }));
    expect(pageTexts(shown)).toEqual(['a']);
    expect(codesOf(shown)).toEqual(['model.missingList']);
  });
});

describe('the place of labels', () => {
  const xOf = (shown: ReturnType<typeof composed>) => {
    const list = shown.list;
    return list.sources.flatMap(({ text: source, paragraph: index }) => [[source, index]]);
  };

  it('is beside the text, of which they are no part', () => {
    const shown = composed(template({ flow: [text([item('a', 'numbers')])] }));
    expect(xOf(shown)).toContainEqual(['1.', -2]);
    expect(shown.textMap('n1', '')?.paragraphs[0]?.text).toBe('a');
  });

  /** The stretches of labels in their order, with where they stand. */
  const placed = (shown: string, stretches: readonly string[]) => {
    const level = { kind: 'decimal', label: '%1.', indent: 60, labelWidth: 50, labelAlign: 'end', start: 9 };
    const items = [item(shown, 'ended'), item(shown, 'ended')];
    const { list } = composed(
      template({ flow: [text(items)], operations: [lists({ ended: { levels: [level] } })] }),
    );
    const found: { readonly text: string; readonly start: number; readonly end: number }[] = [];
    for (const page of list.pages) {
      walk(page, {
        glyphs({ source, textStart, textEnd, width }, x) {
          const { paragraph: index, text: of = '' } = list.sources[source] ?? {};
          const stretch = { text: of.slice(textStart, textEnd), start: x, end: x + width };
          if (index === LABEL) found.push(stretch);
        },
      });
    }
    expect(found.map(({ text: of }) => of)).toEqual(stretches);
    return found;
  };

  it('is the end of its room where the style says so, the same for all numbers', () => {
    const [first, second] = placed('a', ['9.', '10.']);
    expect(first?.end).toBe(second?.end);
    expect(first?.start).toBeGreaterThan(second?.start ?? 0);
    // A third of its size before the text, which begins 60 points after the margin.
    expect(first?.end).toBe(56_693 + 60_000 - 3333);
  });

  it('is to the right of text that runs to the left, and runs so too', () => {
    const parts = placed('\u05d0', ['9', '.', '10', '.']);
    const [nine, point, ten, otherPoint] = parts;
    expect(point?.start).toBe(otherPoint?.start);
    expect(nine?.start).toBe(point?.end);
    expect(ten?.start).toBe(otherPoint?.end);
  });

  it('makes text give way to a label that is wider than its place', () => {
    const wide = { wide: { levels: [{ kind: 'bullet', label: 'Important:', indent: 20, labelWidth: 20 }] } };
    const { list } = composed(template({ flow: [text([item('a', 'wide')])], operations: [lists(wide)] }));
    const lines = pageTexts({ list } as never);
    expect(lines).toEqual(['Important:\ta']);
  });
});

describe('the structure of lists', () => {
  it('nests lists in the bodies of items and keeps one list over a page break', () => {
    const long = Array.from({ length: 40 }, (_, index) => item(`item ${index}`, 'numbers'));
    const shown = composed(
      template({
        flow: [text([item('a', 'bullets'), item('b', 'bullets', 1), item('c', 'bullets'), ...long])],
      }),
    );
    expect(shown.list.pages.length).toBeGreaterThan(1);
    const [, , bullets, numbers, ...others] = structureOf(shown.list);
    expect(bullets).toEqual([
      'L',
      '',
      [
        'LI',
        '',
        ['Lbl', '•'],
        ['LBody', '', ['P', 'a'], ['L', '', ['LI', '', ['Lbl', '–'], ['LBody', '', ['P', 'b']]]]],
      ],
      ['LI', '', ['Lbl', '•'], ['LBody', '', ['P', 'c']]],
    ]);
    expect(numbers?.slice(2)).toHaveLength(40);
    expect(others).toEqual([]);
  });

  it('leaves numbered headings headings', () => {
    const numbered: Paragraph = { ...paragraph('Scope', 'heading'), list: { style: 'numbers', level: 0 } };
    expect(structureOf(composed(template({ flow: [text([numbered])] })).list)).toEqual([
      'Document',
      '',
      ['H1', 'Scope', ['Lbl', '1.']],
    ]);
  });
});
