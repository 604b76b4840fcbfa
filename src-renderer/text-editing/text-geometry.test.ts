// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type JsonObject, present } from '../../shared/base';
import type { Box } from '../../shared/geometry';
import { type Paragraph, positionOf, textLength } from '../../shared/model';
import { type CaretTarget, moved } from './caret-motion';
import type { EditedText } from './edited-text';
import { templateWith, testEngine, textNode } from './engine.test-support';
import type { Reach } from './input-adapter';
import { type Direction, TextGeometry } from './text-geometry';

const SENTENCE = 'The quick brown fox jumps over the lazy dog and runs far away from the river. ';

const PARAGRAPHS: readonly Paragraph[] = [
  {
    inlines: [
      { kind: 'text', text: 'Dear ' },
      { kind: 'field', value: 'customer' },
      { kind: 'text', text: `, ${SENTENCE.repeat(3)}` },
    ],
  },
  { inlines: [] },
  { inlines: [{ kind: 'text', text: 'one' }, { kind: 'lineBreak' }, { kind: 'text', text: 'two' }] },
];

function geometryOf(paragraphs: readonly Paragraph[], props: JsonObject = {}): TextGeometry {
  const letter = textNode(paragraphs);
  const template = {
    ...templateWith({ letter: { ...letter, props: { ...letter.props, ...props } } }),
    data: { kind: 'object' as const, fields: { customer: { kind: 'string' as const } } },
  };
  const composition = testEngine.compose(testEngine.compile(template), { customer: 'Ms Nováková' });
  const place = { nodeId: 'letter', recordPath: '', instance: 0, isVertical: props.writing === 'vertical' };
  return present(TextGeometry.of(composition, paragraphs, place), 'the text is on the page');
}

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

describe('the geometry of a text', () => {
  const geometry = geometryOf(PARAGRAPHS);
  const length = textLength(PARAGRAPHS);

  it('has a caret for every position, also in an empty paragraph', () => {
    for (let position = 0; position <= length; position += 1) {
      const caret = present(geometry.caret(position), `a caret at ${position}`);
      expect(caret.box.height).toBeGreaterThan(5000);
    }
  });

  it('finds the position of every caret again by pointing at it', () => {
    for (let position = 0; position <= length; position += 1) {
      const { page, box } = present(geometry.caret(position), 'a caret');
      const found = geometry.positionAt(page, middleOf(box));
      const again = present(geometry.caret(found.position, found.affinity), 'a caret');
      expect(Math.abs(again.box.x - box.x)).toBeLessThanOrEqual(1);
      expect(again.box.y).toBe(box.y);
    }
  });

  it('steps over a field as one unit', () => {
    const { box: before } = present(geometry.caret(5), 'before the field');
    const { box: after } = present(geometry.caret(6), 'after the field');
    expect(after.x - before.x).toBeGreaterThan(30_000);
    const inside = geometry.positionAt(0, { x: before.x + 8000, y: before.y + 1000 });
    expect(inside.position).toBe(5);
  });

  it('boxes a selection line by line', () => {
    const all = geometry.boxes(0, length);
    const tops = new Set(all.map(({ box }) => box.y));
    expect(tops.size).toBeGreaterThan(4);
    const field = geometry.boxes(5, 6);
    expect(field).toHaveLength(1);
    expect(geometry.boxes(3, 3)).toHaveLength(0);
  });

  it('gives an empty text a caret', () => {
    const empty = geometryOf([{ inlines: [] }]);
    expect(empty.caret(0)).not.toBeNull();
    expect(empty.positionAt(0, { x: 0, y: 0 }).position).toBe(0);
  });
});

describe('the geometry of lists and notes', () => {
  const item = (text: string): Paragraph => ({
    list: { style: 'numbers', level: 0 },
    inlines: text ? [{ kind: 'text', text }] : [],
  });
  const paragraphs: readonly Paragraph[] = [
    item('first'),
    {
      list: { style: 'numbers', level: 1 },
      inlines: [
        { kind: 'text', text: 'a note' },
        { kind: 'footnote', node: 'note' },
        { kind: 'text', text: ` and ${SENTENCE}` },
      ],
    },
    item(''),
  ];
  const template = templateWith(
    {
      letter: { ...textNode(paragraphs), children: ['note'] },
      note: { type: 'footnote', children: ['below'], props: {} },
      below: textNode([{ inlines: [{ kind: 'text', text: 'said below' }] }]),
    },
    ['letter'],
  );
  const composition = testEngine.compose(testEngine.compile(template), {});
  const place = { nodeId: 'letter', recordPath: '', instance: 0, isVertical: false };
  const geometry = present(TextGeometry.of(composition, paragraphs, place), 'the text is on the page');

  it('knows no labels: every position has a caret beside them and is found again', () => {
    for (let position = 0; position <= textLength(paragraphs); position += 1) {
      const { page, box } = present(geometry.caret(position), `a caret at ${position}`);
      expect(box.x).toBeGreaterThan(56_693 + 15_000);
      const found = geometry.positionAt(page, middleOf(box));
      const again = present(geometry.caret(found.position, found.affinity), 'a caret');
      expect(Math.abs(again.box.x - box.x)).toBeLessThanOrEqual(1);
      expect(again.box.y).toBe(box.y);
    }
  });

  it('finds the beginning of the text where one points at its label', () => {
    const first = present(geometry.caret(0), 'a caret');
    expect(geometry.positionAt(0, { x: 57_000, y: first.box.y + 2000 }).position).toBe(0);
  });

  it('steps over the mark of a note as one unit', () => {
    const [before, after] = [12, 13].map((position) => present(geometry.caret(position), 'a caret'));
    expect((after?.box.x ?? 0) - (before?.box.x ?? 0)).toBeGreaterThan(2000);
  });
});

const CARET = { instance: 0, affinity: 'downstream', goal: null, composing: null } as const;

const textIn = (geometry: TextGeometry, head: number, anchor = head): EditedText => ({
  edit: {
    nodeId: 'letter',
    recordPath: '',
    language: 'en',
    anchor,
    head,
    composing: false,
    pendingMarks: null,
  },
  paragraphs: geometry.paragraphs,
  selection: { anchor, head },
  geometry,
});

/** Where an arrow key takes the caret from a position. */
const arrow = (geometry: TextGeometry, head: number, direction: Direction, reach: Reach = 'near') =>
  moved(textIn(geometry, head), CARET, { arrow: direction, reach }, false).position;

const DOWN = { arrow: 'down', reach: 'near' } as const;

describe('movement by keys', () => {
  const geometry = geometryOf(PARAGRAPHS);
  const length = textLength(PARAGRAPHS);
  const textAt = (head: number, anchor = head): EditedText => textIn(geometry, head, anchor);
  const go = (head: number, to: 'lineStart' | 'lineEnd' | 'textStart' | 'textEnd') =>
    moved(textAt(head), CARET, { to }, false);

  it('goes down through every line and up again to the start', () => {
    const tops = new Set<number>();
    let at: CaretTarget = { position: 0, affinity: 'downstream', goal: null };
    for (let step = 0; step < 40 && at.position < length; step += 1) {
      tops.add(present(geometry.caret(at.position, at.affinity), 'a caret').box.y);
      at = moved(textAt(at.position), { ...CARET, ...at }, DOWN, false);
    }
    expect(at.position).toBe(length);
    expect(tops.size).toBeGreaterThan(5);
  });

  it('keeps its column over a shorter line', () => {
    const start = 40;
    const { box } = present(geometry.caret(start), 'a caret');
    let at = moved(textAt(start), CARET, DOWN, false);
    at = moved(textAt(at.position), { ...CARET, ...at }, DOWN, false);
    expect(at.goal).toBe(box.x);
  });

  it('knows the ends of the line and of the text', () => {
    const home = go(60, 'lineStart').position;
    const end = go(60, 'lineEnd');
    expect(home).toBeLessThan(60);
    expect(end.position).toBeGreaterThan(60);
    const caret = present(geometry.caret(end.position, end.affinity), 'a caret');
    expect(caret.box.y).toBe(present(geometry.caret(60), 'a caret').box.y);
    expect(arrow(geometry, 60, 'left', 'edge')).toBe(home);
    expect(arrow(geometry, 60, 'right', 'edge')).toBe(end.position);
    expect(go(60, 'textEnd').position).toBe(length);
    expect(go(60, 'textStart').position).toBe(0);
  });

  it('goes by words, and by paragraphs where it goes over lines', () => {
    expect(arrow(geometry, 2, 'right', 'word')).toBe(4);
    expect(arrow(geometry, 2, 'left', 'word')).toBe(0);
    const [, second = 0, third = 0] = PARAGRAPHS.map((_, index) => positionOf(PARAGRAPHS, index, 0));
    expect(arrow(geometry, 2, 'down', 'word')).toBe(second);
    expect(arrow(geometry, third + 2, 'down', 'word')).toBe(length);
    expect(arrow(geometry, third + 2, 'up', 'word')).toBe(third);
    expect(arrow(geometry, third, 'up', 'word')).toBe(second);
    expect(arrow(geometry, 0, 'up', 'word')).toBe(0);
  });

  it('collapses a selection to its ends', () => {
    const [left, right] = [
      { arrow: 'left', reach: 'near' },
      { arrow: 'right', reach: 'near' },
    ] as const;
    expect(moved(textAt(9, 3), CARET, left, false).position).toBe(3);
    expect(moved(textAt(3, 9), CARET, right, false).position).toBe(9);
    expect(moved(textAt(3, 9), CARET, right, true).position).toBe(4);
  });
});

describe('vertical text', () => {
  const paragraphs: readonly Paragraph[] = [
    { inlines: [{ kind: 'text', text: 'いろはにほへと'.repeat(6) }] },
    { inlines: [] },
    { inlines: [{ kind: 'text', text: 'ABC ちりぬるを' }] },
  ];
  const geometry = geometryOf(paragraphs, { writing: 'vertical', height: 120 });

  it('has a caret across its lines, in an empty paragraph too, and is found again', () => {
    for (let position = 0; position <= textLength(paragraphs); position += 1) {
      const { page, box } = present(geometry.caret(position), `a caret at ${position}`);
      expect(box.height).toBe(0);
      expect(box.width).toBeGreaterThan(5000);
      const found = geometry.positionAt(page, middleOf(box));
      const again = present(geometry.caret(found.position, found.affinity), 'a caret');
      expect(Math.abs(again.box.y - box.y)).toBeLessThanOrEqual(1);
      expect(again.box.x).toBe(box.x);
    }
  });

  it('is gone through along its lines by Up and Down, across them by Left and Right', () => {
    expect(arrow(geometry, 3, 'down')).toBe(4);
    expect(arrow(geometry, 3, 'up')).toBe(2);
    const next = arrow(geometry, 3, 'left');
    const [here, there] = [3, next].map((position) => present(geometry.caret(position), 'a caret').box);
    expect(there?.y).toBe(here?.y);
    expect(there?.x).toBeLessThan(here?.x ?? 0);
    expect(arrow(geometry, next, 'right')).toBe(3);
    expect(arrow(geometry, 3, 'right')).toBe(0);
  });

  it('is gone through by words downwards, by paragraphs to the left', () => {
    const third = positionOf(paragraphs, 2, 0);
    expect(arrow(geometry, third, 'down', 'word')).toBe(third + 3);
    expect(arrow(geometry, third + 3, 'up', 'word')).toBe(third);
    expect(arrow(geometry, 3, 'left', 'word')).toBe(positionOf(paragraphs, 1, 0));
    expect(arrow(geometry, 3, 'up', 'edge')).toBe(0);
  });

  it('that is empty has its caret at the right', () => {
    const empty = geometryOf([{ inlines: [] }], { writing: 'vertical' });
    const { box } = present(empty.caret(0), 'a caret');
    expect(box.height).toBe(0);
    expect(box.width).toBeGreaterThan(5000);
  });
});

it('goes where arrows point in text that runs to the left', () => {
  const geometry = geometryOf([{ inlines: [{ kind: 'text', text: 'שלום עולם' }] }]);
  expect(arrow(geometry, 2, 'left')).toBe(3);
  expect(arrow(geometry, 2, 'right')).toBe(1);
  expect(arrow(geometry, 5, 'left', 'word')).toBe(9);
});
