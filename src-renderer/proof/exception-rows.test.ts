import { describe, expect, it } from 'vitest';
import type { ProofException } from '../../shared/contract';
import { diagnostic } from '../../shared/diag';
import { exceptionRows } from './exception-rows';

const missing = (character: string, records: number, nodeId = 'greeting'): ProofException => ({
  diagnostic: diagnostic('text.missingGlyph', { character, codePoint: 'U+0000' }, { nodeId }),
  records,
  example: records,
});

describe('rows of exceptions', () => {
  it('are one for many letters that an element lacks, with the largest count', () => {
    const [row, ...others] = exceptionRows([...'ابحدر'].map((letter, index) => missing(letter, 5 - index)));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ records: 5, example: 5, also: ['ب', 'ح', 'د', 'ر'] });
    expect(row?.diagnostic.args).toMatchObject({ character: 'ا' });
  });

  it('are one each for few, and for each element', () => {
    const rows = exceptionRows([missing('a', 3), missing('b', 2), missing('a', 1, 'title')]);
    expect(rows.map(({ records, also }) => [records, also])).toEqual([
      [3, []],
      [2, []],
      [1, []],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });
});
