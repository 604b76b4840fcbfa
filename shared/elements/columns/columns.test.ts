/** Columns in columns: each balances by trying, and every try of the outer ones tries the inner ones anew. */
import { describe, expect, it } from 'vitest';
import { template, text } from '../../../test/support/template-builder';
import { codesOf, composed, pageTexts } from '../composed.test-support';

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
    expect(codesOf(shown).filter((code) => code !== 'layout.tooWide')).toEqual([]);
  });
});
