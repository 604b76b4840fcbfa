import { describe, expect, it } from 'vitest';
import { outlineValue, previewColumns } from './value-outline';

describe('outlineValue', () => {
  it('writes single values and knows numbers', () => {
    expect(outlineValue(1.5)).toEqual({ kind: 'text', text: '1.5', isNumber: true });
    expect(outlineValue(false)).toEqual({ kind: 'text', text: 'false', isNumber: false });
    expect(outlineValue('x'.repeat(200))).toMatchObject({ text: `${'x'.repeat(79)}…` });
  });

  it('tells absent values from zeros', () => {
    expect(outlineValue(null).kind).toBe('absent');
    expect(outlineValue('').kind).toBe('absent');
    expect(outlineValue(0).kind).toBe('text');
  });

  it('shows the fields of an object, nested ones below their key', () => {
    expect(outlineValue({ name: 'A', address: { city: 'Brno' } })).toEqual({
      kind: 'nested',
      lines: [
        { depth: 0, key: 'name', text: 'A' },
        { depth: 0, key: 'address', text: '' },
        { depth: 1, key: 'city', text: 'Brno' },
      ],
      isCut: false,
    });
  });

  it('counts the items of a list and shows the first', () => {
    const outline = outlineValue([{ a: 1, b: [1, 2] }, { a: 2 }]);
    expect(outline).toMatchObject({
      count: 2,
      lines: [
        { key: 'a', text: '1' },
        { key: 'b', text: '[2]' },
      ],
    });
    expect(outlineValue([1, 2, 3, 4, 5])).toMatchObject({ count: 5, isCut: true });
  });
});

it('has one column per field of the record', () => {
  const contract = { kind: 'object', fields: { b: { kind: 'string' }, a: { kind: 'number' } } } as const;
  expect(previewColumns(contract).map(({ key }) => key)).toEqual(['b', 'a']);
});
