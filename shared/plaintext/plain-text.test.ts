import { describe, expect, it } from 'vitest';
import { documentOf, run, says, tableOf } from '../display/semantic.test-support';
import { cellWidth } from './cell-width';
import { writePlainText } from './plain-text';
import { writeSms } from './sms';

describe('plain text', () => {
  it('underlines headings, keeps addresses together and paragraphs apart', () => {
    const text = writePlainText(
      documentOf([
        says('Your bill', { role: 'H1' }),
        says('Jana Nováková'),
        says('Dlouhá 14', { spaceAfter: 8000 }),
        says('Dear Ms Nováková,'),
      ]),
    );
    expect(text).toBe('Your bill\n=========\n\nJana Nováková\nDlouhá 14\n\nDear Ms Nováková,\n');
  });

  it('aligns the columns of a table by what characters take', () => {
    const text = writePlainText(
      documentOf([
        tableOf(
          [
            ['項目', '>金額'],
            ['基本料金', '>1,558'],
            ['Fee', '>20'],
          ],
          [['合計', '>1,578']],
        ),
      ]),
    );
    expect(text).toBe(
      [
        '項目       金額',
        '---------------',
        '基本料金  1,558',
        'Fee          20',
        '---------------',
        '合計      1,578',
        '',
      ].join('\n'),
    );
  });

  it('writes rows that are too wide one value a line', () => {
    const long = 'Card payment in a shop whose name goes on and on '.repeat(2).trim();
    const text = writePlainText(
      documentOf([
        tableOf([
          ['What', 'Amount'],
          [long, '1.00'],
          [long, '2.00'],
        ]),
      ]),
    );
    expect(text).toBe(`What: ${long}\nAmount: 1.00\n\nWhat: ${long}\nAmount: 2.00\n`);
  });

  it('says where links lead, readings and notes', () => {
    const text = writePlainText(
      documentOf(
        [
          says([
            run('Pay '),
            run('here', { link: 'https://example.com/pay' }),
            run(' or at '),
            run('example.com', { link: 'https://example.com/' }),
            run('東京', { ruby: 'とうきょう' }),
            run('1', { note: 1 }),
          ]),
          {
            kind: 'button',
            nodeId: 'b',
            spaceBefore: 0,
            spaceAfter: 0,
            label: [run('Pay now')],
            link: 'https://example.com/p',
            look: run('').look,
            align: 'start',
          },
        ],
        { notes: [{ number: 1, blocks: [says('Until Monday.')] }] },
      ),
    );
    expect(text).toBe(
      'Pay here <https://example.com/pay> or at example.com東京（とうきょう）[1]\n\nPay now: https://example.com/p\n\n--\n[1] Until Monday.\n',
    );
  });

  it('holds no controls but ends of lines and tabs', () => {
    expect(writePlainText(documentOf([says('a\0b\x1f\x9dc\td\ne')]))).toBe('abc\td\ne\n');
  });

  it('indents what belongs to an item', () => {
    const inner = {
      kind: 'list' as const,
      nodeId: 'l',
      spaceBefore: 0,
      spaceAfter: 0,
      marker: 'bullet' as const,
      items: [{ label: '•', number: null, blocks: [says('inside')] }],
    };
    const list = {
      ...inner,
      marker: 'decimal' as const,
      items: [
        { label: '1.', number: 1, blocks: [says('first'), inner] },
        { label: '2.', number: 2, blocks: [says('second')] },
      ],
    };
    expect(writePlainText(documentOf([list]))).toBe('1. first\n   • inside\n2. second\n');
  });
});

describe('columns of characters', () => {
  it('are two for wide ones and none for marks', () => {
    expect([cellWidth('abc'), cellWidth('漢字'), cellWidth('ﾊﾝ'), cellWidth('é'), cellWidth('😀')]).toEqual([
      3, 4, 2, 1, 2,
    ]);
  });
});

describe('text messages', () => {
  it('say one thing after the other, with plain spaces', () => {
    const { text, encoding, segments } = writeSms(
      documentOf([says('Your bill', { role: 'H1' }), says('Please pay 1\u202f284,90\u00a0Kc by Monday.')]),
    );
    expect(text).toBe('Your bill\nPlease pay 1 284,90 Kc by Monday.');
    expect([encoding, segments.length]).toEqual(['GSM-7', 1]);
  });

  it('are turned round by nothing that data holds', () => {
    expect(writeSms(documentOf([says('Dear \u202eRTL, hello')])).text).toBe('Dear RTL, hello');
  });

  it('name the characters that make them longer, and how many segments are too many', () => {
    const apart = writeSms(documentOf([says('Ol\u00e9, ma\u00f1ana \u00e5'.normalize('NFD'))]));
    expect(apart).toMatchObject({ text: 'Olé, mañana å', encoding: 'GSM-7', outside: [] });
    const { diagnostics } = writeSms(documentOf([says(`You’re late. ${'a'.repeat(80)}`)]), { limit: 1 });
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['sms.tooLong', { segments: 2, limit: 1 }],
      ['sms.unicode', { characters: '’ (U+2019)' }],
    ]);
  });

  it('that say nothing are reported', () => {
    expect(writeSms(documentOf([])).diagnostics.map(({ code }) => code)).toEqual(['sms.empty']);
  });
});
