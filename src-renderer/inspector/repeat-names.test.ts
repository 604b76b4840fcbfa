import { expect, it } from 'vitest';
import { itemName } from './repeat-names';

it.each([
  ['transactions', 'transaction'],
  ['account.entries', 'entry'],
  ['boxes', 'box'],
  ['addresses', 'address'],
  ['clauses', 'clause'],
  ['expenses', 'expense'],
  ['statuses', 'status'],
  ['Lines', 'line'],
  ['usage', 'usageItem'],
  ['明細', 'item'],
  ['`unit prices`', 'item'],
])('calls an item of %s %s', (list, name) => {
  expect(itemName(list, [])).toBe(name);
});

it('avoids names that are taken', () => {
  expect(itemName('lines', ['line', 'line2'])).toBe('line3');
});
