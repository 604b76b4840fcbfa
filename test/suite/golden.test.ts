/**
 * Golden cases: the display list of each case as text, compared with the file that somebody looked at. Run with
 * `UPDATE_GOLDEN=1` after a wanted change, and read the diff.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosticMessage } from '../../shared/diag';
import { displayListText } from '../../shared/display';
import { type Engine, openTemplate } from '../../shared/engine';
import { testEngine } from '../support/world';
import { goldenCases } from './cases';

/** The files of all cases; their hashes keep them apart. */
const files = new Map(goldenCases.flatMap(({ assets }) => [...(assets ?? [])]));

const engineOf = (families: readonly string[] = []): Engine =>
  testEngine(['Source Sans 3', 'Noto Sans JP', ...families], files);

const usual = engineOf();

const expectedFile = (name: string) => new URL(`golden/${name}.golden.txt`, import.meta.url);

describe('golden cases', () => {
  for (const { name, template, record, families } of goldenCases) {
    it(name, () => {
      const engine = families ? engineOf(families) : usual;
      expect(openTemplate(template).kind).toBe('ok');
      const { list, diagnostics } = engine.compose(engine.compile(template), record);
      const problems = diagnostics.map(
        (each) => `${each.severity} ${each.code} @${each.at.nodeId ?? ''} ${diagnosticMessage(each, 'en')}\n`,
      );
      const actual = displayListText(list) + problems.join('');
      const file = expectedFile(name);
      if (process.env.UPDATE_GOLDEN) writeFileSync(file, actual);
      expect(existsSync(file), `${name} has no golden file; run with UPDATE_GOLDEN=1`).toBe(true);
      expect(actual).toBe(readFileSync(file, 'utf8'));
    });
  }

  it('composes every case again to the same digest', () => {
    for (const { template, record, families } of goldenCases) {
      const engine = families ? engineOf(families) : usual;
      const again = engineOf(families);
      const first = engine.compose(engine.compile(template), record).digest();
      expect(again.compose(again.compile(template), record).digest()).toBe(first);
    }
  });
});
