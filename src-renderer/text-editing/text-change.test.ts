import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inline, type Paragraph, plainParagraph, replaceText, textLength } from '../../shared/model';
import {
  changeMarks,
  deleteStretch,
  insertInline,
  insertParagraphs,
  insertText,
  marksAt,
  plainMarks,
  splitParagraph,
  type TextChange,
  type TextSelection,
  toggleMark,
} from './text-change';
import { nextCharacter, nextWord, previousCharacter, previousWord, unitText, wordAt } from './text-motion';

const FIELD: Inline = { kind: 'field', value: 'account.closing' };
const LETTER: readonly Paragraph[] = [
  { style: 'heading', inlines: [{ kind: 'text', text: 'Dear ' }, FIELD, { kind: 'text', text: ',' }] },
  { align: 'end', inlines: [{ kind: 'text', text: 'Hello world', marks: { bold: true } }] },
];

const caret = (position: number): TextSelection => ({ anchor: position, head: position });

const applied = (paragraphs: readonly Paragraph[], { from, to, slice }: TextChange): Paragraph[] =>
  replaceText(paragraphs, from, to, slice);

const shown = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.map((paragraph) => unitText(paragraph).replaceAll('\ufffc', '#'));

describe('commands', () => {
  it('types in the marks of what stands before', () => {
    expect(marksAt(LETTER, 13)).toEqual({ bold: true });
    const change = insertText(LETTER, caret(13), 'y', marksAt(LETTER, 13));
    expect(applied(LETTER, change)[1]?.inlines).toEqual([
      { kind: 'text', text: 'Helloy world', marks: { bold: true } },
    ]);
    expect(change.head).toBe(14);
  });

  it('replaces a selection over paragraphs and keeps the first one’s style', () => {
    const change = insertText(LETTER, { anchor: 13, head: 2 }, 'ck', {});
    const result = applied(LETTER, change);
    expect(shown(result)).toEqual(['Deck world']);
    expect(result[0]?.style).toBe('heading');
    expect(change.head).toBe(4);
  });

  it('turns pasted lines into paragraphs of the style around them', () => {
    const result = applied(LETTER, insertText(LETTER, caret(5), 'a\r\nb\nc', {}));
    expect(shown(result)).toEqual(['Dear a', 'b', 'c#,', 'Hello world']);
    expect(result.map(({ style }) => style)).toEqual(['heading', 'heading', 'heading', undefined]);
  });

  it('drops control characters and keeps tabs', () => {
    const result = applied(LETTER, insertText(LETTER, caret(0), 'a\u0007\tb', {}));
    expect(shown(result)[0]).toBe('a\tbDear #,');
  });

  it('does not let what is typed behind a link or a reading belong to it', () => {
    const marks = { bold: true, link: { uri: 'https://bank.example' }, ruby: 'よみ', combine: true } as const;
    const text: readonly Paragraph[] = [{ inlines: [{ kind: 'text', text: 'here', marks }] }];
    expect(marksAt(text, 2)).toEqual(marks);
    expect(marksAt(text, 4)).toEqual({ bold: true });
    expect(marksAt(text, 0)).toEqual({ bold: true });
  });

  it('begins numbers anew in one item only', () => {
    const item = { list: { style: 'numbers', level: 0, restart: true }, inlines: [] } as const;
    const text: readonly Paragraph[] = [{ ...item, inlines: [{ kind: 'text', text: 'ab' }] }];
    expect(applied(text, splitParagraph(text, caret(1))).map(({ list }) => list)).toEqual([
      { style: 'numbers', level: 0, restart: true },
      { style: 'numbers', level: 0 },
    ]);
  });

  it('clears what looks different and keeps what it says', () => {
    const link = { node: 'terms' };
    const text: readonly Paragraph[] = [
      { inlines: [{ kind: 'text', text: 'x', marks: { bold: true, position: 'super', link, lang: 'ja' } }] },
    ];
    const change = changeMarks(text, { anchor: 0, head: 1 }, plainMarks);
    expect(change && applied(text, change)[0]?.inlines).toEqual([
      { kind: 'text', text: 'x', marks: { link, lang: 'ja' } },
    ]);
  });

  it('splits a paragraph in its own style', () => {
    const change = splitParagraph(LETTER, caret(13));
    const result = applied(LETTER, change);
    expect(shown(result)).toEqual(['Dear #,', 'Hello', ' world']);
    expect(result[2]?.align).toBe('end');
    expect(change.head).toBe(14);
  });

  it('goes on in the text’s style behind a heading, not inside of one', () => {
    const isHeading = (style: string) => style === 'heading';
    const styles = (position: number) =>
      applied(LETTER, splitParagraph(LETTER, caret(position), isHeading)).map(({ style }) => style);
    expect(styles(7)).toEqual(['heading', undefined, undefined]);
    expect(styles(3)).toEqual(['heading', 'heading', undefined]);
    expect(styles(0)).toEqual(['heading', 'heading', undefined]);
  });

  it('inserts units and pasted paragraphs', () => {
    expect(shown(applied(LETTER, insertInline(caret(0), { kind: 'lineBreak' })))[0]).toBe('\nDear #,');
    const clip = [plainParagraph('one'), plainParagraph('two')];
    const change = insertParagraphs(caret(7), clip);
    expect(shown(applied(LETTER, change))).toEqual(['Dear #,one', 'two', 'Hello world']);
    expect(change.head).toBe(14);
  });

  it('deletes the end of a paragraph by joining it with the next', () => {
    expect(shown(applied(LETTER, deleteStretch(7, 8)))).toEqual(['Dear #,Hello world']);
  });

  it('toggles a mark over texts and fields', () => {
    const selection = { anchor: 0, head: 10 };
    const change = toggleMark(LETTER, selection, 'italic') as TextChange;
    const result = applied(LETTER, change);
    expect(result[0]?.inlines.every((inline) => inline.kind !== 'lineBreak' && inline.marks?.italic)).toBe(
      true,
    );
    expect(change).toMatchObject(selection);
    const back = toggleMark(result, selection, 'italic') as TextChange;
    expect(applied(result, back)).toEqual(LETTER);
    expect(toggleMark(LETTER, caret(3), 'bold')).toBeNull();
  });
});

const inlines = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text): Inline => ({ kind: 'text', text })),
  fc.constant<Inline>(FIELD),
  fc.constant<Inline>({ kind: 'lineBreak' }),
);
const texts = fc.array(
  fc.array(inlines, { maxLength: 4 }).map((own): Paragraph => ({ inlines: own })),
  { minLength: 1, maxLength: 3 },
);

describe('any text', () => {
  it('has as many units after an insertion as before and inserted together', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.string(), (paragraphs, a, b, typed) => {
        const length = textLength(paragraphs);
        const selection = { anchor: a % (length + 1), head: b % (length + 1) };
        const change = insertText(paragraphs, selection, typed, {});
        const result = applied(paragraphs, change);
        expect(textLength(result)).toBe(length - (change.to - change.from) + textLength(change.slice));
        expect(change.head).toBe(change.from + textLength(change.slice));
      }),
    );
  });

  it('is walked from end to end in both directions without a stop', () => {
    fc.assert(
      fc.property(texts, (paragraphs) => {
        const length = textLength(paragraphs);
        for (const [next, previous] of [
          [nextCharacter, previousCharacter],
          [nextWord, previousWord],
        ] as const) {
          let position = 0;
          while (position < length) {
            const after = next(paragraphs, position);
            expect(after).toBeGreaterThan(position);
            position = after;
          }
          expect(position).toBe(length);
          while (position > 0) {
            const before = previous(paragraphs, position);
            expect(before).toBeLessThan(position);
            position = before;
          }
        }
      }),
    );
  });
});

describe('steps', () => {
  it('never enters a character of several code units or a field', () => {
    const paragraphs: Paragraph[] = [{ inlines: [{ kind: 'text', text: 'a👩‍👩‍👧e\u0301' }, FIELD] }];
    const positions = [0];
    for (let at = 0; at < textLength(paragraphs); positions.push(at)) at = nextCharacter(paragraphs, at);
    expect(positions).toEqual([0, 1, 9, 11, 12]);
  });

  it('goes by words', () => {
    expect(nextWord(LETTER, 0)).toBe(4);
    expect(nextWord(LETTER, 4)).toBe(6);
    expect(previousWord(LETTER, 19)).toBe(14);
    expect(wordAt(LETTER, 10)).toEqual({ anchor: 8, head: 13 });
  });
});
