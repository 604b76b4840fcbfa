import { afterEach, describe, expect, it } from 'vitest';
import type { Template } from '../../shared/model';
import { TypeEnvironment } from '../../shared/rules';
import { setLocale } from '../i18n';
import { conditionWords } from './condition-words';

const contract = {
  kind: 'object',
  fields: {
    closing: { kind: 'number', label: 'Closing balance' },
    due: { kind: 'date', label: 'Due day' },
    isAutomatic: { kind: 'boolean', label: 'Renewed by itself' },
    status: { kind: 'string', label: 'Status: active, dormant or closed' },
    rise: { kind: 'number', label: 'Rise', optional: true },
    vehicles: { kind: 'list', label: 'Vehicles', item: { kind: 'string' } },
  },
} as const satisfies Template['data'];

const environment = TypeEnvironment.of(contract, 'en');
const words = (expression: string) => conditionWords(expression, environment);

afterEach(() => setLocale('en'));

describe('a condition in words', () => {
  it.each([
    ['closing < 0', 'Closing balance is below 0'],
    ['closing >= 1234.5', 'Closing balance is at least 1,234.5'],
    ['status == "closed"', 'Status is “closed”'],
    ['status in ["closed", "dormant"]', 'Status is one of “closed”, “dormant”'],
    ['isAutomatic', 'Renewed by itself is yes'],
    ['!isAutomatic', 'Renewed by itself is no'],
    ['size(vehicles) > 1', 'the number of Vehicles is above 1'],
    ['size(vehicles) == 0', 'the number of Vehicles is 0'],
    ['due < date("2026-12-01")', 'Due day is before 2026-12-01'],
    ['has(rise) && rise > 10.0', 'Rise is above 10'],
    ['closing < 0 && status != "closed"', 'Closing balance is below 0, and Status is not “closed”'],
    ['closing < 0 || isAutomatic', 'Closing balance is below 0, or Renewed by itself is yes'],
  ])('%s', (expression, expected) => {
    expect(words(expression)).toBe(expected);
  });

  it('is said in the language of the interface', () => {
    setLocale('ja');
    expect(words('closing < 0 && status != "closed"')).toBe(
      '「Closing balance」が 0 未満、かつ「Status」が「closed」以外',
    );
  });

  it.each([
    ['a group within a group', 'closing < 0 && (isAutomatic || status == "closed")'],
    ['what must not hold together', '!(closing < 0 && isAutomatic)'],
    [
      'more than can be followed',
      'closing < 0 || closing == 1 || closing == 2 || closing == 3 || closing == 4',
    ],
    ['what computes', 'closing * 2 < 1'],
    ['what does not compile', 'closng < 0'],
  ])('is left alone where it is not simple: %s', (_what, expression) => {
    expect(words(expression)).toBeNull();
  });
});
