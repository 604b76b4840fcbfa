import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { reason } from '../../../shared/diag';
import { saying } from '../../../shared/diag/saying.test-support';
import { hasPoppler, pdfInfo, printProfile } from '../../../test/support';
import { composeWorker, installAssets } from '../../services/installation.test-support';
import {
  type ComposerClient,
  clientOf,
  fileOf,
  letter,
  openComposer,
  openWithLetter,
  refusalOf,
  temporaryDir,
} from '../composer.test-support';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

const AT = { environment: 'production', templateId: 'letter' } as const;

const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `{"number":"${index + 1}","name":"Customer ${index + 1}"}\n`,
  ).join('');

const start = (api: ComposerClient, text: string, output: 'separate' | 'merged' | 'eml' = 'separate') =>
  api.jobs.start({ query: { ...AT, output }, body: fileOf(text, 'people.jsonl') });

async function finished(api: ComposerClient, id: string) {
  for (;;) {
    const job = await api.jobs.open({ id });
    if (job.state !== 'queued' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function entriesOf(file: Blob): Promise<[string, string][]> {
  const zip = await fromBufferPromise(Buffer.from(await file.arrayBuffer()));
  const entries: [string, string][] = [];
  for await (const entry of zip.eachEntry()) {
    const pieces: Uint8Array[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Uint8Array);
    entries.push([entry.fileName, sha256(Buffer.concat(pieces))]);
  }
  return entries;
}

async function pagesIn(pdf: Blob): Promise<number> {
  const file = path.join(temporaryDir(), 'output.pdf');
  writeFileSync(file, new Uint8Array(await pdf.arrayBuffer()));
  return Number((await pdfInfo(file)).get('Pages'));
}

describe('a job', { timeout: 60_000 }, () => {
  it('makes an e-mail of every record where that is asked for', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const { id } = await start(api, lines(3), 'eml');
    expect(await finished(api, id)).toMatchObject({ state: 'done', output: 'eml', done: 3, pages: 0 });
    const packed = await entriesOf(await api.jobs.download({ id }));
    expect(packed.map(([name]) => name)).toEqual(['0001.eml', '0002.eml', '0003.eml']);
    const { entries } = await api.communications.list({});
    expect(new Set(entries.map(({ channel, format }) => `${channel} ${format}`))).toEqual(
      new Set(['email eml']),
    );
  });

  it('makes a PDF of every record, logs each, and packs them in their order', async () => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile });
    const accepted = await start(api, lines(120));
    expect(accepted).toMatchObject({ state: 'queued', records: 120, version: 1, acceptedWith: 'first' });
    expect(await finished(api, accepted.id)).toMatchObject({
      state: 'done',
      done: 120,
      failed: 0,
      pages: 120,
      failure: null,
    });
    const { total, results } = await api.jobs.results({ id: accepted.id, limit: 500 });
    expect(total).toBe(120);
    expect(results.map(({ record }) => record)).toEqual(Array.from({ length: 120 }, (_, index) => index));
    expect(results[41]).toMatchObject({ customer: '42', title: 'Customer 42', state: 'clean' });

    const output = await api.jobs.download({ id: accepted.id });
    expect([output.type, output.name]).toEqual(['application/zip', 'Letter 2026-01-31.zip']);
    const packed = await entriesOf(output);
    expect(packed[41]).toEqual(['0042.pdf', results[41]?.document?.pdf]);
    expect(packed.map(([, hash]) => hash)).toEqual(results.map(({ document }) => document?.pdf));

    const { entries } = await api.communications.list({ limit: 500 });
    expect(entries).toHaveLength(120);
    const [entry] = (await api.communications.list({ customer: '42' })).entries;
    expect(entry).toMatchObject({ jobId: accepted.id, document: results[41]?.document });
    const again = await api.communications.document({ id: entry?.id ?? '' });
    expect(sha256(new Uint8Array(await again.arrayBuffer()))).toBe(results[41]?.document?.pdf);
    expect(readdirSync(path.join(folder, 'jobs', accepted.id)).sort()).toEqual([
      'output.zip',
      'records.jsonl',
    ]);
  });

  it.skipIf(!hasPoppler)('merges into one file and still has every document alone', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const { id } = await start(api, lines(30), 'merged');
    expect(await finished(api, id)).toMatchObject({ state: 'done', done: 30 });
    const output = await api.jobs.download({ id });
    expect(output.type).toBe('application/pdf');
    expect(await pagesIn(output)).toBe(30);
    const { results } = await api.jobs.results({ id });
    const alone = await api.packages.prove({
      digest: (await api.communications.list({})).entries[0]?.package ?? '',
      date: '2026-01-31',
      records: [{ number: '1', name: 'Customer 1' }],
    });
    expect(results[0]?.document).toEqual(alone[0]);
    expect((await api.communications.list({})).total).toBe(30);
  });

  it.skipIf(!hasPoppler)(
    'delivers what it can: records with errors are counted, told, and left out',
    async () => {
      const { api } = await openWithLetter({ assetsDir, workerFile });
      for (const output of ['separate', 'merged'] as const) {
        const { id } = await start(api, `${lines(2)}{"number":"3","name":"\u{10ffff}"}\n`, output);
        expect(await finished(api, id)).toMatchObject({ state: 'done', done: 3, failed: 1, pages: 2 });
        const { total, results } = await api.jobs.results({ id, state: 'failed' });
        expect([total, results[0]]).toMatchObject([
          1,
          { record: 2, customer: '3', document: null, diagnostics: [{ code: 'text.missingGlyph' }] },
        ]);
        expect((await api.communications.list({ customer: '3' })).total).toBe(0);
        const file = await api.jobs.download({ id });
        if (output === 'separate') expect(await entriesOf(file)).toHaveLength(2);
        else expect(await pagesIn(file)).toBe(2);
      }
    },
  );

  it('of which nothing could be delivered has no output', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    for (const output of ['separate', 'merged'] as const) {
      const { id } = await start(api, '{"number":"3","name":"\u{10ffff}"}\n', output);
      expect(await finished(api, id)).toMatchObject({ state: 'done', done: 1, failed: 1 });
      expect(await refusalOf(api.jobs.download({ id }))).toMatchObject({ code: 'composer.notFound' });
    }
  });

  it('reads CSV and JSON; codes of the template stay codes', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    for (const [text, name] of [
      ['number,name\n0042,Ada\n0043,Ben\n', 'people.csv'],
      ['number;name\n1.50;42\n2.00;43\n', 'people.txt'],
      ['[{"number":"0042","name":"Ada"},{"number":"2","name":"Ben"}]', 'people.json'],
    ] as const) {
      const { id } = await api.jobs.start({ query: { ...AT }, body: fileOf(text, name) });
      expect(await finished(api, id)).toMatchObject({ state: 'done', done: 2, failed: 0 });
    }
    const customers = (await api.communications.list({})).entries.map(({ customer }) => customer).reverse();
    expect(customers).toEqual(['0042', '0043', '1.50', '2.00', '0042', '2']);
  });

  it.each([
    ['an unreadable line', '{"number":"1","name":"A"}\n{"number":\n', 'Line 2'],
    ['a line with another number of columns', 'number,name\n1,A\n2\n', 'Line 3'],
    ['no records', '\n', 'it holds no records'],
    ['a record nested without end', `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`, 'nested deeper'],
    ['a list in a line', '[]', 'Line 1'],
    ['a heading alone', 'number,name\n', 'it holds no records'],
    ['a record without a field', `${lines(2)}{"number":"3"}\n`, 'record 3: '],
    ['a record of another type', '{"number":"1","name":["A"]}\n', 'record 1: '],
    ['bytes that are no text', '\u0000\u0001\u0002', ''],
  ])('with %s is not accepted', async (_name, text, said) => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile });
    expect(await refusalOf(start(api, text))).toMatchObject({
      code: 'composer.badBatch',
      args: { reason: saying(said) },
    });
    expect(await api.jobs.list({})).toEqual({ total: 0, jobs: [] });
    for (const place of ['jobs', 'temporary']) expect(readdirSync(path.join(folder, place))).toEqual([]);
  });

  it('needs a version in force and a query that fits', async () => {
    const { api, url, token } = await openWithLetter({ assetsDir, workerFile });
    const body = fileOf(lines(1), 'people.jsonl');
    const query = { ...AT, environment: 'test' as const };
    expect(await refusalOf(api.jobs.start({ query, body }))).toMatchObject({ code: 'composer.notActive' });
    const response = await fetch(`${url}/v1/jobs?environment=moon&templateId=letter`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: lines(1),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      data: { code: 'composer.badInput', args: { reason: saying('query.environment') } },
    });
    const nothing = await refusalOf(start(api, ''));
    expect(nothing).toMatchObject({
      code: 'composer.badInput',
      args: { reason: saying('the request has no body') },
    });
  });

  it('is stopped while it runs or waits; what was delivered stays in the log', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const running = await start(api, lines(4000));
    const waiting = await start(api, lines(2));
    const after = await start(api, lines(1));
    await expect
      .poll(async () => (await api.jobs.open({ id: running.id })).done, { timeout: 20_000 })
      .toBeGreaterThan(0);
    expect(await api.health()).toMatchObject({ jobs: { queued: 2, running: 1 } });
    expect(await refusalOf(api.jobs.download({ id: running.id }))).toMatchObject({
      code: 'composer.jobState',
    });
    expect(await api.jobs.cancel({ id: waiting.id })).toMatchObject({ state: 'cancelled', done: 0 });
    const stopped = await api.jobs.cancel({ id: running.id });
    expect(stopped.state).toBe('cancelled');
    expect(stopped.done).toBeLessThan(4000);
    expect((await finished(api, after.id)).state).toBe('done');
    expect((await api.communications.list({})).total).toBe(stopped.done + 1);
    expect(await api.jobs.open({ id: running.id })).toEqual(stopped);
    expect(await refusalOf(api.jobs.cancel({ id: running.id }))).toMatchObject({
      code: 'composer.jobState',
      args: { state: reason('state.cancelled') },
    });
    expect((await api.jobs.list({ limit: 2 })).jobs.map(({ id }) => id)).toEqual([after.id, waiting.id]);
    expect((await api.jobs.list({})).total).toBe(3);
  });

  it('goes on where it was after the server was stopped', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    const { id } = await start(open.api, lines(1500), 'merged');
    await expect
      .poll(async () => (await open.api.jobs.open({ id })).done, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await open.composer.close();
    const again = await openComposer({ assetsDir, workerFile, folder: open.folder });
    const api = clientOf(again.url, open.token);
    const resumed = await api.jobs.open({ id });
    expect(resumed.state).toBe('running');
    expect(resumed.done).toBeLessThan(1500);
    expect(await finished(api, id)).toMatchObject({ state: 'done', done: 1500, pages: 1500 });
    expect((await api.communications.list({})).total).toBe(1500);
  });

  it('that lost its package fails; where that was is the operator’s alone', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    const { id } = await start(open.api, lines(2000));
    await open.composer.close();
    rmSync(path.join(open.folder, 'packages'), { recursive: true });
    const again = await openComposer({ assetsDir, workerFile, folder: open.folder });
    const api = clientOf(again.url, open.token);
    await expect.poll(async () => (await api.jobs.open({ id })).state).toBe('failed');
    const file = `${open.digest}.fumi`;
    expect((await api.jobs.open({ id })).failure).toEqual({ code: 'file.notFound', args: { path: file } });
    expect(again.logged.join('')).toContain(path.join(open.folder, 'packages', file));
  });

  it('waits while documents cannot be written, and loses nothing', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    const documents = path.join(open.folder, 'documents');
    rmSync(documents, { recursive: true });
    writeFileSync(documents, 'in the way');
    const { id } = await start(open.api, lines(40));
    await expect.poll(() => open.logged.join(''), { timeout: 20_000 }).toContain('jobs are held up');
    expect(await open.api.jobs.open({ id })).toMatchObject({ state: 'running', done: 0 });
    expect((await open.api.communications.list({})).total).toBe(0);
    await open.composer.close();
    rmSync(documents);
    const again = await openComposer({ assetsDir, workerFile, folder: open.folder });
    const api = clientOf(again.url, open.token);
    expect(await finished(api, id)).toMatchObject({ state: 'done', done: 40, failed: 0 });
    expect((await api.communications.list({})).total).toBe(40);
  });

  it('that is not there cannot be looked at', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const id = 'nothing';
    for (const call of [
      () => api.jobs.open({ id }),
      () => api.jobs.results({ id }),
      () => api.jobs.download({ id }),
      () => api.jobs.cancel({ id }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({
        code: 'composer.notFound',
        args: { what: reason('thing.job'), id },
      });
    }
  });

  it('are printed by the profile in the package, and refused where there is none', async () => {
    const profile = printProfile();
    const hash = sha256(profile);
    const printing = { condition: 'SWOP', profile: { hash, name: 'press.icc' } };
    const wishes = { template: { ...letter(), printing }, assets: new Map([[hash, profile]]) };
    const { api } = await openWithLetter({ assetsDir, workerFile }, wishes);
    const query = { ...AT, output: 'merged', standard: 'pdfx-4' } as const;
    const { id } = await api.jobs.start({ query, body: fileOf(lines(2), 'people.jsonl') });
    expect(await finished(api, id)).toMatchObject({ state: 'done', failed: 0, pdf: { standard: 'pdfx-4' } });
    const written = await (await api.jobs.download({ id })).text();
    expect(written).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4<');
    const plain = await openWithLetter({ assetsDir, workerFile });
    const refused = plain.api.jobs.start({ query, body: fileOf(lines(1), 'people.jsonl') });
    expect(await refusalOf(refused)).toMatchObject({ code: 'pdfOutput.needsPrinting' });
  });

  it('have crop marks and images as fine as the query says', async () => {
    const { api, url, token } = await openWithLetter({ assetsDir, workerFile });
    const query = { ...AT, output: 'merged', standard: 'none', cropMarks: 'true', imageDpi: 600 } as const;
    const { id, pdf } = await api.jobs.start({ query, body: fileOf(lines(1), 'people.jsonl') });
    expect(pdf).toEqual({ standard: 'none', cropMarks: true, imageDpi: 600 });
    expect(await finished(api, id)).toMatchObject({ state: 'done', failed: 0, pdf });
    const written = await PDFDocument.load(await (await api.jobs.download({ id })).arrayBuffer());
    const page = written.getPage(0);
    expect(page.getMediaBox().width).toBeGreaterThan(page.getTrimBox().width);
    for (const wrong of ['cropMarks=perhaps', 'tagged=yes', 'imageDpi=4801', 'imageDpi=fine']) {
      const address = `${url}/v1/jobs?environment=test&templateId=letter&${wrong}`;
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(address, { method: 'POST', headers, body: lines(1) });
      expect(await response.json(), wrong).toMatchObject({
        data: {
          code: 'composer.badInput',
          args: { reason: saying(/query\.(cropMarks|tagged|imageDpi)/) },
        },
      });
    }
  });

  it('have structure for people who cannot see, unless the query says otherwise', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const rootOf = async (asked: { tagged?: 'true' | 'false' }) => {
      const query = { ...AT, output: 'merged', standard: 'none', ...asked } as const;
      const { id, pdf } = await api.jobs.start({ query, body: fileOf(lines(1), 'people.jsonl') });
      expect(await finished(api, id)).toMatchObject({ state: 'done', failed: 0, pdf });
      const written = await PDFDocument.load(await (await api.jobs.download({ id })).arrayBuffer());
      return { pdf, isTagged: written.catalog.has(PDFName.of('StructTreeRoot')) };
    };
    expect(await rootOf({})).toEqual({ pdf: { standard: 'none' }, isTagged: true });
    expect(await rootOf({ tagged: 'true' })).toEqual({
      ...{ pdf: { standard: 'none', tagged: true }, isTagged: true },
    });
    expect(await rootOf({ tagged: 'false' })).toEqual({
      ...{ pdf: { standard: 'none', tagged: false }, isTagged: false },
    });
    const query = { ...AT, output: 'merged', standard: 'ua-1', tagged: 'false' } as const;
    const refused = api.jobs.start({ query, body: fileOf(lines(1), 'people.jsonl') });
    expect(await refusalOf(refused)).toMatchObject({ code: 'pdfOutput.needsTags' });
  });

  it('protects each document with the password of its record, and refuses that for one file', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const query = { ...AT, output: 'separate', standard: 'ua-1', passwordField: 'number' } as const;
    const accepted = await api.jobs.start({ query, body: fileOf(lines(2), 'people.jsonl') });
    expect(accepted.pdf).toEqual({ standard: 'ua-1', protection: { passwordField: 'number' } });
    expect(await finished(api, accepted.id)).toMatchObject({ state: 'done', failed: 0 });
    const { results } = await api.jobs.results({ id: accepted.id, offset: 0, limit: 10 });
    expect(results).toHaveLength(2);
    const merged = api.jobs.start({
      query: { ...query, output: 'merged' },
      body: fileOf(lines(2), 'people.jsonl'),
    });
    await expect(merged).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { code: 'pdfOutput.mergedPasswords' },
    });
  });
});
