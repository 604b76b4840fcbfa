/**
 * Golden cases: the display list of each case as text, compared with the file that somebody looked at. Run with
 * `UPDATE_GOLDEN=1` after a wanted change, and read the diff.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticMessage } from '../../shared/diag';
import { displayListText } from '../../shared/display';
import { type Engine, engineNeeds, openTemplate } from '../../shared/engine';
import { testEngine } from '../support/world';
import { type GoldenCase, goldenCases } from './cases';

/** The files of all cases; their hashes keep them apart. */
const files = new Map(goldenCases.flatMap(({ assets }) => [...(assets ?? [])]));

const engineOf = (families: readonly string[]): Engine => testEngine(families, files);

const familiesOf = ({ template, families = [] }: GoldenCase): string[] => [
  ...engineNeeds(template).families,
  ...families,
];

const engines = new Map<string, Engine>();

/** One engine for all cases of the same fonts. */
function sharedEngine(of: GoldenCase): Engine {
  const families = familiesOf(of);
  const key = families.join();
  const engine = engines.get(key) ?? engineOf(families);
  engines.set(key, engine);
  return engine;
}

const expectedFile = (name: string) => new URL(`golden/${name}.golden.txt`, import.meta.url);

describe('golden cases', () => {
  for (const each of goldenCases) {
    const { name, template, record } = each;
    it(name, () => {
      const engine = sharedEngine(each);
      expect(openTemplate(template).kind).toBe('ok');
      const { list, diagnostics } = engine.compose(engine.compile(template), record);
      const problems = diagnostics.map(
        (problem) =>
          `${problem.severity} ${problem.code} @${problem.at.nodeId ?? ''} ${diagnosticMessage(problem, 'en')}\n`,
      );
      const actual = displayListText(list) + problems.join('');
      const file = expectedFile(name);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
      expect(existsSync(file), `${name} has no golden file; run with UPDATE_GOLDEN=1`).toBe(true);
      expect(actual).toBe(readFileSync(file, 'utf8'));
    });
  }

  it('composes every case again to the same digest', () => {
    for (const each of goldenCases) {
      const { template, record } = each;
      const engine = sharedEngine(each);
      const again = engineOf(familiesOf(each));
      const first = engine.compose(engine.compile(template), record).digest();
      expect(again.compose(again.compile(template), record).digest()).toBe(first);
    }
  });
});
