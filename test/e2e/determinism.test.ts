/**
 * One engine: 2,000 documents of the samples, a third of each, have the same digests in Node, in the built compose worker and in
 * Chromium, and they are what this version of the engine has always made of them. `determinism.json` holds one hash
 * over all digests for every version. `FUMI_DETERMINISM_RECORDS` composes another number of documents and compares the
 * places only.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256Hex } from '../../shared/base';
import { ENGINE_VERSION } from '../../shared/engine';
import { digestsInBuiltWorker } from '../parity/built-worker';
import { digestsOf } from '../parity/composer';
import { Laboratory } from '../parity/laboratory';
import { extended, sampleMaterials } from '../parity/materials';

const USUAL_RECORDS = 2001;
const RECORDS = Number(process.env.FUMI_DETERMINISM_RECORDS ?? USUAL_RECORDS);
const SAMPLES = 3;

const HASHES = new URL('determinism.json', import.meta.url);
/** Hash by engine version. */
const hashesSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

const COMMAND =
  'UPDATE_DETERMINISM=1 npx vitest run --project e2e test/e2e/determinism.test.ts (after node build/run.mjs build)';

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await Laboratory.open();
});
afterAll(() => laboratory?.close());

describe('documents are the same wherever they are composed', () => {
  const samples = sampleMaterials(extended(Math.ceil(RECORDS / SAMPLES)));
  const composed = new Map<string, readonly string[]>();

  for (const materials of samples) {
    it(`${materials.name}, ${materials.records.length} records`, async () => {
      const here = digestsOf(materials);
      composed.set(materials.name, here);
      expect(new Set(here).size).toBe(here.length);
      expect(await digestsInBuiltWorker(materials), 'in the compose worker').toEqual(here);
      expect(await laboratory.digestsInBrowser(materials), 'in Chromium').toEqual(here);
    });
  }

  it.skipIf(RECORDS !== USUAL_RECORDS)(`and are those of engine ${ENGINE_VERSION}`, () => {
    expect([...composed.keys()]).toEqual(samples.map(({ name }) => name));
    const hash = sha256Hex(new TextEncoder().encode([...composed.values()].flat().join('\n')));
    const known = existsSync(HASHES) ? hashesSchema.parse(JSON.parse(readFileSync(HASHES, 'utf8'))) : {};
    if (process.env.UPDATE_DETERMINISM) {
      writeFileSync(HASHES, `${JSON.stringify({ ...known, [ENGINE_VERSION]: hash }, null, 2)}\n`);
      return;
    }
    expect(
      hash,
      `Documents are no longer what engine ${ENGINE_VERSION} makes of the same records. If that is not wanted, find ` +
        `the change that did it. If it is, raise ENGINE_VERSION in shared/engine/engine.ts, so that nobody takes the ` +
        `documents of both for the same, and record the new ones: ${COMMAND}`,
    ).toBe(known[ENGINE_VERSION]);
  });
});
