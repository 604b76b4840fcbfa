import { describe, expect, it } from 'vitest';
import { textOfPage } from '../../shared/display';
import type { Paragraph } from '../../shared/model';
import { compareTemplates } from '../../shared/review';
import { templateWith, testEngine, textNode } from '../text-editing/engine.test-support';
import {
  compositionInColumns,
  firstLines,
  templateInColumns,
} from '../text-editing/rows-in-columns.test-support';
import { differingPages } from './differing-pages';
import { elementAt, elementBoxes, elementsOfPage, firstPageOf } from './element-marks';
import { densityFor, largestPage, scaleOf, zoomStep } from './page-scale';
import { pinsOf } from './pins';
import { after, before, comment } from './review.test-support';
import { wordMarks } from './word-marks';

const compose = (template: typeof after, record = {}) =>
  testEngine.compose(testEngine.compile(template), record);

/** Texts with so much room after each that the next begins on another page. */
const pagesOf = (...texts: readonly string[]) =>
  templateWith(
    Object.fromEntries(
      texts.map((text, index) => [
        `text${index}`,
        { ...textNode([{ inlines: [{ kind: 'text', text }] }]), space: { after: 480 } },
      ]),
    ),
  );

describe('words that only one version has', () => {
  const difference = compareTemplates(before, after);

  it('are found on its page, and no others', () => {
    const document = compose(after);
    const [line] = elementBoxes(document.list, 0, 1000, 'greeting');
    const marks = wordMarks(document, difference.wording, 'after');
    expect(textOfPage(document.list, 0)).toContain('Dear customer, pay by 15 January.');
    expect(marks.length).toBeGreaterThan(0);
    for (const { page, box } of marks) {
      expect(page).toBe(0);
      expect(box.y).toBeGreaterThanOrEqual((line?.y ?? 0) - 1);
      expect(box.x).toBeGreaterThan((line?.x ?? 0) + 50_000);
    }
  });

  it('are found in each place of a text, by what it says there', () => {
    const said = templateInColumns.nodes.said?.props.content as unknown as { en: Paragraph[] };
    const [{ inlines: [field] = [] } = {}] = said.en;
    const without = {
      ...templateInColumns,
      nodes: { ...templateInColumns.nodes, said: textNode([{ inlines: field ? [field] : [] }]) },
    };
    const { wording } = compareTemplates(without, templateInColumns);
    const boxes = wordMarks(compositionInColumns, wording, 'after')
      .filter(({ page }) => page === 0)
      .map(({ box }) => [box.x, box.width]);
    const expected = firstLines('said').map(({ carets }) => {
      const [from = 0, to = 0] = [carets.at(-1 - ' up'.length), carets.at(-1)];
      return [from, to - from];
    });
    expect(expected).toHaveLength(2);
    expect(boxes).toEqual(expected);
  });

  it('are none where the document lacks the element', () => {
    expect(wordMarks(compose(templateWith({})), difference.wording, 'after')).toEqual([]);
  });

  it('cover everything of a text that is new', () => {
    const document = compose(after);
    const marks = wordMarks(document, compareTemplates(templateWith({}), after).wording, 'after');
    const ids = new Set(marks.map(({ box }) => box.y));
    expect(ids.size).toBe(textOfPage(document.list, 0).split('\n').length);
  });
});

describe('pages that differ', () => {
  it('are those that look different, and those that only one document has', () => {
    const earlier = compose(pagesOf('One', 'Two', 'Three')).list;
    const later = compose(pagesOf('One', 'Zwei', 'Three', 'Four')).list;
    expect(differingPages(earlier, earlier)).toEqual([]);
    expect(later.pages).toHaveLength(4);
    expect(differingPages(earlier, later)).toEqual([1, 3]);
    expect(differingPages(later, earlier)).toEqual([1, 3]);
  });
});

describe('elements of a page', () => {
  const { list } = compose(after);

  it('are found under the pointer, in px of the picture', () => {
    const [box] = elementBoxes(list, 0, 2, 'greeting');
    const point = { x: (box?.x ?? 0) + 3, y: (box?.y ?? 0) + 3 };
    expect(elementAt(after, list, 0, 2, point)).toBe('greeting');
    expect(elementAt(after, list, 0, 2, { x: 1, y: 1 })).toBeNull();
  });

  it('are listed in reading order, without pages and flows', () => {
    expect(elementsOfPage(after, list, 0)[0]).toBe('greeting');
    expect(elementsOfPage(after, list, 1)).toEqual([]);
    expect(firstPageOf(list, 'nowhere')).toBeNull();
  });
});

describe('the size of pages', () => {
  const page = { width: 600, height: 800 };

  it('fits whole pages into the room, side by side', () => {
    expect(scaleOf('fit', page, { width: 1248, height: 2000 }, 2)).toBe(1);
    expect(scaleOf('fit', page, { width: 5000, height: 832 }, 1)).toBe(1);
    expect(scaleOf(1, page, { width: 10, height: 10 }, 1)).toBeCloseTo(4 / 3);
  });

  it('steps through factors and stops at the ends', () => {
    expect(zoomStep(4 / 3, 1)).toBe(1.25);
    expect(zoomStep(4 / 3, -1)).toBe(0.75);
    expect(zoomStep(40, 1)).toBe(3);
    expect(zoomStep(0.1, -1)).toBe(0.25);
  });

  it('takes fewer device pixels where a page would take too many', () => {
    expect(densityFor({ width: 100, height: 100 }, 1_000_000)).toBe(window.devicePixelRatio || 1);
    expect(densityFor({ width: 4000, height: 4000 }, 4_000_000)).toBeCloseTo(0.5);
  });

  it('is that of the largest page', () => {
    const { width } = largestPage([compose(after).list, null]);
    expect(Math.round(width)).toBe(420);
  });
});

it('numbers pins as the comments are numbered, also past comments on the whole version', () => {
  const pins = pinsOf([{ ...comment, id: 'c0', nodeId: null }, comment]);
  expect(pins).toMatchObject([{ commentId: 'c1', number: 2, isResolved: false }]);
});
