/** What templates say about pages, as documents show it. */
import { describe, expect, it } from 'vitest';
import { box, field, page, paragraph, table, template, text } from '../../test/support/template-builder';
import { testEngine } from '../../test/support/world';
import { type DisplayItem, type DisplayList, type Frame, walk } from '../display';
import type { Operation } from '../model';

const engine = testEngine(['Source Sans 3']);

const compose = (of: Parameters<typeof template>[0], record = {}) =>
  engine.compose(engine.compile(template(of)), record);

const SMALL = {
  page: {
    props: {
      use: 'any' as const,
      size: { width: 200, height: 200 },
      margins: { top: 10, right: 10, bottom: 10, left: 10 },
    },
  },
  frame: { box: { x: 10, y: 10, width: 180, height: 180 } },
};

/** The texts of each page, with where they begin in whole points. */
function textsOf({ pages, sources }: DisplayList): string[][] {
  return pages.map((each) => {
    const texts: string[] = [];
    walk(each, {
      glyphs: (run, x, y) => {
        const shown = sources[run.source]?.text.slice(run.textStart, run.textEnd) ?? '';
        texts.push(`${shown.trim()} ${Math.round(x / 1000)},${Math.round(y / 1000)}`);
      },
    });
    return texts;
  });
}

const rectangle = (height: number, extra: object = {}) =>
  ({ type: 'rectangle', props: { height, fill: 'brand' }, ...extra }) as ReturnType<typeof text>;

const itemsOf = (list: DisplayList, kind: DisplayItem['kind']): string[] => {
  const found: string[] = [];
  const visit = (frame: Frame, x: number, y: number): void => {
    for (const item of frame.items) {
      if (item.kind === 'group') visit(item.frame, x + item.x, y + item.y);
      else if (item.kind === kind) found.push(`${(x + item.x) / 1000},${(y + item.y) / 1000}`);
    }
  };
  for (const { frame } of list.pages) visit(frame, 0, 0);
  return found;
};

describe('columns', () => {
  const columns = (props: object, children: ReturnType<typeof text>[]) => ({
    type: 'columns',
    props: { count: 2, gap: 20, ...props },
    children,
  });
  const lines = (count: number) =>
    text(Array.from({ length: count }, (_, index) => paragraph(`L${index}`, 'small')));

  it('are filled one after the other, or end at the same height', () => {
    const filled = compose({ nodes: SMALL, flow: [columns({}, [lines(6)]), text('After')] });
    expect(new Set(textsOf(filled.list)[0]?.map((each) => each.split(/[ ,]/)[1]))).toEqual(new Set(['10']));
    const balanced = compose({ nodes: SMALL, flow: [columns({ balance: true }, [lines(6)]), text('After')] });
    const texts = textsOf(balanced.list)[0] ?? [];
    const [first, fourth] = [texts[0], texts[3]].map((each) => each?.split(' ')[1]?.split(','));
    expect([first?.[0], fourth?.[0]]).toEqual(['10', '110']);
    expect(first?.[1]).toBe(fourth?.[1]);
  });

  it('go on on the next page and break where a column break says', () => {
    const broken = columns({}, [lines(2), text('Next', { breakBefore: 'column' }, 'small')]);
    expect(textsOf(compose({ nodes: SMALL, flow: [broken] }).list)[0]?.at(-1)).toMatch(/^Next 110,/);
    const long = compose({ nodes: SMALL, flow: [columns({}, [lines(40)])] });
    expect(long.list.pages.length).toBeGreaterThan(1);
    expect(textsOf(long.list)[1]?.[0]).toMatch(/ 10,\d+$/);
    expect(long.diagnostics).toEqual([]);
  });

  it('are of equal height in what has no end, and of its height in a box', () => {
    const inBox = box([columns({}, [lines(6)])]);
    const { list } = compose({ nodes: SMALL, flow: [table([{ cells: [inBox] }])] });
    expect(new Set(textsOf(list)[0]?.map((each) => each.split(/[ ,]/)[1])).size).toBe(2);
    const placed = { ...columns({}, [lines(6)]), box: { x: 10, y: 10, width: 180, height: 60 } };
    const boxed = compose({ nodes: SMALL, flow: [], onPage: [placed] });
    expect(boxed.diagnostics).toEqual([]);
    expect(new Set(textsOf(boxed.list)[0]?.map((each) => each.split(/[ ,]/)[1])).size).toBe(2);
  });

  it('leave room for the notes of all of them', () => {
    const noted = {
      ...text([
        paragraph(['A', { kind: 'footnote', node: 'n3' }]),
        paragraph(['B', { kind: 'footnote', node: 'n5' }]),
      ]),
      children: ['First note', 'Second note'].map((note) => ({
        type: 'footnote',
        props: {},
        children: [text(note, {}, 'small')],
      })),
    } as ReturnType<typeof text>;
    const { list, diagnostics } = compose({ nodes: SMALL, flow: [columns({}, [noted, lines(18)])] });
    expect(diagnostics).toEqual([]);
    const notes = textsOf(list)[0]?.filter((each) => each.includes('note')) ?? [];
    expect(notes.map((each) => each.replace(/,\d+$/, ''))).toEqual(['First note 20', 'Second note 20']);
    const lowest = Math.max(...(textsOf(list)[0] ?? []).map((each) => Number(each.split(',')[1])));
    expect(lowest).toBe(Number(notes[1]?.split(',')[1]));
  });
});

describe('a white-space filler', () => {
  const filler = (props: object, children: ReturnType<typeof text>[]) => ({
    type: 'filler',
    props: { choose: 'first', ...props },
    children,
  });

  it('shows the first that fits, or the largest, and what holds for the customer', () => {
    const data = { kind: 'object' as const, fields: { rich: { kind: 'boolean' as const } } };
    const offers = [rectangle(300), rectangle(40, { when: 'rich' }), rectangle(20), rectangle(60)];
    const shown = (choose: string, rich: boolean) => {
      const { list } = compose(
        {
          data,
          nodes: SMALL,
          flow: [filler({ choose, fill: true, verticalAlign: 'bottom' }, offers), text('End')],
        },
        { rich },
      );
      const height = 180 - Number(itemsOf(list, 'path')[0]?.split(',')[1]) + 10 - 14.5;
      return Math.round(height);
    };
    expect([shown('first', true), shown('first', false), shown('largest', true)]).toEqual([40, 20, 60]);
  });

  it('takes no room where nothing fits or too little is free', () => {
    const none = compose({ nodes: SMALL, flow: [text('A'), filler({}, [rectangle(300)]), text('B')] });
    expect(itemsOf(none.list, 'path')).toEqual([]);
    const little = compose({
      nodes: SMALL,
      flow: [rectangle(100), filler({ minHeight: 90 }, [rectangle(10)])],
    });
    expect(itemsOf(little.list, 'path')).toHaveLength(1);
  });

  it('is filled on a page too, within its box', () => {
    const placed = {
      ...filler({ verticalAlign: 'bottom' }, [rectangle(200), rectangle(30)]),
      box: { x: 20, y: 20, width: 100, height: 80 },
    };
    expect(itemsOf(compose({ nodes: SMALL, flow: [], onPage: [placed] }).list, 'path')).toEqual(['20,70']);
  });
});

describe('anchored elements', () => {
  const anchored = (x: 'frame' | 'page', y: 'flow' | 'frame' | 'page') =>
    rectangle(10, { box: { x: 5, y: 7, width: 10, height: 10 }, anchor: { x, y } });

  it('stand relative to frame, page or flow and take no room', () => {
    const at = (...places: Parameters<typeof anchored>) =>
      itemsOf(
        compose({ nodes: SMALL, flow: [rectangle(30), anchored(...places), rectangle(5)] }).list,
        'path',
      );
    expect(at('frame', 'flow')).toEqual(['10,10', '15,47', '10,40']);
    expect(at('page', 'page')).toEqual(['10,10', '5,7', '10,40']);
    expect(at('frame', 'frame')).toEqual(['10,10', '15,17', '10,40']);
  });

  it('find the page through boxes and columns around them', () => {
    const inner = box([
      { type: 'columns', props: { count: 2, gap: 10 }, children: [rectangle(20), anchored('page', 'page')] },
    ]);
    expect(itemsOf(compose({ nodes: SMALL, flow: [inner] }).list, 'path')).toEqual(['16,14', '5,7']);
  });

  it('are reported where they leave the page', () => {
    const outside = rectangle(10, {
      box: { x: 195, y: 0, width: 10, height: 10 },
      anchor: { x: 'page', y: 'page' },
    });
    const { diagnostics } = compose({ nodes: SMALL, flow: [outside] });
    expect(diagnostics.map(({ code, at, args }) => [code, at.nodeId, args.distance])).toEqual([
      ['layout.outsidePage', 'n1', '5'],
    ]);
  });
});

describe('breaks', () => {
  it('hold under their conditions, also before every turn of a repetition but the first', () => {
    const data = {
      kind: 'object' as const,
      fields: {
        parts: {
          kind: 'list' as const,
          item: {
            kind: 'object' as const,
            fields: { name: { kind: 'string' as const }, big: { kind: 'boolean' as const } },
          },
        },
      },
    };
    const part = text(field('part.name'), {
      each: { list: 'parts', as: 'part' },
      breakBefore: 'page',
      breakBeforeWhen: 'part.big',
    });
    const parts = [true, false, true].map((big, index) => ({ name: `P${index}`, big }));
    const { list } = compose({ data, nodes: SMALL, flow: [part] }, { parts });
    expect(textsOf(list).map((texts) => texts.map((each) => each.split(' ')[0]))).toEqual([
      ['P0', 'P1'],
      ['P2'],
    ]);
  });

  it('go after a block, a row or a group where a rule says so', () => {
    const named = { name: { kind: 'string' as const }, big: { kind: 'boolean' as const } };
    const parts = { kind: 'list' as const, item: { kind: 'object' as const, fields: named } };
    const data = { kind: 'object' as const, fields: { parts } };
    const after = {
      each: { list: 'parts', as: 'part' },
      breakAfter: 'page' as const,
      breakAfterWhen: 'part.big',
    };
    const row = (extra: object) => ({
      type: 'row',
      ...extra,
      props: { role: 'body' },
      children: [{ type: 'cell', props: {}, children: [text(field('part.name'))] }],
    });
    const tableOf = (child: object) => ({
      type: 'table',
      props: { columns: [{ width: { kind: 'share', share: 1 } }], padding: { x: 0, y: 0 } },
      children: [child],
    });
    const blocks = [
      text(field('part.name'), after),
      tableOf(row(after)),
      tableOf({ type: 'rowGroup', ...after, props: {}, children: [row({})] }),
    ];
    for (const block of blocks) {
      const { list } = compose(
        { data, nodes: SMALL, flow: [block as ReturnType<typeof text>] },
        { parts: [false, true, false].map((big, index) => ({ name: `P${index}`, big })) },
      );
      const names = textsOf(list).map((texts) => texts.map((each) => each.split(' ')[0]));
      expect(names).toEqual([['P0', 'P1'], ['P2']]);
    }
  });
});

describe('sections', () => {
  it('are tagged and count their pages where they restart', () => {
    const section = (props: object, content: string) => ({
      type: 'section',
      props: { start: 'page', ...props },
      children: [text(content)],
    });
    const number = (show: 'sectionNumber' | 'sectionCount') => ({ kind: 'page' as const, show });
    const footer = {
      type: 'band',
      props: { edge: 'bottom', gap: 0 },
      children: [text([page('number'), ' ', number('sectionNumber'), '/', number('sectionCount')])],
    };
    const flow = [section({}, 'A'), section({}, 'B'), section({ restartNumbering: true }, 'C')];
    const { list } = compose({ nodes: SMALL, flow, onPage: [footer] });
    const footers = textsOf(list).map((texts) =>
      texts.find((each) => each.includes('/'))?.replace(/ \d+,\d+$/, ''),
    );
    expect(footers).toEqual(['1 1/2', '2 2/2', '3 1/1']);
    const tags: string[] = [];
    for (const each of list.pages) walk(each, { enterTag: ({ role }) => tags.push(role) });
    expect(tags.filter((role) => role === 'Sect')).toHaveLength(3);
  });
});

describe('notes', () => {
  it('stand in the box or header that holds their marks', () => {
    const noted = {
      ...text(['A', { kind: 'footnote' as const, node: 'n2' }], {
        box: { x: 10, y: 10, width: 150, height: 60 },
      }),
      children: [{ type: 'footnote', props: {}, children: [text('The note', {}, 'small')] }],
    } as ReturnType<typeof text>;
    const { list, diagnostics } = compose({ nodes: SMALL, flow: [], onPage: [noted] });
    expect(diagnostics).toEqual([]);
    const note = textsOf(list)[0]?.find((each) => each.startsWith('The note'));
    expect(Number(note?.split(',')[1])).toBeGreaterThan(55);
  });
});

describe('what a document is made for', () => {
  it('decides about elements of certain channels', () => {
    const flow = [
      text('All'),
      text('Paper', { channels: ['print'] }),
      text('Mail', { channels: ['email', 'sms'] }),
    ];
    expect(textsOf(compose({ nodes: SMALL, flow }).list)[0]?.map((each) => each.split(' ')[0])).toEqual([
      'All',
      'Paper',
    ]);
  });
});

describe('inks', () => {
  it('never overprint as the white of the paper, which would not be seen', () => {
    const value = {
      ink: { cmyk: [0, 0, 0, 0], overprint: true },
      brand: { cmyk: [90, 70, 0, 0], spot: 'DIC 222', tint: 0, overprint: true },
    };
    const operations: Operation[] = [{ kind: 'setTemplate', path: ['styles', 'inks'], value }];
    const { list } = compose({ nodes: SMALL, flow: [text('Text')], operations });
    expect(list.inks?.map(({ overprint }) => overprint)).toEqual([false, false]);
  });

  it('stand for the colours that have one, in the order of their names', () => {
    const operations: Operation[] = [
      {
        kind: 'setTemplate',
        path: ['styles', 'inks'],
        value: {
          ink: { cmyk: [0, 0, 0, 100], overprint: true },
          brand: { cmyk: [90, 70, 0, 0], spot: 'DIC 222', tint: 50 },
          gone: { cmyk: [0, 0, 0, 0] },
        },
      },
    ];
    const { list } = compose({ nodes: SMALL, flow: [rectangle(10), text('Text')], operations });
    expect(list.inks).toEqual([
      { rgb: 0x2f4bb3, cmyk: [0.9, 0.7, 0, 0], spot: 'DIC 222', tint: 0.5, overprint: false },
      { rgb: 0x1c2024, cmyk: [0, 0, 0, 1], spot: null, tint: 1, overprint: true },
    ]);
    const colours: number[] = [];
    for (const each of list.pages)
      walk(each, {
        path: ({ fill }) => colours.push(fill ?? -1),
        glyphs: ({ colour }) => colours.push(colour),
      });
    expect(colours).toEqual([0x1000000, 0x1000001]);
  });
});

describe('attachments', () => {
  const data = {
    kind: 'object' as const,
    fields: { id: { kind: 'string' as const }, paid: { kind: 'boolean' as const } },
  };
  const attached = (attachments: object[], record: object) =>
    compose(
      {
        data,
        flow: [],
        operations: [{ kind: 'setTemplate', path: ['attachments'], value: attachments as never }],
      },
      record,
    );
  const about = { mediaType: 'text/xml', relationship: 'Data' };

  it('hold what the record yields, under their conditions', () => {
    const invoice = {
      ...about,
      name: 'invoice.xml',
      description: 'Invoice',
      content: { value: '"<id>" + id + "</id>"' },
    };
    const reminder = { ...about, name: 'reminder.xml', when: '!paid', content: { value: 'id' } };
    const { list } = attached([invoice, reminder], { id: '7', paid: true });
    expect(list.attachments).toEqual([
      { ...about, name: 'invoice.xml', description: 'Invoice', content: { text: '<id>7</id>' } },
    ]);
    expect(attached([reminder], { id: '7', paid: false }).list.attachments).toHaveLength(1);
  });

  it('are left out and reported where there is nothing to put in', () => {
    const { list, diagnostics } = attached(
      [
        { ...about, name: 'terms.pdf', content: { asset: 'terms' } },
        { ...about, name: 'data.xml', content: { value: 'id' } },
      ],
      { id: null, paid: true },
    );
    expect(list.attachments).toEqual([]);
    expect(diagnostics.map(({ code, at }) => `${code} ${at.property}`)).toEqual([
      'layout.missingAttachment attachments.0.content.asset',
      'data.missing attachments.1.content.value',
    ]);
  });
});

describe('backgrounds', () => {
  const asset = (mediaType: string, width: number, height: number) => ({
    hash: 'a'.repeat(64),
    mediaType,
    name: 'letterhead',
    width,
    height,
  });
  const background = (of: object, props: object) =>
    compose({
      flow: [],
      nodes: { page: { props: { ...SMALL.page.props, ...props } as never } },
      operations: [{ kind: 'setTemplate', path: ['assets'], value: { paper: of } as never }],
    });
  const imageOf = (list: DisplayList) => {
    const found: unknown[] = [];
    for (const each of list.pages)
      walk(each, {
        image: (item, x, y, tag) => found.push([x, y, item.width, item.height, item.page, tag?.role]),
      });
    return found;
  };

  it('cover the page with its bleed, or keep the size of a PDF page', () => {
    const image = background(asset('image/png', 10, 10), { bleed: 9, background: { asset: 'paper' } });
    expect(imageOf(image.list)).toEqual([[-9000, -9000, 218_000, 218_000, 1, 'Artifact']]);
    expect(image.list.pages[0]?.bleed).toBe(9000);
    const pdf = background(asset('application/pdf', 220, 180), { background: { asset: 'paper', page: 2 } });
    expect(imageOf(pdf.list)).toEqual([[-10_000, 10_000, 220_000, 180_000, 2, 'Artifact']]);
  });

  it('are reported where a PDF page is not of the size of the page', () => {
    const sizesOf = (width: number, height: number) =>
      background(asset('application/pdf', width, height), { bleed: 9, background: { asset: 'paper' } })
        .diagnostics.filter(({ code }) => code === 'layout.backgroundSize')
        .map(({ args, at }) => [args.size, args.page, at.property]);
    expect(sizesOf(201.5, 199)).toEqual([]);
    expect(sizesOf(218, 218)).toEqual([]);
    expect(sizesOf(595.276, 841.89)).toEqual([['210 × 297', '71 × 71', 'props.background.asset']]);
    // The width of the page with the height of the page and its bleed is neither.
    expect(sizesOf(200, 218)).toHaveLength(1);
  });

  it('are reported where their file is missing', () => {
    const { diagnostics } = background(asset('image/png', 1, 1), { background: { asset: 'gone' } });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.nodeId} ${at.property}`)).toEqual([
      'asset.missing page props.background.asset',
    ]);
  });
});
