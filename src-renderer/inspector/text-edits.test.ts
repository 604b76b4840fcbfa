import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paragraph, replaceText, textLength } from '../../shared/model';
import {
  changeField,
  markOf,
  paragraphsOf,
  paragraphValue,
  replaceUnit,
  selectedUnit,
  setMark,
  setParagraphValue,
  type TextStretch,
  unitsOf,
} from './text-edits';

const paragraphs: readonly Paragraph[] = [
  {
    style: 'heading',
    inlines: [
      { kind: 'text', text: 'Dear ' },
      { kind: 'field', value: 'customer.name', marks: { bold: true } },
      { kind: 'text', text: ',' },
    ],
  },
  { inlines: [{ kind: 'text', text: 'hello', marks: { bold: true } }, { kind: 'lineBreak' }] },
];

const stretch = (from: number, to: number): TextStretch => ({
  nodeId: 'n1',
  language: 'en',
  paragraphs,
  from,
  to,
});

function applied(operations: ReturnType<typeof setMark>): Paragraph[] {
  const [operation] = operations;
  if (operation?.kind !== 'replaceText') throw new Error('expected a change of text');
  return replaceText(paragraphs, operation.from, operation.to, operation.slice);
}

describe('marks', () => {
  it('are the common value of the stretch, mixed where they differ', () => {
    expect(markOf(stretch(5, 6), 'bold')).toEqual({ kind: 'same', value: true });
    expect(markOf(stretch(0, 6), 'bold')).toEqual({ kind: 'mixed' });
    expect(markOf(stretch(0, 3), 'bold')).toEqual({ kind: 'same', value: undefined });
  });

  it('of a caret are those of the character before it', () => {
    expect(markOf(stretch(6, 6), 'bold')).toEqual({ kind: 'same', value: true });
    expect(markOf(stretch(8, 8), 'bold')).toEqual({ kind: 'same', value: true });
  });

  it('change exactly the stretch and never the length', () => {
    fc.assert(
      fc.property(fc.nat(14), fc.nat(14), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), textLength(paragraphs))];
        if (from >= to) return;
        const changed = applied(setMark(stretch(from, to), 'italic', true));
        expect(textLength(changed)).toBe(textLength(paragraphs));
        expect(changed[0]?.style).toBe('heading');
        const over = (start: number, end: number) =>
          markOf({ ...stretch(start, end), paragraphs: changed }, 'italic');
        if (from > 0) expect(over(0, from)).toEqual({ kind: 'same', value: undefined });
      }),
    );
  });

  it('are taken away without leaving an empty object', () => {
    const changed = applied(setMark(stretch(8, 13), 'bold', undefined));
    expect(changed[1]?.inlines[0]).toEqual({ kind: 'text', text: 'hello' });
  });

  it('do nothing over an empty stretch', () => {
    expect(setMark(stretch(3, 3), 'bold', true)).toEqual([]);
  });
});

describe('paragraph values', () => {
  it('cover every paragraph that the stretch touches', () => {
    expect(paragraphValue(stretch(0, 7), 'style')).toEqual({ kind: 'same', value: 'heading' });
    expect(paragraphValue(stretch(0, 8), 'style')).toEqual({ kind: 'mixed' });
    expect(setParagraphValue(stretch(2, 9), 'align', 'end')).toEqual([
      { kind: 'set', id: 'n1', path: ['props', 'content', 'en', '0', 'align'], value: 'end' },
      { kind: 'set', id: 'n1', path: ['props', 'content', 'en', '1', 'align'], value: 'end' },
    ]);
  });
});

describe('field chips', () => {
  it('are found by their position', () => {
    expect(unitsOf(paragraphs).map(({ position }) => position)).toEqual([5]);
    expect(selectedUnit(stretch(5, 6))?.inline).toMatchObject({ value: 'customer.name' });
    expect(selectedUnit(stretch(4, 5))).toBeUndefined();
  });

  it('change their expression and keep their marks', () => {
    const place = unitsOf(paragraphs)[0];
    if (place?.inline.kind !== 'field') throw new Error('expected a field');
    const { inline, position } = place;
    const changed = applied([changeField(stretch(0, 0), { inline, position }, { value: 'customer.title' })]);
    expect(changed[0]?.inlines[1]).toEqual({ kind: 'field', value: 'customer.title', marks: { bold: true } });
  });
});

describe('other chips', () => {
  const units: readonly Paragraph[] = [
    { inlines: [{ kind: 'text', text: 'ab' }, { kind: 'lineBreak' }, { kind: 'page', show: 'count' }] },
    { inlines: [{ kind: 'footnote', node: 'n' }] },
  ];

  it('are everything but letters and line breaks', () => {
    expect(unitsOf(units).map(({ position }) => position)).toEqual([3, 5]);
  });

  it('are replaced in their place', () => {
    const operation = replaceUnit({ nodeId: 't', language: 'en' }, 3, { kind: 'page', show: 'number' });
    expect(operation).toMatchObject({ from: 3, to: 4, slice: [{ inlines: [{ show: 'number' }] }] });
  });
});

it('falls back to another language of the text', () => {
  const node = { type: 'text', props: { content: { en: paragraphs as never } } };
  expect(paragraphsOf(node, 'ja', 'en')?.language).toBe('en');
  expect(paragraphsOf({ type: 'line', props: {} }, 'ja', 'en')).toBeUndefined();
});
