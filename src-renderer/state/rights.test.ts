import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenedTemplate, Person, Role } from '../../shared/contract';
import { EMPTY_CONTRACT } from '../../shared/data';
import type { Edit, Inline, Template } from '../../shared/model';
import {
  applyEdit,
  canUndo,
  discardDocument,
  editRight,
  modesOf,
  openDocument,
  provideServices,
  redo,
  setMode,
  setPerson,
  studioStore,
  toastQueue,
  undo,
  wordingRefusal,
} from '.';

const field: Inline = { kind: 'field', value: 'customer.name' };

const template: Template = {
  format: 'fumi-template',
  versions: {},
  name: 'Letter',
  languages: ['en'],
  data: EMPTY_CONTRACT,
  styles: { colours: {}, text: {} },
  assets: {},
  root: 'doc',
  nodes: {
    doc: { type: 'document', children: ['flow'], props: {} },
    flow: { type: 'flow', children: ['open', 'closed'], props: {} },
    open: {
      type: 'text',
      name: 'Greeting',
      edit: { policy: 'wording', budget: 10 },
      props: { content: { en: [{ inlines: [{ kind: 'text', text: 'Dear ' }, field] }] } },
    },
    closed: { type: 'text', props: { content: { en: [{ inlines: [] }] } } },
  },
};

const opened: OpenedTemplate = {
  id: 'letter',
  template,
  revision: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  dataset: null,
  lastRecord: 0,
};

const person = (...roles: Role[]): Person => ({
  id: 'p',
  name: 'Hannah Moore',
  roles,
  isActive: true,
  signingKey: null,
});

const replace = (id: string, from: number, to: number, ...inlines: Inline[]): Edit => ({
  label: 'typing',
  operations: [{ kind: 'replaceText', id, language: 'en', from, to, slice: [{ inlines }] }],
});

const words = (text: string): Inline => ({ kind: 'text', text });

const rename: Edit = {
  label: 'rename',
  operations: [{ kind: 'setTemplate', path: ['name'], value: 'Other' }],
};

const state = () => studioStore.getState();
const toasts = () => toastQueue.visibleToasts.map(({ content }) => content);

beforeEach(async () => {
  provideServices({
    api: {
      templates: {
        open: async () => opened,
        apply: async ({ revision, edits }) => ({
          revision: revision + edits.length,
          updatedAt: '2026-01-02T00:00:00Z',
        }),
        keepLastRecord: async () => undefined,
      },
      datasets: { record: async () => ({ record: {}, title: '' }) },
    },
    elements: {
      propsSchemaOf: (type) => (type === 'text' ? z.object({ content: z.any() }) : undefined),
      childTypesOf: () => 'none',
      isPart: () => false,
      get: () => undefined,
    },
  });
  await openDocument('letter');
});

afterEach(() => {
  discardDocument();
  setPerson(null);
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key);
});

describe('modes', () => {
  it.each([
    [['designer'], 'design wording proof review publish history'],
    [['businessUser'], 'wording review'],
    [['reviewer'], 'proof review publish history'],
    [['businessUser', 'reviewer'], 'wording proof review publish history'],
  ] as const)('of %s', (roles, modes) => {
    expect(modesOf({ person: person(...roles) }).join(' ')).toBe(modes);
  });

  it('that the person does not have are not shown', () => {
    setPerson(person('reviewer'));
    expect(state().mode).toBe('review');
    setMode('design');
    expect(state().mode).toBe('review');
    setMode('history');
    expect(state().mode).toBe('history');
  });

  it('begin with the first one when a document is opened', async () => {
    setPerson(person('businessUser'));
    await openDocument('letter');
    expect(state().mode).toBe('wording');
  });
});

describe('what may be changed', () => {
  it('is everything for a designer, but words only in Wording mode', () => {
    setPerson(person('designer', 'businessUser'));
    setMode('design');
    expect(editRight(state())).toBe('design');
    expect(applyEdit(rename)).toBe(true);
    setMode('wording');
    expect(editRight(state())).toBe('wording');
    expect(canUndo(state())).toBe(false);
    expect(undo()).toBe(false);
    expect(applyEdit(rename)).toBe(false);
    expect(state().document?.template.name).toBe('Other');
  });

  it('is nothing for a reviewer', () => {
    setPerson(person('reviewer'));
    expect(applyEdit(replace('open', 0, 0, words('!')))).toBe(false);
    expect(toasts()[0]?.text).toContain('Hannah Moore may not do this');
    expect(state().document?.template).toEqual(template);
  });
});

describe('a business user', () => {
  beforeEach(() => setPerson(person('businessUser')));

  it('rewords an opened text, and takes it back', () => {
    expect(applyEdit(replace('open', 0, 4, words('Hello')))).toBe(true);
    expect(canUndo(state())).toBe(true);
    expect(undo()).toBe(true);
    expect(state().document?.template).toEqual(template);
    expect(redo()).toBe(true);
  });

  it('reaches no other text, and nothing but words', () => {
    expect(applyEdit(replace('closed', 0, 0, words('Hi')))).toBe(false);
    expect(applyEdit(rename)).toBe(false);
    expect(toasts().every(({ kind }) => kind === 'error')).toBe(true);
    expect(state().document?.template).toEqual(template);
  });

  it('cannot type past the budget, and is told so in passing', () => {
    expect(applyEdit(replace('open', 5, 5, words('123456')))).toBe(false);
    expect(toasts()).toEqual([
      { kind: 'notice', text: 'Greeting would have 11 characters; its budget is 10.' },
    ]);
    expect(applyEdit(replace('open', 5, 5, words('12345')))).toBe(true);
  });

  it('brings in no field that the text never had', () => {
    const foreign = replace('open', 0, 0, { kind: 'field', value: 'customer.income' });
    expect(applyEdit(foreign)).toBe(false);
    expect(wordingRefusal(template, foreign)).toMatchObject({ kind: 'foreign', what: 'field' });
  });

  it('puts a field back that was deleted', () => {
    expect(applyEdit(replace('open', 5, 6))).toBe(true);
    expect(applyEdit(replace('open', 0, 0, field))).toBe(true);
  });
});
