/**
 * Content is conserved: whatever the template, the data and the page size, every word of the document is laid out once
 * and in order, and whatever does not fit is reported. Random templates never throw and never hang.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisplayList, type Frame, type GroupItem, isArtifact, walk } from '../../shared/display';
import { testEngine } from '../support/world';
import { blocksArbitrary, DocumentBuilder } from './random-document.test-support';

/** Large documents shrink slowly; the seed of a failure is printed, and shrinking is for whoever looks into it. */
const BOUNDS = { numRuns: 100, endOnFailure: true, interruptAfterTimeLimit: 30_000 };

const engine = testEngine(['Source Sans 3']);

const size = { width: fc.integer({ min: 110, max: 400 }), height: fc.integer({ min: 80, max: 600 }) };

/** What a document shows of words that begin with a letter, in order and without spaces: a wide word may be cut. */
function shown(list: DisplayList, letter: string): string {
  let words = '';
  for (const page of list.pages) {
    walk(page, {
      glyphs(run, _x, _y, tag) {
        const isMark = tag?.role === 'Lbl' || tag?.role === 'Link' || tag?.role === 'Reference';
        if (isArtifact(tag) || isMark) return;
        const { text: whole } = list.sources[run.source] ?? { text: '' };
        if (whole.startsWith(letter)) words += whole.slice(run.textStart, run.textEnd).replace(/\s+/g, '');
      },
    });
  }
  return words;
}

const KNOWN_PROBLEMS = ['layout.overset', 'layout.noteContinues', 'layout.outsidePage'];

describe('content', () => {
  it('is laid out once and in order on pages of any size', () => {
    fc.assert(
      fc.property(
        blocksArbitrary({ anchors: true }),
        size.width,
        size.height,
        fc.boolean(),
        (blocks, width, height, isDuplex) => {
          const builder = new DocumentBuilder();
          const built = builder.template(blocks, width, height, isDuplex);
          const { list, diagnostics } = engine.compose(engine.compile(built), builder.lists);
          // A document that is cut at the limit of pages says so; there is nothing to compare then.
          fc.pre(!diagnostics.some(({ code }) => code === 'layout.tooManyPages'));
          expect(shown(list, 'w')).toBe(builder.words.join(''));
          expect(shown(list, 'n')).toBe(builder.notes.join(''));
          expect(diagnostics.filter(({ code }) => !KNOWN_PROBLEMS.includes(code))).toEqual([]);
          if (isDuplex) expect(list.pages.length % 2).toBe(0);
          const filled = shown(list, 'f');
          const alternatives = builder.alternatives.filter((each) => each && filled.includes(each));
          expect(alternatives.join('').length).toBe(filled.length);
        },
      ),
      BOUNDS,
    );
  });

  it('stands beside and below other content, never on it, and inside its frame unless that is reported', () => {
    fc.assert(
      fc.property(blocksArbitrary({ anchors: false }), size.width, size.height, (blocks, width, height) => {
        const builder = new DocumentBuilder();
        const built = builder.template(blocks, width, height);
        const { list, diagnostics } = engine.compose(engine.compile(built), builder.lists);
        if (diagnostics.some(({ code }) => code === 'layout.overset')) return;
        for (const { frame } of list.pages) {
          expect(overlaps(frame)).toEqual([]);
          for (const item of frame.items) if (item.kind === 'group') expect(overflow(item.frame)).toBe(0);
        }
      }),
      BOUNDS,
    );
  });

  it('comes out the same from a compiled template that was edited step by step', () => {
    const blocks = blocksArbitrary({ anchors: true });
    fc.assert(
      fc.property(blocks, blocks, (first, second) => {
        const one = new DocumentBuilder();
        const two = new DocumentBuilder();
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

/** Pairs of frames in one frame that cover the same place. Labels stand in the indent of their item's lines. */
function overlaps(frame: Frame): string[] {
  const groups = frame.items.filter(
    (item): item is GroupItem => item.kind === 'group' && item.frame.tag?.role !== 'Lbl',
  );
  const found = groups.flatMap((a, index) =>
    groups
      .slice(index + 1)
      .filter((b) => cover(a, b))
      .map((b) => `${a.x},${a.y} ${a.frame.width}x${a.frame.height} and ${b.x},${b.y}`),
  );
  return [...found, ...groups.flatMap((group) => overlaps(group.frame))];
}

const cover = (a: GroupItem, b: GroupItem): boolean =>
  a.x < b.x + b.frame.width &&
  b.x < a.x + a.frame.width &&
  a.y < b.y + b.frame.height &&
  b.y < a.y + a.frame.height;

/** How far the content of a page's frame reaches below it. */
const overflow = ({ items, height }: Frame): number =>
  Math.max(0, ...items.map((item) => (item.kind === 'group' ? item.y + item.frame.height - height : 0)));
