import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../base';
import { diagnostic, foreignWords } from '../diag';
import { SAMPLE_TEMPLATE } from '../model/random-edits.test-support';
import { branchesOf, EvidenceCollector, type EvidenceResult, type EvidenceSource } from './evidence';

const SOURCE: EvidenceSource = {
  engine: '1',
  date: '2026-01-31',
  base: 'a'.repeat(64),
  version: 'b'.repeat(64),
};

const BRANCHES = [{ nodeId: 'note', condition: 'true' }];

const result = (record: number, change: Partial<EvidenceResult> = {}): EvidenceResult => ({
  record,
  title: `Record ${record}`,
  pages: 1,
  digest: sha256Hex(`document ${record}`),
  state: 'clean',
  diagnostics: [],
  shown: [record % 2 === 0],
  ...change,
});

const WARNING = diagnostic('internal.failure', { reason: foreignWords('x') }, { record: 2 });

const RESULTS = [
  result(0),
  result(1, { digest: sha256Hex('another'), pages: 3 }),
  result(2, { state: 'warned', diagnostics: [WARNING] }),
  result(3, { state: 'failed', digest: null, pages: 0 }),
];

function evidence(
  results: readonly EvidenceResult[],
  { source = SOURCE, order = [0, 1, 2, 3] }: { source?: EvidenceSource; order?: readonly number[] } = {},
) {
  const collector = new EvidenceCollector(source, results.length, BRANCHES);
  const inOrder = order.map((index) => results[index] as EvidenceResult);
  if (source.base !== null) {
    for (const { record } of inOrder.toReversed()) collector.addBase(result(record, { pages: 2 }));
  }
  for (const each of inOrder) collector.add(each);
  return collector.finish();
}

describe('evidence', () => {
  it('counts documents, changes, states, pages and branches', () => {
    expect(evidence(RESULTS)).toMatchObject({
      records: 4,
      changed: 2,
      identical: 2,
      clean: 2,
      warned: 1,
      failed: 1,
      pages: 5,
      basePages: 8,
      branches: [{ nodeId: 'note', condition: 'true', shown: 2, hidden: 2 }],
      representatives: [
        { record: 0, isChanged: false, basePages: 2 },
        { record: 1, isChanged: true, reasons: [{ kind: 'longest' }, { kind: 'branch', shown: false }] },
      ],
    });
  });

  it('takes every document for a new one without a base', () => {
    const figures = evidence(RESULTS, { source: { ...SOURCE, base: null } });
    expect(figures).toMatchObject({ changed: 4, identical: 0, basePages: null });
    expect(figures.representatives.every(({ basePages }) => basePages === null)).toBe(true);
  });

  it('is the same in whatever order results come', () => {
    expect(evidence(RESULTS, { order: [3, 1, 0, 2] })).toEqual(evidence(RESULTS));
  });

  it('has a digest that covers every document, every diagnostic and what they were made with', () => {
    const changed = (index: number, change: Partial<EvidenceResult>) =>
      evidence(RESULTS.map((each, at) => (at === index ? { ...each, ...change } : each)));
    const digests = [
      evidence(RESULTS),
      changed(3, { digest: sha256Hex('late') }),
      changed(2, { diagnostics: [] }),
      evidence(RESULTS, { source: { ...SOURCE, date: '2026-02-01' } }),
      evidence(RESULTS, { source: { ...SOURCE, engine: '2' } }),
      evidence(RESULTS, { source: { ...SOURCE, version: 'c'.repeat(64) } }),
      evidence(RESULTS, { source: { ...SOURCE, base: null } }),
    ].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('is not finished before every record was taken', () => {
    const collector = new EvidenceCollector({ ...SOURCE, base: null }, 2, BRANCHES);
    collector.add(result(0));
    expect(() => collector.finish()).toThrow('every record was taken');
  });

  it('takes the base document of a record first', () => {
    expect(() => new EvidenceCollector(SOURCE, 1, BRANCHES).add(result(0))).toThrow('comes first');
  });

  it('watches the elements with a condition, in document order', () => {
    const { box, closing } = SAMPLE_TEMPLATE.nodes;
    const nodes = {
      ...SAMPLE_TEMPLATE.nodes,
      closing: { type: 'text', when: 'false', props: {}, ...closing },
      box: { type: 'box', when: 'true', props: {}, ...box },
    };
    expect(branchesOf({ ...SAMPLE_TEMPLATE, nodes })).toEqual([
      { nodeId: 'greeting', condition: 'name != ""' },
      { nodeId: 'box', condition: 'true' },
      { nodeId: 'closing', condition: 'false' },
    ]);
  });
});
