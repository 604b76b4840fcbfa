import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlaceTable } from './place-table';

describe('PlaceTable', () => {
  it('keeps what was set last, whatever the order, and 0 elsewhere', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), fc.integer({ min: 0, max: 9000 }), (entries, other) => {
        const table = new PlaceTable();
        const model = new Map<number, number>();
        for (const [index, value] of entries) {
          table.set(index, value);
          model.set(index, value);
        }
        for (const [index, value] of model) expect(table.get(index)).toBe(value);
        expect(table.get(other)).toBe(model.get(other) ?? 0);
      }),
    );
  });
});
