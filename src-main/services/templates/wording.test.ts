/** The service holds business users to wording, whatever the interface sends. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base';
import type { Edit, Inline, Operation } from '../../../shared/model';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio, temporaryDir } from '../studio.test-support';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const text = (value: string): Inline => ({ kind: 'text', text: value });
const name: Inline = { kind: 'field', value: 'customer.name' };

const insert = (id: string, parent: string, index: number, props: object, more: object = {}): Operation => ({
  kind: 'insert',
  id,
  parent,
  index,
  nodes: { [id]: { type: 'text', props: props as JsonObject, ...more } },
});

const replace = (id: string, from: number, to: number, inlines: Inline[]): Edit => ({
  label: 'typing',
  operations: [{ kind: 'replaceText', id, language: 'en', from, to, slice: [{ inlines }] }],
});

/** A letter with one open text of at most 30 characters and one that is shut; a business user at the desk. */
async function opened(workspaceDir = temporaryDir()) {
  const { api, studio } = await openStudio({ assetsDir, workspaceDir });
  const { id } = await api.templates.create({
    name: 'Letter',
    pageSize: 'A4',
    language: 'en',
    datasetId: null,
  });
  const { template } = await api.templates.open({ id });
  const flow = Object.keys(template.nodes).find((key) => template.nodes[key]?.type === 'flow') ?? '';
  const content = { en: [{ inlines: [text('Dear '), name] }] };
  await api.templates.apply({
    id,
    revision: 0,
    edits: [
      {
        label: 'insert',
        operations: [
          insert('open', flow, 0, { content }, { name: 'Greeting', edit: { policy: 'wording', budget: 30 } }),
          insert('shut', flow, 1, { content }),
        ],
      },
    ],
  });
  const { people } = await api.people.list();
  const business = people.find(({ roles }) => roles.includes('businessUser'));
  await api.people.switch({ id: business?.id ?? '' });
  return { api, studio, id, workspaceDir };
}

describe('a business user', () => {
  it('rewords an open text, and the trail says who', async () => {
    const { api, id } = await opened();
    await api.templates.apply({ id, revision: 1, edits: [replace('open', 0, 4, [text('Hello')])] });
    const { template } = await api.templates.open({ id });
    expect(template.nodes.open?.props.content).toEqual({ en: [{ inlines: [text('Hello '), name] }] });
    const { entries } = await api.audit.list({ templateId: id, offset: 0, limit: 1 });
    expect(entries[0]).toMatchObject({ action: 'template.edited', personName: 'Hannah Moore' });
  });

  it.each([
    ['a text that is shut', replace('shut', 0, 4, [text('Hello')]), 'wording.outside'],
    ['the layout', { label: 'x', operations: [{ kind: 'remove', id: 'shut' }] }, 'wording.outside'],
    [
      'the budget itself',
      { label: 'x', operations: [{ kind: 'set', id: 'open', path: ['edit', 'budget'], value: 1000 }] },
      'wording.outside',
    ],
    [
      'the template’s styles',
      {
        label: 'x',
        operations: [{ kind: 'setTemplate', path: ['styles', 'colours', 'ink'], value: '#ffffff' }],
      },
      'wording.outside',
    ],
    ['fields', replace('open', 0, 0, [{ kind: 'field', value: 'account.pin' }]), 'wording.foreign'],
    ['more than fits the budget', replace('open', 0, 0, [text('x'.repeat(40))]), 'wording.budget'],
  ] as [string, Edit, string][])('cannot change %s', async (_what, edit, code) => {
    const { api, id } = await opened();
    const before = await api.templates.open({ id });
    expect(await failureOf(api.templates.apply({ id, revision: 1, edits: [edit] }))).toMatchObject({ code });
    expect(await api.templates.open({ id })).toEqual(before);
  });

  it('loses all edits of a call where one is refused', async () => {
    const { api, id } = await opened();
    const edits = [replace('open', 0, 4, [text('Hello')]), replace('shut', 0, 4, [text('Hello')])];
    expect(await failureOf(api.templates.apply({ id, revision: 1, edits }))).toMatchObject({
      code: 'wording.outside',
    });
    expect((await api.templates.open({ id })).revision).toBe(1);
  });

  it.each([
    ['typing', replace('open', 5, 6, [])],
    [
      'setting it anew',
      {
        label: 'x',
        operations: [
          {
            kind: 'set',
            id: 'open',
            path: ['props', 'content'],
            value: { en: [{ inlines: [text('Dear ')] }] } as unknown as JsonObject,
          },
        ],
      },
    ],
  ] as [string, Edit][])('does not get back what a designer took out by %s', async (_how, edit) => {
    const { api, id } = await opened();
    await api.templates.apply({ id, revision: 1, edits: [replace('open', 5, 6, [])] });
    await api.templates.apply({ id, revision: 2, edits: [replace('open', 5, 5, [name])] });
    const { people, currentId } = await api.people.list();
    const designer = people.find(({ roles }) => roles.includes('designer'));
    await api.people.switch({ id: designer?.id ?? '' });
    await api.templates.apply({ id, revision: 3, edits: [edit] });
    await api.people.switch({ id: currentId });
    expect(await api.templates.earlierPieces({ id, nodeId: 'open' })).toEqual([]);
    const back = api.templates.apply({ id, revision: 4, edits: [replace('open', 5, 5, [name])] });
    expect(await failureOf(back)).toMatchObject({ code: 'wording.foreign' });
  });

  it('deletes a field and gets it back, also after a restart', async () => {
    const first = await opened();
    const { id, workspaceDir } = first;
    await first.api.templates.apply({ id, revision: 1, edits: [replace('open', 5, 6, [])] });
    expect(await first.api.templates.earlierPieces({ id, nodeId: 'open' })).toEqual([
      '{"field":{"kind":"field","value":"customer.name"}}',
    ]);
    await first.studio.close();
    const { api } = await openStudio({ assetsDir, workspaceDir });
    await api.templates.apply({ id, revision: 2, edits: [replace('open', 5, 5, [name])] });
    expect((await api.templates.open({ id })).template.nodes.open?.props.content).toEqual({
      en: [{ inlines: [text('Dear '), name] }],
    });
  });
});
