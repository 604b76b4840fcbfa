import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../base';
import { PlainDate } from '../../data';
import { INTEGER, listOf } from './cel-type';
import { type CompiledExpression, compileExpression } from './compile';
import { TypeEnvironment } from './environment';
import { GrowingList } from './growing-list';
import { isRuleError } from './rule-error';

const today = present(PlainDate.of(2026, 11, 22), 'a day of the calendar');
const base = { kind: 'integer' as const };
const item = { kind: 'object' as const, fields: { amount: INTEGER } };
const { environment } = TypeEnvironment.of({ kind: 'object', fields: { base } })
  .withLocal('row', item)
  .environment.withLocal('rows', listOf(item));

const EXPRESSIONS = [
  'rows.map(r, r.amount).sum()',
  'rows.map(r, r.amount * base + size(string(r.amount)))',
  'rows.map(r, r.amount - row.amount).sum()',
  'rows.map(r, r.amount > 2, r.amount)',
  'rows.map(r, 12 / r.amount).max()',
  'rows.map(r, rows.map(q, q.amount * r.amount).sum())',
  'rows.map(r, [1, 2].exists(n, n == r.amount))',
  'rows.filter(r, r.amount > 2).map(r, r.amount)',
  'size(rows) + rows[0].amount',
];

const COMPILED = EXPRESSIONS.map((source) => compileExpression(source, environment));

/** What an expression yields, or the code of why it does not. */
function outcomeOf({ evaluate }: CompiledExpression, row: object, rows: unknown): unknown {
  const outcome = evaluate({ record: { base: 3 }, locals: [row, rows], today });
  return isRuleError(outcome) ? outcome.code : outcome;
}

describe('beginnings of a list that grows', () => {
  it('are to any expression what lists are', () => {
    const amounts = fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5, null, 'six'), { minLength: 1, maxLength: 12 });
    expect(COMPILED.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.nat(12)), (values, lengths) => {
        const list = new GrowingList();
        list.items.push(...values.map((amount) => ({ amount })));
        for (const length of [...lengths.take(6)].map((wanted) => wanted % (values.length + 1))) {
          const row = list.items[length - 1] ?? { amount: 1 };
          const plain = list.items.slice(0, length);
          for (const compiled of COMPILED)
            expect(outcomeOf(compiled, row, list.beginning(length))).toEqual(outcomeOf(compiled, row, plain));
        }
      }),
    );
  });

  it('have each item looked at once, however many of them are mapped', () => {
    let looks = 0;
    const list = new GrowingList();
    for (let index = 0; index < 100; index += 1)
      list.items.push({
        get amount() {
          looks += 1;
          return index;
        },
      });
    const sum = present(COMPILED[0], 'the sum');
    for (let length = 10; length <= 100; length += 10)
      expect(outcomeOf(sum, {}, list.beginning(length))).toBe((length * (length - 1)) / 2);
    expect(looks).toBe(100);
  });

  it('take their turns all the same', () => {
    const list = new GrowingList();
    for (let index = 0; index < 60_000; index += 1) list.items.push({ amount: 1 });
    const many = compileExpression(
      Array.from({ length: 20 }, () => 'rows.map(r, r.amount).sum()').join(' + '),
      environment,
    );
    const outcomes = [1, 2].map(() => outcomeOf(many, {}, list.beginning(60_000)));
    expect(outcomes).toEqual(outcomes.map(() => outcomeOf(many, {}, list.items)));
    expect(outcomes[0]).toBe('rule.tooMuchWork');
  });
});
