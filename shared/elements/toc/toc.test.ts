import { describe, expect, it } from 'vitest';
import { paragraph, template, text } from '../../../test/support/template-builder';
import type { Operation, Paragraph } from '../../model';
import { codesOf, composed, pageTexts, structureOf } from '../composed.test-support';
import { toc } from '.';

const styles: Operation[] = [1, 2, 3].map((level) => ({
  kind: 'setTemplate',
  path: ['styles', 'text', `h${level}`],
  value: { basedOn: 'body', role: `H${level}` as never, spaceAfter: 0 },
}));

const tocOf = (props: object = {}, children: ReturnType<typeof text>[] = []) => ({
  type: 'toc',
  props: { leader: 'none', ...props } as never,
  children,
});

const chapters = (count: number, level = 1) =>
  Array.from({ length: count }, (_, index) =>
    text(`Chapter ${index + 1}`, { breakBefore: 'page' }, `h${level}`),
  );

describe('tables of contents', () => {
  it('list headings with their pages once the pages have settled, whatever room the table itself takes', () => {
    const shown = composed(template({ flow: [tocOf(), ...chapters(45)], operations: styles }));
    const pages = pageTexts(shown);
    expect(codesOf(shown)).toEqual([]);
    const first = pages.indexOf('Chapter 1');
    expect(first).toBeGreaterThan(1);
    const lines = pages.slice(0, first).flatMap((page) => page.split('\n'));
    expect(lines).toEqual(chapters(45).map((_, index) => `Chapter ${index + 1}\t${first + 1 + index}`));
  });

  it('leave out their own title and what is not of their levels', () => {
    const flow = [
      tocOf({ from: 2, to: 2 }, [text('Contents', {}, 'h2')]),
      text('Part', {}, 'h1'),
      text('Chapter', {}, 'h2'),
      text('Detail', {}, 'h3'),
    ];
    const shown = composed(template({ flow, operations: styles }));
    expect(pageTexts(shown)).toEqual(['Contents\nChapter\t1\nPart\nChapter\nDetail']);
  });

  it('show the numbers that pages have in their section, where wanted', () => {
    const part = (title: string, restartNumbering: boolean) => ({
      type: 'section',
      props: { start: 'page', ...(restartNumbering ? { restartNumbering } : {}) },
      children: [text(title, {}, 'h1'), text('Detail', { breakBefore: 'page' }, 'h2')],
    });
    const flow = [
      tocOf({ sectionPages: true }),
      part('First', true),
      part('Second', false),
      part('Third', true),
    ];
    const shown = composed(template({ flow, operations: styles }));
    expect(codesOf(shown)).toEqual([]);
    expect(pageTexts(shown)[0]?.split('\n')).toEqual([
      'First\t1',
      'Detail\t2',
      'Second\t3',
      'Detail\t4',
      'Third\t1',
      'Detail\t2',
    ]);
  });

  it('show the numbers of headings, and no pages where none are wanted', () => {
    const numbered: Paragraph = { ...paragraph('Scope', 'h1'), list: { style: 'numbers', level: 0 } };
    const shown = composed(
      template({ flow: [tocOf({ withoutPages: true }), text([numbered])], operations: styles }),
    );
    expect(pageTexts(shown)).toEqual(['1.  Scope\n1.\tScope']);
  });

  it('take for their title a heading style that the template has', () => {
    const titleIn = (roles: Record<string, 'H1' | 'H2' | 'P'>) => {
      const text = Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, { role }]));
      const made = toc.create?.({ language: 'en', availableWidth: 0, styles: { colours: {}, text } });
      return made?.children?.[0]?.props.style;
    };
    expect(titleIn({ body: 'P', heading: 'H1' })).toBe('heading');
    expect(titleIn({ subject: 'H1', body: 'P', part: 'H2' })).toBe('part');
    expect(titleIn({ body: 'P' })).toBeUndefined();
  });

  it('are lines of references to their headings', () => {
    const { list } = composed(template({ flow: [tocOf(), ...chapters(2)], operations: styles }));
    expect(structureOf(list)[2]).toEqual([
      'TOC',
      '',
      ['TOCI', '', ['Reference', '', ['Link', 'Chapter 1\t2']]],
      ['TOCI', '', ['Reference', '', ['Link', 'Chapter 2\t3']]],
    ]);
    expect(list.destinations.map(({ name, page }) => [name, page])).toEqual([
      ['n2', 1],
      ['n3', 2],
    ]);
  });

  it('say when there is nothing to list', () => {
    const shown = composed(template({ flow: [tocOf(), text('plain')] }));
    expect([pageTexts(shown), codesOf(shown)]).toEqual([['plain'], ['toc.empty']]);
  });
});
