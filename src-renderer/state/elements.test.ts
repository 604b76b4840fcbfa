import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EMPTY_CONTRACT } from '../../shared/data';
import type { Edit, Template, TemplateNode } from '../../shared/model';
import {
  applyEdit,
  canMoveInto,
  clearSelection,
  copyElements,
  deleteNodes,
  discardDocument,
  duplicateNodes,
  moveNodes,
  nudgeNodes,
  openDocument,
  pasteElements,
  provideServices,
  renameNode,
  select,
  selectAllBeside,
  shiftNode,
  studioStore,
  toastQueue,
  undo,
  wrapNodes,
} from '.';

const A = { hash: 'a'.repeat(64), mediaType: 'image/png', name: 'a.png', width: 1, height: 1 } as const;

const template: Template = {
  format: 'fumi-template',
  versions: {},
  name: 'Letter',
  languages: ['en'],
  data: EMPTY_CONTRACT,
  styles: { colours: {}, text: {} },
  assets: { logo: A },
  root: 'doc',
  nodes: {
    doc: { type: 'document', children: ['page', 'flow'], props: {} },
    page: {
      type: 'master',
      children: ['frame', 'p1', 'p2'],
      props: {
        use: 'any',
        size: { width: 500, height: 700 },
        margins: { top: 50, right: 50, bottom: 50, left: 50 },
      },
    },
    frame: { type: 'frame', box: { x: 50, y: 50, width: 400, height: 600 }, props: { flow: 'flow' } },
    p1: { type: 'plain', box: { x: 10, y: 20, width: 30, height: 40 }, props: { asset: 'logo' } },
    p2: { type: 'plain', box: { x: 60, y: 20, width: 10, height: 10 }, locked: true, props: {} },
    flow: { type: 'flow', children: ['a', 'b', 'c', 'd'], props: {} },
    a: { type: 'plain', props: {} },
    b: { type: 'plain', props: {} },
    c: { type: 'plain', props: {} },
    d: { type: 'box', children: ['inner'], props: {} },
    inner: { type: 'plain', props: {} },
  },
};

const toasts = () => toastQueue.visibleToasts.map(({ content }) => content.text);

/** Adds a page master with frames for the flow. */
const secondPage = (frames: string[]): Edit => {
  const page = template.nodes.page as TemplateNode;
  const frame = template.nodes.frame as TemplateNode;
  const added = {
    page2: { ...page, children: frames },
    ...Object.fromEntries(frames.map((id) => [id, frame])),
  };
  return {
    label: 'insert',
    operations: [{ kind: 'insert', parent: 'doc', index: 1, id: 'page2', nodes: added }],
  };
};

const nodes = () => studioStore.getState().document?.template.nodes ?? {};
const children = (id: string) => nodes()[id]?.children;
const selected = () => studioStore.getState().selection.nodeIds;

beforeEach(async () => {
  provideServices({
    api: {
      templates: {
        open: async () => ({ id: 'x', template, revision: 0, updatedAt: '', dataset: null, lastRecord: 0 }),
        apply: async ({ revision, edits }) => ({ revision: revision + edits.length, updatedAt: '' }),
        keepLastRecord: async () => undefined,
      },
      datasets: { record: async () => ({ record: {}, title: '' }) },
    },
    elements: {
      propsSchemaOf: () => z.any(),
      childTypesOf: (type) => (type === 'box' ? 'elements' : type === 'text' ? ['footnote'] : 'none'),
      isPart: () => false,
      get: () => undefined,
    },
  });
  await openDocument('x');
});
afterEach(() => {
  discardDocument();
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key);
});

describe('moving', () => {
  it('keeps the order of several, forwards and backwards', () => {
    moveNodes(['b', 'a'], 'flow', 3);
    expect(children('flow')).toEqual(['c', 'a', 'b', 'd']);
    moveNodes(['a', 'b'], 'flow', 0);
    expect(children('flow')).toEqual(['a', 'b', 'c', 'd']);
    moveNodes(['a', 'c'], 'flow', 4);
    expect(children('flow')).toEqual(['b', 'd', 'a', 'c']);
  });

  it('gives a box on a page and takes it in a flow', () => {
    moveNodes(['a'], 'page', 0);
    expect(nodes().a?.box).toEqual({ x: 50, y: 50, width: 400, height: 40 });
    moveNodes(['p1'], 'flow', 0);
    expect(nodes().p1?.box).toBeUndefined();
    undo();
    undo();
    expect(nodes()).toEqual(template.nodes);
  });

  it('goes only where the types allow', () => {
    expect(canMoveInto(['a'], 'd')).toBe(true);
    expect(canMoveInto(['a'], 'b')).toBe(false);
    expect(canMoveInto(['d'], 'd')).toBe(false);
    expect(canMoveInto(['frame'], 'flow')).toBe(false);
    expect(moveNodes(['page'], 'flow', 0)).toBe(false);
  });
});

describe('selecting all', () => {
  it('takes what stands beside the selected element, and the blocks of a flow or of the first one', () => {
    clearSelection();
    selectAllBeside();
    expect(selected()).toEqual(['a', 'b', 'c', 'd']);
    select(['b']);
    selectAllBeside();
    expect(selected()).toEqual(['a', 'b', 'c', 'd']);
    select(['flow']);
    selectAllBeside();
    expect(selected()).toEqual(['a', 'b', 'c', 'd']);
    select(['inner']);
    selectAllBeside();
    expect(selected()).toEqual(['inner']);
  });
});

describe('deleting', () => {
  it('takes what is inside along and selects the neighbour', () => {
    expect(deleteNodes(['inner', 'd'])).toBe(true);
    expect(nodes().inner).toBeUndefined();
    expect(selected()).toEqual(['c']);
  });

  it('takes frames along with their flow, and leaves locked elements', () => {
    deleteNodes(['flow']);
    expect(Object.keys(nodes())).toEqual(['doc', 'page', 'p1', 'p2']);
    expect(deleteNodes(['p2'])).toBe(false);
  });

  it('leaves the last page master, and says what to do', () => {
    expect(deleteNodes(['page'])).toBe(false);
    expect(nodes()).toEqual(template.nodes);
    expect(toasts()).toEqual([expect.stringMatching(/last page master.*Add another one first/)]);
    applyEdit(secondPage([]));
    expect(deleteNodes(['page', 'page2'])).toBe(false);
    // Everything that is poured stands on the first page.
    expect(deleteNodes(['page'])).toBe(false);
    expect(deleteNodes(['page2'])).toBe(true);
  });

  it('leaves the last frame of what is poured, but not of an empty flow', () => {
    expect(deleteNodes(['frame'])).toBe(false);
    expect(toasts()).toEqual([expect.stringMatching(/what “Flow” holds/)]);
    applyEdit(secondPage(['frame2']));
    expect(deleteNodes(['frame', 'frame2'])).toBe(false);
    expect(deleteNodes(['frame'])).toBe(true);
    expect(deleteNodes(['a', 'b', 'c', 'd'])).toBe(true);
    expect(deleteNodes(['frame2'])).toBe(true);
  });
});

describe('notes', () => {
  const mark = { kind: 'footnote', node: 'note' } as const;
  const text = {
    type: 'text',
    children: ['note'],
    props: { content: { en: [{ inlines: [{ kind: 'text', text: 'ab' }, mark, mark] }] } },
  };

  beforeEach(() => {
    const insert = { kind: 'insert', parent: 'flow', index: 0, id: 'text' } as const;
    applyEdit({
      label: 'insert',
      operations: [{ ...insert, nodes: { text, note: { type: 'footnote', props: {} } } }],
    });
  });

  it('take their marks along, in one step of undo', () => {
    deleteNodes(['note']);
    expect(nodes().note).toBeUndefined();
    expect(nodes().text?.props.content).toEqual({ en: [{ inlines: [{ kind: 'text', text: 'ab' }] }] });
    undo();
    expect(nodes().text).toEqual(text);
  });

  it('are duplicated with their text, not alone', () => {
    expect(duplicateNodes(['note'])).toBe(false);
    duplicateNodes(['text']);
    const [copy = ''] = selected();
    const [note = ''] = children(copy) ?? [];
    expect(JSON.stringify(nodes()[copy]?.props.content)).toContain(`"node":"${note}"`);
    expect(note).not.toBe('note');
  });
});

describe('what is anchored', () => {
  const anchor = { x: 'frame', y: 'flow' } as const;

  it('keeps its box in flows and stands on pages without an anchor', () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    const set = { kind: 'set', id: 'a' } as const;
    applyEdit({
      label: 'properties',
      operations: [
        { ...set, path: ['anchor'], value: anchor },
        { ...set, path: ['box'], value: box },
      ],
    });
    moveNodes(['a'], 'flow', 4);
    expect(nodes().a).toMatchObject({ anchor, box });
    moveNodes(['a'], 'page', 0);
    expect(nodes().a).toEqual({ type: 'plain', box, props: {} });
  });
});

describe('duplicating and wrapping', () => {
  it('puts copies behind their originals, with new ids and moved a little', () => {
    duplicateNodes(['a', 'b']);
    const copies = children('flow') ?? [];
    expect([copies[0], copies[2], copies[4]]).toEqual(['a', 'b', 'c']);
    expect(selected()).toEqual([copies[1], copies[3]]);
    duplicateNodes(['p1']);
    expect(nodes()[selected()[0] ?? '']?.box).toEqual({ x: 18, y: 28, width: 30, height: 40 });
  });

  it('puts a box where the placed elements stood, which follow each other in it', () => {
    wrapNodes(['p1', 'p2']);
    const [box = ''] = selected();
    expect(nodes()[box]).toMatchObject({
      box: { x: 10, y: 20, width: 60, height: 40 },
      children: ['p1', 'p2'],
    });
    expect(nodes().p2?.box).toBeUndefined();
  });
});

describe('small changes', () => {
  it('shifts among siblings, not beyond them', () => {
    expect([shiftNode('b', 1), shiftNode('a', -1), shiftNode('d', 1)]).toEqual([true, false, false]);
    expect(children('flow')).toEqual(['a', 'c', 'b', 'd']);
  });

  it('nudges what is placed and not locked', () => {
    expect(nudgeNodes(['p1', 'p2', 'a'], 1, -1)).toBe(true);
    expect(nodes().p1?.box).toMatchObject({ x: 11, y: 19 });
    expect(nodes().p2?.box?.x).toBe(60);
    expect(nudgeNodes(['a'], 1, 0)).toBe(false);
  });

  it('renames, and an empty name gives the type’s back', () => {
    renameNode('a', ' Greeting ');
    expect(nodes().a?.name).toBe('Greeting');
    renameNode('a', '');
    expect(nodes().a).toEqual({ type: 'plain', props: {} });
  });
});

describe('the clipboard', () => {
  it('pastes behind the selection under new ids', () => {
    const clip = copyElements(['d', 'inner', 'a']) ?? '';
    select(['b']);
    expect(pasteElements(clip)).toBe(true);
    const order = children('flow') ?? [];
    expect(order).toHaveLength(6);
    expect(order.slice(2, 4)).toEqual(selected());
    const box = selected().find((id) => nodes()[id]?.type === 'box') ?? '';
    expect(children(box)?.[0]).not.toBe('inner');
  });

  it('brings images along, and loses the box in a flow', async () => {
    const clip = copyElements(['p1']) ?? '';
    expect(JSON.parse(clip).assets).toEqual({ logo: A });
    select(['flow']);
    pasteElements(clip);
    expect(nodes()[children('flow')?.at(-1) ?? '']).toEqual({ type: 'plain', props: { asset: 'logo' } });
  });

  it('refuses what is not ours', () => {
    expect(pasteElements('hello')).toBe(false);
    expect(pasteElements('{"version":1,"roots":["q"],"nodes":{},"assets":{}}')).toBe(false);
  });
});
