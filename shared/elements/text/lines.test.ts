import { describe, expect, it } from 'vitest';
import { field, paragraph, template, text } from '../../../test/support/template-builder';
import { walk } from '../../display';
import type { Operation } from '../../model';
import { composed, pageTexts } from '../composed.test-support';

const filler = (height: number) => ({ type: 'rectangle', props: { height, fill: '#eef2ff' } });
/** Room on the page: 481.89 pt; a line takes 14.5. */
const LINES = 'line\nline\nline\nline\nline\nline';
const sixLineParagraph = {
  inlines: LINES.split('\n').flatMap((line, index) => [
    ...(index > 0 ? [{ kind: 'lineBreak' as const }] : []),
    { kind: 'text' as const, text: `${line} ${index + 1}` },
  ]),
};
const sixLines = (extra: object = {}) => text([sixLineParagraph], extra);

const linesOnFirst = (room: number, extra: object = {}, style: object = {}): number => {
  const operations: Operation[] = Object.entries(style).map(([key, value]) => ({
    kind: 'setTemplate',
    path: ['styles', 'text', 'body', key],
    value: value as never,
  }));
  const shown = composed(template({ flow: [filler(481.5 - room * 14.5), sixLines(extra)], operations }));
  return (pageTexts(shown)[0] ?? '').split('\n').filter((line) => line.startsWith('line')).length;
};

describe('lines at the end of a page', () => {
  it('are two at least on either side, or as many as the style says', () => {
    expect([1, 2, 3, 4, 5, 6].map((room) => linesOnFirst(room))).toEqual([0, 2, 3, 4, 4, 6]);
    expect([1, 2, 3, 4, 5].map((room) => linesOnFirst(room, {}, { orphans: 3, widows: 1 }))).toEqual([
      0, 0, 3, 4, 5,
    ]);
    expect([1, 2, 3, 4, 5].map((room) => linesOnFirst(room, {}, { orphans: 1, widows: 3 }))).toEqual([
      1, 2, 3, 3, 3,
    ]);
  });

  it('are as many as the element wants to begin with', () => {
    const keep = { keep: { atLeast: 4 } };
    expect([2, 3, 4, 5].map((room) => linesOnFirst(room, keep))).toEqual([0, 0, 4, 4]);
  });

  it('are divided between paragraphs too', () => {
    const paragraphs = text([paragraph('line 1'), paragraph('line 2')]);
    const shown = composed(template({ flow: [filler(481.5 - 14.5), paragraphs] }));
    expect(pageTexts(shown)).toEqual(['line 1', 'line 2']);
  });
});

describe('a text in another language than its document', () => {
  it('is divided by the rules of its own, and values in it are written as in the document', () => {
    const operations: Operation[] = Object.entries({ hyphenate: true, indentEnd: 216 }).map(
      ([key, value]) => ({
        kind: 'setTemplate',
        path: ['styles', 'text', 'body', key],
        value,
      }),
    );
    const linesOf = (extra: object): string[] => {
      const words = text(['Zahlungsaufforderungen ', field('1234.5')], extra);
      return (pageTexts(composed(template({ flow: [words], operations })))[0] ?? '').split('\n');
    };
    expect(linesOf({ lang: 'de' })).toEqual(['Zahlungsaufforde', 'rungen 1,234.5']);
    expect(linesOf({})).not.toContain('Zahlungsaufforde');
  });
});

describe('paragraphs that keep with the next', () => {
  const headed = (room: number) => {
    const shown = composed(
      template({
        flow: [
          filler(481.5 - room),
          text([
            paragraph('before'),
            paragraph('Part', 'heading'),
            paragraph('Chapter', 'heading'),
            sixLineParagraph,
          ]),
        ],
      }),
    );
    return pageTexts(shown).map((page) => page.split('\n').filter((line) => line !== ''));
  };

  it('go to the next page with it, all of a chain, also inside one text', () => {
    // The line before takes 14.5 and 6, two headings 22 and 6 each, two lines 29.
    expect(headed(108)[0]).toEqual(['before', 'Part', 'Chapter', 'line 1', 'line 2']);
    expect(headed(104)).toEqual([
      ['before'],
      ['Part', 'Chapter', ...LINES.split('\n').map((_, index) => `line ${index + 1}`)],
    ]);
    expect(headed(20)[0]).toEqual(['before']);
  });

  it('stay where a whole page is not enough for them', () => {
    const headings = Array.from({ length: 30 }, (_, index) => paragraph(`Heading ${index}`, 'heading'));
    const shown = composed(template({ flow: [text([...headings, paragraph('text')])] }));
    expect(pageTexts(shown).join('\n').split('\n')).toHaveLength(31);
  });
});

describe('a chain of paragraphs that keep with the next', () => {
  it('fills pages where it is longer than one', () => {
    const headings = Array.from({ length: 60 }, (_, index) => paragraph(`heading ${index + 1}`, 'heading'));
    const pages = pageTexts(composed(template({ flow: [text(headings)] })));
    const counts = pages.map((page) => page.split('\n').length);
    expect(counts.slice(0, -1).every((count) => count === counts[0])).toBe(true);
  });
});

describe('a paragraph with its page number', () => {
  it('shows the number of the page that it moves to', () => {
    const shown = composed(
      template({ flow: [filler(475), text(['Page ', { kind: 'page', show: 'number' }])] }),
    );
    expect(pageTexts(shown)).toEqual(['', 'Page 2']);
  });

  it('is written in any numbering', () => {
    const shown = composed(
      template({
        flow: [
          text([
            { kind: 'page', show: 'number', numbering: 'circled' },
            ' of ',
            { kind: 'page', show: 'count', numbering: 'kanji' },
          ]),
        ],
      }),
    );
    expect(pageTexts(shown)).toEqual(['① of 一']);
  });
});

describe('lines of text of both directions', () => {
  it('are read in the order of their text, links and underlined words among them', () => {
    const link = { uri: 'https://example.com' };
    const parts = ['שלום ', 'עולם and more', ' (123) ABC ', 'קישור', ' סוף, '] as const;
    const sentence = [
      parts[0],
      { kind: 'text' as const, text: parts[1], marks: { link } },
      parts[2],
      { kind: 'text' as const, text: parts[3], marks: { link, underline: true as const } },
      parts[4],
    ];
    const { list } = composed(
      template({ flow: [text([paragraph([...sentence, ...sentence, ...sentence])])] }),
    );
    let read = '';
    for (const page of list.pages)
      walk(page, {
        glyphs: ({ source, textStart, textEnd }) => {
          read += list.sources[source]?.text.slice(textStart, textEnd);
        },
      });
    expect(read).toBe(parts.join('').repeat(3));
  });
});

describe('a word that is wider than its line', () => {
  const amount = '1,284,900,128,490,012.00';
  const shownIn = (width: number, word: string) =>
    composed(
      template({ flow: [], onPage: [{ ...text(`Sum ${word}`), box: { x: 60, y: 60, width, height: 200 } }] }),
    );

  it('is named with its element, once, and in a message of some length', () => {
    const { diagnostics } = shownIn(50, amount);
    expect(diagnostics.map(({ code, args }) => [code, args.word])).toEqual([['text.cutWord', amount]]);
    const [long] = shownIn(50, 'x'.repeat(90)).diagnostics;
    expect(long?.args.word).toBe(`${'x'.repeat(40)}…`);
  });

  it('is none where it has room', () => {
    expect(shownIn(150, amount).diagnostics).toEqual([]);
  });
});
