/** Notes of what stands side by side: in columns, in the cells of divided rows, in items of a repeater. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, paragraph, template, text } from '../../test/support/template-builder';
import type { Frame } from '../display';
import { codesOf, composed, pageTexts } from '../elements/composed.test-support';
import type { Inline } from '../model';
import { block } from './blocks.test-support';
import type { LayoutContext } from './context';
import { plainFrame } from './fragment';
import { NotesBelow, type SideBySide } from './notes-below';
import type { Region, Regions } from './regions';
import { SearchBudget } from './search-budget';

type NodeSpec = ReturnType<typeof text>;

/** Paragraphs `m0;`, `m1;` …, each with a note `said 0;`, `said 1;` … of so many words. */
class Noted {
  #count = 0;
  #last: readonly string[] = [];

  /** What `build` makes, its marks knowing the ids that its notes get. */
  template(build: () => NodeSpec[]): ReturnType<typeof template> {
    const made = template({ flow: build() });
    this.#last = Object.keys(made.nodes).filter((id) => made.nodes[id]?.type === 'footnote');
    this.#count = 0;
    return template({ flow: build() });
  }

  paragraph(words: number): NodeSpec {
    const index = this.#count;
    this.#count += 1;
    const mark: Inline = { kind: 'footnote', node: this.#last[index] ?? 'none' };
    const note = {
      type: 'footnote',
      props: {},
      children: [text(`said ${index};${' word'.repeat(words)}`, {}, 'small')],
    };
    return { ...text([paragraph([`m${index};`, mark], 'cell')]), children: [note] };
  }
}

const cell = (children: NodeSpec[], props = {}): NodeSpec => ({ type: 'cell', props, children });
const row = (cells: NodeSpec[]): NodeSpec => ({ type: 'row', props: { role: 'body' }, children: cells });
const table = (rows: NodeSpec[]): NodeSpec => ({
  type: 'table',
  props: {
    columns: [1, 2].map(() => ({ width: { kind: 'share', share: 1 } })),
    padding: { x: 2, y: 2 },
    splitRows: true,
  },
  children: rows,
});

const LAYOUTS: { readonly [name: string]: (paragraphs: () => NodeSpec[]) => NodeSpec } = {
  columns: (paragraphs) => ({ type: 'columns', props: { count: 2, gap: 10 }, children: paragraphs() }),
  'balanced columns': (paragraphs) => ({
    type: 'columns',
    props: { count: 3, gap: 10, balance: true },
    children: paragraphs(),
  }),
  'cells of a divided row': (paragraphs) => table([row([cell(paragraphs()), cell(paragraphs())])]),
  'rows that a cell holds together': (paragraphs) => {
    const [first, ...others] = paragraphs().map((each) => cell([each]));
    const spanning = cell([text('beside')], { rows: others.length + 1 });
    return table([row([spanning, first as NodeSpec]), ...others.map((each) => row([each]))]);
  },
  'items of a repeater': (paragraphs) => ({
    type: 'repeater',
    props: { direction: 'grid', columns: 2, gap: 10 },
    children: [0, 1].map(() => box(paragraphs())),
  }),
};

describe('notes of what stands side by side', () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    it(`stand on the pages of their marks: ${name}`, () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 400 }),
          fc.integer({ min: 2, max: 40 }),
          fc.integer({ min: 1, max: 20 }),
          (above, count, words) => {
            const noted = new Noted();
            const paragraphs = () => Array.from({ length: count }, () => noted.paragraph(words));
            const shown = composed(
              noted.template(() => [
                { type: 'rectangle', props: { height: above, fill: '#eef2ff' } },
                layout(paragraphs),
              ]),
            );
            const pages = pageTexts(shown);
            for (const page of pages)
              expect(numbersOf(page, /said (\d+);/g)).toEqual(numbersOf(page, /m(\d+);/g));
            expect(codesOf(shown)).toEqual([]);
          },
        ),
        { numRuns: 12 },
      );
    });
  }

  it.each([
    ['cells of a divided row', 6000],
    ['items of a repeater', 20_000],
  ])('are not laid out anew by everything that tries around them: %s', (name, most) => {
    const layout = LAYOUTS[name] as (paragraphs: () => NodeSpec[]) => NodeSpec;
    const noted = new Noted();
    const nested = (depth: number): NodeSpec =>
      layout(() => [
        ...(depth > 1 ? [nested(depth - 1)] : []),
        ...[6, 12, 3].map((words) => noted.paragraph(words)),
      ]);
    const { list } = composed(noted.template(() => [nested(4)]));
    // Every layout of a paragraph adds a source, whether it comes to a page or not.
    expect(list.sources.length).toBeLessThan(most);
  });

  it('take no more room than they need', () => {
    const noted = new Noted();
    const shown = composed(
      noted.template(() => [
        {
          type: 'columns',
          props: { count: 2, gap: 10 },
          children: Array.from({ length: 60 }, () => noted.paragraph(1)),
        },
      ]),
    );
    // Thirteen lines in two columns and their 26 notes fill a page.
    expect(pageTexts(shown).map((page) => page.match(/m\d+;/g)?.length)).toEqual([26, 26, 8]);
  });

  it('stand on the pages of their marks where there are hundreds, each page with as many as it holds', () => {
    const noted = new Noted();
    const shown = composed(
      noted.template(() => [
        {
          type: 'columns',
          props: { count: 3, gap: 10, balance: true },
          children: Array.from({ length: 700 }, () => noted.paragraph(1)),
        },
      ]),
    );
    const pages = pageTexts(shown);
    for (const page of pages) expect(numbersOf(page, /said (\d+);/g)).toEqual(numbersOf(page, /m(\d+);/g));
    expect(pages.map((page) => numbersOf(page, /m(\d+);/g).length)).toEqual([...new Array(23).fill(30), 10]);
    expect(codesOf(shown)).toEqual([]);
  });

  describe('are searched room for', () => {
    // Twelve pages of lines, each with a note of its own height.
    const lines = Array.from({ length: 240 }, () => plainFrame(100_000, 10_000, []));
    const notesHeight = (frame: Frame): number => ((lines.indexOf(frame) * 37) % 50) * 1000;
    /** Pours and the regions of all of them, and whether everything fits in the end. */
    const searched = (layouts: number, laidOut = 0): { pours: number; regions: number; fits: boolean } => {
      const searching = new SearchBudget();
      const context = { hasNotes: true, notesHeight, searching } as unknown as LayoutContext;
      const { compiled } = block('text', { lines: [] });
      const below = new NotesBelow(new Pages(), context, [{ ...compiled, layouts }]);
      let pours = 0;
      let regions = 0;
      const pour = (): readonly SideBySide[] => {
        const parts: SideBySide[] = [];
        searching.noteLayout(laidOut);
        pours += 1;
        for (let next = 0; next < lines.length; regions += 1) {
          const { height } = below.regions.at(parts.length);
          const frames = lines.slice(next, next + Math.max(1, Math.floor(height / 10_000)));
          parts.push({ frames, height: frames.length * 10_000 });
          next += frames.length;
        }
        return parts;
      };
      const fits = below.fit(below.pour(pour, (parts) => parts));
      return { pours, regions, fits };
    };
    const whole = searched(1);

    it('until everything fits', () => {
      expect(whole.fits).toBe(true);
    });

    it('in fewer pours the more often each lays out what stands deepest', () => {
      const { regions, fits } = searched(100);
      expect(fits).toBe(true);
      expect(regions).toBeLessThan(whole.regions / 4);
    });

    it('in fewer pours the longer they take, and in hardly any where the first takes longer than all may', () => {
      expect(searched(1, 20_000).regions).toBeLessThan(whole.regions / 4);
      // As it comes, with two rooms tried, with the same everywhere, with more where that is too little.
      expect(searched(1, 100_000).pours).toBe(5);
    });
  });
});

const numbersOf = (page: string, said: RegExp): readonly string[] =>
  [...page.matchAll(said)].map(([, index]) => index as string).toSorted();

/** Pages without end, each as high as twenty lines. */
class Pages implements Regions {
  at(index: number): Region {
    return { width: 100_000, height: 200_000, full: 200_000, page: index + 1 };
  }
}
