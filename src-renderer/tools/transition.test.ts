import { describe, expect, it } from 'vitest';
import type { Point } from '../../shared/geometry';
import {
  type Effect,
  type HitTarget,
  IDLE,
  type Placed,
  type PointerInput,
  type Scene,
  type ToolEvent,
  type ToolState,
} from './tool-chart';
import { transition } from './transition';

const MODIFIERS = { shift: false, alt: false, command: false, space: false };

function at(x: number, y: number, modifiers: Partial<PointerInput['modifiers']> = {}): PointerInput {
  const point = { x, y };
  return { world: point, screen: point, page: 0, onPage: true, modifiers: { ...MODIFIERS, ...modifiers } };
}

const down = (input: PointerInput, clicks = 1, button: 'main' | 'middle' = 'main'): ToolEvent => ({
  ...input,
  kind: 'down',
  button,
  clicks,
});
const move = (input: PointerInput): ToolEvent => ({ ...input, kind: 'move' });
const up = (input: PointerInput): ToolEvent => ({ ...input, kind: 'up' });

const text: HitTarget = { nodeId: 'text', recordPath: '', isPart: false, isText: true };
const cellText: HitTarget = { nodeId: 'cellText', recordPath: 'rows[2]', isPart: false, isText: true };
const cell: HitTarget = { nodeId: 'cell', recordPath: 'rows[2]', isPart: true, isText: false };
const row: HitTarget = { nodeId: 'row', recordPath: 'rows[2]', isPart: true, isText: false };
const table: HitTarget = { nodeId: 'table', recordPath: '', isPart: false, isText: false };
const TABLE_PARTS = ['cellText', 'cell', 'row'];

const logo: Placed = {
  nodeId: 'logo',
  box: { x: 10, y: 20, width: 100, height: 50 },
  world: { x: 10, y: 20, width: 100, height: 50 },
};

function scene(overrides: Partial<Scene> & { readonly hits?: readonly HitTarget[] } = {}): Scene {
  const { hits = [], ...rest } = overrides;
  return {
    canArrange: true,
    tool: 'select',
    selected: [],
    editing: null,
    scale: 1,
    hitsAt: () => hits,
    textIn: () => null,
    handleAt: () => null,
    placed: (id) => (id === 'logo' ? logo : null),
    isMovableBlock: (id) => id === 'text',
    isInside: (id, ancestor) => id === ancestor || (ancestor === 'table' && TABLE_PARTS.includes(id)),
    parentOf: () => null,
    masterOf: () => 'page',
    snapLines: () => [],
    insertionAt: () => null,
    nodesIn: () => [],
    ...rest,
  };
}

/** Plays events and collects the effects; the scene may change between them. */
function play(steps: readonly (readonly [ToolEvent, Scene])[]): { state: ToolState; effects: Effect[] } {
  let state: ToolState = IDLE;
  const effects: Effect[] = [];
  for (const [event, current] of steps) {
    const next = transition(state, event, current);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const kinds = (effects: readonly Effect[], kind: Effect['kind']) =>
  effects.filter((effect) => effect.kind === kind);

describe('selecting', () => {
  it('selects the element that was pressed', () => {
    const { effects } = play([
      [down(at(5, 5)), scene({ hits: [text] })],
      [up(at(5, 5)), scene({ hits: [text], selected: ['text'] })],
    ]);
    expect(kinds(effects, 'select')).toEqual([{ kind: 'select', nodeIds: ['text'], recordPath: '' }]);
  });

  it('selects a table first and what is inside it by another click', () => {
    const hits = [cellText, cell, row, table];
    const first = play([
      [down(at(5, 5)), scene({ hits })],
      [up(at(5, 5)), scene({ hits, selected: ['table'] })],
    ]);
    expect(kinds(first.effects, 'select')).toEqual([{ kind: 'select', nodeIds: ['table'], recordPath: '' }]);
    const again = play([
      [down(at(5, 5)), scene({ hits, selected: ['table'] })],
      [up(at(5, 5)), scene({ hits, selected: ['table'] })],
    ]);
    expect(kinds(again.effects, 'select')).toEqual([
      { kind: 'select', nodeIds: ['cellText'], recordPath: 'rows[2]' },
    ]);
  });

  it('goes into nested elements one click at a time', () => {
    const box: HitTarget = { nodeId: 'box', recordPath: '', isPart: false, isText: false };
    const hits = [text, box];
    const isInside = (id: string, ancestor: string) => id === ancestor || ancestor === 'box';
    const selectedBy = (selected: readonly string[]) => {
      const current = scene({ hits, selected, isInside });
      const { effects } = play([
        [down(at(5, 5)), current],
        [up(at(5, 5)), current],
      ]);
      return kinds(effects, 'select').at(-1);
    };
    expect(selectedBy([])).toMatchObject({ nodeIds: ['box'] });
    expect(selectedBy(['box'])).toMatchObject({ nodeIds: ['text'] });
    expect(selectedBy(['text'])).toMatchObject({ nodeIds: ['text'] });
  });

  it('stays inside a table that was entered', () => {
    const hits = [cellText, cell, row, table];
    const { effects } = play([[down(at(5, 5)), scene({ hits, selected: ['cell'] })]]);
    expect(effects).toContainEqual({ kind: 'select', nodeIds: ['cellText'], recordPath: 'rows[2]' });
  });

  it('takes the parent with Alt', () => {
    const hits = [cellText, cell, row, table];
    const { effects } = play([[down(at(5, 5, { alt: true })), scene({ hits, selected: ['cellText'] })]]);
    expect(effects).toContainEqual({ kind: 'select', nodeIds: ['cell'], recordPath: 'rows[2]' });
  });

  it('adds and takes away with Shift', () => {
    const added = play([[down(at(5, 5, { shift: true })), scene({ hits: [text], selected: ['logo'] })]]);
    expect(added.effects).toContainEqual({ kind: 'select', nodeIds: ['logo', 'text'], recordPath: '' });
    const current = scene({ hits: [text], selected: ['logo', 'text'] });
    const removed = play([
      [down(at(5, 5, { shift: true })), current],
      [up(at(5, 5)), current],
    ]);
    expect(removed.effects).toContainEqual({ kind: 'select', nodeIds: ['logo'], recordPath: '' });
  });

  it('selects the page master on empty paper and nothing beside the page', () => {
    const onPaper = play([
      [down(at(5, 5)), scene()],
      [up(at(5, 5)), scene()],
    ]);
    expect(onPaper.effects).toContainEqual({ kind: 'select', nodeIds: ['page'], recordPath: '' });
    const beside = { ...at(5, 5), onPage: false };
    const off = play([
      [down(beside), scene()],
      [up(beside), scene()],
    ]);
    expect(off.effects).toContainEqual({ kind: 'select', nodeIds: [], recordPath: '' });
  });

  it('selects what a marquee touches and gives back the selection on Escape', () => {
    const current = scene({ nodesIn: () => ['text', 'logo'], selected: ['table'] });
    const steps: [ToolEvent, Scene][] = [
      [down(at(0, 0, { shift: true })), current],
      [move(at(2, 2)), current],
      [move(at(40, 40)), current],
      [move(at(60, 50)), current],
    ];
    const { state, effects } = play(steps);
    expect(state.name).toBe('marquee');
    expect(effects.at(-2)).toEqual({ kind: 'marquee', box: { x: 0, y: 0, width: 60, height: 50 } });
    expect(effects.at(-1)).toEqual({ kind: 'select', nodeIds: ['table', 'text', 'logo'], recordPath: '' });
    const cancelled = play([...steps, [{ kind: 'cancel' }, current]]);
    expect(cancelled.state).toEqual(IDLE);
    expect(cancelled.effects).toContainEqual({ kind: 'select', nodeIds: ['table'], recordPath: '' });
  });
});

describe('moving', () => {
  const selected = scene({ hits: [{ ...text, nodeId: 'logo', isText: false }], selected: ['logo'] });

  it('previews the move and makes one edit of it', () => {
    const { state, effects } = play([
      [down(at(50, 40)), selected],
      [move(at(52, 41)), selected],
      [move(at(70, 60)), selected],
      [move(at(75, 50)), selected],
      [up(at(75, 50)), selected],
    ]);
    expect(state).toEqual(IDLE);
    const boxes = [{ nodeId: 'logo', box: { x: 35, y: 30, width: 100, height: 50 } }];
    expect(kinds(effects, 'previewBoxes').at(-1)).toEqual({ kind: 'previewBoxes', label: 'move', boxes });
    expect(kinds(effects, 'commitBoxes')).toEqual([{ kind: 'commitBoxes', label: 'move', boxes }]);
  });

  it('takes everything back on Escape', () => {
    const { state, effects } = play([
      [down(at(50, 40)), selected],
      [move(at(70, 60)), selected],
      [move(at(75, 50)), selected],
      [{ kind: 'cancel' }, selected],
    ]);
    expect(state).toEqual(IDLE);
    expect(kinds(effects, 'dropPreview')).toHaveLength(1);
    expect(kinds(effects, 'commitBoxes')).toHaveLength(0);
  });

  it('makes no edit when the element came back to where it was', () => {
    const { effects } = play([
      [down(at(50, 40)), selected],
      [move(at(70, 60)), selected],
      [move(at(50, 40)), selected],
      [up(at(50, 40)), selected],
    ]);
    expect(kinds(effects, 'commitBoxes')).toHaveLength(0);
    expect(kinds(effects, 'dropPreview')).toHaveLength(1);
  });

  it('keeps to one axis with Shift and snaps unless Alt is held', () => {
    const lined = scene({
      hits: [{ ...text, nodeId: 'logo', isText: false }],
      selected: ['logo'],
      snapLines: () => [{ axis: 'x', at: 33, from: 0, to: 800 }],
    });
    const drag = (modifiers: Partial<PointerInput['modifiers']>): Point => {
      const { effects } = play([
        [down(at(50, 40)), lined],
        [move(at(60, 45)), lined],
        [move(at(70, 50, modifiers)), lined],
      ]);
      const effect = kinds(effects, 'previewBoxes').at(-1);
      const box = effect?.kind === 'previewBoxes' ? effect.boxes[0]?.box : undefined;
      return { x: box?.x ?? Number.NaN, y: box?.y ?? Number.NaN };
    };
    expect(drag({})).toEqual({ x: 33, y: 30 });
    expect(drag({ alt: true })).toEqual({ x: 30, y: 30 });
    expect(drag({ alt: true, shift: true })).toEqual({ x: 30, y: 20 });
  });

  it('resizes by a handle', () => {
    const handled = scene({ selected: ['logo'], handleAt: () => ({ handle: 'se', placed: logo }) });
    const { effects } = play([
      [down(at(110, 70)), handled],
      [move(at(130, 90)), handled],
      [up(at(130, 90)), handled],
    ]);
    expect(kinds(effects, 'commitBoxes')).toEqual([
      {
        kind: 'commitBoxes',
        label: 'resize',
        boxes: [{ nodeId: 'logo', box: { x: 10, y: 20, width: 120, height: 70 } }],
      },
    ]);
  });

  it('carries a block of a flow to another place', () => {
    const insertion = { parent: 'flow', index: 2, from: { x: 0, y: 0 }, to: { x: 9, y: 0 }, width: 9 };
    const current = scene({ hits: [text], selected: ['text'], insertionAt: () => insertion });
    const { effects } = play([
      [down(at(5, 5)), current],
      [move(at(5, 30)), current],
      [move(at(5, 60)), current],
      [up(at(5, 60)), current],
    ]);
    expect(effects).toContainEqual({ kind: 'moveBlock', nodeId: 'text', insertion });
  });
});

describe('text', () => {
  it('starts editing by a double click and leaves by a click elsewhere', () => {
    const started = play([
      [down(at(5, 5)), scene({ hits: [text] })],
      [up(at(5, 5)), scene({ hits: [text], selected: ['text'] })],
      [down(at(5, 5), 2), scene({ hits: [text], selected: ['text'] })],
    ]);
    expect(started.state.name).toBe('selectingText');
    expect(kinds(started.effects, 'editText')).toHaveLength(1);
    const left = play([[down(at(500, 5)), scene({ editing: text })]]);
    expect(left.effects).toContainEqual({ kind: 'leaveText' });
  });

  it('starts in the text of a cell whose padding was double-clicked', () => {
    const current = scene({ hits: [cell, row, table], selected: ['table'], textIn: () => cellText });
    const { effects } = play([[down(at(5, 5), 2), current]]);
    expect(kinds(effects, 'editText')).toMatchObject([
      { target: { nodeId: 'cellText', recordPath: 'rows[2]' } },
    ]);
  });

  it('selects by dragging, by words and by paragraphs in the text being edited', () => {
    const editing = scene({ hits: [text], editing: text, selected: ['text'] });
    const { effects } = play([
      [down(at(5, 5)), editing],
      [move(at(6, 5)), editing],
      [move(at(40, 5)), editing],
      [up(at(40, 5)), editing],
      [down(at(5, 5), 2), editing],
      [up(at(5, 5)), editing],
      [down(at(5, 5), 3), editing],
    ]);
    const how = effects.flatMap((effect) => (effect.kind === 'pointText' ? [effect.how] : []));
    expect(how).toEqual(['caret', 'extend', 'word', 'paragraph']);
  });
});

describe('inserting and panning', () => {
  const insertion = { parent: 'flow', index: 0, from: { x: 0, y: 0 }, to: { x: 9, y: 0 }, width: 9 };

  it('puts a block into the flow by a click', () => {
    const current = scene({ tool: 'text', insertionAt: () => insertion });
    const { effects } = play([
      [down(at(5, 5)), current],
      [up(at(6, 5)), current],
    ]);
    expect(effects).toContainEqual({ kind: 'insert', type: 'text', insertion });
  });

  it('places a box on the page by a drag, and one of the usual size by a click beside the flow', () => {
    const current = scene({ tool: 'rectangle' });
    const dragged = play([
      [down(at(5, 5)), current],
      [move(at(50, 45)), current],
      [up(at(50, 45)), current],
    ]);
    expect(kinds(dragged.effects, 'place')).toMatchObject([
      { type: 'rectangle', page: 0, box: { x: 5, y: 5, width: 45, height: 40 } },
    ]);
    const clicked = play([
      [down(at(5, 5)), current],
      [up(at(5, 5)), current],
    ]);
    expect(kinds(clicked.effects, 'place')).toMatchObject([{ type: 'rectangle', box: null }]);
  });

  it('pans with the hand, the middle button and the space bar', () => {
    const ways: [PointerInput, 'main' | 'middle', string][] = [
      [at(5, 5), 'main', 'hand'],
      [at(5, 5), 'middle', 'select'],
      [at(5, 5, { space: true }), 'main', 'text'],
    ];
    for (const [input, button, tool] of ways) {
      const current = scene({ tool });
      const { state, effects } = play([
        [down(input, 1, button), current],
        [move(at(15, 0)), current],
        [up(at(15, 0)), current],
      ]);
      expect(kinds(effects, 'pan')).toEqual([{ kind: 'pan', dx: 10, dy: -5 }]);
      expect(state).toEqual(IDLE);
    }
  });
});

describe('where only words may be changed', () => {
  const words = (overrides: Parameters<typeof scene>[0] = {}) => scene({ canArrange: false, ...overrides });

  it('a click puts the caret into a text, and says so before', () => {
    const hovered = play([[move(at(5, 5)), words({ hits: [text] })]]);
    expect(hovered.effects).toContainEqual({ kind: 'cursor', cursor: 'text' });
    expect(hovered.effects).toContainEqual({ kind: 'hover', target: { nodeId: 'text', recordPath: '' } });
    const { state, effects } = play([[down(at(5, 5)), words({ hits: [text] })]]);
    expect(state.name).toBe('selectingText');
    expect(kinds(effects, 'editText')).toHaveLength(1);
  });

  it('selects in the text that is being edited', () => {
    const editing = { nodeId: 'text', recordPath: '' };
    const { effects } = play([[down(at(5, 5), 2), words({ hits: [text], editing })]]);
    expect(effects).toEqual([expect.objectContaining({ kind: 'pointText', how: 'word' })]);
  });

  it('leaves one text for another', () => {
    const editing = { nodeId: 'other', recordPath: '' };
    const { effects } = play([[down(at(5, 5)), words({ hits: [text], editing })]]);
    expect(effects.map(({ kind }) => kind)).toEqual(['leaveText', 'editText']);
  });

  it('a drag beside the texts moves the view and nothing else', () => {
    const { effects } = play([
      [down(at(5, 5)), words({ selected: ['logo'] })],
      [move(at(25, 45)), words()],
      [up(at(25, 45)), words()],
    ]);
    expect(kinds(effects, 'pan')).toEqual([{ kind: 'pan', dx: 20, dy: 40 }]);
    expect(kinds(effects, 'select')).toEqual([{ kind: 'select', nodeIds: [], recordPath: '' }]);
    for (const kind of ['marquee', 'previewBoxes', 'commitBoxes', 'moveBlock'] as const) {
      expect(kinds(effects, kind).filter((effect) => !('box' in effect) || effect.box !== null)).toEqual([]);
    }
  });
});
