/** Columns in columns: each balances by trying, and every try of the outer ones tries the inner ones anew. */
import { describe, expect, it } from 'vitest';
import { template, text } from '../../../test/support/template-builder';
import { codesOf, composed, pageTexts, pathsOf } from '../composed.test-support';

type NodeSpec = ReturnType<typeof text>;

const columns = (children: readonly NodeSpec[]): NodeSpec => ({
  type: 'columns',
  props: { count: 2, gap: 1, balance: true },
  children,
});

describe('columns in columns', () => {
  it('come to an end however deep they are', () => {
    let nested = text('innermost');
    for (let depth = 1; depth <= 24; depth += 1) nested = columns([nested, text(`beside ${depth}`)]);
    const shown = composed(template({ flow: [nested] }));
    const all = pageTexts(shown).join(' ').replace(/\s+/g, '');
    expect(all).toContain('innermost');
    expect(all).toContain('beside24');
    const tooNarrow = ['layout.tooWide', 'text.cutWord'];
    expect(codesOf(shown).filter((code) => !tooNarrow.includes(code))).toEqual([]);
  });
});

describe('columns of a language that is written from right to left', () => {
  const shown = (language: string) =>
    pathsOf(
      composed(
        template({
          flow: [
            {
              type: 'columns',
              props: { count: 3, gap: 6.142, balance: true, rule: { colour: '#000000', width: 1 } },
              children: [1, 2, 3].map(() => ({
                type: 'rectangle',
                props: { height: 20, fill: '#808080' },
              })),
            },
          ],
          operations: [{ kind: 'setTemplate', path: ['languages'], value: [language] }],
        }),
      ),
    );

  it('begin at the right, with the lines in between', () => {
    // Three columns of 97.952 points in 306.142 that begin at 56.693; the lines come last.
    expect(shown('en')).toEqual([56.693, 160.787, 264.881, 157.716, 261.81]);
    expect(shown('he')).toEqual([264.883, 160.789, 56.695, 261.812, 157.718]);
  });
});
