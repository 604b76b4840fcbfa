import { expect, it } from 'vitest';
import type { DataContract } from './contract';
import { withNotesOf } from './notes';

const before: DataContract = {
  kind: 'object',
  fields: {
    name: { kind: 'string', label: 'Name', personal: true },
    phone: { kind: 'string', optional: true },
    gone: { kind: 'string', personal: true },
    rows: {
      kind: 'list',
      item: { kind: 'object', fields: { iban: { kind: 'string', personal: true } } },
    },
    address: { kind: 'object', personal: true, fields: { city: { kind: 'string', label: 'Town' } } },
  },
};

it('keeps labels, what is personal and what may be absent for fields that are still there', () => {
  const next: DataContract = {
    kind: 'object',
    fields: {
      name: { kind: 'string', optional: true, label: 'Full name' },
      phone: { kind: 'string' },
      rows: {
        kind: 'list',
        item: { kind: 'object', fields: { iban: { kind: 'string' }, amount: { kind: 'number' } } },
      },
      address: { kind: 'object', fields: { city: { kind: 'string' } } },
      constructor: { kind: 'string' as const },
    },
  };
  expect(withNotesOf(next, before)).toEqual({
    kind: 'object',
    fields: {
      name: { kind: 'string', optional: true, label: 'Full name', personal: true },
      phone: { kind: 'string', optional: true },
      rows: {
        kind: 'list',
        item: {
          kind: 'object',
          fields: { iban: { kind: 'string', personal: true }, amount: { kind: 'number' } },
        },
      },
      address: { kind: 'object', personal: true, fields: { city: { kind: 'string', label: 'Town' } } },
      constructor: { kind: 'string' },
    },
  });
});

it('says nothing of fields that nobody spoke of', () => {
  const next: DataContract = { kind: 'object', fields: { name: { kind: 'string' } } };
  expect(withNotesOf(next, { kind: 'object', fields: {} })).toEqual(next);
});
