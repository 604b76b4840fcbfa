/** Carets in lines whose glyphs are not one for each character: hyphens, leaders, clusters of several units. */
import { describe, expect, it } from 'vitest';
import {
  caretX as caretOf,
  type DisplayItem,
  type DisplayList,
  lineAt,
  lineBoxes,
  linesOf,
  nearestLine,
  offsetInLine,
} from '../display';
import { createContext, paragraph, style } from './fonts.test-support';
import { breakParagraph, emitLine, type ParagraphSpec, shapeParagraph } from './index';

/** A page with a paragraph at (0, 0), lines of 20 pt. */
function pageOf(spec: ParagraphSpec, measure: number): DisplayList {
  const context = createContext();
  const shaped = shapeParagraph({ ...spec, lineHeight: 20_000 }, context);
  const items: DisplayItem[] = breakParagraph(shaped, () => measure).map((line, index) => ({
    kind: 'group',
    x: 0,
    y: 20_000 * index,
    frame: {
      width: measure,
      height: 20_000,
      items: emitLine(shaped, line, measure, 0, context),
      source: -1,
      tag: null,
    },
  }));
  const frame = { width: measure, height: 400_000, items, source: -1, tag: null };
  return {
    pages: [{ width: measure, height: 400_000, frame, masterId: 'page', bleed: 0 }],
    fonts: context.fontsUsed.map(({ hash, family, weight, italic }) => ({ hash, family, weight, italic })),
    sources: [{ nodeId: 'text', recordPath: '', text: spec.text, paragraph: 0 }],
    glyphs: context.glyphs,
    inks: [],
    destinations: [],
    bookmarks: [],
    attachments: [],
    lang: 'en',
    title: 'Carets',
  };
}

const shownAt = (list: DisplayList, offset: number, affinity?: 'upstream') => {
  const line = lineAt(linesOf(list, 'text'), offset, affinity);
  if (!line) throw new Error('The paragraph is on no page.');
  return line;
};

const caretX = (list: DisplayList, offset: number, affinity?: 'upstream'): number =>
  caretOf(shownAt(list, offset, affinity), offset);

const clickedAt = (list: DisplayList, x: number): number | undefined => {
  const nearest = nearestLine(linesOf(list, 'text'), 0, { x, y: 8000 });
  return nearest ? offsetInLine(nearest.line, nearest.point.x) : undefined;
};

describe('carets', () => {
  it('stand on both sides of the line end inside a divided word', () => {
    const list = pageOf(paragraph('internationalization', style(), { hyphenate: true }), 70_000);
    const { textEnd = 0, width = 0 } =
      list.pages[0]?.frame.items[0]?.kind === 'group' &&
      list.pages[0].frame.items[0].frame.items[0]?.kind === 'glyphs'
        ? list.pages[0].frame.items[0].frame.items[0]
        : {};
    expect(textEnd).toBeGreaterThan(2);
    expect(caretX(list, textEnd, 'upstream')).toBe(width);
    expect(caretX(list, textEnd)).toBe(0);
    expect(shownAt(list, textEnd).box.y).toBeGreaterThan(10_000);
    const last = caretX(list, textEnd - 1, 'upstream');
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(width);
  });

  it('take a tab with its leader for one character', () => {
    const tabs = [{ position: 150_000, align: 'left' as const, leader: '.' }];
    const list = pageOf(paragraph('ab\tcd', style(), { tabs }), 200_000);
    expect(caretX(list, 3)).toBe(150_000);
    const [box] = lineBoxes(shownAt(list, 2), 2, 3, false);
    expect(box?.box.x).toBe(caretX(list, 2));
    expect((box?.box.x ?? 0) + (box?.box.width ?? 0)).toBe(150_000);
    expect(clickedAt(list, 60_000)).toBe(2);
    expect(clickedAt(list, 120_000)).toBe(3);
  });

  it('never stand inside a character as people see it', () => {
    const text = 'e\u0301a👩\u200d👧か\u3099';
    const list = pageOf(paragraph(text, style({ family: 'Noto Sans JP' })), 200_000);
    expect(caretX(list, 1)).toBe(caretX(list, 0));
    const family = [3, 4, 5, 6, 7, 8].map((offset) => caretX(list, offset));
    expect(new Set(family.slice(0, 5)).size).toBe(1);
    expect(caretX(list, 9)).toBe(caretX(list, 8));
  });

  it('follow the room of justified and spaced lines', () => {
    const ja = style({ family: 'Noto Sans JP', lang: 'ja' });
    const list = pageOf(paragraph('あA。」い', ja, { autospace: true }), 200_000);
    const places = [0, 1, 2, 3, 4, 5].map((offset) => caretX(list, offset));
    expect(places[1]).toBe(12_500);
    expect((places[4] ?? 0) - (places[3] ?? 0)).toBe(10_000);
    expect((places[3] ?? 0) - (places[2] ?? 0)).toBe(5000);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });
});
