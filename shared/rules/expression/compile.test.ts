import { describe, expect, it } from 'vitest';
import { type DataContract, PlainDate } from '../../data';
import { INTEGER, listOf } from './cel-type';
import { compileCondition, compileExpression, evaluateCondition, evaluateValue } from './compile';
import { type Scope, TypeEnvironment } from './environment';
import { RuleError } from './rule-error';

const contract: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string' },
    balance: { kind: 'number' },
    limit: { kind: 'number', optional: true },
    rows: { kind: 'integer' },
    active: { kind: 'boolean' },
    opened: { kind: 'date' },
    seen: { kind: 'datetime', optional: true },
    請求額: { kind: 'number' },
    'unit price': { kind: 'number' },
    owner: {
      kind: 'object',
      optional: true,
      fields: { name: { kind: 'string', optional: true }, age: { kind: 'integer' } },
    },
    tags: { kind: 'list', item: { kind: 'string' } },
    holidays: { kind: 'list', item: { kind: 'date' } },
    transactions: {
      kind: 'list',
      item: {
        kind: 'object',
        fields: {
          date: { kind: 'date' },
          amount: { kind: 'number' },
          purpose: { kind: 'string', optional: true },
        },
      },
    },
  },
};

const record = {
  name: '山田 𠮷郎',
  balance: -12.5,
  rows: 7,
  active: true,
  opened: '2024-02-29',
  請求額: 1980,
  'unit price': 3.5,
  owner: null,
  tags: ['vip', 'paper'],
  holidays: ['2026-01-01', '2026-05-05'],
  transactions: [
    { date: '2026-03-01', amount: 0.1, purpose: 'rent' },
    { date: '2026-03-02', amount: 0.2, purpose: null },
    { date: '2026-03-09', amount: -40 },
  ],
};

const today = PlainDate.parse('2026-11-22') as PlainDate;
const environment = TypeEnvironment.of(contract);
const scope = (locals: readonly unknown[] = []): Scope => ({ record, locals, today });

function value(source: string): unknown {
  const compiled = compileExpression(source, environment);
  expect(compiled.diagnostics).toEqual([]);
  const outcome = compiled.evaluate(scope());
  if (outcome instanceof RuleError) return `${outcome.code} at ${outcome.expression}`;
  return outcome instanceof PlainDate ? outcome.toString() : outcome;
}

const codes = (source: string) =>
  compileExpression(source, environment).diagnostics.map(({ code, start, end }) => [
    code,
    source.slice(start, end),
  ]);

describe('values', () => {
  it.each([
    ['balance < 0', true],
    ['balance < 0.0 && rows >= 7', true],
    ['rows + 1', 8],
    ['rows / 2', 3],
    ['-rows / 2', -3],
    ['-rows % 4', -3],
    ['rows / 2.0', 3.5],
    ['rows + balance', -5.5],
    ['-(-balance)', -12.5],
    ['name + "様"', '山田 𠮷郎様'],
    ['size(name)', 5],
    ['name.size() == 5', true],
    ['name.substring(3)', '𠮷郎'],
    ['active ? "a" : "b"', 'a'],
    ['limit == null', true],
    ['has(limit)', false],
    ['has(limit) && limit > 5.0', false],
    ['has(owner.name)', false],
    ['owner.name == null', true],
    ['rows == 7.0', true],
    ['"vip" in tags', true],
    ['name in ["a", "b"]', false],
    ['rows in [1, 7]', true],
    ['tags[1]', 'paper'],
    ['tags + ["x"]', ['vip', 'paper', 'x']],
    ['[1, 2.5][1]', 2.5],
    ['{"a": 1}.a', 1],
    ['請求額 * 1.1 > 2000.0', true],
    ['`unit price` + 1', 4.5],
    ['opened < date("2025-01-01")', true],
    ['opened == date("2024-02-29")', true],
    ['opened.year()', 2024],
    ['opened.addMonths(12)', '2025-02-28'],
    ['addDays(opened, 1)', '2024-03-01'],
    ['daysBetween(opened, today())', 997],
    ['today()', '2026-11-22'],
    ['holidays[0].month()', 1],
    ['date("2026-05-05") in holidays', true],
    ['holidays.exists(d, d.month() == 5)', true],
    ['transactions.all(t, t.amount > -100.0)', true],
    ['transactions.exists(t, t.amount < 0.0)', true],
    ['transactions.exists_one(t, t.amount < 0.0)', true],
    ['transactions.filter(t, t.amount > 0.0).size()', 2],
    ['transactions.filter(t, t.amount > 0.0)[1].date', '2026-03-02'],
    ['transactions.map(t, t.amount)', [0.1, 0.2, -40]],
    ['transactions.map(t, has(t.purpose), t.purpose)', ['rent']],
    ['sum(transactions.map(t, t.amount)) == -39.7', true],
    ['distinct(["b", "a", "b"]) == ["b", "a"]', true],
    ['[1, 1.0, 2].distinct().size()', 2],
    ['[date("2026-01-31"), date("2026-01-31"), date("2026-02-01")].distinct().size()', 2],
    ['[{"a": 1, "b": null}, {"a": 1}, {"a": 2}].distinct().size()', 2],
    ['sum(transactions.filter(t, t.amount > 0).map(t, t.amount)) == 0.3', true],
    ['max(transactions.map(t, t.date)).day()', 9],
    ['min(1, 2.5)', 1],
    ['tags.map(a, tags.map(b, a + b).join("-")).join("/")', 'vipvip-vippaper/papervip-paperpaper'],
    ['round(1.005, 2)', 1.01],
    ['string(rows) + "件"', '7件'],
    ['double("1e3")', 1000],
    ['formatNumber(balance, 2)', '\u221212.50'],
    ['formatMoney(請求額, "JPY") + "（税込）"', '¥1,980（税込）'],
    ['formatDate(opened, "long")', 'February 29, 2024'],
    ['formatDate(opened, "d.M.yy")', '29.2.24'],
    ['wareki(opened)', '令和6年2月29日'],
    ['kanjiNumber(rows)', '七'],
    ['isEmpty(limit) && isEmpty(owner) && !isEmpty(tags)', true],
    ['"\\u3042" == "あ" // comment 「x」', true],
    ['"￿" < "𠮷"', true],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it.each([
    ['limit > 1.0', 'rule.noValue at limit'],
    ['limit + 1.0', 'rule.noValue at limit'],
    ['rows / 0', 'rule.divideByZero at rows / 0'],
    ['balance / 0.0', 'rule.divideByZero at balance / 0.0'],
    ['rows * 9007199254740991', 'rule.outOfRange at rows * 9007199254740991'],
    ['tags[2]', 'rule.outOfRange at tags[2]'],
    ['tags[-1]', 'rule.outOfRange at tags[-1]'],
    ['int("x" + name)', 'rule.badValue at int("x" + name)'],
  ])('%s is an error', (source, expected) => {
    expect(value(source)).toBe(expected);
  });

  it('absorbs errors in && and || where the other side decides', () => {
    expect(value('limit > 1.0 || true')).toBe(true);
    expect(value('true || limit > 1.0')).toBe(true);
    expect(value('limit > 1.0 && false')).toBe(false);
    expect(value('limit > 1.0 || false')).toBe('rule.noValue at limit');
    expect(value('transactions.exists(t, t.purpose.contains("re"))')).toBe(true);
    expect(value('transactions.all(t, t.purpose.contains("re"))')).toBe('rule.noValue at t.purpose');
  });

  it('reports a value that does not fit its declared type', () => {
    const compiled = compileCondition('balance < 0.0', environment);
    const outcome = evaluateCondition(compiled, { record: { balance: '12' }, locals: [], today });
    expect(outcome.value).toBe(false);
    expect(outcome.error?.code).toBe('rule.badValue');
  });

  it('never reads what every object inherits', () => {
    const inherited = TypeEnvironment.of({
      kind: 'object',
      fields: Object.fromEntries([['constructor', { kind: 'string' }]]),
    });
    const compiled = compileExpression('`constructor` == null', inherited);
    expect(compiled.evaluate({ record: {}, locals: [], today })).toBe(true);
  });
});

it('formats in the language of the environment', () => {
  const german = compileExpression('formatDate(opened, "long")', environment.withLanguage('de'));
  expect(german.evaluate(scope())).toBe('29. Februar 2024');
});

describe('locals', () => {
  it('live in slots, hide fields, and keep their path', () => {
    const item = environment.typeAt('transactions[0]');
    if (!item) throw new Error('no item type');
    const { environment: inner, slot } = environment.withLocal('transaction', item, 'transactions[]');
    const { environment: both, slot: next } = inner.withLocal('name', listOf(INTEGER));
    expect([slot, next]).toEqual([0, 1]);
    const compiled = compileExpression('transaction.amount + double(sum(name))', both);
    expect(compiled.diagnostics).toEqual([]);
    expect(compiled.reads).toEqual(['transactions[].amount']);
    expect(evaluateValue(compiled, scope([record.transactions[2], [1, 2]])).value).toBe(-37);
  });
});

describe('reads', () => {
  it('names the fields, each as deep as the expression goes', () => {
    const source =
      'balance > 0.0 && owner.name == "x" && transactions.exists(t, t.amount > 1.0) && tags[0] == name';
    expect(compileExpression(source, environment).reads).toEqual([
      'balance',
      'name',
      'owner.name',
      'tags[]',
      'transactions',
      'transactions[].amount',
    ]);
  });
});

describe('diagnostics', () => {
  it.each([
    ['balance <', [['rule.unfinished', '']]],
    ['balance < )', [['rule.unexpected', ')']]],
    ['name == "abc', [['rule.openText', '"abc']]],
    ['blance < 0', [['rule.unknownField', 'blance']]],
    ['owner.nme == "x"', [['rule.unknownField', 'owner.nme']]],
    ['transactions.exists(t, t.amont > 0)', [['rule.unknownField', 't.amont']]],
    ['name < 3', [['rule.operands', 'name < 3']]],
    ['name == 3', [['rule.operands', 'name == 3']]],
    ['name + 3', [['rule.operands', 'name + 3']]],
    ['!balance', [['rule.operand', '!balance']]],
    ['balance && active', [['rule.operand', 'balance && active']]],
    ['name.matches("a+")', [['rule.notAllowed', 'name.matches("a+")']]],
    ['name.contain("a")', [['rule.unknownFunction', 'name.contain("a")']]],
    ['name.contains(3)', [['rule.arguments', 'name.contains(3)']]],
    ['date("2026-02-30") < today()', [['rule.badValue', 'date("2026-02-30")']]],
    ['1u', [['rule.notAllowed', '1u']]],
    ['9999999999999999999', [['rule.number', '9999999999999999999']]],
    ['tags.map(1, 2)', [['rule.loopVariable', '1']]],
    ['tags["a"]', [['rule.operands', 'tags["a"]']]],
    ['氏名 == "x"', [['rule.unknownField', '氏名']]],
    ['package == 1', [['rule.reservedName', 'package']]],
  ])('%s', (source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it.each([
    ['name == "\\q"', 'expression.escape'],
    ['name == "\\x1"', 'expression.escape'],
    ['name == "a\nb"', 'expression.lineBreak'],
  ])('say why %j cannot be read', (source, code) => {
    const [found] = compileCondition(source, environment).diagnostics;
    expect(found).toMatchObject({ code: 'rule.syntax', args: { reason: { code } } });
  });

  it('suggests the field that was meant', () => {
    const [found] = compileExpression('blance < 0', environment).diagnostics;
    expect(found?.args).toEqual({ field: 'blance', suggestion: 'balance' });
  });

  it('checks what a condition yields', () => {
    expect(compileCondition('balance', environment).diagnostics[0]?.code).toBe('rule.resultType');
  });

  it('bounds length, depth and work', () => {
    expect(codes('('.repeat(200))[0]?.[0]).toBe('rule.tooLarge');
    expect(codes(`"${'x'.repeat(30_000)}"`)[0]?.[0]).toBe('rule.tooLarge');
    const loops = 'range.all(a, range.all(b, range.all(c, true)))';
    const numbers = { kind: 'list', item: { kind: 'integer' } } as const;
    const compiled = compileCondition(
      loops,
      TypeEnvironment.of({ kind: 'object', fields: { range: numbers } }),
    );
    const range = Array.from({ length: 150 }, (_, index) => index);
    const outcome = evaluateCondition(compiled, { record: { range }, locals: [], today });
    expect(outcome.error?.code).toBe('rule.tooMuchWork');
    // The next evaluation has its full budget again.
    expect(evaluateCondition(compiled, { record: { range: [1] }, locals: [], today })).toEqual({
      value: true,
    });
  });
});
