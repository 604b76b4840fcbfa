/**
 * Content is conserved: whatever the template, the data and the page size, every word of the document is laid out once
 * and in order, and whatever does not fit is reported. Random templates never throw and never hang.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DisplayList, type Frame, type GroupItem, isArtifact, walk } from '../../shared/display';
import { testEngine } from '../support/world';
import { blocksArbitrary, DocumentBuilder, isSideBySide, pageLook } from './random-document.test-support';

/** Large documents shrink slowly; the seed of a failure is printed, and shrinking is for whoever looks into it. */
const BOUNDS = { numRuns: 100, endOnFailure: true, interruptAfterTimeLimit: 30_000 };

const engine = testEngine(['Source Sans 3']);

const size = { width: fc.integer({ min: 110, max: 400 }), height: fc.integer({ min: 80, max: 600 }) };

/** Pieces of the texts that begin with a letter, in the order of the document and without spaces: a wide word may be cut. */
function* piecesOf(list: DisplayList, letter: string): Generator<{ source: number; words: string }> {
  const found: { source: number; words: string }[] = [];
  for (const page of list.pages) {
    walk(page, {
      glyphs({ source, textStart, textEnd }, _x, _y, tag) {
        const isMark = tag?.role === 'Lbl' || tag?.role === 'Link' || tag?.role === 'Reference';
        if (isArtifact(tag) || isMark) return;
        const { text: whole } = list.sources[source] ?? { text: '' };
        if (whole.startsWith(letter))
          found.push({ source, words: whole.slice(textStart, textEnd).replace(/\s+/g, '') });
      },
    });
    yield* found.splice(0);
  }
}

const shown = (list: DisplayList, letter: string): string =>
  [...piecesOf(list, letter)].map(({ words }) => words).join('');

/**
 * The words of each text for itself, sorted: what stands beside each other goes on over pages together, so that the pages
 * show some of each.
 */
function sortedWords(list: DisplayList, letter: string): string[] {
  const texts = new Map<number, string>();
  for (const { source, words } of piecesOf(list, letter))
    texts.set(source, (texts.get(source) ?? '') + words);
  return [...texts.values()].flatMap((words) => words.match(/[a-z]\d+/g) ?? []).sort();
}

const KNOWN_PROBLEMS = ['layout.overset', 'layout.noteContinues', 'layout.outsidePage', 'text.cutWord'];

describe('content', () => {
  it('is laid out once and in order on pages of any size', () => {
    fc.assert(
      fc.property(
        blocksArbitrary({ anchors: true }),
        size.width,
        size.height,
        fc.boolean(),
        pageLook,
        (blocks, width, height, isDuplex, look) => {
          const builder = new DocumentBuilder();
          const built = builder.template(blocks, width, height, isDuplex, look);
          const { list, diagnostics } = engine.compose(engine.compile(built), builder.lists);
          // A document that is cut at the limit of pages says so; there is nothing to compare then.
          fc.pre(!diagnostics.some(({ code }) => code === 'layout.tooManyPages'));
          if (isSideBySide(blocks)) {
            expect(sortedWords(list, 'w')).toEqual([...builder.words].sort());
            expect(sortedWords(list, 'n')).toEqual([...builder.notes].sort());
          } else {
            expect(shown(list, 'w')).toBe(builder.words.join(''));
            expect(shown(list, 'n')).toBe(builder.notes.join(''));
          }
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
      fc.property(
        blocksArbitrary({ anchors: false }),
        size.width,
        size.height,
        pageLook,
        (blocks, width, height, look) => {
          const builder = new DocumentBuilder();
          const built = builder.template(blocks, width, height, false, look);
          const { list, diagnostics } = engine.compose(engine.compile(built), builder.lists);
          if (diagnostics.some(({ code }) => code === 'layout.overset')) return;
          for (const { frame } of list.pages) {
            expect(overlaps(frame)).toEqual([]);
            for (const item of frame.items) if (item.kind === 'group') expect(overflow(item.frame)).toBe(0);
          }
        },
      ),
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
  const groups = standingIn(frame).filter((item) => item.frame.tag?.role !== 'Lbl');
  const found = groups.flatMap((a, index) =>
    groups
      .slice(index + 1)
      .filter((b) => cover(a, b))
      .map((b) => `${a.x},${a.y} ${a.frame.width}x${a.frame.height} and ${b.x},${b.y}`),
  );
  return [...found, ...groups.flatMap((group) => overlaps(group.frame))];
}

/** The frames in a frame. A row is no place but holds its cells: one of them may go on beside the next rows. */
const standingIn = ({ items }: Frame): GroupItem[] =>
  items.flatMap((item) => {
    if (item.kind !== 'group') return [];
    if (item.frame.tag?.role !== 'TR') return [item];
    return standingIn(item.frame).map((cell) => ({ ...cell, x: item.x + cell.x, y: item.y + cell.y }));
  });

const cover = (a: GroupItem, b: GroupItem): boolean =>
  a.x < b.x + b.frame.width &&
  b.x < a.x + a.frame.width &&
  a.y < b.y + b.frame.height &&
  b.y < a.y + a.frame.height;

/** How far the content of a page's frame reaches below it. */
const overflow = ({ items, height }: Frame): number =>
  Math.max(0, ...items.map((item) => (item.kind === 'group' ? item.y + item.frame.height - height : 0)));
