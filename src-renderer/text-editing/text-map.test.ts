import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextSegment } from '../../shared/engine';
import { toModelOffset, toTextOffset, unitAt } from './text-map';

/** A paragraph of texts and fields with their resolved values. */
function mapOf(parts: readonly { readonly kind: 'text' | 'field'; readonly value: string }[]) {
  const segments: TextSegment[] = [];
  let text = '';
  let model = 0;
  parts.forEach(({ kind, value }, inline) => {
    const units = kind === 'text' ? value.length : 1;
    segments.push({
      inline,
      kind,
      modelStart: model,
      modelEnd: model + units,
      textStart: text.length,
      textEnd: text.length + value.length,
    });
    model += units;
    text += value;
  });
  return { map: { text, segments }, units: model };
}

const parts = fc.array(
  fc.record({
    kind: fc.constantFrom('text' as const, 'field' as const),
    value: fc.string({ minLength: 1, maxLength: 6 }),
  }),
  { maxLength: 6 },
);

describe('text map', () => {
  it('takes every model offset to the text and back', () => {
    fc.assert(
      fc.property(parts, (own) => {
        const { map, units } = mapOf(own);
        for (let offset = 0; offset <= units; offset += 1) {
          expect(toModelOffset(map, toTextOffset(map, offset))).toBe(offset);
        }
      }),
    );
  });

  it('keeps the order and stays within the text', () => {
    fc.assert(
      fc.property(parts, (own) => {
        const { map, units } = mapOf(own);
        let before = 0;
        for (let offset = 0; offset <= map.text.length; offset += 1) {
          const model = toModelOffset(map, offset);
          expect(model).toBeGreaterThanOrEqual(before);
          expect(model).toBeLessThanOrEqual(units);
          before = model;
        }
      }),
    );
  });

  it('puts the caret at the nearer end of a field', () => {
    const { map } = mapOf([
      { kind: 'text', value: 'Dear ' },
      { kind: 'field', value: 'Ms Nováková' },
      { kind: 'text', value: ',' },
    ]);
    expect(toModelOffset(map, 7)).toBe(5);
    expect(toModelOffset(map, 14)).toBe(6);
    expect(toTextOffset(map, 6)).toBe(16);
    expect(unitAt(map, 8)?.kind).toBe('field');
    expect(unitAt(map, 2)).toBeUndefined();
  });

  it('has a place for the caret in an empty paragraph', () => {
    expect(toTextOffset({ text: '', segments: [] }, 0)).toBe(0);
    expect(toModelOffset(undefined, 3)).toBe(0);
  });
});
