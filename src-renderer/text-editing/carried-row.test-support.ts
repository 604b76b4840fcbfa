/** A document whose row at page breaks stands on several pages under one place of the record, and says this or that. */
import { present } from '../../shared/base';
import { linesOfPage, type TextLine } from '../../shared/display';
import type { Template, TemplateNode } from '../../shared/model';
import { templateWith, testEngine, textNode } from './engine.test-support';

export const row = (role: string, cell: string, each?: TemplateNode['each']): TemplateNode => ({
  type: 'row',
  ...(each ? { each } : {}),
  children: [cell],
  props: { role },
});
export const cell = (text: string): TemplateNode => ({ type: 'cell', children: [text], props: {} });

/** A table of one column whose rows may go on over regions. */
export const longTable = (children: string[]): TemplateNode => ({
  type: 'table',
  children,
  props: {
    columns: [{ width: { kind: 'share', share: 1 } }],
    padding: { x: 2, y: 2 },
    splitRows: true,
  },
});

/** A text of as many paragraphs, each of which says a turn of `lines`. */
export const saidOften = (count: number): TemplateNode =>
  textNode(Array.from({ length: count }, () => ({ inlines: [{ kind: 'field', value: 'line' }] })));

/** What a row at page breaks says: one thing where no row ends before it, another where some do. */
export const saidAtBreaks = (none: string, rest: string): TemplateNode =>
  textNode([
    {
      inlines: [
        { kind: 'field', value: `size(pageRows) == 0 ? '${none}' : 'x'` },
        { kind: 'text', text: rest },
      ],
    },
  ]);

export const linesContract: Template['data'] = {
  kind: 'object',
  fields: { lines: { kind: 'list', item: { kind: 'string' } } },
};

/** A table of one long row, which goes on over pages: what is carried forward speaks of it on each. */
const template = {
  ...templateWith(
    {
      table: longTable(['row', 'carried']),
      row: row('body', 'cell', { list: 'lines', as: 'line' }),
      cell: cell('what'),
      what: saidOften(120),
      carried: row('carriedForward', 'sum'),
      sum: cell('said'),
      said: saidAtBreaks('None ends here', ' to be carried'),
    },
    ['table'],
  ),
  data: linesContract,
};
export const compiled = testEngine.compile(template);
export const composition = testEngine.compose(compiled, { lines: ['short', 'long'] });

/** The line of the row at page breaks on a page. */
export const lineOn = (page: number): TextLine =>
  present(
    linesOfPage(composition.list, page).find(({ nodeId }) => nodeId === 'said'),
    `a line on page ${page}`,
  );

/** The pages that have one. */
export const pages = composition.list.pages.flatMap((_, page) =>
  linesOfPage(composition.list, page).some(({ nodeId }) => nodeId === 'said') ? [page] : [],
);
