import { describe, expect, it } from 'vitest';
import { field, paragraph, template, text } from '../../../test/support/template-builder';
import { testEngine } from '../../../test/support/world';
import type { DataContract } from '../../data';
import { walk } from '../../display';
import type { Inline, Marks, Operation, Paragraph } from '../../model';

const engine = testEngine(['Source Sans 3', 'Noto Sans Arabic', 'Noto Sans Hebrew']);
const NAME = 'ليلى حسن';
const value = (shown: string, marks?: Marks): Inline => field(`'${shown}'`, undefined, marks);

const compiled = (inlines: readonly (string | Inline)[]) =>
  engine.compile(template({ flow: [text([paragraph(inlines)])] }));

/** A template in Hebrew, of paragraphs that are list items or not. */
const inHebrew = (...paragraphs: readonly Paragraph[]) =>
  engine.compile(
    template({
      flow: [{ type: 'text', props: { content: { he: paragraphs } } as never }],
      operations: [{ kind: 'setTemplate', path: ['languages'], value: ['he'] }],
    }),
  );

/** The stretches of a paragraph from left to right, line by line. */
const seen = (...inlines: readonly (string | Inline)[]): string[] => seenOf(compiled(inlines));

function seenOf(template: ReturnType<typeof compiled>): string[] {
  const { list } = engine.compose(template, {});
  const stretches: { readonly x: number; readonly y: number; readonly shown: string }[] = [];
  for (const page of list.pages) {
    walk(page, {
      glyphs({ source, textStart, textEnd }, x, y) {
        stretches.push({ x, y, shown: (list.sources[source]?.text ?? '').slice(textStart, textEnd).trim() });
      },
    });
  }
  return stretches
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .flatMap(({ shown }) => (shown === '' ? [] : [shown]));
}

/** Headings of two levels. */
const headings = ['h1', 'h2'].map((name, index): Operation => {
  const style = { basedOn: 'body', role: `H${index + 1}` as const };
  return { kind: 'setTemplate', path: ['styles', 'text', name], value: style };
});

/** What a paragraph is in an e-mail, as text and as a message. */
const written = (...inlines: readonly (string | Inline)[]) => {
  const template = compiled(inlines);
  const { html, text } = engine.email(template, {});
  return {
    html: html.match(/<p [^>]*>.*?<\/p>/s)?.[0].replace(/ (?:class|style)="[^"]*"/g, '') ?? '',
    text: text.trim(),
    message: engine.sms(template, {}).text,
  };
};

describe('values in text of two directions', () => {
  it('turn nothing that follows them', () => {
    expect(seen('Contract of ', value(NAME), ' 12 months')).toEqual(['Contract of', NAME, '12 months']);
    expect(seen('שלום ', value('ACME'), ' 12 חודשים')).toEqual(['חודשים', '12', 'ACME', 'שלום']);
  });

  it('do not decide which way their paragraph runs, unless it is nothing but values', () => {
    expect(seen(value(NAME), ', thank you.')).toEqual([NAME, ', thank you.']);
    expect(seen(value('ACME'), ', תודה.')).toEqual(['תודה.', ',', 'ACME']);
    expect(seen(value('12'), ' ', value(NAME))).toEqual([NAME, '12']);
  });

  it('keep their own order where one goes on with the other, whatever their looks', () => {
    const names = [value('ליאת', { bold: true }), ' ', value('כהן')];
    expect(seen('Dear ', ...names, ' 12')).toEqual(['Dear', 'כהן', 'ליאת', '12']);
    expect(seen('שלום ', value('iPhone'), ' ', value('15'))).toEqual(['iPhone 15', 'שלום']);
    expect(seen('Dear ', value('ליאת'), ', ', value('כהן'))).toEqual(['Dear', 'ליאת', ',', 'כהן']);
  });

  it('are written as they run: everything that is not of the template, page numbers among it', () => {
    const page: Inline = { kind: 'page', show: 'number' };
    expect(seen('Page of ', value(NAME), ' ', page, ' of ', page)).toEqual(['Page of', NAME, '1', 'of', '1']);
  });

  it('keep their place in tables of contents, where what surrounds them is other text', () => {
    const heading = text([paragraph([value('ליאת'), ' ', value('כהן'), ',\n contract ', value('12')], 'h1')]);
    const flow = [{ type: 'toc', props: { leader: 'none' } }, heading];
    expect(seenOf(engine.compile(template({ flow, operations: headings })))).toEqual([
      ...['ליאת כהן', ', contract', '12', '1'],
      ...['ליאת כהן', ',', 'contract', '12'],
    ]);
  });

  describe('in the title of a heading', () => {
    const heading = text([paragraph(['Contract of ', value(NAME), ' 12'], 'h1')]);
    const reference: Inline = { kind: 'reference', node: 'n1', show: 'text' };
    const letter = (...inlines: readonly (string | Inline)[]) =>
      engine.compile(template({ flow: [heading, text([paragraph(inlines)])], operations: headings }));

    it('keep their place where references name it', () => {
      const own = ['Contract of', NAME, '12'];
      expect(seenOf(letter('See ', reference, ', 5'))).toEqual([
        ...own,
        'See',
        'Contract of',
        NAME,
        '12',
        ', 5',
      ]);
      expect(seenOf(letter('راجع ', reference))).toEqual([...own, ...own, 'راجع']);
      expect(seenOf(letter(reference))).toEqual([...own, ...own]);
    });

    it('keep it in bookmarks', () => {
      const titles = ({ list }: ReturnType<typeof engine.compose>) =>
        list.bookmarks.map(({ title }) => title);
      expect(titles(engine.compose(letter('x'), {}))).toEqual([`Contract of \u2068${NAME}\u2069 12`]);
      const plain = text([paragraph(['Contract of ', value('ACME'), ' 12'], 'h1')]);
      const other = engine.compile(template({ flow: [plain], operations: headings }));
      expect(titles(engine.compose(other, {}))).toEqual(['Contract of ACME 12']);
    });

    it('keep it in e-mails, and have no characters in messages', () => {
      const letters = letter('See ', reference, ', 5');
      const { html, text: plain } = engine.email(letters, {});
      const named = `Contract of \u2068${NAME}\u2069 12`;
      expect(html).toContain(`See ${named}, 5`);
      expect(plain).toContain(`See ${named}, 5`);
      expect(engine.sms(letters, {}).text).toContain(`See Contract of ${NAME} 12, 5`);
    });
  });

  it('keep their place on buttons', () => {
    const marks: Marks = { link: { uri: 'https://example.com/' } };
    const words = (shown: string): Inline => ({ kind: 'text', text: shown, marks });
    const label = [words('Contract of '), value(NAME, marks), words(' '), value('12', marks)];
    const { html, text: plain } = engine.email(compiled(label), {});
    expect(html.match(/<a [^>]*>(.*?)<\/a>/s)?.[1]).toBe(
      `Contract of <bdi dir="rtl">${NAME}</bdi> <bdi dir="ltr">12</bdi>`,
    );
    expect(plain.trim()).toBe(`Contract of \u2068${NAME}\u2069 \u206812\u2069: https://example.com/`);
  });

  it('keep their place in the subject and the preview of an e-mail', () => {
    const data: DataContract = { kind: 'object', fields: { name: { kind: 'string' } } };
    const subjectOf = (subject: string, name: string): string => {
      const email = { subject: { en: subject }, preview: { en: subject } };
      const operations: Operation[] = [{ kind: 'setTemplate', path: ['email'], value: email }];
      const letter = template({ flow: [text('x')], data, operations });
      const written = engine.email(engine.compile(letter), { name });
      expect(written.preview).toBe(written.subject);
      return written.subject;
    };
    expect(subjectOf("'Contract of ' + name + ' 12'", NAME)).toBe(`Contract of \u2068${NAME}\u2069 12`);
    expect(subjectOf("'For ' + name + ' ' + name + ' 12'", 'כהן')).toBe('For \u2068כהן כהן\u2069 12');
    expect(subjectOf("'שלום ' + name", 'כהן')).toBe('שלום כהן');
    expect(subjectOf("'Contract of ' + name + ' 12'", 'ACME')).toBe('Contract of ACME 12');
  });

  it('are elements of an e-mail, isolates of its text, and nothing of a message', () => {
    const { html, text, message } = written(value(NAME), ', contract ', value('12'), ' of ', value('ACME'));
    expect(html).toBe(
      `<p><bdi dir="rtl">${NAME}</bdi>, contract <bdi dir="ltr">12</bdi> of <bdi dir="ltr">ACME</bdi></p>`,
    );
    expect(text).toBe(`\u2068${NAME}\u2069, contract \u206812\u2069 of \u2068ACME\u2069`);
    expect(message).toBe(`${NAME}, contract 12 of ACME`);
  });

  it('are one element where they go on with each other, and none where nothing would change', () => {
    const joined = written('Dear ', value('ליאת', { bold: true }), ' ', value('כהן'), ' 12');
    expect(joined.html).toBe('<p>Dear <bdi dir="rtl"><strong>ליאת</strong> כהן</bdi> 12</p>');
    expect(joined.text).toBe('Dear \u2068ליאת כהן\u2069 12');
    expect(written('שלום ', value('כהן'), ', תודה').html).toBe('<p dir="rtl">שלום כהן, תודה</p>');
    expect(written('Dear ', value('Anna'), ' 12').html).toBe('<p>Dear Anna 12</p>');
  });
});

describe('paragraphs of a language written from right to left', () => {
  /** The right edge of A5 within its margins, in whole points. */
  const RIGHT = 363;

  /** Where the first line of a text ends at its right. */
  function rightOf(compiled: ReturnType<typeof inHebrew>): number {
    const { list } = engine.compose(compiled, {});
    let right = 0;
    for (const page of list.pages) {
      walk(page, {
        glyphs: (run, x) => {
          right = Math.max(right, x + run.width);
        },
      });
    }
    return Math.round(right / 1000);
  }

  it('begin at the right, whatever their first letter is, unless they are in other letters altogether', () => {
    expect(seenOf(inHebrew(paragraph('iPhone 15 נגנב')))).toEqual(['נגנב', 'iPhone 15']);
    expect(rightOf(inHebrew(paragraph('iPhone 15 נגנב')))).toBe(RIGHT);
    expect(rightOf(inHebrew(paragraph([value('ACME'), ' / ', value('Jana')])))).toBe(RIGHT);
    expect(rightOf(inHebrew(paragraph('Thank you.')))).toBeLessThan(RIGHT);
    expect(rightOf(compiled(['iPhone 15 נגנב']))).toBeLessThan(RIGHT);
  });

  it('show numbers as they are read by themselves', () => {
    for (const shown of ['-1,234.50', '31/12/2026']) {
      expect(seenOf(inHebrew(paragraph(shown)))).toEqual(seen(shown));
      expect(rightOf(inHebrew(paragraph(shown)))).toBe(RIGHT);
    }
    const sum = paragraph([value('-12'), '/', value('7')]);
    expect(seenOf(inHebrew(sum))).toEqual(seen(value('-12'), '/', value('7')));
  });

  it('stand below each other in a list, with their labels', () => {
    const items = ['iPhone 15 נגנב', 'נגנב', '2026-11'].map(
      (shown): Paragraph => ({ ...paragraph(shown), list: { style: 'numbers', level: 0 } }),
    );
    for (const item of items) expect(rightOf(inHebrew(item))).toBe(rightOf(inHebrew(items[1] as Paragraph)));
  });

  it('say so in e-mails', () => {
    const { html } = engine.email(inHebrew(paragraph('iPhone 15 נגנב'), paragraph('Thank you.')), {});
    expect(html.match(/<p[^>]*dir="[^"]*"/g)).toEqual([expect.stringContaining('dir="ltr"')]);
  });
});
