/**
 * Content is conserved: whatever the template, the data and the page size, every word of the document is laid out once
 * and in order, and whatever does not fit is reported. Random templates never throw and never hang.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisplayList, isArtifact, walk } from '../../shared/display';
import type { Template } from '../../shared/model';
import { box, field, paragraph, table, template, text } from '../support/template-builder';
import { testEngine } from '../support/world';

/** Large documents shrink slowly; the seed of a failure is printed, and shrinking is for whoever looks into it. */
const BOUNDS = { numRuns: 150, endOnFailure: true, interruptAfterTimeLimit: 30_000 };

const engine = testEngine(['Source Sans 3']);

type Block =
  | {
      readonly kind: 'text';
      readonly lengths: readonly number[];
      readonly style: string | undefined;
      readonly keep: boolean;
      readonly breakBefore: boolean;
    }
  | { readonly kind: 'box'; readonly blocks: readonly Block[]; readonly keep: boolean }
  | { readonly kind: 'table'; readonly rows: readonly number[]; readonly hasCarry: boolean };

const { blocks: blocksArbitrary } = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 6 }),
  block: fc.oneof(
    { maxDepth: 2 },
    fc.record({
      kind: fc.constant('text' as const),
      lengths: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 4 }),
      style: fc.constantFrom(undefined, 'heading', 'small'),
      keep: fc.boolean(),
      breakBefore: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }),
      hasCarry: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('box' as const), blocks: tie('blocks'), keep: fc.boolean() }),
  ),
}));

/** Builds blocks out of numbered words and notes the words in the order they have to come out. */
class Builder {
  readonly words: string[] = [];
  readonly rows: { readonly what: string }[] = [];
  #tables = 0;
  readonly lists: Record<string, { what: string }[]> = {};

  #take(count: number): string {
    const first = this.words.length;
    for (let index = 0; index < count; index += 1) this.words.push(`w${first + index}`);
    return this.words.slice(first).join(' ');
  }

  build(block: Block): ReturnType<typeof text> {
    switch (block.kind) {
      case 'text': {
        const extra = {
          ...(block.breakBefore ? { breakBefore: 'page' as const } : {}),
          ...(block.keep ? { keep: { withNext: true as const } } : {}),
        };
        return text(
          block.lengths.map((count) => paragraph(this.#take(count))),
          extra,
          block.style,
        );
      }
      case 'box':
        return box(
          block.blocks.map((each) => this.build(each)),
          {},
          block.keep ? { keep: { together: true } } : {},
        );
      case 'table': {
        this.#tables += 1;
        const list = `list${this.#tables}`;
        const head = { role: 'head', cells: [this.#take(1), this.#take(1)] };
        this.lists[list] = block.rows.map((count) => ({ what: this.#take(count) }));
        const carry = block.hasCarry ? [{ role: 'carriedForward', cells: ['carried', ''] }] : [];
        const body = { cells: [field('row.what'), ''], extra: { each: { list, as: 'row' } } };
        return table([head, body, ...carry, { role: 'foot', cells: [this.#take(1), this.#take(1)] }]);
      }
    }
  }

  template(blocks: readonly Block[], width: number, height: number): Template {
    const flow = blocks.map((each) => this.build(each));
    const list = {
      kind: 'list' as const,
      item: { kind: 'object' as const, fields: { what: { kind: 'string' as const } } },
    };
    return template({
      flow,
      data: {
        kind: 'object',
        fields: Object.fromEntries(Object.keys(this.lists).map((name) => [name, list])),
      },
      nodes: {
        page: {
          props: {
            use: 'any',
            size: { width: width + 20, height: height + 20 },
            margins: { top: 10, right: 10, bottom: 10, left: 10 },
          },
        },
        frame: { box: { x: 10, y: 10, width, height } },
      },
    });
  }
}

function wordsOf(list: DisplayList): string[] {
  const words: string[] = [];
  for (const page of list.pages) {
    walk(page, {
      glyphs(run, _x, _y, tag) {
        if (isArtifact(tag)) return;
        const { text: whole } = list.sources[run.source] ?? { text: '' };
        words.push(...whole.slice(run.textStart, run.textEnd).trim().split(/\s+/).filter(Boolean));
      },
    });
  }
  return words;
}

describe('content', () => {
  it('is laid out once and in order on pages of any size', () => {
    fc.assert(
      fc.property(
        blocksArbitrary,
        fc.integer({ min: 90, max: 400 }),
        fc.integer({ min: 60, max: 600 }),
        (blocks, width, height) => {
          const builder = new Builder();
          const built = builder.template(blocks, width, height);
          const { list, diagnostics } = engine.compose(engine.compile(built), builder.lists);
          // A document that is cut at the limit of pages says so; there is nothing to compare then.
          fc.pre(!diagnostics.some(({ code }) => code === 'layout.tooManyPages'));
          // A word wider than its column is cut, so the words are compared without spaces.
          expect(wordsOf(list).join('')).toBe(builder.words.join(''));
          expect(diagnostics.filter(({ code }) => code !== 'layout.overset')).toEqual([]);
        },
      ),
      BOUNDS,
    );
  });

  it('comes out the same from a compiled template that was edited step by step', () => {
    fc.assert(
      fc.property(blocksArbitrary, blocksArbitrary, (first, second) => {
        const one = new Builder();
        const two = new Builder();
        const before = one.template(first, 300, 400);
        const after = two.template(second, 300, 400);
        engine.compile(before);
        const incremental = engine.compose(
          engine.compile({ ...after, nodes: { ...after.nodes } }),
          two.lists,
        );
        const fresh = testEngine(['Source Sans 3']);
        expect(incremental.digest()).toBe(fresh.compose(fresh.compile(after), two.lists).digest());
      }),
      { numRuns: 10 },
    );
  });
});
