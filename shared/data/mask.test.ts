import { expect, it } from 'vitest';
import { MASK, maskRecord } from './mask';

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
