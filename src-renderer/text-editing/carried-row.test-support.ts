/** A document whose row at page breaks stands on several pages under one place of the record, and says this or that. */
import { present } from '../../shared/base';
import { linesOfPage, type TextLine } from '../../shared/display';
import type { TemplateNode } from '../../shared/model';
import { templateWith, testEngine, textNode } from './engine.test-support';

export const row = (role: string, cell: string, each?: TemplateNode['each']): TemplateNode => ({
  type: 'row',
  ...(each ? { each } : {}),
  children: [cell],
  props: { role },
});
export const cell = (text: string): TemplateNode => ({ type: 'cell', children: [text], props: {} });

/** A table of one long row, which goes on over pages: what is carried forward speaks of it on each. */
const template = {
  ...templateWith(
    {
      table: {
        type: 'table',
        children: ['row', 'carried'],
        props: {
          columns: [{ width: { kind: 'share', share: 1 } }],
          padding: { x: 2, y: 2 },
          splitRows: true,
        },
      },
      row: row('body', 'cell', { list: 'lines', as: 'line' }),
      cell: cell('what'),
      what: textNode(Array.from({ length: 120 }, () => ({ inlines: [{ kind: 'field', value: 'line' }] }))),
      carried: row('carriedForward', 'sum'),
      sum: cell('said'),
      said: textNode([
        {
          inlines: [
            { kind: 'field', value: "size(pageRows) == 0 ? 'None ends here' : 'x'" },
            { kind: 'text', text: ' to be carried' },
          ],
        },
      ]),
    },
    ['table'],
  ),
  data: {
    kind: 'object' as const,
    fields: { lines: { kind: 'list' as const, item: { kind: 'string' as const } } },
  },
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
