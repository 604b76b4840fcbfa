import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type JsonObject, present } from '../../shared/base';
import { createBlankTemplate, engineNeeds } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { composeWorker, installAssets } from '../services/installation.test-support';
import { composeFacts, InstalledFonts } from '.';

let assetsDir: string;
let workerFile: string;

beforeAll(async () => {
  assetsDir = installAssets();
  workerFile = await composeWorker();
}, 60_000);

/** A letter that greets by name. */
function letter(): Template {
  const blank = createBlankTemplate({ name: 'Letter', pageSize: 'A5', language: 'en' });
  const flow = present(
    Object.keys(blank.nodes).find((id) => blank.nodes[id]?.type === 'flow'),
    'a blank template has a flow',
  );
  const content = { en: [{ inlines: [{ kind: 'field', value: 'name' }] }] } as unknown as JsonObject;
  return {
    ...blank,
    data: { kind: 'object', fields: { name: { kind: 'string' } } },
    nodes: {
      ...blank.nodes,
      [flow]: { ...present(blank.nodes[flow], 'it is there'), children: ['greeting'] },
      greeting: { type: 'text', props: { content } },
    },
  };
}

function options(records: readonly string[]) {
  const base = mkdtempSync(path.join(tmpdir(), 'fumi-facts-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const template = letter();
  const fonts = InstalledFonts.open(assetsDir).filesOf(engineNeeds(template).families);
  return {
    job: { template, assets: new Map<string, Uint8Array>(), fonts, assetsDir, today: '2026-01-31' },
    records,
    workers: 2,
    workerFile,
    folder: path.join(base, 'facts'),
  };
}

// Threads take their time to start on a busy machine.
describe('the facts of documents', { timeout: 60_000 }, () => {
  it('are the same for the same record, whoever composes it when', async () => {
    const records = ['Ann', 'Ben', 'Ann'].map((name) => JSON.stringify({ name }));
    const given = options(records);
    const [first, second, third] = await composeFacts(given);
    expect(first).toMatchObject({ pages: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(third).toEqual(first);
    expect(second?.digest).not.toBe(first?.digest);
    expect(second?.pdf).not.toBe(first?.pdf);
    expect(existsSync(given.folder)).toBe(false);
    expect(await composeFacts({ ...options(records.slice(0, 1)), workers: 1 })).toEqual([first]);
  });

  it('are null for a record that cannot be composed, and there for the others', async () => {
    const facts = await composeFacts(options(['not JSON', '{"name":"Ben"}']));
    expect(facts).toEqual([null, expect.objectContaining({ pages: 1 })]);
  });

  it('are given up with the signal, and no file stays', async () => {
    const given = options(Array.from({ length: 500 }, () => '{"name":"Ann"}'));
    const controller = new AbortController();
    const facts = composeFacts({ ...given, signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(facts).rejects.toThrow('enough');
    expect(existsSync(given.folder)).toBe(false);
    await expect(composeFacts({ ...given, signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
  });
});
