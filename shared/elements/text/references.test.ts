import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, paragraph, template, text } from '../../../test/support/template-builder';
import { testEngine } from '../../../test/support/world';
import type { DataContract } from '../../data';
import { reasonText } from '../../diag';
import { applyEdit, type Inline, type Marks, type Paragraph } from '../../model';
import { codesOf, composed, pageTexts, structureOf } from '../composed.test-support';

const WORDS = 'one two three four five six seven eight nine ten ';
const filler = (height: number) => ({ type: 'rectangle', props: { height, fill: '#eef2ff' } });
const marked = (shown: string, marks: Marks): Inline => ({ kind: 'text', text: shown, marks });
const numbered = (shown: string): Paragraph => ({
  ...paragraph(shown),
  list: { style: 'numbers', level: 0 },
});
const reference = (node: string, show: 'page' | 'text' | 'label' | 'sectionPage'): Inline => ({
  kind: 'reference',
  node,
  show,
});

describe('references', () => {
  it('say page, title and number of what comes later', () => {
    const shown = composed(
      template({
        flow: [
          text([
            paragraph([
              reference('n3', 'text'),
              ' / ',
              reference('n3', 'page'),
              ' / ',
              reference('n4', 'label'),
              ' / ',
              reference('n4', 'page'),
            ]),
          ]),
          filler(450),
          text('Terms', {}, 'heading'),
          text([numbered('first')]),
        ],
      }),
    );
    expect(pageTexts(shown)[0]).toBe('Terms / 2 / 1 / 2');
    expect(codesOf(shown)).toEqual([]);
  });

  it('say the page as its section counts', () => {
    const refer = (node: string) =>
      text([paragraph([reference(node, 'page'), ' / ', reference(node, 'sectionPage')])]);
    const annex = {
      type: 'section',
      props: { start: 'page', restartNumbering: true as const },
      children: [text('Annex'), text('Signatures', { breakBefore: 'page' })],
    };
    const shown = composed(template({ flow: [refer('n6'), filler(450), text('here'), annex] }));
    expect(pageTexts(shown)).toEqual(['4 / 2', 'here', 'Annex', 'Signatures']);
    expect(codesOf(shown)).toEqual([]);
  });

  it('show a question mark for what is absent, has no heading or no number, and say so', () => {
    const refer = (node: string, show: 'page' | 'text' | 'label') =>
      composed(
        template({
          flow: [text([paragraph(reference(node, show))]), text('plain'), text('x', { when: 'false' })],
        }),
      );
    for (const [node, show] of [
      ['n3', 'page'],
      ['n2', 'text'],
      ['n2', 'label'],
      ['nowhere', 'page'],
    ] as const) {
      const shown = refer(node, show);
      expect(pageTexts(shown)[0]).toBe('?\nplain');
      expect(codesOf(shown)).toEqual(['text.unresolvedReference']);
    }
  });

  it('are read again by the editor as they stand on the page', () => {
    const { textMap } = bound(
      composed(
        template({ flow: [text(['See ', reference('n2', 'text'), '.']), text('Terms', {}, 'heading')] }),
      ),
    );
    const [first] = textMap('n1', '')?.paragraphs ?? [];
    expect(first?.text).toBe('See Terms.');
    expect(first?.segments[1]).toMatchObject({ modelStart: 4, modelEnd: 5, textStart: 4, textEnd: 9 });
  });
});

const bound = (composition: ReturnType<typeof composed>) => ({
  textMap: composition.textMap.bind(composition),
});

describe('sums over pages', () => {
  const data = {
    kind: 'object' as const,
    fields: { rows: { kind: 'list' as const, item: { kind: 'number' as const } } },
  };
  const sum = (over: 'page' | 'before' | 'through' | 'all'): Inline => ({
    kind: 'sum',
    node: 'n1',
    value: 'row',
    over,
    format: { kind: 'number', decimals: 2, grouping: false },
  });
  const summed = (rows: readonly number[], heights = 20, contents = [filler(heights)]) =>
    composed(
      template({
        data,
        flow: [box(contents, {}, { each: { list: 'rows', as: 'row' } })],
        onPage: [
          {
            type: 'band',
            props: { edge: 'top', gap: 4 },
            children: [text([sum('before'), ' ', sum('page'), ' ', sum('through'), ' ', sum('all')])],
          },
        ],
      }),
      { rows: [...rows] },
    );

  it('are exact in decimal: 0.1 + 0.2 is 0.3', () => {
    expect(pageTexts(summed([0.1, 0.2]))).toEqual(['0.00 0.30 0.30 0.30']);
  });

  it('count what holds much and says nothing else of itself', () => {
    const lines = Array.from({ length: 60 }, () => filler(1));
    expect(pageTexts(summed([1, 2], 1, lines))).toEqual(['0.00 3.00 3.00 3.00']);
  });

  it('are compiled anew when the list of what they sum over changes', () => {
    const lists: DataContract = {
      kind: 'object',
      fields: {
        rows: { kind: 'list', item: { kind: 'number' } },
        names: { kind: 'list', item: { kind: 'string' } },
      },
    };
    const engine = testEngine(['Source Sans 3']);
    const before = template({
      data: lists,
      flow: [text('x', { each: { list: 'rows', as: 'row' } }), text([paragraph([sum('all')])])],
    });
    expect(engine.compile(before).diagnostics).toEqual([]);
    const change = (list: string, as: string) => {
      const edited = applyEdit(before, {
        label: 'repeat',
        operations: [{ kind: 'set', id: 'n1', path: ['each'], value: { list, as } }],
      });
      if (!edited.ok) throw new Error(reasonText(edited.error, 'en'));
      return codesOf(engine.compile(edited.value.template));
    };
    expect(change('rows', 'row')).toEqual([]);
    expect(change('rows', 'other')).toEqual(['rule.unknownField']);
  });

  it('agree with each other on every page, whatever stands where', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 5, max: 300 }),
        (cents, height) => {
          const rows = cents.map((cent) => cent / 100);
          const pages = pageTexts(summed(rows, height)).map((line) =>
            line.split(' ').map((figure) => Math.round(Number(figure.replace('−', '-')) * 100)),
          );
          const all = cents.reduce((a, b) => a + b, 0);
          let carried = 0;
          for (const [before, own = 0, through, whole] of pages) {
            expect([before, through, whole]).toEqual([carried, carried + own, all]);
            carried += own;
          }
          expect(carried).toBe(all);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('links', () => {
  const linked = (...inlines: Inline[]) => composed(template({ flow: [text([paragraph(inlines)])] }));

  it('are one over neighbours with the same address, whatever they look like, and over several lines', () => {
    const link = { uri: 'https://example.com' };
    const { list } = linked(marked(WORDS.repeat(3), { link }), marked('bold', { link, bold: true }));
    const [, , p] = structureOf(list);
    expect(p).toEqual(['P', '', ['Link', `${WORDS.repeat(3)}bold`]]);
  });

  it('stay apart for different addresses', () => {
    const { list } = linked(
      marked('a', { link: { uri: 'https://a.example' } }),
      marked('b', { link: { uri: 'https://b.example' } }),
    );
    expect(structureOf(list)).toEqual(['Document', '', ['P', '', ['Link', 'a'], ['Link', 'b']]]);
  });

  it('to what they must not, or cannot, are text', () => {
    const refused = linked(marked('a', { link: { uri: 'javascript:alert(1)' } }));
    expect(codesOf(refused)).toEqual(['link.refused']);
    expect(structureOf(refused.list)).toEqual(['Document', '', ['P', 'a']]);
    const absent = linked(marked('a', { link: { node: 'nowhere' } }));
    expect(codesOf(absent)).toEqual(['text.missingTarget']);
    expect(structureOf(absent.list)).toEqual(['Document', '', ['P', 'a']]);
    const valued = linked(marked('a', { link: { value: '"ftp://" + "x"' } }));
    expect(codesOf(valued)).toEqual(['link.refused']);
  });

  it('say the language of their text; other stretches in another language are spans', () => {
    const { list } = linked(marked('ici', { lang: 'fr' }), marked(' here', {}));
    expect(structureOf(list)).toEqual(['Document', '', ['P', ' here', ['Span', 'ici']]]);
  });
});
