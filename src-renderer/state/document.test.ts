import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type JsonObject, present } from '../../shared/base';
import type { OpenedTemplate } from '../../shared/contract';
import { EMPTY_CONTRACT } from '../../shared/data';
import { type Edit, type Template, textLength } from '../../shared/model';
import {
  applyEdit,
  closeDocument,
  discardDocument,
  nextRecord,
  openDocument,
  previousRecord,
  provideServices,
  redo,
  saveNow,
  select,
  setZoom,
  showRecord,
  startTextEdit,
  studioStore,
  toastQueue,
  undo,
  zoomBy,
} from '.';

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
    flow: { type: 'flow', children: ['t1', 't2'], props: {} },
    t1: { type: 'text', props: { content: { en: [{ inlines: [{ kind: 'text', text: 'Hello' }] }] } } },
    t2: { type: 'text', props: { content: { en: [{ inlines: [] }] } } },
  },
};

const opened: OpenedTemplate = {
  id: 'letter',
  template,
  revision: 7,
  updatedAt: '2026-01-01T00:00:00Z',
  dataset: {
    id: 'people',
    name: 'People',
    fileName: null,
    recordCount: 3,
    importedAt: '2026-01-01T00:00:00Z',
    contract: EMPTY_CONTRACT,
    titleFields: [],
  },
  lastRecord: 0,
};

const sent: Edit[] = [];
/** What opening answers. */
let workspace: OpenedTemplate;
let answerRecord: (index: number) => Promise<{ record: JsonObject; title: string }>;

const state = () => studioStore.getState();
const text = () => state().document?.template.nodes.t1?.props.content;

const rename = (id: string, name: string): Edit => ({
  label: 'edit.rename',
  operations: [{ kind: 'set', id, path: ['name'], value: name }],
});

const type = (at: number, typed: string): Edit => ({
  label: 'edit.type',
  operations: [
    {
      kind: 'replaceText',
      id: 't1',
      language: 'en',
      from: at,
      to: at,
      slice: [{ inlines: [{ kind: 'text', text: typed }] }],
    },
  ],
});

beforeEach(async () => {
  sent.length = 0;
  workspace = opened;
  sessionStorage.clear();
  answerRecord = async (index) => ({ record: { index }, title: `Person ${index}` });
  provideServices({
    api: {
      templates: {
        open: async () => workspace,
        apply: async ({ revision, edits }) => {
          sent.push(...edits);
          return { revision: revision + edits.length, updatedAt: '2026-01-02T00:00:00Z' };
        },
        keepLastRecord: async ({ index }) => {
          workspace = { ...workspace, lastRecord: index };
        },
      },
      datasets: { record: ({ index }) => answerRecord(index) },
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
  for (const { key } of toastQueue.visibleToasts) toastQueue.close(key);
});

describe('the document', () => {
  it('opens on its first record', () => {
    expect(state().document).toMatchObject({ id: 'letter', revision: 7, save: 'saved' });
    expect(state().record).toEqual({ index: 0, title: 'Person 0', data: { index: 0 } });
  });

  it('can still be taken back after it was left, and not when the workspace moved on meanwhile', async () => {
    applyEdit(rename('t1', 'Greeting'));
    applyEdit(rename('t1', 'Salutation'));
    undo();
    await closeDocument();
    const { template: left, ...rest } = opened;
    const renamed = {
      ...left,
      nodes: { ...left.nodes, t1: { ...present(left.nodes.t1, 'it is there'), name: 'Greeting' } },
    };
    workspace = { ...rest, template: renamed, revision: opened.revision + 3 };
    await openDocument('letter');
    expect(undo()).toBe(true);
    expect(state().document?.template).toEqual(template);
    expect([redo(), redo(), redo()]).toEqual([true, true, false]);
    expect(state().document?.template.nodes.t1?.name).toBe('Salutation');
    await closeDocument();
    workspace = { ...workspace, revision: opened.revision + 99 };
    await openDocument('letter');
    expect(undo()).toBe(false);
  });

  it('is never there without the record that it opens on', async () => {
    const seen: boolean[] = [];
    const stop = studioStore.subscribe(({ document, record }) =>
      seen.push(document === null || record !== null),
    );
    await openDocument('letter');
    stop();
    expect(seen).not.toContain(false);
  });

  it('changes at once, is saved, and can be taken back and done again', async () => {
    expect(applyEdit(rename('t1', 'Greeting'))).toBe(true);
    expect(state().document?.template.nodes.t1?.name).toBe('Greeting');
    expect(state().document?.save).toBe('saving');
    expect(undo()).toBe(true);
    expect(state().document?.template).toEqual(template);
    expect(redo()).toBe(true);
    expect(redo()).toBe(false);
    await saveNow();
    expect(sent.map(({ operations }) => operations[0])).toEqual([
      { kind: 'set', id: 't1', path: ['name'], value: 'Greeting' },
      { kind: 'set', id: 't1', path: ['name'] },
      { kind: 'set', id: 't1', path: ['name'], value: 'Greeting' },
    ]);
    expect(state().document).toMatchObject({ save: 'saved', revision: 10, savedAt: '2026-01-02T00:00:00Z' });
  });

  it('takes a word of typing back in one step', () => {
    for (const [index, letter] of [...' you'].entries()) applyEdit(type(5 + index, letter), { join: true });
    expect(state().document?.history.done.length).toBeLessThanOrEqual(2);
    while (undo());
    expect(text()).toEqual(template.nodes.t1?.props.content);
  });

  it('refuses what the template does not allow, says so and stays as it was', () => {
    const before = state().document;
    const isDone = applyEdit({
      label: 'edit.insert',
      operations: [
        { kind: 'insert', id: 'm', parent: 'flow', index: 0, nodes: { m: { type: 'master', props: {} } } },
      ],
    });
    expect(isDone).toBe(false);
    expect(state().document).toBe(before);
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({ kind: 'error' });
  });

  it('forgets selected elements that are gone, and their text editing', () => {
    startTextEdit({ nodeId: 't1', language: 'en', anchor: 2 });
    select(['t1', 't2']);
    startTextEdit({ nodeId: 't1', language: 'en' });
    applyEdit({ label: 'edit.delete', operations: [{ kind: 'remove', id: 't1' }] });
    expect(state().selection.nodeIds).toEqual([]);
    expect(state().textEdit).toBeNull();
    undo();
    expect(textLength((text() as { en: never }).en)).toBe(5);
  });

  it('keeps editing a text that is selected again, and ends with another element', () => {
    startTextEdit({ nodeId: 't1', language: 'en', anchor: 2 });
    select(['t1']);
    expect(state().textEdit?.anchor).toBe(2);
    select(['t2']);
    expect(state().textEdit).toBeNull();
  });
});

describe('records', () => {
  it('are there again when the template is opened again', async () => {
    await showRecord(2);
    await closeDocument();
    await openDocument('letter');
    expect(state().record).toEqual({ index: 2, title: 'Person 2', data: { index: 2 } });
  });

  it('walks and stops at both ends', async () => {
    await nextRecord();
    await nextRecord();
    await nextRecord();
    expect(state().record?.index).toBe(2);
    await showRecord(-5);
    await previousRecord();
    expect(state().record?.index).toBe(0);
  });

  it('goes on from the record that was asked for, however fast', async () => {
    await Promise.all([nextRecord(), nextRecord()]);
    expect(state().record?.index).toBe(2);
    await Promise.all([previousRecord(), previousRecord()]);
    expect(state().record?.index).toBe(0);
  });

  it('ignores an answer that comes after a newer one', async () => {
    const waiting = new Map<number, () => void>();
    answerRecord = (index) =>
      new Promise((resolve) => waiting.set(index, () => resolve({ record: {}, title: String(index) })));
    const first = showRecord(1);
    const second = showRecord(2);
    waiting.get(2)?.();
    waiting.get(1)?.();
    await Promise.all([first, second]);
    expect(state().record?.title).toBe('2');
  });
});

describe('the view', () => {
  it('zooms in steps and within limits', () => {
    setZoom(1);
    zoomBy(1);
    expect(state().view.zoom).toBe(1.1);
    setZoom(0.07);
    expect(state().view.zoom).toBe(0.1);
    zoomBy(-1);
    expect(state().view.zoom).toBe(0.1);
  });
});
