import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../base';
import { type DataContract, PlainDate } from '../../data';
import { celToCondition } from '../condition/cel-to-condition';
import { FUNCTION_NAMES } from '../functions/library';
import { compileExpression, evaluateCondition } from './compile';
import { TypeEnvironment } from './environment';
import { explain } from './explain';

const contract: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    balance: { kind: 'number', optional: true },
    rows: { kind: 'integer' },
    active: { kind: 'boolean' },
    opened: { kind: 'date' },
    tags: { kind: 'list', item: { kind: 'string' } },
    owner: { kind: 'object', optional: true, fields: { age: { kind: 'integer' } } },
  },
};

const environment = TypeEnvironment.of(contract);
const today = PlainDate.parse('2026-11-22') as PlainDate;

const TOKENS = [
  ...Object.keys(contract.fields),
  ...FUNCTION_NAMES,
  ...'t owner.age has( ( ) [ ] { } , : ? . ! - + * / % < <= > >= == != && || in true false null'.split(' '),
  ...[
    '0',
    '1',
    '2.5',
    '"a"',
    "'日'",
    '`x y`',
    '金額',
    '// c',
    '"',
    '0x',
    '1e',
    '.all(t,',
    '.map(t,',
    '.filter(t,',
  ],
];

/** Expressions of a grammar, so that many of them compile. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      'name',
      'balance',
      'rows',
      'active',
      'opened',
      'tags',
      'owner.age',
      'today()',
      '1',
      '2.5',
      '"a"',
      'null',
    ),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '/', '%', '<', '==', '&&', '||', 'in'),
        tie('expression'),
      )
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(fc.constantFrom(...FUNCTION_NAMES), fc.array(tie('expression'), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('all', 'exists', 'map', 'filter'), tie('expression'))
      .map(([list, loop, body]) => `${list}.${loop}(t, ${body})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[${a}, ${b}][0]`),
    tie('expression').map((a) => `(${a} ? ${a} : t)`),
  ),
}));

const record = fc.dictionary(
  fc.constantFrom(...Object.keys(contract.fields)),
  fc.jsonValue(),
) as fc.Arbitrary<JsonObject>;

function tryOut(source: string, data: JsonObject): void {
  const compiled = compileExpression(source, environment);
  const scope = { record: data, locals: [], today };
  const outcome = evaluateCondition(compiled, scope);
  expect(typeof outcome.value).toBe('boolean');
  explain(compiled, scope);
  celToCondition(source, environment);
  for (const { start, end } of compiled.diagnostics) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(source.length);
  }
}

it('never throws for any text', () => {
  const tokens = fc.array(fc.constantFrom(...TOKENS), { maxLength: 15 }).map((words) => words.join(' '));
  fc.assert(fc.property(fc.oneof(tokens, fc.string({ unit: 'binary' })), record, tryOut), { numRuns: 500 });
});

it('never throws for any expression on any data', () => {
  fc.assert(fc.property(expression, record, tryOut), { numRuns: 500 });
});

it.each([
  ['!', 19_000],
  ['-', 19_000],
  ['a.', 9_000],
  ['[', 19_000],
  ['f(', 9_000],
  ['active && ', 1_900],
  ['active ? 1 : ', 1_400],
])('survives %s repeated %d times', (piece, count) => {
  tryOut(`${piece.repeat(count)}active`, {});
});
