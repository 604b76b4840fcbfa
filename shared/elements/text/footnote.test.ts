import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph, template, text } from '../../../test/support/template-builder';
import type { Inline } from '../../model';
import { codesOf, composed, pageTexts } from '../composed.test-support';

const note = (node: string): Inline => ({ kind: 'footnote', node });
const filler = (height: number) => ({ type: 'rectangle', props: { height, fill: '#eef2ff' } });
const footnote = (shown: string, when?: string) => ({
  type: 'footnote',
  props: {},
  ...(when === undefined ? {} : { when }),
  children: [text(shown, {}, 'small')],
});

describe('notes', () => {
  it('are numbered in the order of their marks, not of the nodes, and once however often they are meant', () => {
    const shown = composed(
      template({
        flow: [
          {
            ...text(['a', note('n4'), ' b', note('n2'), ' c', note('n4')]),
            children: [footnote('second'), footnote('first')],
          },
        ],
      }),
    );
    expect(pageTexts(shown)).toEqual(['a1 b2 c1\n1\nfirst\n2\nsecond']);
  });

  it('go on counting in the next element and pass over what is absent', () => {
    const shown = composed(
      template({
        flow: [
          {
            ...text(['a', note('n2'), ' b', note('n4')]),
            children: [footnote('never', 'false'), footnote('one')],
          },
          { ...text(['c', note('n7')]), children: [footnote('two')] },
        ],
      }),
    );
    expect(pageTexts(shown)).toEqual(['a b1\nc2\n1\none\n2\ntwo']);
    expect(codesOf(shown)).toEqual([]);
  });

  it('of a band stand in the band, which makes the room that the flow has', () => {
    const marked = { ...text(['In the band', note('n4')]), children: [footnote('said in the band')] };
    const band = { type: 'band', props: { edge: 'top', gap: 4 }, children: [marked] };
    const shown = composed(template({ flow: [text('In the flow')], onPage: [band] }));
    expect(pageTexts(shown).join('').replace(/\s+/g, ' ')).toContain('said in the band');
    expect(codesOf(shown)).toEqual([]);
  });

  it('of a band may hold the marks of others', () => {
    const inner = { ...text(['said', note('n6')]), children: [footnote('of it')] };
    const outer = { type: 'footnote', props: {}, children: [inner] };
    const marked = { ...text(['In the band', note('n4')]), children: [outer] };
    const band = { type: 'band', props: { edge: 'top', gap: 4 }, children: [marked] };
    const shown = composed(template({ flow: [text('In the flow')], onPage: [band] }));
    expect(pageTexts(shown).join('')).toContain('said');
  });

  it('without a note are reported', () => {
    expect(codesOf(composed(template({ flow: [text(['a', note('gone')])] })))).toEqual(['text.missingNote']);
  });

  it('stand on the page of their mark, wherever the line falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 470 }), fc.integer({ min: 1, max: 5 }), (height, words) => {
        const shown = composed(
          template({
            flow: [
              filler(height),
              {
                ...text([paragraph(['word '.repeat(30), 'marked', note('n3'), ' word'.repeat(10)])]),
                children: [footnote('said below '.repeat(words * 8))],
              },
            ],
          }),
        );
        const page = pageTexts(shown).find((shownOn) => shownOn.includes('marked'));
        expect(page).toContain('said below');
        expect(codesOf(shown)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('go along with their marks to a page whose lines have another length', () => {
    const frame = { type: 'frame', box: { x: 60, y: 60, width: 200, height: 480 }, props: { flow: 'main' } };
    const masters = [{ id: 'next', props: { use: 'continuation' }, children: [frame] }];
    for (let height = 300; height < 460; height += 12) {
      const marked = {
        ...text([paragraph(['word '.repeat(40), 'marked', note('n3'), ' word'.repeat(20), note('n3')])]),
        children: [footnote('said below')],
      };
      const shown = composed(template({ flow: [filler(height), marked], masters }));
      const said = pageTexts(shown).map((page) => page.split('said below').length - 1);
      expect(said).toEqual(pageTexts(shown).map((page) => (page.includes('marked') ? 1 : 0)));
    }
  });
});
