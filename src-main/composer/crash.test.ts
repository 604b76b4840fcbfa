import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundleProgram, composeWorker, installAssets } from '../services/installation.test-support';
import { generateKeyPair } from '../signing';
import {
  type ComposerClient,
  clientOf,
  fileOf,
  openComposer,
  packageOf,
  REVIEWER,
  temporaryDir,
} from './composer.test-support';

let assetsDir: string;
let workerFile: string;
let program: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
  program = await bundleProgram('src-main/composer/serve.test-support.ts');
}, 60_000);

interface Running {
  readonly url: string;
  readonly firstToken: string | null;
  /** Ends the process as a power cut would: without a word. */
  kill(): Promise<void>;
}

async function run(folder: string): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [program, folder, assetsDir, workerFile], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  if (!child.stdout) throw new Error('the server writes to a pipe');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { ...(JSON.parse(line) as { url: string; firstToken: string | null }), kill };
}

/** A store with the letter in force, and whoever runs it. */
async function prepared() {
  const folder = temporaryDir();
  const server = await run(folder);
  const token = server.firstToken ?? '';
  const api = clientOf(server.url, token);
  const reviewer = generateKeyPair();
  await api.approvers.add({ name: REVIEWER.name, publicKey: reviewer.publicKey });
  const { bytes } = await packageOf({ assetsDir, reviewer });
  await api.packages.publish({ body: fileOf(bytes, 'letter.fumi') });
  await api.templates.activate({ templateId: 'letter', environment: 'production', version: 1 });
  return { folder, server, token, api, reviewer };
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `{"number":"${index + 1}","name":"C ${index + 1}"}\n`).join('');

/** Waits until a job has as many results, or ended. */
async function until(api: ComposerClient, id: string, done: number): Promise<void> {
  for (;;) {
    const job = await api.jobs.open({ id });
    if (job.done >= done || job.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a server that is killed', { timeout: 120_000 }, () => {
  it('loses no accepted job, and logs and delivers every record once', async () => {
    const { folder, server, token, api } = await prepared();
    const records = 450;
    const query = { environment: 'production', templateId: 'letter' } as const;
    const first = await api.jobs.start({ query, body: fileOf(lines(records), 'a.jsonl') });
    const second = await api.jobs.start({
      query: { ...query, output: 'merged' },
      body: fileOf(lines(20), 'b.jsonl'),
    });
    let current = server;
    for (const done of [1, 100, 200, 300]) {
      await until(clientOf(current.url, token), first.id, done);
      await current.kill();
      current = await run(folder);
    }
    await current.kill();

    const open = await openComposer({ assetsDir, workerFile, folder });
    const survived = clientOf(open.url, token);
    for (const { id } of [first, second]) {
      await expect
        .poll(async () => (await survived.jobs.open({ id })).state, { timeout: 60_000 })
        .toBe('done');
    }
    expect(await survived.jobs.open({ id: first.id })).toMatchObject({
      done: records,
      failed: 0,
      pages: records,
    });
    const customers: string[] = [];
    for (let offset = 0; offset < records + 20; offset += 500) {
      const { total, entries } = await survived.communications.list({ offset, limit: 500 });
      expect(total).toBe(records + 20);
      for (const { jobId, customer } of entries) if (jobId === first.id) customers.push(customer);
    }
    expect(new Set(customers).size).toBe(records);
    expect(customers).toHaveLength(records);
    const [entry] = (await survived.communications.list({ customer: '150' })).entries;
    const document = await survived.communications.document({ id: entry?.id ?? '' });
    const hash = createHash('sha256').update(new Uint8Array(await document.arrayBuffer()));
    expect(hash.digest('hex')).toBe(entry?.document.pdf);
    expect((await survived.jobs.download({ id: second.id })).type).toBe('application/pdf');
  });

  it('has every version that it answered, whole, and none by half', async () => {
    const { folder, server, token, api, reviewer } = await prepared();
    let current = { server, api };
    const answered = new Set([1]);
    const packages = new Map<number, Uint8Array>();
    for (let version = 2; version < 14; version += 1) {
      packages.set(version, (await packageOf({ assetsDir, reviewer, version })).bytes);
    }
    for (const [version, bytes] of packages) {
      const call = current.api.packages.publish({ body: fileOf(bytes, 'letter.fumi') }).then(
        () => answered.add(version),
        () => {},
      );
      // Somewhere between the first byte and the answer.
      await new Promise((resolve) => setTimeout(resolve, (version - 2) * 3));
      await current.server.kill();
      await call;
      const next = await run(folder);
      current = { server: next, api: clientOf(next.url, token) };
    }
    const { versions } = await current.api.templates.open({ templateId: 'letter' });
    const there = new Set(versions.map(({ version }) => version));
    for (const version of answered) expect(there).toContain(version);
    for (const { digest } of versions) {
      const records = [{ number: '1', name: 'Ada' }];
      expect(await current.api.packages.prove({ digest, date: '2026-01-31', records })).toMatchObject([
        { pages: 1 },
      ]);
    }
    for (const bytes of packages.values()) {
      await current.api.packages.publish({ body: fileOf(bytes, 'letter.fumi') });
    }
    expect((await current.api.templates.open({ templateId: 'letter' })).versions).toHaveLength(13);
  });
});
