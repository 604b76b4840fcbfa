import { describe, expect, it } from 'vitest';
import { present } from '../../shared/base';
import type { DataContract } from '../../shared/data';
import { elementTypes } from '../../shared/engine';
import type { Point } from '../../shared/geometry';
import type { Template, TemplateNode } from '../../shared/model';
import { type StudioState, studioStore } from '../state';
import { templateWith, testEngine, textNode } from '../text-editing/engine.test-support';
import { CanvasScene, handlesFor } from './canvas-scene';
import { chipsOf } from './chips';
import { boxesOf } from './element-boxes';
import { tableOfList } from './field-table';
import { stackPages, toPage, toWorld } from './page-stack';
import { outlinesOf } from './selection-boxes';

const data: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    lines: {
      kind: 'list',
      item: {
        kind: 'object',
        fields: {
          bookedOn: { kind: 'date' },
          what: { kind: 'string', label: 'Article' },
          amount: { kind: 'number' },
          parts: { kind: 'list', item: { kind: 'string' } },
        },
      },
    },
  },
};

const record = {
  name: 'Ms Nováková',
  lines: [
    { bookedOn: '2026-11-01', what: 'Paper', amount: 4.5 },
    { bookedOn: '2026-11-02', what: 'Ink', amount: 12 },
  ],
};

const cell = (value: string): TemplateNode => textNode([{ inlines: [{ kind: 'field', value }] }]);

const template: Template = (() => {
  const base = templateWith(
    {
      greeting: textNode([
        {
          inlines: [
            { kind: 'text', text: 'Dear ' },
            { kind: 'field', value: 'name' },
          ],
        },
      ]),
      notice: {
        type: 'box',
        children: ['inside'],
        props: { padding: { top: 8, right: 8, bottom: 8, left: 8 } },
      },
      inside: textNode([{ inlines: [{ kind: 'text', text: 'Notice' }] }]),
      table: {
        type: 'table',
        children: ['row'],
        props: { columns: [{ width: { kind: 'share', share: 1 } }], padding: { x: 2, y: 2 } },
      },
      row: {
        type: 'row',
        each: { list: 'lines', as: 'line' },
        children: ['cell'],
        props: { role: 'body' },
      },
      cell: { type: 'cell', children: ['what'], props: {} },
      what: cell('line.what'),
      logo: {
        type: 'rectangle',
        box: { x: 300, y: 20, width: 80, height: 30 },
        props: { fill: '#2f4bb3' },
      },
    },
    ['greeting', 'notice', 'table'],
  );
  const page = present(base.nodes.page, 'the page');
  return { ...base, data, nodes: { ...base.nodes, page: { ...page, children: ['frame', 'logo'] } } };
})();

const compiled = testEngine.compile(template);
const composition = testEngine.compose(compiled, record);
const { list } = composition;

const sceneWith = (patch: Partial<StudioState> = {}): CanvasScene =>
  new CanvasScene({ ...studioStore.getState(), compiled, composition, ...patch }, template, list);

/** The middle of an element's box in the world. */
function middleOf(nodeId: string, turn = 0): Point {
  const shown = present(boxesOf(list, nodeId)[turn], `${nodeId} is on the page`);
  const { x, y, width, height } = toWorld(present(scene.stack.places[shown.page], 'the page'), shown.box);
  return { x: x + width / 2, y: y + height / 2 };
}

const scene = sceneWith();

describe('pages in the world', () => {
  it('lie below each other and take points back', () => {
    const page = present(list.pages[0], 'a page');
    const stack = stackPages({ ...list, pages: [page, page] });
    const [first, second] = stack.places;
    expect(second?.y).toBeGreaterThan(first?.height ?? 0);
    const place = present(second, 'the second page');
    const box = toWorld(place, { x: 1000, y: 2000, width: 3000, height: 4000 });
    expect(toPage(place, box)).toEqual({ x: 1000, y: 2000 });
  });
});

describe('what is under the pointer', () => {
  it('is a chain of elements, innermost first, with the turn of the repeat', () => {
    expect(scene.hitsAt(middleOf('what', 1)).map(({ nodeId }) => nodeId)).toEqual([
      'what',
      'cell',
      'row',
      'table',
    ]);
    expect(scene.hitsAt(middleOf('what', 1))[0]?.recordPath).toBe('lines[1]');
    expect(scene.hitsAt(middleOf('inside')).map(({ nodeId }) => nodeId)).toEqual(['inside', 'notice']);
    expect(scene.hitsAt({ x: 5, y: 5 })).toEqual([]);
  });

  it('marks parts and texts', () => {
    const [text, part] = scene.hitsAt(middleOf('what'));
    expect(text).toMatchObject({ isText: true, isPart: false });
    expect(part).toMatchObject({ isText: false, isPart: true });
  });

  it('has handles on a placed element that is selected alone', () => {
    const state = { ...studioStore.getState().selection, nodeIds: ['logo'] };
    const selected = sceneWith({ selection: state });
    expect(selected.handleAt({ x: 380, y: 50 })?.handle).toBe('se');
    expect(selected.handleAt({ x: 340, y: 35 })).toBeNull();
    expect(scene.handleAt({ x: 380, y: 50 })).toBeNull();
    expect(handlesFor({ x: 0, y: 0, width: 100, height: 0 }, 1)).toEqual(['w', 'e']);
  });

  it('is found by a rectangle, too', () => {
    expect(scene.nodesIn({ x: 0, y: 0, width: 1000, height: 1000 })).toEqual([
      'logo',
      'greeting',
      'notice',
      'table',
    ]);
    expect(scene.nodesIn({ x: 290, y: 10, width: 20, height: 20 })).toEqual(['logo']);
  });
});

describe('where a block would go', () => {
  it('is between the blocks of the flow', () => {
    const { x, y } = middleOf('greeting');
    expect(scene.insertionAt({ x, y: y - 3 })).toMatchObject({ parent: 'main', index: 0 });
    expect(scene.insertionAt({ x, y: y + 3 })).toMatchObject({ parent: 'main', index: 1 });
    expect(scene.insertionAt({ x, y: 560 - 70 })).toMatchObject({ parent: 'main', index: 3 });
  });

  it('is inside the box or the cell under the pointer', () => {
    const inside = middleOf('inside');
    expect(scene.insertionAt({ x: inside.x, y: inside.y + 3 })).toMatchObject({ parent: 'notice', index: 1 });
    const what = middleOf('what');
    expect(scene.insertionAt({ x: what.x, y: what.y - 2 })).toMatchObject({ parent: 'cell', index: 0 });
  });

  it('is never inside the block that is moved, and counts without it', () => {
    const inside = middleOf('inside');
    expect(scene.insertionAt(inside, 'notice')?.parent).toBe('main');
    const below = middleOf('what', 1);
    expect(scene.insertionAt({ x: below.x, y: 480 }, 'greeting')).toMatchObject({ parent: 'main', index: 2 });
  });

  it('is nowhere beside the frame', () => {
    expect(scene.insertionAt({ x: 10, y: 10 })).toBeNull();
  });
});

describe('outlines and chips', () => {
  it('show every turn of a repeated element and tell the one that is meant', () => {
    const outlines = outlinesOf(template, list, scene.stack, 'what', 'lines[1]');
    expect(outlines.map(({ isMain }) => isMain)).toEqual([false, true]);
    expect(outlinesOf(template, list, scene.stack, 'page', '')).toMatchObject([{ isPage: true }]);
    expect(outlinesOf(template, list, scene.stack, 'main', '')).toHaveLength(1);
  });

  it('find the fields by their data paths', () => {
    const chips = chipsOf(compiled, composition, 0);
    expect(chips.map(({ path }) => path)).toEqual(['name', 'lines[].what', 'lines[].what']);
    expect(chips[0]).toMatchObject({ nodeId: 'greeting', position: 5 });
  });
});

describe('the table of a dropped list', () => {
  const base = present(
    elementTypes
      .get('table')
      ?.create?.({ language: 'en', availableWidth: 0, styles: { colours: {}, text: {} } }),
    'a table',
  );

  it('has a head with the fields’ names and a row for every item', () => {
    const spec = present(
      tableOfList(template, base, { list: 'lines', path: 'lines', language: 'en', record: null }),
      'a table',
    );
    const [head, body] = spec.children ?? [];
    expect(body?.each).toEqual({ list: 'lines', as: 'line' });
    const texts = (row: typeof head) =>
      row?.children?.map((own) => JSON.stringify(own.children?.[0]?.props.content)) ?? [];
    expect(texts(head).join()).toMatch(/Booked on.*Article.*Amount/);
    expect(texts(body).join()).toMatch(/line\.bookedOn.*line\.what.*line\.amount/);
    expect(texts(body)[2]).toContain('"align":"end"');
  });

  it('shows all decimals that the record on show has', () => {
    const rates = { lines: [{ amount: 0.0035 }, { amount: 4 }] };
    const bound = { list: 'lines', path: 'lines', language: 'en', record: rates };
    const spec = present(tableOfList(template, base, bound), 'a table');
    expect(JSON.stringify(spec.children?.[1])).toContain('"decimals":4');
  });

  it('is composed as it is', () => {
    const spec = present(
      tableOfList(template, base, { list: 'lines', path: 'lines', language: 'en', record: null }),
      'a table',
    );
    expect(elementTypes.propsSchemaOf('table')?.safeParse(spec.props).success).toBe(true);
    expect(spec.props.columns).toHaveLength(3);
  });

  it('is not made of lists without single values', () => {
    expect(
      tableOfList(template, base, { list: 'name', path: 'name', language: 'en', record: null }),
    ).toBeNull();
  });
});

describe('where only words may be changed', () => {
  const opened: Template = {
    ...template,
    nodes: {
      ...template.nodes,
      greeting: { ...(template.nodes.greeting as TemplateNode), edit: { policy: 'wording' } },
    },
  };
  const shown = testEngine.compile(opened);
  const document = testEngine.compose(shown, record);
  const restricted = new CanvasScene(
    { ...studioStore.getState(), mode: 'wording', compiled: shown, composition: document },
    opened,
    document.list,
  );

  it('nothing is hit but the opened texts', () => {
    const middleOf = (id: string): Point => {
      const [first] = boxesOf(document.list, id);
      const place = present(stackPages(document.list).places[first?.page ?? 0], 'a page');
      const { x, y, width, height } = toWorld(place, present(first?.box, 'a box'));
      return { x: x + width / 2, y: y + height / 2 };
    };
    expect(restricted.hitsAt(middleOf('greeting')).map(({ nodeId }) => nodeId)).toEqual(['greeting']);
    for (const id of ['inside', 'what', 'logo']) expect(restricted.hitsAt(middleOf(id))).toEqual([]);
  });

  it('nothing can be arranged, and the keyboard walks through the opened texts', () => {
    expect(restricted.canArrange).toBe(false);
    expect(restricted.placed('logo', 0)).toBeNull();
    expect(restricted.isMovableBlock('greeting')).toBe(false);
    expect(restricted.readingOrder()).toEqual(['greeting']);
  });
});
