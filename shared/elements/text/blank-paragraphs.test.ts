/** Paragraphs without words keep their room and are no part of what is read. */
import { describe, expect, it } from 'vitest';
import { field, paragraph, table, template, text } from '../../../test/support/template-builder';
import { walk } from '../../display';
import type { Paragraph } from '../../model';
import { composed, structureOf } from '../composed.test-support';

const data = { kind: 'object' as const, fields: { title: { kind: 'string' as const } } };

describe('paragraphs without words', () => {
  const flow = [text([paragraph(field('title'), 'heading'), paragraph('', 'heading'), paragraph('Body')])];

  it('are no headings: neither in the structure, nor among the bookmarks', () => {
    const shown = composed(template({ data, flow }), { title: ' ' });
    expect(structureOf(shown.list)).toEqual(['Document', '', ['P', 'Body']]);
    expect(shown.list.bookmarks).toEqual([]);
    const named = composed(template({ data, flow }), { title: 'Terms' });
    expect(structureOf(named.list)).toEqual(['Document', '', ['H1', 'Terms'], ['P', 'Body']]);
  });

  it('take the room of a line', () => {
    const lastLine = (words: string): number => {
      let baseline = 0;
      const paragraphs = [paragraph(words, 'heading'), paragraph('Body')];
      const [page] = composed(template({ flow: [text(paragraphs)] })).list.pages;
      if (page)
        walk(page, {
          glyphs(_run, _x, y) {
            baseline = y;
          },
        });
      return baseline;
    };
    expect(lastLine('')).toBe(lastLine('Terms'));
    expect(lastLine('')).toBeGreaterThan(0);
  });

  it('leave cells empty and items of lists what they are', () => {
    const item = (shown: string): Paragraph => ({
      ...paragraph(shown),
      list: { style: 'bullets', level: 0 },
    });
    const shown = composed(
      template({ flow: [table([{ cells: ['a', '', ' '] }]), text([item('b'), item('')])] }),
    );
    const spoken = JSON.stringify(structureOf(shown.list));
    expect(spoken).toContain('["TR","",["TD","",["P","a"]],["TD",""],["TD",""]]');
    expect(spoken.match(/"LI"/g)).toHaveLength(2);
  });
});
