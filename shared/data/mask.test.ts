import { expect, it } from 'vitest';
import { MASK, maskIdentifier, maskRecord } from './mask';

it('masks personal fields at any depth and nothing else', () => {
  const masked = maskRecord(
    {
      kind: 'object',
      fields: {
        id: { kind: 'integer' },
        owner: {
          kind: 'object',
          fields: { name: { kind: 'string', personal: true }, city: { kind: 'string' } },
        },
        cards: { kind: 'list', item: { kind: 'object', fields: { no: { kind: 'string', personal: true } } } },
        born: { kind: 'date', personal: true, optional: true },
      },
    },
    { id: 1, owner: { name: 'x', city: 'y' }, cards: [{ no: '1' }, { no: '' }], born: null, extra: 'z' },
  );
  expect(masked).toEqual({
    id: 1,
    owner: { name: MASK, city: 'y' },
    cards: [{ no: MASK }, { no: '' }],
    born: null,
    extra: 'z',
  });
});

it('leaves the last digits of a long number and nothing of a name', () => {
  expect(maskIdentifier('CZ-00001787')).toBe(`${MASK} 1787`);
  expect(maskIdentifier('00012023')).toBe(`${MASK} 2023`);
  expect(maskIdentifier('0001202')).toBe(MASK);
  expect(maskIdentifier('Jana Nováková')).toBe(MASK);
  expect(maskIdentifier('')).toBe('');
});
