import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { reason } from '../../../shared/diag';
import { saying } from '../../../shared/diag/saying.test-support';
import { composeWorker, installAssets } from '../../services/installation.test-support';
import { generateKeyPair, type KeyPair } from '../../signing';
import {
  fileOf,
  letter,
  NOW,
  type OpenComposer,
  openComposer,
  openWithLetter,
  type PackageWishes,
  packageOf,
  REVIEWER,
  refusalOf,
} from '../composer.test-support';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

async function openWithApprover(): Promise<OpenComposer & { reviewer: KeyPair }> {
  const open = await openComposer({ assetsDir, workerFile });
  const reviewer = generateKeyPair();
  await open.api.approvers.add({ name: REVIEWER.name, publicKey: reviewer.publicKey });
  return { ...open, reviewer };
}

const make = (wishes: Omit<PackageWishes, 'assetsDir'>) => packageOf({ assetsDir, ...wishes });

const publish = ({ api }: OpenComposer, bytes: Uint8Array) =>
  api.packages.publish({ body: fileOf(bytes, 'letter.fumi') });

describe('a package', { timeout: 60_000 }, () => {
  it('is taken with the approval of a trusted key, and once', async () => {
    const open = await openWithApprover();
    const { bytes, digest } = await make({ reviewer: open.reviewer });
    expect(await open.api.packages.check({ body: fileOf(bytes, 'letter.fumi') })).toEqual({
      isOk: true,
      checks: ['intact', 'approved', 'trusted', 'engine', 'fonts', 'version'].map((check) => ({
        check,
        isOk: true,
        reason: '',
      })),
      release: { templateId: 'letter', version: 1, name: 'Letter', digest },
      isKnown: false,
      replaces: { test: null, production: null },
    });
    expect(readdirSync(path.join(open.folder, 'packages'))).toEqual([]);
    const published = await publish(open, bytes);
    expect(published).toMatchObject({
      templateId: 'letter',
      version: 1,
      digest,
      sizeBytes: bytes.length,
      approvedBy: REVIEWER,
      publishedAt: NOW.toISOString(),
      publishedWith: 'first',
    });
    expect(await publish(open, bytes)).toEqual(published);
    expect(await open.api.packages.check({ body: fileOf(bytes, 'x') })).toMatchObject({
      isOk: true,
      isKnown: true,
    });
    expect((await open.api.templates.open({ templateId: 'letter' })).versions).toEqual([published]);
    expect(Uint8Array.from(readFileSync(path.join(open.folder, 'packages', `${digest}.fumi`)))).toEqual(
      Uint8Array.from(bytes),
    );
  });

  it.each<[string, (reviewer: KeyPair) => Promise<{ bytes: Uint8Array }>, string, string]>([
    ['has no approval', () => make({}), 'approved', 'it has no approval'],
    [
      'was approved by whoever changed it',
      (reviewer) => make({ reviewer, statement: { changedBy: [REVIEWER] } }),
      'approved',
      'among those who changed it',
    ],
    [
      'bears the approval of other content',
      (reviewer) => make({ reviewer, statement: { package: 'a'.repeat(64) } }),
      'approved',
      'for other content',
    ],
    [
      'bears a signature of another key',
      ({ publicKey }) => make({ reviewer: { publicKey, privateKey: generateKeyPair().privateKey } }),
      'approved',
      'signature',
    ],
    [
      'was approved with a key that is not trusted',
      () => make({ reviewer: generateKeyPair() }),
      'trusted',
      'of Mei is not among the approvers',
    ],
    ['was made with another engine', (reviewer) => make({ reviewer, engine: '9.9.9' }), 'engine', '9.9.9'],
    [
      'names fonts that are not installed',
      (reviewer) => make({ reviewer, fontHash: 'b'.repeat(64) }),
      'fonts',
      'Source Sans 3 400',
    ],
  ])('is refused where it %s', async (_name, maker, check, said) => {
    const open = await openWithApprover();
    const { bytes } = await maker(open.reviewer);
    const dryRun = await open.api.packages.check({ body: fileOf(bytes, 'letter.fumi') });
    expect(dryRun.isOk).toBe(false);
    expect(dryRun.checks.find((found) => found.check === check)).toMatchObject({
      isOk: false,
      reason: expect.stringContaining(said),
      why: saying(said),
    });
    expect(await refusalOf(publish(open, bytes))).toMatchObject({
      code: 'composer.refused',
      args: { reasons: saying(said) },
    });
    expect(await open.api.templates.list()).toEqual([]);
    expect(readdirSync(path.join(open.folder, 'packages'))).toEqual([]);
  });

  it('is refused where it was changed on the way, whatever was changed', async () => {
    const open = await openWithApprover();
    const { bytes } = await make({ reviewer: open.reviewer });
    const text = Buffer.from(bytes).toString('latin1');
    const other = Buffer.from(text.replaceAll('Dear ', 'Dead '), 'latin1');
    for (const damaged of [other, bytes.subarray(0, -100), Buffer.from('PK'), new Uint8Array()]) {
      const dryRun = await open.api.packages.check({ body: fileOf(damaged, 'letter.fumi') });
      expect(dryRun).toMatchObject({
        isOk: false,
        checks: [{ check: 'intact', isOk: false }],
        release: null,
      });
      expect(await refusalOf(publish(open, damaged))).toMatchObject({ code: 'composer.refused' });
    }
  });

  it('that unpacks to more than it may is not unpacked', async () => {
    const open = await openWithApprover();
    const zip = new ZipFile();
    const nothing = Buffer.alloc(30 * 1024 ** 2);
    for (let index = 0; index < 9; index += 1) zip.addBuffer(nothing, `assets/${index}`);
    zip.end();
    const bomb = await buffer(zip.outputStream);
    const { checks } = await open.api.packages.check({ body: fileOf(bomb, 'letter.fumi') });
    expect(checks).toMatchObject([{ check: 'intact', reason: expect.stringContaining('is too large') }]);
  });

  it('keeps its number: other content is refused', async () => {
    const open = await openWithApprover();
    await publish(open, (await make({ reviewer: open.reviewer })).bytes);
    const other = await make({ reviewer: open.reviewer, template: letter('Hello') });
    expect(await refusalOf(publish(open, other.bytes))).toMatchObject({
      code: 'composer.refused',
      args: { reasons: saying('version 1 was published with other content') },
    });
    const next = await make({ reviewer: open.reviewer, template: letter('Hello'), version: 2 });
    expect(await publish(open, next.bytes)).toMatchObject({ version: 2 });
  });

  it('is taken although half of it was left behind by a crash', async () => {
    const open = await openWithApprover();
    const { bytes, digest } = await make({ reviewer: open.reviewer });
    const file = path.join(open.folder, 'packages', `${digest}.fumi`);
    writeFileSync(file, bytes.subarray(0, 500));
    writeFileSync(`${file}.part`, 'x');
    await publish(open, bytes);
    expect(readFileSync(file).length).toBe(bytes.length);
    expect(readdirSync(path.join(open.folder, 'packages'))).toHaveLength(1);
  });

  it('can be proved: the same record is the same document as the one sent', async () => {
    const { api, digest } = await openWithLetter({ assetsDir, workerFile });
    const record = { number: '1', name: 'Ada' };
    const date = '2026-03-31';
    const [first, second, broken] = await api.packages.prove({ digest, date, records: [record, record, {}] });
    expect(first).toEqual(second);
    expect(broken).not.toEqual(first);
    await api.documents.compose({ environment: 'production', templateId: 'letter', record, date });
    const { entries } = await api.communications.list({});
    expect(entries).toHaveLength(1);
    expect(entries[0]?.document).toEqual(first);
    expect(
      await refusalOf(api.packages.prove({ digest: 'c'.repeat(64), date, records: [record] })),
    ).toMatchObject({ code: 'composer.notFound', args: { what: reason('thing.package') } });
  });
});

describe('a template', { timeout: 60_000 }, () => {
  it('has a version in force in each environment and goes back step by step', async () => {
    const open = await openWithApprover();
    const { api } = open;
    for (const version of [1, 2, 3]) {
      await publish(open, (await make({ reviewer: open.reviewer, version })).bytes);
    }
    const at = { templateId: 'letter', environment: 'production' } as const;
    expect(await refusalOf(api.templates.rollBack(at))).toMatchObject({ code: 'composer.nothingBefore' });
    for (const version of [1, 2, 2, 3]) await api.templates.activate({ ...at, version });
    await api.templates.activate({ ...at, environment: 'test', version: 1 });
    expect((await api.templates.rollBack(at)).active).toEqual({ test: 1, production: 2 });
    expect((await api.templates.rollBack(at)).active).toEqual({ test: 1, production: 1 });
    expect(await refusalOf(api.templates.rollBack(at))).toMatchObject({ code: 'composer.nothingBefore' });
    await api.templates.activate({ ...at, version: 3 });
    const rolled = await api.templates.rollBack(at);
    expect(rolled.active.production).toBe(1);
    expect(
      rolled.activations
        .filter(({ environment }) => environment === 'production')
        .map(({ version, isRollback }) => [version, isRollback]),
    ).toEqual([
      [1, true],
      [3, false],
      [1, true],
      [2, true],
      [3, false],
      [2, false],
      [1, false],
    ]);
    expect(rolled.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(await api.templates.list()).toEqual([rolled]);
  });

  it('or a version that is not there is not put in force', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const environment = 'test' as const;
    for (const [call, what] of [
      [() => api.templates.activate({ templateId: 'letter', environment, version: 7 }), 'version'],
      [() => api.templates.activate({ templateId: 'bill', environment, version: 1 }), 'template'],
      [() => api.templates.rollBack({ templateId: 'bill', environment }), 'template'],
      [() => api.templates.open({ templateId: 'bill' }), 'template'],
    ] as const) {
      expect(await refusalOf(call())).toMatchObject({
        code: 'composer.notFound',
        args: { what: reason(`thing.${what}`) },
      });
    }
  });
});

describe('an approver', { timeout: 60_000 }, () => {
  it('that was removed approves nothing more; what was published stays', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    const [approver] = await open.api.approvers.list();
    await open.api.approvers.remove({ fingerprint: approver?.fingerprint ?? '' });
    const { bytes } = await make({ reviewer: open.reviewer, version: 2 });
    expect(await refusalOf(publish(open, bytes))).toMatchObject({ code: 'composer.refused' });
    const answer = await open.api.documents.compose({
      environment: 'production',
      templateId: 'letter',
      record: { number: '1', name: 'Ada' },
    });
    expect(answer.body.size).toBeGreaterThan(0);
  });
});
