import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JsonObject, present } from '../../../shared/base';
import type { ProofSummary, Selection } from '../../../shared/contract';
import { type Edit, plainParagraph, type Template } from '../../../shared/model';
import { composeWorker, installAssets } from '../installation.test-support';
import { failureOf, type OpenStudio, openStudio, temporaryDir } from '../studio.test-support';
import { Workspace } from '../workspace';
import { selectedIndexes, taskMaker } from '.';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

/** One paragraph with the record's name, and one that fails for records without an amount. */
function letter(template: Template): Edit {
  const flow = present(
    Object.keys(template.nodes).find((id) => template.nodes[id]?.type === 'flow'),
    'a blank template has a flow',
  );
  const content = {
    en: [
      {
        inlines: [
          { kind: 'text', text: 'Dear ' },
          { kind: 'field', value: 'name' },
        ],
      },
      plainParagraph('Your balance is due.'),
    ],
  } as unknown as JsonObject;
  return {
    label: 'insert',
    operations: [
      {
        kind: 'insert',
        id: 'greeting',
        parent: flow,
        index: 0,
        nodes: { greeting: { type: 'text', props: { content } } },
      },
    ],
  };
}

async function withLetter(records: number, options: { workspaceDir?: string } = {}) {
  const open = await openStudio({ assetsDir, workerFile, ...options });
  const { api, upload } = open;
  const rows = Array.from({ length: records }, (_, index) =>
    JSON.stringify({ id: `C-${index + 1}`, name: index === 2 ? 'Ada \u{10ffff}' : `Customer ${index + 1}` }),
  );
  const token = await upload('people.jsonl', rows.join('\n'));
  const { dataset } = await api.datasets.import({ token, name: 'People', options: {} });
  const { id } = await api.templates.create({
    name: 'Letter/2026',
    pageSize: 'A4',
    language: 'en',
    datasetId: dataset.id,
  });
  const { template } = await api.templates.open({ id });
  await api.templates.apply({ id, revision: 0, edits: [letter(template)] });
  return { ...open, templateId: id };
}

async function finished({ api }: OpenStudio, id: string): Promise<ProofSummary[]> {
  const seen: ProofSummary[] = [];
  for await (const summary of await api.proofs.watch({ id })) seen.push(summary);
  return seen;
}

// Threads take their time to start on a busy machine.
describe('proofs', { timeout: 60_000 }, () => {
  it('write one PDF per record, keep what became of each, and count exceptions', async () => {
    const studio = await withLetter(7);
    const { api, templateId, get } = studio;
    const selection: Selection = { kind: 'all' };
    const started = await api.proofs.start({ templateId, selection, output: 'separate' });
    expect(started).toMatchObject({
      state: 'running',
      records: 7,
      done: 0,
      output: 'separate',
      failure: null,
    });
    const last = (await finished(studio, started.id)).at(-1);
    expect(last).toMatchObject({ state: 'done', done: 7, pages: 7, mergedFile: null, secondsLeft: null });
    expect(last?.finishedAt).not.toBeNull();
    const { total, results } = await api.proofs.results({ id: started.id, offset: 0, limit: 10 });
    expect(total).toBe(7);
    expect(results.map(({ record, title, file }) => [record, title, file])).toEqual(
      Array.from({ length: 7 }, (_, index) => [
        index,
        index === 2 ? 'C-3 · Ada \u{10ffff}' : `C-${index + 1} · Customer ${index + 1}`,
        index === 2 ? '0003 C-3 · Ada.pdf' : `000${index + 1} C-${index + 1} · Customer ${index + 1}.pdf`,
      ]),
    );
    expect(new Set(results.map(({ digest }) => digest)).size).toBe(7);
    const file = encodeURIComponent(results[0]?.file ?? '');
    const response = await get(`/api/proof/${started.id}/${file}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await response.text()).slice(0, 5)).toBe('%PDF-');
    expect((await get(`/api/proof/${started.id}/..%2F..%2Fworkspace.db`)).status).toBe(404);

    const bad = await api.proofs.results({ id: started.id, offset: 0, limit: 10, state: 'failed' });
    expect(bad.results.map(({ record }) => record)).toEqual([2]);
    expect((await api.proofs.exceptions({ id: started.id }))[0]).toMatchObject({
      diagnostic: { code: 'text.missingGlyph', at: { nodeId: 'greeting' } },
      records: 1,
      example: 2,
    });
  });

  it('write one file for all, byte-equal when run again on the same day', async () => {
    const studio = await withLetter(120);
    const { api, templateId, get } = studio;
    const run = async () => {
      const { id } = await api.proofs.start({ templateId, selection: { kind: 'all' }, output: 'merged' });
      const last = (await finished(studio, id)).at(-1);
      expect(last).toMatchObject({ state: 'done', pages: 120, workers: 1, mergedFile: 'Letter 2026.pdf' });
      const response = await get(`/api/proof/${id}/${encodeURIComponent(last?.mergedFile ?? '')}`);
      return Buffer.from(await response.arrayBuffer());
    };
    const first = await run();
    expect(Buffer.compare(first, await run())).toBe(0);
    expect(await api.proofs.list({ templateId })).toHaveLength(2);
  });

  it('take chosen records only', async () => {
    const studio = await withLetter(6);
    const { api, templateId } = studio;
    const recordsOf = async (selection: Selection) => {
      const { id } = await api.proofs.start({ templateId, selection, output: 'separate' });
      await finished(studio, id);
      const { results } = await api.proofs.results({ id, offset: 0, limit: 10 });
      return results.map(({ record }) => record);
    };
    expect(await recordsOf({ kind: 'range', from: 3, to: 99 })).toEqual([3, 4, 5]);
    expect(await recordsOf({ kind: 'picked', indexes: [5, 1, 1, 77] })).toEqual([1, 5]);
    const none = api.proofs.start({
      templateId,
      selection: { kind: 'range', from: 9, to: 9 },
      output: 'merged',
    });
    expect(await failureOf(none)).toMatchObject({ code: 'proof.noRecords' });
  });

  it('stop when they are told to, and keep what is done', async () => {
    const workspaceDir = temporaryDir();
    const studio = await withLetter(4000, { workspaceDir });
    const { api, templateId } = studio;
    const { id } = await api.proofs.start({ templateId, selection: { kind: 'all' }, output: 'merged' });
    for await (const { done } of await api.proofs.watch({ id })) if (done > 0) break;
    const stopped = await api.proofs.cancel({ id });
    expect(stopped).toMatchObject({ state: 'cancelled', mergedFile: null });
    expect(stopped.done).toBeLessThan(4000);
    expect(readdirSync(path.join(workspaceDir, 'proofs', id))).toEqual([]);
    expect((await api.proofs.results({ id, offset: 0, limit: 1 })).total).toBe(stopped.done);
    await api.proofs.remove({ id });
    expect(await failureOf(api.proofs.cancel({ id }))).toMatchObject({ code: 'proof.notFound' });
    expect(existsSync(path.join(workspaceDir, 'proofs', id))).toBe(false);
  });

  it('that a crash cut off are marked, and their unfinished files removed', async () => {
    const workspaceDir = temporaryDir();
    const first = await withLetter(2, { workspaceDir });
    const { id } = await first.api.proofs.start({
      templateId: first.templateId,
      selection: { kind: 'all' },
      output: 'separate',
    });
    await finished(first, id);
    await first.studio.close();
    const workspace = new Workspace({ folder: workspaceDir });
    workspace.database.prepare("UPDATE proof SET state = 'running', finished_at = NULL").run();
    workspace.close();
    const folder = path.join(workspaceDir, 'proofs', id);
    writeFileSync(path.join(folder, 'half.pdf.part'), 'x');
    mkdirSync(path.join(workspaceDir, 'proofs', 'stray'));
    const second = await openStudio({ assetsDir, workerFile, workspaceDir });
    expect(await second.api.proofs.list({ templateId: first.templateId })).toMatchObject([
      { id, state: 'failed', done: 2, failure: { code: 'proof.interrupted' } },
    ]);
    expect(readdirSync(path.join(workspaceDir, 'proofs'))).toEqual([id]);
    expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(false);
  });

  it('fail as a whole where the folder cannot be written', async () => {
    const workspaceDir = temporaryDir();
    const studio = await withLetter(3, { workspaceDir });
    writeFileSync(path.join(workspaceDir, 'proofs'), 'a file where the folder should be');
    const { api, templateId } = studio;
    const start = api.proofs.start({ templateId, selection: { kind: 'all' }, output: 'separate' });
    expect(await failureOf(start)).toMatchObject({ code: 'file.unwritable' });
    expect(await api.proofs.list({ templateId })).toEqual([]);
  });
});

describe('selections', () => {
  it('stay inside the data set', () => {
    const stretches = (selection: Selection, total: number) => [
      ...selectedIndexes(selection, total).stretches(),
    ];
    expect(stretches({ kind: 'all' }, 250)).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ]);
    expect(selectedIndexes({ kind: 'range', from: 4, to: 2 }, 10).count).toBe(0);
    expect(selectedIndexes({ kind: 'range', from: 20, to: 30 }, 10).count).toBe(0);
  });
});

describe('file names', () => {
  it.each([
    ['A/B\\C: "x"?', '0001 A B C x.pdf'],
    ['../../etc', '0001 etc.pdf'],
    ['con', '0001 _con.pdf'],
    ['1', '0001.pdf'],
    ['山田 太郎 様', '0001 山田 太郎 様.pdf'],
    ['\u202eabc\u0000', '0001 abc.pdf'],
    ['…. . ', '0001 ….pdf'],
  ])('of %j', (title, file) => {
    expect(taskMaker(10)(0, title, '{}').file).toBe(file);
  });

  it('have as many digits as the data set needs, and bounded length', () => {
    expect(taskMaker(1_000_000)(41, '', '{}').file).toBe('0000042.pdf');
    expect(Buffer.byteLength(taskMaker(1)(0, '漢'.repeat(300), '{}').file)).toBeLessThan(140);
  });
});
