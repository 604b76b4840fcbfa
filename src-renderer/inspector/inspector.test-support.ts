/** A letter with a text, a note and data in the store, for tests of the inspector's sections. */

import { vi } from 'vitest';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import type { Paragraph, Template, TemplateNode } from '../../shared/model';
import { fireEvent, screen } from '../../test/support/screen';
import { adopt, provideServices, studioStore } from '../state';

/** `Terms` `¶` `Pay soon` and the mark of a note. */
const PARAGRAPHS: readonly Paragraph[] = [
  { style: 'heading', inlines: [{ kind: 'text', text: 'Terms' }] },
  {
    inlines: [
      { kind: 'text', text: 'Pay soon' },
      { kind: 'footnote', node: 'note' },
    ],
  },
];

function template(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A4', language: 'en' });
  const text = (paragraphs: readonly Paragraph[]): TemplateNode => ({
    type: 'text',
    props: { content: { en: [...paragraphs] } },
  });
  return {
    ...blank,
    data: {
      kind: 'object',
      fields: {
        rows: {
          kind: 'list',
          item: { kind: 'object', fields: { what: { kind: 'string' }, amount: { kind: 'number' } } },
        },
      },
    },
    nodes: {
      ...blank.nodes,
      letter: { ...text(PARAGRAPHS), children: ['note'] },
      note: { type: 'footnote', children: ['says'], props: {} },
      says: text([{ inlines: [{ kind: 'text', text: 'By law' }] }]),
      line: { ...text([{ inlines: [{ kind: 'text', text: 'Row' }] }]), each: { list: 'rows', as: 'row' } },
      main: { type: 'flow', children: ['letter', 'line'], props: {} },
    },
  };
}

/** Puts the letter into the store. */
export function openLetter(): void {
  provideServices({
    api: {
      templates: { apply: () => new Promise(() => undefined), open: vi.fn() },
      datasets: { record: vi.fn() },
    } as never,
    elements: elementTypes,
  });
  adopt({ id: 'd', template: template(), revision: 0, updatedAt: '2026-01-01T00:00:00Z', dataset: null });
  studioStore.setState({ record: { index: 0, title: 'A', data: { rows: [{ what: 'x', amount: 2 }] } } });
}

export function shownTemplate(): Template {
  const found = studioStore.getState().document?.template;
  if (!found) throw new Error('no template is open');
  return found;
}

export function shownNode(id: string): TemplateNode {
  const found = shownTemplate().nodes[id];
  if (!found) throw new Error(`no node ${id}`);
  return found;
}

/** Types into a field and leaves it with Enter. */
export function fill(name: string | RegExp, value: string): void {
  const field = screen.getByRole('textbox', { name });
  fireEvent.change(field, { target: { value } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

/** Chooses from the list that a control opens. */
export async function choose(control: RegExp, option: string | RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: control }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
}

export const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
