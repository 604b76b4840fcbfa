// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { present } from '../../shared/base';
import { type Paragraph, textLength } from '../../shared/model';
import { moved } from './caret-motion';
import type { EditedText } from './edited-text';
import { templateWith, testEngine, textNode } from './engine.test-support';
import type { Motion } from './input-adapter';
import { TextGeometry } from './text-geometry';

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

function geometryOf(paragraphs: readonly Paragraph[]): TextGeometry {
  const template = {
    ...templateWith({ letter: textNode(paragraphs) }),
    data: { kind: 'object' as const, fields: { customer: { kind: 'string' as const } } },
  };
  const composition = testEngine.compose(testEngine.compile(template), { customer: 'Ms Nováková' });
  const place = { nodeId: 'letter', recordPath: '', page: 0 };
  return present(TextGeometry.of(composition, paragraphs, place), 'the text is on the page');
}

describe('the geometry of a text', () => {
  const geometry = geometryOf(PARAGRAPHS);
  const length = textLength(PARAGRAPHS);

  it('has a caret for every position, also in an empty paragraph', () => {
    for (let position = 0; position <= length; position += 1) {
      const caret = present(geometry.caret(position), `a caret at ${position}`);
      expect(caret.height).toBeGreaterThan(5000);
    }
  });

  it('finds the position of every caret again by pointing at it', () => {
    for (let position = 0; position <= length; position += 1) {
      const { page, x, top, height } = present(geometry.caret(position), 'a caret');
      const found = geometry.positionAt(page, { x, y: top + height / 2 });
      const again = present(geometry.caret(found.position, found.affinity), 'a caret');
      expect(Math.abs(again.x - x)).toBeLessThanOrEqual(1);
      expect(again.top).toBe(top);
    }
  });

  it('steps over a field as one unit', () => {
    const before = present(geometry.caret(5), 'before the field');
    const after = present(geometry.caret(6), 'after the field');
    expect(after.x - before.x).toBeGreaterThan(30_000);
    const inside = geometry.positionAt(0, { x: before.x + 8000, y: before.top + 1000 });
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
  const place = { nodeId: 'letter', recordPath: '', page: 0 };
  const geometry = present(TextGeometry.of(composition, paragraphs, place), 'the text is on the page');

  it('knows no labels: every position has a caret beside them and is found again', () => {
    for (let position = 0; position <= textLength(paragraphs); position += 1) {
      const { page, x, top, height } = present(geometry.caret(position), `a caret at ${position}`);
      expect(x).toBeGreaterThan(56_693 + 15_000);
      const found = geometry.positionAt(page, { x, y: top + height / 2 });
      const again = present(geometry.caret(found.position, found.affinity), 'a caret');
      expect(Math.abs(again.x - x)).toBeLessThanOrEqual(1);
      expect(again.top).toBe(top);
    }
  });

  it('finds the beginning of the text where one points at its label', () => {
    const first = present(geometry.caret(0), 'a caret');
    expect(geometry.positionAt(0, { x: 57_000, y: first.top + 2000 }).position).toBe(0);
  });

  it('steps over the mark of a note as one unit', () => {
    const [before, after] = [12, 13].map((position) => present(geometry.caret(position), 'a caret'));
    expect((after?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(2000);
  });
});

describe('movement by keys', () => {
  const geometry = geometryOf(PARAGRAPHS);
  const length = textLength(PARAGRAPHS);
  const textAt = (head: number, anchor = head): EditedText => ({
    edit: {
      nodeId: 'letter',
      recordPath: '',
      language: 'en',
      anchor,
      head,
      composing: false,
      pendingMarks: null,
    },
    paragraphs: PARAGRAPHS,
    selection: { anchor, head },
    geometry,
  });
  const CARET = { page: 0, affinity: 'downstream', goalX: null, composing: null } as const;
  const go = (head: number, motion: Motion) => moved(textAt(head), CARET, motion, false);

  it('goes down through every line and up again to the start', () => {
    const tops = new Set<number>();
    let at = {
      position: 0,
      affinity: 'downstream' as 'downstream' | 'upstream',
      goalX: null as number | null,
    };
    for (let step = 0; step < 40 && at.position < length; step += 1) {
      tops.add(present(geometry.caret(at.position, at.affinity), 'a caret').top);
      at = moved(textAt(at.position), { ...CARET, ...at }, 'down', false);
    }
    expect(at.position).toBe(length);
    expect(tops.size).toBeGreaterThan(5);
  });

  it('keeps its column over a shorter line', () => {
    const start = 40;
    const x = present(geometry.caret(start), 'a caret').x;
    let at = moved(textAt(start), CARET, 'down', false);
    at = moved(textAt(at.position), { ...CARET, ...at }, 'down', false);
    expect(at.goalX).toBe(x);
  });

  it('knows the ends of the line and of the text', () => {
    const home = go(60, 'lineStart').position;
    const end = go(60, 'lineEnd');
    expect(home).toBeLessThan(60);
    expect(end.position).toBeGreaterThan(60);
    const caret = present(geometry.caret(end.position, end.affinity), 'a caret');
    expect(caret.top).toBe(present(geometry.caret(60), 'a caret').top);
    expect(go(60, 'textEnd').position).toBe(length);
    expect(go(60, 'textStart').position).toBe(0);
  });

  it('collapses a selection to its ends', () => {
    expect(moved(textAt(9, 3), CARET, 'left', false).position).toBe(3);
    expect(moved(textAt(3, 9), CARET, 'right', false).position).toBe(9);
    expect(moved(textAt(3, 9), CARET, 'right', true).position).toBe(4);
  });
});
