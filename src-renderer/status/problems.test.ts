import { expect, it } from 'vitest';
import { diagnostic } from '../../shared/diag';
import { groupProblems } from './problems';

it('counts the same problem of an element once, the gravest first', () => {
  const missing = (dataPath: string) =>
    diagnostic('data.missing', { field: 'memo' }, { nodeId: 'cell', dataPath });
  const problems = groupProblems([
    missing('rows[0].memo'),
    missing('rows[1].memo'),
    diagnostic('layout.overset', { overflow: 3 }, { nodeId: 'box', page: 1 }),
    diagnostic('data.missing', { field: 'memo' }, { nodeId: 'other' }),
  ]);
  expect(problems.map(({ diagnostic: { code, at }, count }) => [code, at.nodeId, count])).toEqual([
    ['layout.overset', 'box', 1],
    ['data.missing', 'cell', 2],
    ['data.missing', 'other', 1],
  ]);
});

it('tells many problems of one kind in one place as one', () => {
  const missing = (character: string, nodeId = 'text') =>
    diagnostic('text.missingGlyph', { character, codePoint: 'U+0000' }, { nodeId });
  const problems = groupProblems(
    [...'abacd'].map((character) => missing(character)).concat(missing('x', 'other')),
  );
  expect(problems.map(({ diagnostic: { args }, count, also }) => [args.character, count, also])).toEqual([
    ['a', 5, ['b', 'c', 'd']],
    ['x', 1, []],
  ]);
  expect(groupProblems([...'abc'].map((character) => missing(character)))).toHaveLength(3);
});
