import { beforeAll, describe, expect, it } from 'vitest';
import { type DataContract, MASK } from '../../shared/data';
import { setLocale } from '../i18n';
import { type FieldRow, fieldRows, valueAt, valueText } from './field-rows';

const contract: DataContract = {
  kind: 'object',
  fields: {
    active: { kind: 'boolean' },
    balance: { kind: 'number' },
    customer: { kind: 'object', personal: true, fields: { name: { kind: 'string', label: 'Full name' } } },
    rows: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
  },
};

const record = {
  active: true,
  balance: -1284.9,
  customer: { name: 'Ann' },
  rows: [{ amount: 1 }, { amount: 2 }],
};

beforeAll(() => setLocale('en'));

const byPath = (rows: readonly FieldRow[]): Map<string, FieldRow> =>
  new Map(rows.flatMap((row) => [[row.path, row] as const, ...byPath(row.children)]));

describe('field rows', () => {
  const rows = byPath(fieldRows(contract));

  it('follow the contract, with the fields of list items below the list', () => {
    expect([...rows.keys()]).toEqual([
      'active',
      'balance',
      'customer',
      'customer.name',
      'rows',
      'rows[].amount',
    ]);
    expect(rows.get('rows[].amount')?.list).toBe('rows');
    expect(rows.get('customer.name')).toMatchObject({ label: 'Full name', isPersonal: true });
  });

  it('stand in the order of the data set', () => {
    const order: DataContract = {
      kind: 'object',
      fields: { rows: { kind: 'string' }, balance: { kind: 'number' } },
    };
    expect(fieldRows(contract, order).map(({ path }) => path)).toEqual([
      'rows',
      'balance',
      'active',
      'customer',
    ]);
  });

  it('show the item that is selected, else the first', () => {
    expect(valueAt(record, 'rows[].amount', '')).toBe(1);
    expect(valueAt(record, 'rows[].amount', 'rows[1]')).toBe(2);
    expect(valueAt(record, 'rows[].amount', 'other[1]')).toBe(1);
    expect(valueAt(record, 'customer.name', 'rows[1]')).toBe('Ann');
  });

  it('write values for people and hide what is personal', () => {
    const text = (path: string, isRevealed = false) => {
      const row = rows.get(path);
      return row ? valueText(valueAt(record, path, ''), row, isRevealed) : null;
    };
    expect(text('active')).toBe('yes');
    expect(text('balance')).toBe('-1,284.90');
    const balance = rows.get('balance');
    expect(balance && valueText(0.0035, balance, false)).toBe('0.0035');
    expect(text('rows')).toBe('2 rows');
    expect(text('customer.name')).toBe(MASK);
    expect(text('customer.name', true)).toBe('Ann');
    const name = rows.get('customer.name');
    expect(name && valueText(null, name, false)).toBe('no value');
    const active = rows.get('active');
    expect(active && valueText([{ a: 1 }], active, false)).toBe('list');
    expect(active && valueText({ a: 1 }, active, false)).toBe('group');
  });
});
