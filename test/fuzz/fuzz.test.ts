/**
 * The fuzzer's part of `npm test`: the kept seeds, and the same few cases of every kind in every run. Each case runs in
 * the watched thread of the built tool; `npm run fuzz` looks for new ones.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { inProject } from '../support';
import { KINDS } from './cases';
import { Runner } from './runner';
import { KEPT_SEEDS } from './seeds';

const CASES = 40;
const FIRST_SEED = 1;

const runner = new Runner(inProject('dist', 'tools', 'fuzz-worker.js'));
afterAll(() => runner.close());

describe('what failed once holds', () => {
  for (const { kind, seed, was } of KEPT_SEEDS) {
    it(`${kind} ${seed}: ${was}`, async () => {
      expect((await runner.run({ kind, seed }, true)).findings).toEqual([]);
    });
  }
});

describe('nothing throws, hangs or breaks its promises', () => {
  for (const kind of KINDS) {
    it(`for ${CASES} random ${kind}`, async () => {
      const findings: string[] = [];
      let composed = 0;
      for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
        const result = await runner.run({ kind, seed });
        findings.push(...result.findings.map((finding) => `--one --kind ${kind} --seed ${seed}: ${finding}`));
        if (result.isComposed) composed += 1;
      }
      expect(findings, 'run with npm run fuzz --').toEqual([]);
      // Most damaged files are refused, and rightly; where all are, nothing is tested.
      expect(composed).toBeGreaterThan(CASES / 10);
    });
  }
});
