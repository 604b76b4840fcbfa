import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, template } from '../../../test/support/template-builder';
import { codesOf, composed } from '../composed.test-support';

const WORDS = 'words that fill the box line after line ';

const fitted = (fit: object, box: object, shown = WORDS.repeat(3)) =>
  composed(
    template({
      flow: [],
      onPage: [
        {
          type: 'text',
          box: { x: 40, y: 40, width: 100, height: 60, ...box },
          props: { content: { en: [paragraph(shown)] }, fit } as never,
        },
      ],
    }),
  );

/** Size of the first run, in points. */
const sizeOf = ({ list }: ReturnType<typeof composed>): number => {
  const sizes: number[] = [];
  JSON.stringify(list.pages[0]?.frame, (key, value) => {
    if (key === 'size' && typeof value === 'number') sizes.push(value);
    return value;
  });
  return (sizes[0] ?? 0) / 1000;
};

describe('text that is shrunk', () => {
  it('stays as it is where it fits', () => {
    const shown = fitted({ kind: 'shrink' }, { height: 400 });
    expect([sizeOf(shown), codesOf(shown)]).toEqual([10, []]);
  });

  it('becomes as small as it has to be, and no smaller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 140 }), (height) => {
        const shown = fitted({ kind: 'shrink', least: 10 }, { height });
        const percent = Math.round(sizeOf(shown) * 10);
        expect(codesOf(shown)).toEqual([]);
        if (percent === 100) return;
        // One percent more is too tall: 14.5 pt of leading for each of its lines.
        const taller = fitted({ kind: 'shrink', least: percent + 1 }, { height });
        expect(codesOf(taller)).toEqual(['text.fitLimit', 'layout.overset']);
      }),
      { numRuns: 20 },
    );
  });

  it('stops at its limit and says that it is too long all the same', () => {
    const shown = fitted({ kind: 'shrink', least: 80 }, { height: 20 });
    expect([sizeOf(shown), codesOf(shown)]).toEqual([8, ['text.fitLimit', 'layout.overset']]);
  });
});

describe('boxes that grow', () => {
  it('may be too low for their text up to a limit', () => {
    expect(codesOf(fitted({ kind: 'grow' }, { height: 20 }))).toEqual([]);
    expect(codesOf(fitted({ kind: 'grow', most: 300 }, { height: 20 }))).toEqual([]);
    expect(codesOf(fitted({ kind: 'grow', most: 30 }, { height: 20 }))).toEqual(['layout.overset']);
  });
});
