import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledMaster } from './compile';
import type { CompiledNode, Content } from './compiled';
import type { LayoutContext } from './context';
import type { LaidOutDocument } from './document';
import { documentOf, lines, node, pageMaster, pagesOf } from './documents.test-support';
import { type Fragment, plainFrame } from './fragment';
import { RestOfRegions, UNBOUNDED } from './regions';
import { stackBlocks } from './stack';

const heading = (id: string, title: string, height = 10) =>
  node(id, (_content, regions, context) => {
    const frame = plainFrame(100, height, [label(id)]);
    context.mark(frame, { kind: 'heading', level: 1, title, of: { nodeId: id, recordPath: '' } });
    return height <= regions.at(0).height ? [frame] : [null, frame];
  });

const label = (uri: string) => ({ kind: 'link' as const, x: 0, y: 0, width: 0, height: 0, uri, source: -1 });

const one = (height: number, uri: string): readonly Fragment[] => [plainFrame(100, height, [label(uri)])];

describe('the passes over a document', () => {
  it('are one where nothing is used that only a finished document tells', () => {
    let layouts = 0;
    const counted = node('a', () => {
      layouts += 1;
      return one(10, 'a');
    });
    const { pages, bookmarks } = documentOf({
      flow: [counted, heading('h', 'Title'), lines('b', { lines: [90, 90] })],
    });
    expect([layouts, pages.length, bookmarks.length]).toEqual([1, 3, 1]);
  });

  it('are one more where a fact turned out otherwise, and none where it was right', () => {
    const counting = (pages: number) => {
      let layouts = 0;
      const asking = node('a', (_content, _regions, context) => {
        layouts += 1;
        context.notePage('count');
        return one(10, `of ${context.pageCount}`);
      });
      const flow = [
        asking,
        ...Array.from({ length: pages - 1 }, (_, index) => lines(`b${index}`, { lines: [95] })),
      ];
      return [layouts, pagesOf(documentOf({ flow }))[0], layouts];
    };
    expect(counting(1)).toEqual([0, 'any: of 1@0', 1]);
    expect(counting(3)).toEqual([0, 'any: of 3@0', 2]);
  });

  it('tell headings, titles, labels and pages to the next', () => {
    const seen: unknown[] = [];
    const contents = node('toc', (_content, _regions, context) => {
      const { facts } = context;
      seen.push([
        facts.headings.map(({ title, page, to }) => `${title} ${page} ${to}`),
        facts.titleOf('h2')?.title,
        facts.pageOf('b'),
        facts.pageOf('nowhere'),
      ]);
      return one(10, 'toc');
    });
    const placed = node('b', (content, regions, context) => {
      const source = context.source(content.compiled.id, content.recordPath);
      const frame = { ...plainFrame(100, 95, []), source };
      return regions.at(0).height >= 95 ? [frame] : [null, frame];
    });
    const document = documentOf({ flow: [contents, heading('h1', 'One'), placed, heading('h2', 'Two')] });
    expect(seen).toEqual([
      [[], undefined, undefined, undefined],
      [['One 1 h1', 'Two 3 h2'], 'Two', 2, undefined],
    ]);
    expect(document.diagnostics).toEqual([]);
    expect(document.bookmarks).toEqual([
      { title: 'One', level: 0, to: 'h1' },
      { title: 'Two', level: 0, to: 'h2' },
    ]);
    expect(document.destinations.map(({ name, page, y }) => `${name} ${page} ${y}`)).toEqual([
      'h1 0 10',
      'b 1 0',
      'h2 2 0',
    ]);
  });

  it('give up after five and say so', () => {
    let layouts = 0;
    const restless = node('a', (_content, _regions, context) => {
      layouts += 1;
      context.notePage('count');
      return one(context.pageCount % 2 === 1 ? 100 : 10, 'a');
    });
    const { diagnostics } = documentOf({ flow: [restless, lines('b', { lines: [50] })] });
    expect([layouts, diagnostics.map(({ code }) => code)]).toEqual([5, ['layout.unsettled']]);
  });

  it('end and say whether they settled, however blocks depend on what they find', () => {
    const asks = [
      (context: LayoutContext) => {
        context.notePage('count');
        return context.pageCount;
      },
      ({ facts }: LayoutContext) => facts.headings.length + (facts.headings.at(-1)?.page ?? 0),
      ({ facts }: LayoutContext) => facts.pageOf('h') ?? 0,
      ({ facts }: LayoutContext) => facts.sectionOf(1).count,
    ];
    const blocks = fc.array(
      fc.record({
        ask: fc.nat(asks.length - 1),
        heights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 3 }),
        section: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(blocks, (specs) => {
        let passes = 0;
        const first = node('first', () => {
          passes += 1;
          return one(1, 'first');
        });
        const flow = specs.map(({ ask, heights, section }, index) =>
          node(
            `b${index}`,
            (_content, regions, context) => {
              const height = heights[
                (asks[ask] as (of: LayoutContext) => number)(context) % heights.length
              ] as number;
              const frame = plainFrame(100, height, [label(`b${index}`)]);
              return height <= regions.at(0).height ? [frame] : [null, frame];
            },
            section ? { section: 'odd' } : {},
          ),
        );
        const document = documentOf({ flow: [first, ...flow, heading('h', 'End')] });
        const shown = pagesOf(document).flatMap((page) => page.match(/\bb\d+/g) ?? []);
        expect(shown).toEqual(specs.map((_, index) => `b${index}`));
        expect(passes).toBeLessThanOrEqual(5);
        const isUnsettled = document.diagnostics.some(({ code }) => code === 'layout.unsettled');
        if (isUnsettled) expect(passes).toBe(5);
      }),
    );
  });

  it('give the last page a page of its own where its master has too little room for what is left', () => {
    const masters = [pageMaster('any'), pageMaster('last', 20, { id: 'last' })];
    const flow = [lines('a', { lines: Array.from({ length: 15 }, () => 10) })];
    const document = documentOf({ flow, masters });
    expect(pagesOf(document)).toEqual(['any: a0-10@0', 'any: a10-15@0', 'last:']);
    expect(document.diagnostics).toEqual([]);
  });
});

describe('the last page of a section', () => {
  it('keeps a page of its own also where another section follows', () => {
    const masters = [pageMaster('any'), pageMaster('last', 20, { id: 'last' })];
    const flow = [
      lines('a', { lines: Array.from({ length: 15 }, () => 10), section: 'page' }),
      lines('b', { lines: [10], section: 'page' }),
    ];
    const document = documentOf({ flow, masters });
    expect(pagesOf(document)).toEqual(['any: a0-10@0', 'any: a10-15@0', 'last:', 'any: b0-1@0']);
    expect(document.diagnostics).toEqual([]);
  });
});

describe('turns of a repeated element', () => {
  it('are known with the page on which each ends', () => {
    const asked: number[][] = [];
    const sum = node('sum', (_content, _regions, context) => {
      asked.push(context.facts.turnsOf('row').map(({ page }) => page));
      return one(10, 'sum');
    });
    const turn = node('row', (content, regions, context) => {
      const frame = plainFrame(100, 60, [label('row')]);
      if (context.isObserved('row'))
        context.mark(frame, { kind: 'turn', nodeId: 'row', scope: content.scope });
      return regions.at(0).height >= 60 ? [frame] : [null, frame];
    });
    const rows = [1, 2, 3].map((index) => ({ ...turn, id: `row${index}` }));
    documentOf({ flow: [sum, ...rows], observed: ['row'] });
    expect(asked.at(-1)).toEqual([3]);
  });
});

describe('sections', () => {
  const section = (id: string, start: 'page' | 'odd' | 'even' | 'continuous', height = 10) =>
    lines(id, { lines: [height], section: start });

  it('begin a page with a master of their own and count their pages', () => {
    const counts: string[] = [];
    const asking = node('ask', (_content, regions, context: LayoutContext) => {
      const { page } = regions.at(0);
      const { number, count } = context.facts.sectionOf(page);
      counts.push(`${page}: ${number}/${count}`);
      return one(10, 'ask');
    });
    const flow = [lines('a', { lines: [100, 50] }), section('terms', 'page', 60), asking];
    const masters = [pageMaster('any'), pageMaster('any', 100, { id: 'own', section: 'terms' })];
    const document = documentOf({ flow, masters });
    expect(pagesOf(document)).toEqual(['any: a0-1@0', 'any: a1-2@0', 'own: terms0-1@0 ask@60']);
    expect(counts.at(-1)).toBe('3: 1/1');
  });

  it('fill up with blank pages, which need no master and show nothing of the running one', () => {
    const flow = [section('a', 'page'), section('b', 'odd'), section('c', 'even'), section('d', 'even')];
    expect(pagesOf(documentOf({ flow }))).toEqual([
      'any: a0-1@0',
      'any:',
      'any: b0-1@0',
      'any: c0-1@0',
      'any:',
      'any: d0-1@0',
    ]);
    const masters = [pageMaster('any'), pageMaster('blank', 100, { parts: [] })];
    expect(pagesOf(documentOf({ flow, masters })).map((page) => page.split(':')[0])).toEqual([
      'any',
      'blank',
      'any',
      'any',
      'blank',
      'any',
    ]);
  });

  it('start over with the master of a first page, also on the very first one', () => {
    const masters = [pageMaster('any'), pageMaster('first', 100)];
    const flow = [section('a', 'odd'), lines('more', { lines: [95] }), section('b', 'page')];
    expect(pagesOf(documentOf({ flow, masters }))).toEqual([
      'first: a0-1@0',
      'any: more0-1@0',
      'first: b0-1@0',
    ]);
  });

  describe('within others', () => {
    /** A section, or with no start any block, that stacks others in it. */
    const holding = (
      id: string,
      start: 'page' | 'odd' | 'even' | undefined,
      blocks: readonly CompiledNode[],
    ): CompiledNode =>
      node(
        id,
        (content, regions, context) => {
          const inside = blocks.map((compiled): Content => ({ ...content, compiled }));
          return stackBlocks(inside, regions, context).map((frame) =>
            frame.items.length > 0 ? frame : null,
          );
        },
        start ? { section: start } : {},
      );

    const narrow = (use: CompiledMaster['use']): CompiledMaster =>
      pageMaster(use, 100, {
        parts: [
          { kind: 'frame', id: `${use}-frame`, box: { x: 0, y: 0, width: 60, height: 100 }, flow: 'main' },
        ],
      });

    const said = ({ diagnostics }: LaidOutDocument): string[] => diagnostics.map(({ code }) => code);

    it('keep the page that a break of their first block opens once more', () => {
      const inner = holding('inner', 'page', [lines('b', { lines: [10], breakBefore: 'odd' })]);
      const flow = [holding('outer', 'even', [lines('a', { lines: [10] }), inner])];
      const document = documentOf({ flow, masters: [pageMaster('any'), narrow('continuation')] });
      expect(pagesOf(document)).toEqual(['any:', 'any: a0-1@0', 'any: b0-1@0']);
      expect(said(document)).toEqual([]);
    });

    it('go along to the side that a break of their first block asks for', () => {
      const inner = holding('inner', 'page', [lines('b', { lines: [10], breakBefore: 'even' })]);
      const flow = [
        holding('outer', 'even', [lines('a', { lines: [10] }), inner, lines('c', { lines: [95] })]),
      ];
      const masters = [pageMaster('any'), pageMaster('first'), narrow('continuation')];
      const document = documentOf({ flow, masters });
      expect(pagesOf(document)).toEqual([
        'any:',
        'first: a0-1@0',
        'first:',
        'first: b0-1@0',
        'continuation: c0-1@0',
      ]);
      expect(said(document)).toEqual([]);
    });

    it('begin on the first page with content where they are the first of the document', () => {
      const flow = [holding('outer', 'page', [lines('a', { lines: [10, 95], breakBefore: 'even' })])];
      const blank = pageMaster('blank', 100, { parts: [] });
      const masters = [
        pageMaster('any'),
        pageMaster('first'),
        blank,
        { ...blank, id: 'own', section: 'outer' },
      ];
      expect(pagesOf(documentOf({ flow, masters }))).toEqual(['blank:', 'first: a0-1@0', 'any: a1-2@0']);
    });

    it('leave what stands around them the width that their page has in the end', () => {
      const around = (side: 'odd' | 'even') => {
        const inner = holding('inner', 'page', [lines('b', { lines: [10], breakBefore: side })]);
        return holding('outer', undefined, [lines('c', { lines: [10] }), inner]);
      };
      const masters = [pageMaster('any'), narrow('left')];
      const wider = documentOf({ flow: [around('odd')], masters });
      expect(pagesOf(wider)).toEqual(['any: c0-1@0', 'any:', 'any: b0-1@0']);
      expect(said(wider)).toEqual([]);
      const narrower = documentOf({ flow: [lines('a', { lines: [95] }), around('even')], masters });
      expect(pagesOf(narrower)).toEqual(['any: a0-1@0', 'left: c0-1@0', 'left:', 'left: b0-1@0']);
      expect(said(narrower)).toEqual([]);
    });
  });

  it('leave no page behind that a layout given up had opened', () => {
    const flow = [
      lines('a', { lines: [60] }),
      lines('heading', { lines: [30], keepWithNext: true }),
      lines('b', { lines: [50], breakAfter: 'odd' }),
      lines('c', { lines: [10] }),
    ];
    expect(pagesOf(documentOf({ flow }))).toEqual([
      'any: a0-1@0',
      'any: heading0-1@0 b0-1@30',
      'any: c0-1@0',
    ]);
  });
});

describe('frames', () => {
  const frame = (id: string, y: number, height: number, flow = 'main') => ({
    kind: 'frame' as const,
    id,
    box: { x: 0, y, width: 100, height },
    flow,
  });

  it('of one flow are filled in their order, page after page; a column break leaves one, a page break all', () => {
    const masters = [pageMaster('any', 100, { parts: [frame('upper', 0, 40), frame('lower', 50, 50)] })];
    const poured = (breakBefore: 'column' | 'page') =>
      pagesOf(
        documentOf({
          flow: [
            lines('a', { lines: [30] }),
            lines('b', { lines: [30], breakBefore }),
            lines('c', { lines: [30] }),
          ],
          masters,
        }),
      );
    expect(poured('column')).toEqual(['any: a0-1@0 b0-1@50', 'any: c0-1@0']);
    expect(poured('page')).toEqual(['any: a0-1@0', 'any: b0-1@0 c0-1@50']);
  });

  it('of another flow go along: where that one has a page of a side it waits, and blank pages have no room', () => {
    const masters = [
      pageMaster('any', 100, { parts: [frame('main', 0, 50), frame('side', 50, 50, 'side')] }),
    ];
    const flow = [lines('a', { lines: [10] }), lines('b', { lines: [10], breakBefore: 'odd' })];
    const others = {
      side: [lines('x', { lines: [40, 40] }), lines('y', { lines: [10], breakBefore: 'even' })],
    };
    expect(pagesOf(documentOf({ flow, others, masters }))).toEqual([
      'any: a0-1@0 x0-1@50',
      'any:',
      'any: b0-1@0 x1-2@50',
      'any: y0-1@50',
    ]);
  });
});

describe('printing on both sides', () => {
  it('ends on a left-hand page', () => {
    const flow = [lines('a', { lines: [10] })];
    expect(pagesOf(documentOf({ flow, isDuplex: true }))).toEqual(['any: a0-1@0', 'any:']);
    const two = [lines('a', { lines: [10], breakAfter: 'page' }), lines('b', { lines: [10] })];
    expect(documentOf({ flow: two, isDuplex: true }).pages).toHaveLength(2);
  });

  it('counts the page that only fills up, in its section too', () => {
    let count = 0;
    const asking = node('ask', (_content, _regions, { facts }: LayoutContext) => {
      count = facts.sectionOf(1).count;
      return one(10, 'ask');
    });
    documentOf({ flow: [asking], isDuplex: true });
    expect(count).toBe(2);
  });
});

describe('notes', () => {
  const note = (id: string, sizes: readonly number[]) => {
    const { compiled, scope } = { compiled: lines(id, { lines: sizes }), scope: { record: {}, locals: [] } };
    return { compiled, scope, recordPath: '', data: null, children: [] } as unknown as Content;
  };
  /** A block of one line whose note has lines of these heights; like a text, it minds what its note needs. */
  const noted = (id: string, height: number, sizes: readonly number[]) => {
    const content = note(`${id}n`, sizes);
    return node(id, (_content, regions, context) => {
      const frame = plainFrame(100, height, [label(id)]);
      context.mark(frame, { kind: 'note', content });
      const { height: free, full, page } = regions.at(0);
      const fits = height + context.notesHeight(frame, page) <= free || free >= full;
      return fits ? [frame] : [null, frame];
    });
  };

  const big = [pageMaster('any', 100_000)];
  const k = 1000;

  it('stand at the bottom of the frame that holds their marks', () => {
    const flow = [noted('a', 10 * k, [8 * k]), noted('b', 10 * k, [7 * k]), lines('c', { lines: [60 * k] })];
    expect(pagesOf(documentOf({ flow, masters: big }))).toEqual([
      'any: a@0 b@10000 an0-1@85000 bn0-1@93000',
      'any: c0-1@0',
    ]);
  });

  it('go along with a line that has no room with its note', () => {
    const flow = [lines('a', { lines: [70 * k] }), noted('b', 10 * k, [15 * k])];
    expect(pagesOf(documentOf({ flow, masters: big }))).toEqual(['any: a0-1@0', 'any: b@0 bn0-1@85000']);
  });

  it('go on on the next page, take room there, and are reported', () => {
    const tall = noted('a', 10 * k, [40 * k, 40 * k, 40 * k]);
    const document = documentOf({ flow: [tall, lines('b', { lines: [50 * k, 50 * k] })], masters: big });
    expect(pagesOf(document)).toEqual(['any: a@0 an0-2@20000', 'any: b0-1@0 an2-3@60000', 'any: b1-2@0']);
    expect(document.diagnostics.map(({ code, at }) => `${code} ${at.nodeId}`)).toEqual([
      'layout.noteContinues an',
    ]);
  });

  it('that go on move sections behind them, whose pages are planned where they begin then', () => {
    const content = note('n', [40 * k, 40 * k, 40 * k]);
    const text = lines('b', { lines: [40 * k, 40 * k] });
    const noted = node('a', (inside, regions, context) => {
      const frame = plainFrame(100, 10 * k, [label('a')]);
      context.mark(frame, { kind: 'note', content });
      const rest = text.behaviour.layout(inside, new RestOfRegions(regions, 1, 0), context);
      return [frame, ...rest];
    });
    const masters = [...big, pageMaster('first', 100 * k)];
    const flow = [noted, lines('c', { lines: [10], section: 'page' })];
    expect(pagesOf(documentOf({ flow, masters }))).toEqual([
      'first: a@0 n0-2@20000',
      'any: b0-1@0 n2-3@60000',
      'any: b1-2@0',
      'first: c0-1@0',
    ]);
  });

  it('are laid out once where they stand before everything that is poured again', () => {
    let laidOut = 0;
    const counted = node('n', (_content, regions) => {
      if (regions.at(0).full < UNBOUNDED) laidOut += 1;
      return one(5 * k, 'said');
    });
    const content = { ...note('n', []), compiled: counted };
    const first = node('a', (_content, _regions, context) => {
      const frame = plainFrame(100, 10 * k, [label('a')]);
      context.mark(frame, { kind: 'note', content });
      return [frame];
    });
    const tall = noted('b', 10 * k, [40 * k, 40 * k, 40 * k]);
    const flow = [first, tall, lines('c', { lines: [50 * k, 50 * k] })];
    const shown = pagesOf(documentOf({ flow, masters: big }));
    expect(shown[0]).toBe('any: a@0 said@95000');
    expect(laidOut).toBe(1);
  });

  it('take the room that they need on the page where they are tried, which may have a narrower frame', () => {
    const wrapping = node('n', (_content, regions) => one(regions.at(0).width < 100 ? 60 * k : 10 * k, 'n'));
    const reserved = new Map<number, number>();
    const marked = node('b', (_content, regions, context) => {
      const frame = plainFrame(100, 10 * k, [label('b')]);
      context.mark(frame, { kind: 'note', content: { ...note('n', []), compiled: wrapping } });
      const { page } = regions.at(0);
      reserved.set(page, context.notesHeight(frame, page));
      return [frame];
    });
    const tried = { ...note('b', []), compiled: marked };
    const trying = node('c', (_content, regions, context) => {
      for (const skip of [1, 2]) context.layOut(tried, new RestOfRegions(regions, skip, k));
      return one(10 * k, 'c');
    });
    const narrow = {
      kind: 'frame',
      id: 'narrow',
      box: { x: 0, y: 0, width: 40, height: k },
      flow: 'main',
    } as const;
    const second = pageMaster('any', 100 * k);
    const masters = [
      pageMaster('first', 100 * k),
      pageMaster('left', 100 * k),
      { ...second, parts: [...second.parts, narrow] },
    ];
    documentOf({ flow: [noted('a', 10 * k, [k]), trying], masters });
    expect([...reserved]).toEqual([
      [2, 10 * k],
      [3, 60 * k],
    ]);
  });

  it('are found on a page of their own where nothing follows', () => {
    const document = documentOf({ flow: [noted('a', 10 * k, [60 * k, 60 * k])], masters: big });
    expect(pagesOf(document)).toEqual(['any: a@0 an0-1@40000', 'any: an1-2@40000']);
  });
});

describe('what does not fit', () => {
  it('is reported with its element and page', () => {
    const wide = node('wide', () => [plainFrame(130, 10, [label('wide')])]);
    const tall = node('tall', (content, _regions, context) => [
      { ...plainFrame(100, 140, [label('tall')]), source: context.source(content.compiled.id, '') },
    ]);
    const { diagnostics } = documentOf({
      flow: [wide, { ...tall, flow: lines('x', { lines: [], breakBefore: 'page' }).flow }],
    });
    expect(
      diagnostics.map(({ code, at, args }) => `${code} ${at.nodeId} ${at.page} ${args.overflow}`),
    ).toEqual(['layout.tooWide wide 1 0.03', 'layout.overset tall 2 0.04']);
  });

  it('is reported by its flow where no page has a frame for it, or there is no page master', () => {
    const told = (spec: Parameters<typeof documentOf>[0]): string[] =>
      documentOf(spec).diagnostics.map(({ code, at }) => `${code} ${at.nodeId}`);
    const some = lines('a', { lines: [10] });
    expect(told({ flow: [some], others: { aside: [lines('b', { lines: [10] })] } })).toEqual([
      'layout.noFrame aside',
    ]);
    expect(told({ flow: [some], masters: [] })).toEqual([
      'model.missingMaster undefined',
      'layout.noFrame main',
    ]);
  });
});
