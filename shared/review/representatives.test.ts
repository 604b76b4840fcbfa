import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRepresentatives, type RecordSample, RepresentativeCandidates } from './representatives';

const sample = (
  record: number,
  pages: number,
  shown: readonly boolean[],
  isChanged = false,
): RecordSample => ({
  record,
  title: `Record ${record}`,
  pages,
  basePages: pages,
  isChanged,
  shown,
});

/** Each representative as `record: reasons`. */
const chosen = (samples: readonly RecordSample[], branches: readonly string[]): string[] =>
  chooseRepresentatives(samples, branches).map(
    ({ record, reasons }) =>
      `${record}: ${reasons
        .map((reason) =>
          reason.kind === 'branch' ? `${reason.shown ? '+' : '-'}${reason.nodeId}` : reason.kind,
        )
        .join(' ')}`,
  );

describe('representatives', () => {
  it('are the shortest and the longest, the first of several', () => {
    expect(
      chosen(
        [2, 1, 3, 1, 3].map((pages, record) => sample(record, pages, [])),
        [],
      ),
    ).toEqual(['1: shortest', '2: longest']);
  });

  it('cover each branch with who is chosen already, then with a change, then with the first', () => {
    const samples = [
      sample(0, 1, [false, false, false]),
      sample(1, 2, [true, false, false]),
      sample(2, 2, [false, true, false]),
      sample(3, 2, [false, true, true], true),
      sample(4, 9, [true, false, false]),
    ];
    expect(chosen(samples, ['a', 'b', 'c'])).toEqual(['0: shortest -a -b -c', '3: +b +c', '4: longest +a']);
  });

  it('show a change where there is one', () => {
    const samples = [sample(0, 1, []), sample(1, 2, []), sample(2, 2, [], true), sample(3, 2, [], true)];
    expect(chosen(samples, [])).toEqual(['0: shortest', '1: longest', '2: changed']);
  });

  it('may be one record with all reasons, and lack a branch that nobody takes', () => {
    expect(chosen([sample(0, 1, [true], true)], ['a'])).toEqual(['0: shortest longest +a']);
    expect(chosen([], ['a'])).toEqual([]);
  });

  it('are not records without a document, where another has one', () => {
    expect(chosen([sample(0, 0, []), sample(1, 4, [])], [])).toEqual(['1: shortest longest']);
    expect(chosen([sample(0, 0, []), sample(1, 0, [])], [])).toEqual(['0: shortest longest']);
  });

  it('are found among the candidates of any stream', () => {
    const samples = fc
      .array(fc.tuple(fc.nat(4), fc.boolean(), fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())), {
        maxLength: 40,
      })
      .map((list) =>
        list.map(([pages, isChanged, shown], record) => sample(record, pages, shown, isChanged)),
      );
    const shuffled = samples.chain((list) =>
      fc.shuffledSubarray(list, { minLength: list.length }).map((stream) => ({ list, stream })),
    );
    fc.assert(
      fc.property(shuffled, ({ list, stream }) => {
        const candidates = new RepresentativeCandidates();
        for (const each of stream) candidates.add(each);
        expect(candidates.samples.length).toBeLessThanOrEqual(4 + 4 * 3);
        expect(chooseRepresentatives(candidates.samples, ['a', 'b', 'c'])).toEqual(
          chooseRepresentatives(list, ['a', 'b', 'c']),
        );
      }),
      { numRuns: 300 },
    );
  });
});
