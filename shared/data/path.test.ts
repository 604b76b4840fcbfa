import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataContract } from './contract';
import { EACH, fieldAt, formatPath, listFields, parsePath, rawAt } from './path';

const contract: DataContract = {
  kind: 'object',
  fields: {
    owner: { kind: 'object', fields: { name: { kind: 'string' } } },
    rows: { kind: 'list', item: { kind: 'object', fields: { 'unit price': { kind: 'number' } } } },
    tags: { kind: 'list', item: { kind: 'string' } },
  },
};

describe('paths', () => {
  it.each([
    ['owner.name', ['owner', 'name']],
    ['rows[3].amount', ['rows', 3, 'amount']],
    ['rows[]["unit price"]', ['rows', EACH, 'unit price']],
    ['請求.金額', ['請求', '金額']],
    ['["a.b"].c', ['a.b', 'c']],
  ])('%s', (text, segments) => {
    expect(parsePath(text)).toEqual(segments);
    expect(formatPath(segments)).toBe(text);
  });

  it('round-trips any keys', () => {
    const segment = fc.oneof(fc.string({ minLength: 1 }), fc.nat(), fc.constant(EACH));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.array(segment), (first, rest) => {
        const path = [first, ...rest];
        expect(parsePath(formatPath(path))).toEqual(path);
      }),
    );
  });

  it('refuses what is no path', () => {
    for (const text of ['.a', 'a..b', 'a.', 'a[', 'a[x]', 'a b', '["a]'])
      expect(parsePath(text)).toBeUndefined();
  });

  it('finds types and values', () => {
    expect(fieldAt(contract, 'rows[2]["unit price"]')).toEqual({ kind: 'number' });
    expect(fieldAt(contract, 'rows.x')).toBeUndefined();
    expect(fieldAt(contract, 'toString')).toBeUndefined();
    expect(rawAt({ rows: [{ a: 1 }] }, ['rows', 0, 'a'])).toBe(1);
    expect(rawAt({ rows: [] }, ['rows', 0, 'a'])).toBeUndefined();
    expect(rawAt({}, ['constructor'])).toBeUndefined();
  });

  it('lists the rows of the data tree', () => {
    expect(listFields(contract).map(({ path, depth }) => [path, depth])).toEqual([
      ['owner', 0],
      ['owner.name', 1],
      ['rows', 0],
      ['rows[]["unit price"]', 1],
      ['tags', 0],
    ]);
  });
});
