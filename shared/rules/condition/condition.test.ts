import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataContract, PlainDate } from '../../data';
import { compileCondition, evaluateCondition } from '../expression/compile';
import { TypeEnvironment } from '../expression/environment';
import { celToCondition } from './cel-to-condition';
import { type Comparison, type Condition, normaliseCondition, operatorsFor, valueCount } from './condition';
import { conditionToCel } from './condition-to-cel';

const contract: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    memo: { kind: 'string', optional: true },
    balance: { kind: 'number' },
    limit: { kind: 'number', optional: true },
    rows: { kind: 'integer' },
    active: { kind: 'boolean' },
    trial: { kind: 'boolean', optional: true },
    opened: { kind: 'date', optional: true },
    seen: { kind: 'datetime' },
    請求額: { kind: 'number' },
    'unit price': { kind: 'number' },
    owner: { kind: 'object', optional: true, fields: { age: { kind: 'integer' } } },
    tags: { kind: 'list', item: { kind: 'string' } },
    notes: { kind: 'list', optional: true, item: { kind: 'string' } },
  },
};

const environment = TypeEnvironment.of(contract);
const FIELDS = [
  ...Object.keys(contract.fields)
    .filter((key) => key !== 'unit price')
    .map((key) => key),
  '["unit price"]',
  'owner.age',
];

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const decimal = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(1, 100, 1000))
  .map(([units, scale]) => units / scale + 0);
const isoDate = fc.integer({ min: -20000, max: 40000 }).map((day) => String(PlainDate.fromDayNumber(day)));

const comparison: fc.Arbitrary<Condition> = fc.constantFrom(...FIELDS).chain((field) => {
  const type = environment.typeAt(field);
  if (!type) throw new Error(`no field ${field}`);
  return fc.constantFrom(...operatorsFor(type)).chain((operator) => {
    const value = operator.startsWith('count')
      ? fc.nat(100)
      : type.kind === 'number'
        ? decimal
        : type.kind === 'integer'
          ? fc.oneof(fc.integer(), decimal)
          : type.kind === 'date'
            ? isoDate
            : type.kind === 'datetime'
              ? isoDate.map((day) => `${day}T09:30:00`)
              : text;
    const count = valueCount(operator);
    const values: fc.Arbitrary<readonly (string | number)[]> =
      count === 'many'
        ? fc.array(value as fc.Arbitrary<string | number>, { maxLength: 4 })
        : fc.array(value as fc.Arbitrary<string | number>, { minLength: count, maxLength: count });
    return values.map((chosen): Comparison => ({ kind: 'comparison', field, operator, values: chosen }));
  });
});

const { condition } = fc.letrec<{ condition: Condition; group: Condition }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, comparison, tie('group')),
  group: fc.record(
    {
      kind: fc.constant('group' as const),
      mode: fc.constantFrom('all' as const, 'any' as const),
      not: fc.constant(true as const),
      items: fc.array(tie('condition'), { maxLength: 4 }),
    },
    { requiredKeys: ['kind', 'mode', 'items'] },
  ),
}));

describe('round trip', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(condition, (original) => {
        const cel = conditionToCel(original, environment);
        expect(cel).not.toBeNull();
        expect(compileCondition(cel ?? '', environment).diagnostics).toEqual([]);
        expect(celToCondition(cel ?? '', environment)).toEqual(normaliseCondition(original));
      }),
      { numRuns: 400 },
    );
  });

  it('normalising changes neither text nor itself', () => {
    fc.assert(
      fc.property(condition, (original) => {
        const normal = normaliseCondition(original);
        expect(normaliseCondition(normal)).toEqual(normal);
      }),
      { numRuns: 200 },
    );
  });
});

describe('conditionToCel', () => {
  const cel = (field: string, operator: Comparison['operator'], ...values: (string | number)[]) =>
    conditionToCel({ kind: 'comparison', field, operator, values }, environment);

  it('prints literals for the type of the field', () => {
    expect(cel('balance', 'below', 1000)).toBe('balance < 1000.0');
    expect(cel('balance', 'equals', 0.1)).toBe('balance == 0.1');
    expect(cel('rows', 'above', 3)).toBe('rows > 3');
    expect(cel('請求額', 'atLeast', 5)).toBe('請求額 >= 5.0');
    expect(cel('["unit price"]', 'atLeast', 5)).toBe('`unit price` >= 5.0');
    expect(cel('name', 'is', 'a "b"\n')).toBe('name == "a \\"b\\"\\n"');
    expect(cel('opened', 'equals', '2026-01-31')).toBe('opened == date("2026-01-31")');
  });

  it('guards what may be absent', () => {
    expect(cel('limit', 'above', 5)).toBe('has(limit) && limit > 5.0');
    expect(cel('owner.age', 'between', 18, 65)).toBe('has(owner.age) && owner.age >= 18 && owner.age <= 65');
    expect(cel('memo', 'contains', 'x')).toBe('has(memo) && memo.contains("x")');
    expect(cel('limit', 'isEmpty')).toBe('isEmpty(limit)');
  });

  it('brackets mixed modes', () => {
    const one: Condition = { kind: 'comparison', field: 'rows', operator: 'above', values: [1] };
    const any: Condition = { kind: 'group', mode: 'any', items: [one, one] };
    expect(conditionToCel({ kind: 'group', mode: 'all', items: [one, any] }, environment)).toBe(
      'rows > 1 && (rows > 1 || rows > 1)',
    );
    expect(conditionToCel({ ...any, not: true }, environment)).toBe('!(rows > 1 || rows > 1)');
  });

  it('refuses fields and values that do not exist', () => {
    expect(cel('nothing', 'is', 'x')).toBeNull();
    expect(cel('balance', 'below', 'x')).toBeNull();
  });
});

describe('celToCondition', () => {
  it.each([
    ['0.0 > balance', { field: 'balance', operator: 'below', values: [0] }],
    ['limit > 5', { field: 'limit', operator: 'above', values: [5] }],
    ['active', { field: 'active', operator: 'isTrue', values: [] }],
    ['tags.size() >= 2', { field: 'tags', operator: 'countAtLeast', values: [2] }],
    ['limit != null', { field: 'limit', operator: 'isNotEmpty', values: [] }],
    ['(rows >= 1) && (rows <= 5)', { field: 'rows', operator: 'between', values: [1, 5] }],
  ])('understands %s as people write it', (source, expected) => {
    expect(celToCondition(source, environment)).toEqual({ kind: 'comparison', ...expected });
  });

  it.each([
    'balance < limit',
    'balance + 1.0 < 5.0',
    'size(name) > 3',
    'tags.exists(t, t == "a")',
    'trial',
    'has(limit)',
    'has(limit) && rows > 1',
    'memo == null',
    'balance <',
    'blance < 0.0',
    'active ? true : false',
  ])('leaves %s to the text view', (source) => {
    expect(celToCondition(source, environment)).toBeNull();
  });

  it('decides nothing but false where a guarded field is absent', () => {
    const source = conditionToCel(
      { kind: 'comparison', field: 'limit', operator: 'above', values: [1] },
      environment,
    );
    const outcome = evaluateCondition(compileCondition(source ?? '', environment), {
      record: {},
      locals: [],
      today: PlainDate.parse('2026-01-01') as PlainDate,
    });
    expect(outcome).toEqual({ value: false });
  });
});
