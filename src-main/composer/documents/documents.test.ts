import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/base';
import { reason } from '../../../shared/diag';
import { saying } from '../../../shared/diag/saying.test-support';
import { composeWorker, installAssets } from '../../services/installation.test-support';
import {
  clientOf,
  fileOf,
  letter,
  openComposer,
  openWithLetter,
  packageOf,
  refusalOf,
} from '../composer.test-support';
import { recipientReader } from './recipient';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

const AT = { environment: 'production', templateId: 'letter' } as const;
const ADA = { number: '0042', name: 'Ada' };

const sha256 = async (file: Blob): Promise<string> =>
  createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex');

describe('a document', { timeout: 60_000 }, () => {
  it('is in the log as it was sent, and can be had again', async () => {
    const { api, digest } = await openWithLetter({ assetsDir, workerFile });
    const { headers, body } = await api.documents.compose({ ...AT, record: ADA });
    expect([body.type, body.name]).toEqual(['application/pdf', 'Ada.pdf']);
    const { total, entries } = await api.communications.list({});
    expect([total, entries]).toEqual([
      1,
      [
        {
          id: headers['fumi-communication'],
          at: '2026-01-31T09:00:00.000Z',
          ...AT,
          channel: 'print',
          format: 'pdf',
          templateName: 'Letter',
          version: 1,
          package: digest,
          customer: '0042',
          title: 'Ada',
          date: '2026-01-31',
          jobId: null,
          document: {
            pages: 1,
            digest: headers['fumi-digest'],
            pdf: await sha256(body),
            sizeBytes: body.size,
          },
        },
      ],
    ]);
    const again = await api.communications.document({ id: headers['fumi-communication'] ?? '' });
    expect(await sha256(again)).toBe(await sha256(body));
  });

  it('is the e-mail, the text message or a page where that is asked for, and logged as such', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const envelope = { from: 'Letters <letters@example.com>' };
    const email = await api.documents.compose({ ...AT, record: ADA, output: 'eml', envelope });
    expect([email.body.type, email.body.name]).toEqual(['message/rfc822', 'Ada.eml']);
    expect(await email.body.text()).toMatch(/^From: "Letters" <letters@example\.com>\r$/m);
    const sms = await api.documents.compose({ ...AT, record: ADA, output: 'txt' });
    expect(await sms.body.text()).toContain('Ada');
    const html = await api.documents.compose({ ...AT, record: ADA, output: 'html' });
    expect(await html.body.text()).toMatch(/^<!DOCTYPE html>/);
    const { entries } = await api.communications.list({});
    expect(entries.map(({ channel, format }) => [channel, format])).toEqual([
      ['print', 'html'],
      ['sms', 'txt'],
      ['email', 'eml'],
    ]);
    const again = await api.communications.document({ id: email.headers['fumi-communication'] ?? '' });
    expect(await sha256(again)).toBe(await sha256(email.body));
  });

  it('is the same for the same record and day, kept once and logged every time', async () => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile });
    const once = await api.documents.compose({ ...AT, record: ADA, date: '2026-03-31' });
    const twice = await api.documents.compose({ ...AT, record: ADA, date: '2026-03-31', customer: 'other' });
    expect(await sha256(twice.body)).toBe(await sha256(once.body));
    expect(twice.headers['fumi-communication']).not.toBe(once.headers['fumi-communication']);
    const { entries } = await api.communications.list({});
    expect(entries.map(({ customer, date }) => [customer, date])).toEqual([
      ['other', '2026-03-31'],
      ['0042', '2026-03-31'],
    ]);
    const kept = readdirSync(path.join(folder, 'documents'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  it('is written as the request wants it', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const textOf = async (pdf: Parameters<typeof api.documents.compose>[0]['pdf']) =>
      await (await api.documents.compose({ ...AT, record: ADA, pdf })).body.text();
    expect(await textOf({ standard: 'pdfa-4+ua-2' })).toContain('%PDF-2.0');
    const encrypted = await textOf({ protection: { password: 'secret' } });
    expect(encrypted).toContain('/Encrypt ');
    expect(encrypted).not.toContain('<pdfuaid:part>');
    const refused = api.documents.compose({ ...AT, record: ADA, pdf: { standard: 'pdfx-4' } });
    expect(await refusalOf(refused)).toMatchObject({ code: 'pdfOutput.needsPrinting' });
  });

  it('stands on a larger sheet where crop marks are asked for', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    const widthsOf = async (cropMarks: boolean): Promise<number[]> => {
      const pdf = { standard: 'none', cropMarks, imageDpi: 0 } as const;
      const { body } = await api.documents.compose({ ...AT, record: ADA, pdf });
      const page = (await PDFDocument.load(await body.arrayBuffer())).getPage(0);
      return [page.getTrimBox().width, page.getMediaBox().width];
    };
    const [width, sheet] = await widthsOf(true);
    expect(sheet).toBeGreaterThan(width ?? 0);
    expect(await widthsOf(false)).toEqual([width, width]);
  });

  it('comes of the version in force', async () => {
    const { api, reviewer } = await openWithLetter({ assetsDir, workerFile });
    const next = await packageOf({ assetsDir, reviewer, version: 2, template: letter('Hello') });
    await api.packages.publish({ body: fileOf(next.bytes, 'letter.fumi') });
    const digestNow = async () =>
      (await api.documents.compose({ ...AT, record: ADA })).headers['fumi-digest'];
    const first = await digestNow();
    await api.templates.activate({ ...AT, version: 2 });
    const second = await digestNow();
    await api.templates.rollBack(AT);
    expect(second).not.toBe(first);
    expect(await digestNow()).toBe(first);
  });

  it.each<[JsonObject, string]>([
    [{ name: 'Ada' }, 'number'],
    [{ number: '1', name: { first: 'Ada' } }, 'name'],
    // No font has this sign: the document has an error.
    [{ number: '1', name: '\u{10ffff}' }, '10FFFF'],
  ])('of %j is refused, not logged and not kept', async (record, said) => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile });
    expect(await refusalOf(api.documents.compose({ ...AT, record }))).toMatchObject({
      code: 'composer.badRecord',
      args: { record: 1, reason: saying(said) },
    });
    expect((await api.communications.list({})).total).toBe(0);
    expect(readdirSync(path.join(folder, 'documents'))).toEqual([]);
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  it.each([
    ['a record nested without end', `{"a":${'['.repeat(9000)}${']'.repeat(9000)}}`, '2026-01-31'],
    ['a day that no calendar has', JSON.stringify(ADA), '0000-01-01'],
  ])('of %s is the caller’s fault', async (_what, record, date) => {
    const { url, token, logged } = await openWithLetter({ assetsDir, workerFile });
    const response = await fetch(`${url}/v1/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: `{"environment":"production","templateId":"letter","date":"${date}","record":${record}}`,
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'BAD_INPUT' }]);
    expect(logged.join('')).not.toContain('"level":50');
  });

  it('of which something inside goes wrong tells its caller nothing of the inside', async () => {
    const open = await openWithLetter({ assetsDir, workerFile });
    rmSync(path.join(open.folder, 'packages'), { recursive: true });
    await open.composer.close();
    const again = await openComposer({ assetsDir, workerFile, folder: open.folder });
    const api = clientOf(again.url, open.token);
    expect(await refusalOf(api.documents.compose({ ...AT, record: ADA }))).toEqual({
      code: 'file.notFound',
      args: { path: `${open.digest}.fumi` },
    });
    expect(again.logged.join('')).toContain(open.folder);
  });

  it('is not composed where nothing is in force', async () => {
    const { api } = await openWithLetter({ assetsDir, workerFile });
    expect(await refusalOf(api.documents.compose({ ...AT, environment: 'test', record: ADA }))).toEqual({
      code: 'composer.notActive',
      args: { template: 'Letter', environment: 'test' },
    });
    expect(await refusalOf(api.documents.compose({ ...AT, templateId: 'bill', record: ADA }))).toMatchObject({
      code: 'composer.notFound',
      args: { what: reason('thing.template') },
    });
  });

  it('that takes too long is given up, and the server goes on', async () => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile, limits: { recordMs: 20 } });
    // Starting a thread alone takes longer.
    expect(await refusalOf(api.documents.compose({ ...AT, record: ADA }))).toMatchObject({
      code: 'composer.tooLong',
    });
    expect((await api.health()).status).toBe('ok');
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  it('may wait for a thread, but not among too many', async () => {
    const limits = { workers: 1, waiting: 3 };
    const { api } = await openWithLetter({ assetsDir, workerFile, limits });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        refusalOf(api.documents.compose({ ...AT, record: { number: `${index}`, name: 'Ada' } })),
      ),
    );
    const refused = answers.filter((answer) => answer !== null);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(8);
    expect(refused.every(({ code }) => code === 'composer.tooMany')).toBe(true);
    expect((await api.communications.list({})).total).toBe(8 - refused.length);
  });

  it('whose file is gone is not sent', async () => {
    const { api, folder } = await openWithLetter({ assetsDir, workerFile });
    const { headers } = await api.documents.compose({ ...AT, record: ADA });
    rmSync(path.join(folder, 'documents'), { recursive: true });
    const id = headers['fumi-communication'] ?? '';
    expect(await refusalOf(api.communications.document({ id }))).toMatchObject({
      code: 'composer.documentLost',
      args: { id },
    });
  });
});

describe('the log', { timeout: 60_000 }, () => {
  it('is searched by customer, day, template and environment, newest first', async () => {
    let now = Date.parse('2026-01-30T23:59:00Z');
    const { api } = await openWithLetter({ assetsDir, workerFile, clock: () => new Date(now) });
    for (const customer of ['1', '2', '1', '11']) {
      await api.documents.compose({ ...AT, record: { number: customer, name: 'Ada' } });
      now += 12 * 3600 * 1000;
    }
    const found = async (filter: Parameters<typeof api.communications.list>[0]) =>
      (await api.communications.list(filter)).entries.map(
        ({ customer, at }) => `${customer} ${at.slice(8, 13)}`,
      );
    expect(await found({})).toEqual(['11 01T11', '1 31T23', '2 31T11', '1 30T23']);
    expect(await found({ customer: '1' })).toEqual(['1 31T23', '1 30T23']);
    expect(await found({ from: '2026-01-31', to: '2026-01-31' })).toEqual(['1 31T23', '2 31T11']);
    expect(await found({ to: '2026-01-30' })).toEqual(['1 30T23']);
    expect(await found({ to: '9999-12-31' })).toHaveLength(4);
    expect(await found({ environment: 'test' })).toEqual([]);
    expect(await found({ templateId: 'letter', offset: 1, limit: 2 })).toEqual(['1 31T23', '2 31T11']);
    expect((await api.communications.list({ limit: 1 })).total).toBe(4);
    expect(await refusalOf(api.communications.document({ id: 'nothing' }))).toMatchObject({
      code: 'composer.notFound',
    });
  });
});

describe('a recipient', () => {
  it('is who the customer field names, else the title, else the number', () => {
    const named = recipientReader(letter());
    expect(named({ number: ' 7 ', name: 'Ada' }, 0)).toEqual({ customer: '7', title: 'Ada' });
    expect(named({ number: '', name: 'Ada' }, 0)).toEqual({ customer: 'Ada', title: 'Ada' });
    expect(named({}, 4)).toEqual({ customer: '5', title: '5' });
    expect(named({ number: 'x'.repeat(300), name: 'Ada' }, 0).customer).toHaveLength(200);
    const { customer: _, ...plain } = letter();
    expect(recipientReader(plain)({ number: '7', name: 'Ada' }, 0).customer).toBe('Ada');
  });
});
