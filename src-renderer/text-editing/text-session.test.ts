// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { elementTypes } from '../../shared/engine';
import { nodeOf, type Paragraph } from '../../shared/model';
import { adopt, discardDocument, provideServices, startTextEdit, studioStore } from '../state';
import { templateWith, textNode } from './engine.test-support';
import { textCommands } from './text-session';

vi.mock('../rpc', () => ({
  api: {},
  errorText: String,
  isRefusal: () => false,
  studioFailureOf: () => null,
}));

const item = (text: string, level = 0): Paragraph => ({
  list: { style: 'numbers', level },
  inlines: text ? [{ kind: 'text', text }] : [],
});

const template = () => studioStore.getState().document?.template;
const paragraphs = (id = 'letter'): readonly Paragraph[] => {
  const found = template();
  const content = found && nodeOf(found, id)?.props.content;
  return (content as unknown as { en: Paragraph[] } | undefined)?.en ?? [];
};
const levels = () => paragraphs().map(({ list }) => list?.level ?? null);
const caret = () => studioStore.getState().textEdit;

function open(text: readonly Paragraph[]): void {
  provideServices({
    api: { templates: { apply: () => new Promise(() => undefined) }, datasets: {} } as never,
    elements: elementTypes,
  });
  const letter = templateWith({ letter: textNode(text), other: textNode([{ inlines: [] }]) });
  adopt({ id: 'd', template: letter, revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
}

const at = (anchor: number, head = anchor, nodeId = 'letter'): void =>
  startTextEdit({ nodeId, language: 'en', anchor, head });

beforeEach(() => open([item('a'), item('')]));
afterEach(discardDocument);

describe('the keys of a list', () => {
  it('take items in and out; Tab is a tab elsewhere, and Shift+Tab leaves', () => {
    at(0);
    expect(textCommands.tab(false)).toBe(true);
    expect(levels()).toEqual([1, 0]);
    textCommands.tab(true);
    textCommands.tab(true);
    expect(levels()).toEqual([null, 0]);
    expect(textCommands.tab(true)).toBe(false);
    expect(textCommands.tab(false)).toBe(true);
    expect(paragraphs()[0]?.inlines).toEqual([{ kind: 'text', text: '\ta' }]);
  });

  it('end it with Enter in an empty item, and with a deletion at the start of one', () => {
    at(2);
    textCommands.splitParagraph();
    expect(levels()).toEqual([0, null]);
    at(0);
    textCommands.delete('backward');
    expect(levels()).toEqual([null, null]);
    expect(paragraphs()[0]?.inlines).toEqual([{ kind: 'text', text: 'a' }]);
  });

  it('go on with another item after one that says something', () => {
    at(1);
    textCommands.splitParagraph();
    expect(levels()).toEqual([0, 0, 0]);
  });
});

describe('Enter behind a heading', () => {
  it('begins a paragraph of text', () => {
    open([{ style: 'heading', inlines: [{ kind: 'text', text: 'Terms' }] }]);
    at(5);
    textCommands.splitParagraph();
    textCommands.insertText('You pay.');
    expect(paragraphs()).toEqual([
      { style: 'heading', inlines: [{ kind: 'text', text: 'Terms' }] },
      { inlines: [{ kind: 'text', text: 'You pay.' }] },
    ]);
  });
});

describe('a note', () => {
  const notes = () => {
    const found = template();
    return (found && nodeOf(found, 'letter')?.children) ?? [];
  };

  it('comes with its mark and goes with it, each as one step of undo', () => {
    at(1);
    textCommands.insertNote();
    expect(notes()).toHaveLength(1);
    at(1);
    textCommands.delete('forward');
    expect(notes()).toHaveLength(0);
    textCommands.undo();
    expect(notes()).toHaveLength(1);
    textCommands.undo();
    expect(notes()).toHaveLength(0);
    expect(paragraphs()[0]?.inlines).toEqual([{ kind: 'text', text: 'a' }]);
  });

  it('gets an id of its own where it is pasted', () => {
    at(1);
    textCommands.insertNote();
    const [original] = notes();
    at(0, 2);
    const clip = textCommands.copy();
    at(2);
    if (clip) textCommands.paste(clip);
    expect(notes()).toHaveLength(2);
    expect(new Set(notes()).size).toBe(2);
    expect(notes()[0]).toBe(original);
    expect(paragraphs()[0]?.inlines.filter(({ kind }) => kind === 'footnote')).toHaveLength(2);
  });

  it('that undo takes away leaves the caret in the text it was in', () => {
    at(1);
    textCommands.insertNote();
    const [note = ''] = notes();
    const found = template();
    const [says = ''] = (found && nodeOf(found, note)?.children) ?? [];
    at(0, 0, says);
    textCommands.undo();
    expect(caret()).toMatchObject({ nodeId: 'letter', anchor: 1, head: 1 });
  });
});

describe('marks', () => {
  it('raise a selection, and put it back on the line', () => {
    at(0, 1);
    textCommands.togglePosition('super');
    expect(paragraphs()[0]?.inlines).toEqual([{ kind: 'text', text: 'a', marks: { position: 'super' } }]);
    textCommands.togglePosition('sub');
    textCommands.togglePosition('sub');
    expect(paragraphs()[0]?.inlines).toEqual([{ kind: 'text', text: 'a' }]);
  });

  it('wait for what is typed at a caret', () => {
    at(1);
    textCommands.togglePosition('sub');
    textCommands.insertText('2');
    expect(paragraphs()[0]?.inlines.at(-1)).toEqual({ kind: 'text', text: '2', marks: { position: 'sub' } });
  });
});
