/**
 * One engine: the digests of the samples' documents are the same in Node, in a worker thread and in Chromium.
 * `FUMI_DETERMINISM_RECORDS` says how many documents of each sample are composed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestsOf } from '../parity/composer';
import { Laboratory } from '../parity/laboratory';
import { sampleMaterials, spread } from '../parity/materials';

const RECORDS = Number(process.env.FUMI_DETERMINISM_RECORDS ?? 200);

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await Laboratory.open();
});
afterAll(() => laboratory?.close());

describe('documents are the same wherever they are composed', () => {
  for (const materials of sampleMaterials(spread(RECORDS))) {
    it(`${materials.name}, ${materials.records.length} records`, async () => {
      const here = digestsOf(materials);
      expect(new Set(here).size).toBe(here.length);
      expect(await laboratory.digestsInWorker(materials)).toEqual(here);
      expect(await laboratory.digestsInBrowser(materials)).toEqual(here);
    });
  }
});
