import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline, Paragraph } from '../model';
import { paragraphs } from '../model/random-edits.test-support';
import { compareTexts, wholeText } from './compare-text';
import type { TextPart } from './difference';

const text = (words: string): Paragraph => ({ inlines: words ? [{ kind: 'text', text: words }] : [] });

const SIGNS = { same: ['', ''], removed: ['[-', ']'], added: ['[+', ']'] } as const;

/** Parts as one line: `[-old][+new]`, `¶` for an end of a paragraph, `{field}`. */
const shown = (parts: readonly TextPart[]): string =>
  parts
    .map(({ kind, piece }) => {
      const said =
        piece.kind === 'text'
          ? piece.text
          : piece.kind === 'field'
            ? `{${piece.value}}`
            : SYMBOLS[piece.kind];
      return `${SIGNS[kind][0]}${said}${SIGNS[kind][1]}`;
    })
    .join('');

const SYMBOLS = {
  page: '#',
  reference: '→',
  sum: 'Σ',
  footnote: '*',
  lineBreak: '↵',
  paragraphEnd: '¶',
} as const;

const compared = (before: string, after: string): string =>
  shown(compareTexts(before.split('¶').map(text), after.split('¶').map(text)).parts);

describe('the difference of two texts', () => {
  it.each([
    ['the balance is due', 'the amount is due', 'the [-balance][+amount] is due'],
    ['pay within ten days', 'pay in 14 days', 'pay [-within ten][+in 14] days'],
    ['ご入金ください。', 'ご連絡ください。', 'ご[-入金][+連絡]ください。'],
    ['you don’t pay 1,000.50', 'you won’t pay 1,000.60', 'you [-don’t][+won’t] pay [-1,000.50][+1,000.60]'],
    ['one¶two', 'one two', 'one[-¶][+ ]two'],
    ['one', 'one¶two', 'one¶[+two][+¶]'],
    ['one¶two', 'one', 'one¶[-two][-¶]'],
    ['', 'new', '[+new]'],
    ['東京 is big', '東京都 is big', '東京[+都] is big'],
  ])('%s → %s', (before, after, expected) => {
    expect(compared(before, after)).toBe(expected);
  });

  it('takes a field as one word', () => {
    const inlines = (value: string): Paragraph[] => [
      {
        inlines: [
          { kind: 'text', text: 'Dear ' },
          { kind: 'field', value },
          { kind: 'text', text: '!' },
        ],
      },
    ];
    expect(shown(compareTexts(inlines('name'), inlines('title')).parts)).toBe('Dear [-{name}][+{title}]!');
  });

  it('calls changed marks formatting, also inside a word', () => {
    const inlines = (...runs: Inline[]): Paragraph[] => [{ inlines: runs }];
    const plain = inlines({ kind: 'text', text: 'one word' });
    const marked = inlines(
      { kind: 'text', text: 'one wo' },
      { kind: 'text', text: 'rd', marks: { bold: true } },
    );
    expect(compareTexts(plain, marked)).toEqual({
      parts: [{ kind: 'same', piece: { kind: 'text', text: 'one word' } }],
      formatting: true,
    });
  });

  it('calls a paragraph’s style formatting', () => {
    const { parts, formatting } = compareTexts([text('one')], [{ ...text('one'), style: 'heading' }]);
    expect(shown(parts)).toBe('one');
    expect(formatting).toBe(true);
  });

  it('takes texts that have nothing in common as a whole', () => {
    const long = (word: string) => [text(Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' '))];
    const { parts } = compareTexts(long('a'), long('b'));
    expect(parts.filter(({ kind }) => kind === 'same')).toEqual([]);
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'removed', 'added', 'added']);
  });

  it('holds both texts entirely', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const { parts } = compareTexts(before, after);
        const asOne = (list: readonly TextPart[]) => shown(list.map((part) => ({ ...part, kind: 'same' })));
        const without = (kind: TextPart['kind']) => asOne(parts.filter((part) => part.kind !== kind));
        const whole = (text: readonly Paragraph[]) => asOne(wholeText('added', text));
        expect([whole(before), `${whole(before)}¶`]).toContain(without('added'));
        expect([whole(after), `${whole(after)}¶`]).toContain(without('removed'));
      }),
    );
  });
});
