import { beforeAll, describe, expect, it } from 'vitest';
import { type Json, type JsonObject, present } from '../../../shared/base';
import { saying } from '../../../shared/diag/saying.test-support';
import { type Edit, plainParagraph, type Template } from '../../../shared/model';
import { installAssets } from '../installation.test-support';
import { failureOf, openStudio, type StudioClient, temporaryDir } from '../studio.test-support';

let assetsDir: string;

beforeAll(() => {
  assetsDir = installAssets();
});

const BLANK = { name: 'Statement', pageSize: 'A4', language: 'en', datasetId: null } as const;

const TEXT = { content: { en: [plainParagraph('Dear customer')] } } as unknown as JsonObject;

const rename = (name: string): Edit => ({
  label: 'rename',
  operations: [{ kind: 'setTemplate', path: ['name'], value: name }],
});

const flowOf = (template: Template): string =>
  present(
    Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow'),
    'a blank template has a flow',
  );

const insertText = (template: Template, id: string): Edit => ({
  label: 'insert',
  operations: [
    {
      kind: 'insert',
      id,
      parent: flowOf(template),
      index: 0,
      nodes: { [id]: { type: 'text', props: TEXT } },
    },
  ],
});

async function blank(api: StudioClient) {
  const { id } = await api.templates.create(BLANK);
  return api.templates.open({ id });
}

describe('templates', () => {
  it('are created, listed, opened, copied and removed', async () => {
    const { api } = await openStudio({ assetsDir });
    const { id } = await api.templates.create(BLANK);
    expect(await api.templates.list()).toEqual([
      {
        id,
        name: 'Statement',
        updatedAt: '2026-01-31T09:00:00.000Z',
        languages: ['en'],
        pageWidth: 595.276,
        pageHeight: 841.89,
        datasetId: null,
        datasetName: null,
        recordCount: 0,
      },
    ]);
    const opened = await api.templates.open({ id });
    expect(opened).toMatchObject({ id, revision: 0, dataset: null });
    const copy = await api.templates.duplicate({ id, name: 'Copy' });
    expect((await api.templates.open(copy)).template).toEqual({ ...opened.template, name: 'Copy' });
    await api.templates.remove({ id });
    expect((await api.templates.list()).map(({ name }) => name)).toEqual(['Copy']);
    expect(await failureOf(api.templates.open({ id }))).toEqual({
      code: 'template.notFound',
      args: { template: id },
    });
  });

  it('take edits one revision after the other and keep them over a restart', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const { id } = await first.api.templates.create(BLANK);
    expect(await first.api.templates.apply({ id, revision: 0, edits: [rename('A'), rename('B')] })).toEqual({
      revision: 2,
      updatedAt: '2026-01-31T09:00:00.000Z',
    });
    await first.studio.close();
    const second = await openStudio({ assetsDir, workspaceDir });
    expect(await second.api.templates.open({ id })).toMatchObject({ revision: 2, template: { name: 'B' } });
    expect(await second.api.templates.apply({ id, revision: 2, edits: [rename('C')] })).toMatchObject({
      revision: 3,
    });
  });

  it('go on from a snapshot after many edits', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const { id } = await first.api.templates.create(BLANK);
    for (let revision = 0; revision < 450; revision += 150) {
      const edits = Array.from({ length: 150 }, (_, index) => rename(`Name ${revision + index + 1}`));
      await first.api.templates.apply({ id, revision, edits });
    }
    await first.studio.close();
    const second = await openStudio({ assetsDir, workspaceDir });
    expect(await second.api.templates.open({ id })).toMatchObject({
      revision: 450,
      template: { name: 'Name 450' },
    });
  });

  it('refuse edits that build on something else', async () => {
    const { api } = await openStudio({ assetsDir });
    const { id } = await api.templates.create(BLANK);
    expect(await failureOf(api.templates.apply({ id, revision: 4, edits: [rename('A')] }))).toEqual({
      code: 'template.conflict',
      args: { actual: 0, expected: 4 },
    });
  });

  it('refuse all edits of a call where one of them does not fit', async () => {
    const { api } = await openStudio({ assetsDir });
    const { id, template } = await blank(api);
    const flow = flowOf(template);
    const refused: [string, Edit['operations']][] = [
      ['there is no element nobody', [{ kind: 'remove', id: 'nobody' }]],
      ['props', [{ kind: 'set', id: flow, path: ['props', 'colour'], value: 'red' }]],
      ['when', [{ kind: 'set', id: flow, path: ['when'], value: '' }]],
      ['languages', [{ kind: 'setTemplate', path: ['languages'], value: [] }]],
      ['versions', [{ kind: 'setTemplate', path: ['versions', 'template'], value: 99 }]],
      ['names no flow', [{ kind: 'remove', id: flow }]],
      [
        'no place',
        [
          {
            kind: 'insert',
            id: 'a',
            parent: flow,
            index: 0,
            nodes: {
              a: { type: 'text', props: TEXT },
              b: { type: 'text', props: TEXT },
            },
          },
        ],
      ],
      [
        'cannot stand inside',
        [{ kind: 'insert', id: 'a', parent: flow, index: 0, nodes: { a: { type: 'row', props: {} } } }],
      ],
    ];
    for (const [reason, operations] of refused) {
      const edits = [rename('Changed'), { label: 'bad', operations }];
      const failure = await failureOf(api.templates.apply({ id, revision: 0, edits }));
      expect(failure).toMatchObject({ code: 'template.invalidEdit', args: { reason: saying(reason) } });
    }
    expect(await api.templates.open({ id })).toMatchObject({ revision: 0, template: { name: 'Statement' } });
  });

  it('answer bad arguments before they reach a service', async () => {
    const { api } = await openStudio({ assetsDir });
    await expect(api.templates.open({ id: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('are bound to a data set, whose shape becomes theirs', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const token = await upload('people.csv', 'name,age\nAda,36\nGrace,85\n');
    const { dataset } = await api.datasets.import({ token, name: 'People', options: {} });
    const { id } = await api.templates.create(BLANK);
    const bound = await api.templates.setDataset({ id, revision: 0, datasetId: dataset.id });
    expect(bound).toMatchObject({
      revision: 1,
      dataset: { id: dataset.id },
      template: { data: dataset.contract, recordTitle: ['name'] },
    });
    expect(await api.templates.list()).toMatchObject([{ datasetName: 'People', recordCount: 2 }]);
    await api.datasets.remove({ id: dataset.id });
    expect(await api.templates.open({ id })).toMatchObject({
      dataset: null,
      template: { data: dataset.contract },
    });
    const free = await api.templates.setDataset({ id, revision: 1, datasetId: null });
    expect(free.template).not.toHaveProperty('recordTitle');
  });

  it('keep what was said of fields when they are bound to another data set', async () => {
    const { api, upload } = await openStudio({ assetsDir });
    const imported = async (csv: string) =>
      (await api.datasets.import({ token: await upload('people.csv', csv), name: 'People', options: {} }))
        .dataset.id;
    const first = await imported('name,age\nAda,36\n');
    const second = await imported('name,town\nGrace,York\n');
    const { id } = await api.templates.create(BLANK);
    await api.templates.setDataset({ id, revision: 0, datasetId: first });
    const set = (path: string[], value: Json) => ({
      label: 'properties',
      operations: [{ kind: 'setTemplate' as const, path, value }],
    });
    const edits = [set(['data', 'fields', 'name', 'personal'], true), set(['recordTitle'], ['age', 'name'])];
    await api.templates.apply({ id, revision: 1, edits });
    const again = await api.templates.setDataset({ id, revision: 3, datasetId: first });
    expect(again.template.recordTitle).toEqual(['age', 'name']);
    const { template } = await api.templates.setDataset({ id, revision: 4, datasetId: second });
    expect(template.data.fields).toMatchObject({ name: { kind: 'string', personal: true } });
    expect(template.data.fields.town).not.toHaveProperty('personal');
    // The new data have no age: what was chosen for them names a record.
    expect(template.recordTitle).toEqual(['name']);
  });

  it('are opened on the record that the person looked at last, as long as it is there', async () => {
    const workspaceDir = temporaryDir();
    const first = await openStudio({ assetsDir, workspaceDir });
    const imported = async (csv: string): Promise<string> => {
      const token = await first.upload('people.csv', csv);
      return (await first.api.datasets.import({ token, name: 'People', options: {} })).dataset.id;
    };
    const datasetId = await imported('name,age\nAda,36\nGrace,85\n');
    const other = await imported('name,age\nEmmy,53\nSofia,41\n');
    const { id } = await first.api.templates.create({ ...BLANK, datasetId });
    const lastRecord = async (api: StudioClient) => (await api.templates.open({ id })).lastRecord;
    expect(await lastRecord(first.api)).toBe(0);
    await first.api.templates.keepLastRecord({ id, datasetId, index: 1 });
    await first.api.templates.keepLastRecord({ id, datasetId, index: 2 });
    await first.studio.close();

    const { api } = await openStudio({ assetsDir, workspaceDir });
    expect(await lastRecord(api)).toBe(1);
    const { currentId: current } = await api.people.list();
    const grace = await api.people.create({ name: 'Grace', roles: ['designer'] });
    await api.people.switch({ id: grace.id });
    expect(await lastRecord(api)).toBe(0);
    await api.people.switch({ id: current });
    await api.templates.setDataset({ id, revision: 0, datasetId: other });
    expect(await lastRecord(api)).toBe(0);
    await api.templates.setDataset({ id, revision: 1, datasetId });
    expect(await lastRecord(api)).toBe(1);
    await api.datasets.remove({ id: datasetId });
    expect(await lastRecord(api)).toBe(0);
    await api.templates.keepLastRecord({ id, datasetId, index: 1 });
    expect(await failureOf(api.templates.keepLastRecord({ id: 'none', datasetId, index: 1 }))).toMatchObject({
      code: 'template.notFound',
    });
  });
});

describe('packages', () => {
  it('are the same bytes for the same template, and come back as they were', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const { id, template } = await blank(api);
    await api.templates.apply({ id, revision: 0, edits: [insertText(template, 'greeting')] });
    const download = async () => {
      const { token, fileName } = await api.templates.exportPackage({ id });
      expect(fileName).toBe('Statement.fumi');
      const response = await get(`/api/download/${token}`);
      expect(response.headers.get('content-disposition')).toContain('filename="Statement.fumi"');
      return new Uint8Array(await response.arrayBuffer());
    };
    const bytes = await download();
    expect(await download()).toEqual(bytes);
    const imported = await api.templates.importPackage({ token: await upload('x.fumi', bytes) });
    const [original, copy] = [
      await api.templates.open({ id }),
      await api.templates.open({ id: imported.id }),
    ];
    expect(copy.template).toEqual(original.template);
    expect(copy.revision).toBe(0);
  });

  it('that are damaged or foreign say so and leave nothing', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const { id } = await api.templates.create(BLANK);
    const { token } = await api.templates.exportPackage({ id });
    const bytes = new Uint8Array(await (await get(`/api/download/${token}`)).arrayBuffer());
    const cases: [Uint8Array | string, string][] = [
      ['not a zip', 'package.notOurs'],
      [bytes.subarray(0, bytes.length / 2), 'package.corrupt'],
      [bytes.map((byte, index) => (index === 900 ? byte ^ 1 : byte)), 'package.corrupt'],
    ];
    for (const [content, code] of cases) {
      const failure = await failureOf(
        api.templates.importPackage({ token: await upload('陽.fumi', content) }),
      );
      expect(failure).toMatchObject({ code, args: { file: '陽.fumi' } });
    }
    expect(await api.templates.list()).toHaveLength(1);
  });

  it('bind themselves to a data set of the same shape', async () => {
    const { api, upload, get } = await openStudio({ assetsDir });
    const token = await upload('people.csv', 'name,age\nAda,36\n');
    const { dataset } = await api.datasets.import({ token, name: 'People', options: {} });
    const { id } = await api.templates.create({ ...BLANK, datasetId: dataset.id });
    const exported = await api.templates.exportPackage({ id });
    const bytes = new Uint8Array(await (await get(`/api/download/${exported.token}`)).arrayBuffer());
    const imported = await api.templates.importPackage({ token: await upload('x.fumi', bytes) });
    expect((await api.templates.open({ id: imported.id })).dataset?.id).toBe(dataset.id);
  });
});
