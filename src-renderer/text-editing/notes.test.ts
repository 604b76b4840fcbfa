import { describe, expect, it } from 'vitest';
import { applyEdit, type Paragraph, type TemplateNode } from '../../shared/model';
import { templateWith, textNode } from './engine.test-support';
import { copiedNotes, isInNote, newNote, notesIn, pastedNotes, removeUnmarked } from './notes';

const mark = (node: string): Paragraph['inlines'][number] => ({ kind: 'footnote', node });
const EN: readonly Paragraph[] = [
  { inlines: [{ kind: 'text', text: 'See' }, mark('n1'), mark('n2')] },
  { inlines: [{ kind: 'reference', node: 'n1', show: 'label' }] },
];
const JA: readonly Paragraph[] = [{ inlines: [mark('n2')] }];

const letter: TemplateNode = {
  type: 'text',
  children: ['n1', 'n2'],
  props: { content: { en: [...EN], ja: [...JA] } },
};
const template = templateWith(
  {
    letter,
    n1: { type: 'footnote', children: ['n1text'], props: {} },
    n1text: textNode([{ inlines: [{ kind: 'text', text: 'One' }] }]),
    n2: { type: 'footnote', children: ['n2text'], props: {} },
    n2text: textNode([{ inlines: [{ kind: 'text', text: 'Two' }] }]),
  },
  ['letter'],
);

const ids = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `new${count}`;
  };
};

describe('notes', () => {
  it('go with their last mark in any language', () => {
    expect(removeUnmarked(letter, ['n1', 'n2'], 'en', [{ inlines: [] }])).toEqual([
      { kind: 'remove', id: 'n1' },
    ]);
    expect(removeUnmarked(letter, ['n1'], 'en', EN)).toEqual([]);
    expect(removeUnmarked(letter, ['elsewhere'], 'en', [{ inlines: [] }])).toEqual([]);
  });

  it('come along when their marks are copied, and get ids of their own where they are pasted', () => {
    const notes = copiedNotes(template, EN);
    expect(Object.keys(notes)).toEqual(['n1', 'n1text', 'n2', 'n2text']);
    const { paragraphs, operations } = pastedNotes(template, 'letter', EN, notes, ids());
    expect(notesIn(paragraphs)).toEqual(['new1', 'new3']);
    expect(paragraphs[1]?.inlines).toEqual([{ kind: 'reference', node: 'new1', show: 'label' }]);
    const applied = applyEdit(template, { label: 'paste', operations: [...operations] });
    expect(applied.ok && applied.value.template.nodes.letter?.children).toEqual(['n1', 'n2', 'new1', 'new3']);
    expect(applied.ok && applied.value.template.nodes.new2?.props).toEqual(template.nodes.n1text?.props);
  });

  it('leave no mark without a note', () => {
    expect(notesIn(pastedNotes(template, 'letter', EN, {}, ids()).paragraphs)).toEqual([]);
  });

  it('hold no notes themselves', () => {
    expect(isInNote(template, 'n1text')).toBe(true);
    const notes = copiedNotes(template, EN);
    expect(pastedNotes(template, 'n2text', EN, notes, ids()).operations).toEqual([]);
  });

  it('begin with an empty text in the small style', () => {
    const { id, textId, nodes } = newNote(template, 'en', ids());
    expect(nodes[id]?.children).toEqual([textId]);
    expect(nodes[textId]?.props).toEqual({ style: 'small', content: { en: [{ inlines: [] }] } });
  });
});
