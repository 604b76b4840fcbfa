import { describe, expect, it } from 'vitest';
import { paragraph, template, text } from '../../../test/support/template-builder';
import { type DisplayList, walk } from '../../display';
import { composed } from '../composed.test-support';

/** Vertical text of these paragraphs; a character of the usual style is 10 pt long. */
const vertical = (contents: readonly string[], height?: number) => ({
  type: 'text',
  props: {
    writing: 'vertical',
    ...(height === undefined ? {} : { height }),
    content: { en: contents.map((content) => paragraph(content)) },
  } as never,
});

const SIZE = 10_000;

/** Where the texts of a document stand: page, left edge and baseline, or upper end of a vertical line. */
function placesOf(list: DisplayList): [text: string, page: number, x: number, y: number][] {
  const places: [string, number, number, number][] = [];
  list.pages.forEach((page, index) => {
    walk(page, {
      glyphs(run, x, y) {
        const source = list.sources[run.source];
        places.push([source?.text.slice(run.textStart, run.textEnd) ?? '', index, x, y]);
      },
    });
  });
  return places;
}

describe('vertical text in a flow', () => {
  const below = (flow: ReturnType<typeof vertical>) => {
    const places = placesOf(composed(template({ flow: [flow, text('below')] })).list);
    const of = (shown: string) => places.find(([other]) => other === shown);
    return { first: places[0], below: of('below') };
  };

  it('is as tall as its longest paragraph, where nothing says how tall it is', () => {
    const three = below(vertical(['縦書き']));
    const seven = below(vertical(['縦書き', '行の長さは七']));
    expect((seven.below?.[3] ?? 0) - (three.below?.[3] ?? 0)).toBe(3 * SIZE);
    const set = below(vertical(['縦書き'], 90));
    expect((set.below?.[3] ?? 0) - (three.below?.[3] ?? 0)).toBe(90_000 - 3 * SIZE);
  });

  it('takes what is left of the page where a page is not tall enough for its paragraphs', () => {
    const long = composed(template({ flow: [vertical(['長'.repeat(60)]), text('below')] }));
    const lines = placesOf(long.list).filter(([shown]) => shown !== 'below');
    expect(lines.map(([shown]) => shown.length)).toEqual([48, 12]);
  });

  it('goes to the next page where its lines would have to end with this one', () => {
    const rest = { type: 'rectangle', props: { height: 460, fill: '#eef2ff' } };
    const { list } = composed(template({ flow: [rest, vertical(['縦書きの行'])] }));
    expect(placesOf(list).map(([shown, page]) => [shown, page])).toEqual([['縦書きの行', 1]]);
  });
});
