import { expect, it } from 'vitest';
import { type DataContract, PlainDate } from '../../data';
import { compileCondition } from './compile';
import { TypeEnvironment } from './environment';
import { type Explanation, explain } from './explain';

const contract: DataContract = {
  kind: 'object',
  fields: {
    balance: { kind: 'number' },
    limit: { kind: 'number', optional: true },
    owner: { kind: 'object', fields: { age: { kind: 'integer' } } },
    rows: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
  },
};

const scope = {
  record: { balance: -5, owner: { age: 20 }, rows: [{ amount: 1 }, { amount: 70 }, { amount: 80 }] },
  locals: [],
  today: PlainDate.parse('2026-01-01') as PlainDate,
};

const outline = ({ source, value, error, item, children }: Explanation): unknown[] => [
  source,
  error ? error.code : value,
  ...(item === undefined ? [] : [`item ${item}`]),
  ...children.map(outline),
];

const explained = (source: string) => {
  const explanation = explain(compileCondition(source, TypeEnvironment.of(contract)), scope);
  return explanation && outline(explanation);
};

it('shows the value of every piece', () => {
  expect(explained('balance < 0.0 && owner.age >= 18')).toEqual([
    'balance < 0.0 && owner.age >= 18',
    true,
    ['balance < 0.0', true, ['balance', -5]],
    ['owner.age >= 18', true, ['owner.age', 20]],
  ]);
});

it('shows the item that decided, and the branch that was taken', () => {
  expect(explained('rows.exists(r, r.amount > 50.0)')).toEqual([
    'rows.exists(r, r.amount > 50.0)',
    true,
    ['rows', scope.record.rows],
    ['r.amount > 50.0', true, 'item 1', ['r.amount', 70]],
  ]);
  expect(explained('balance > 0.0 ? owner.age > 1 : owner.age > 30')).toEqual([
    'balance > 0.0 ? owner.age > 1 : owner.age > 30',
    false,
    ['balance > 0.0', false, ['balance', -5]],
    ['owner.age > 30', false, ['owner.age', 20]],
  ]);
});

it('shows where it went wrong, and nothing for an expression with errors', () => {
  expect(explained('limit > 1.0')).toEqual(['limit > 1.0', 'rule.noValue', ['limit', null]]);
  expect(explained('limt > 1.0')).toBeUndefined();
});
