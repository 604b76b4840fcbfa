/**
 * A table of long rows, which go on over the columns of a page: under one place of the record its head stands above each,
 * and below them what is carried forward, which says this or that.
 */
import { linesOfPage, type TextLine } from '../../shared/display';
import type { Template } from '../../shared/model';
import { cell, linesContract, longTable, row, saidAtBreaks, saidOften } from './carried-row.test-support';
import { templateWith, testEngine, textNode } from './engine.test-support';

export const templateInColumns: Template = {
  ...templateWith(
    {
      columns: { type: 'columns', children: ['table'], props: { count: 3, gap: 12 } },
      table: longTable(['head', 'row', 'carried']),
      head: row('head', 'title'),
      title: cell('heading'),
      heading: textNode([
        { inlines: [{ kind: 'text', text: 'What there is in it' }] },
        { inlines: [{ kind: 'text', text: 'and more' }] },
      ]),
      row: row('body', 'cell', { list: 'lines', as: 'line' }),
      cell: cell('what'),
      what: saidOften(36),
      carried: row('carriedForward', 'sum'),
      sum: cell('said'),
      said: saidAtBreaks('None ends', ' up'),
    },
    ['columns'],
  ),
  data: linesContract,
};

export const recordInColumns = { lines: ['short', 'long', 'last'] };

export const compiledInColumns = testEngine.compile(templateInColumns);
export const compositionInColumns = testEngine.compose(compiledInColumns, recordInColumns);

/** The first lines of a text on the first page, column by column. */
export const firstLines = (nodeId: string): readonly TextLine[] =>
  linesOfPage(compositionInColumns.list, 0).filter(
    (line) => line.nodeId === nodeId && line.paragraph === 0 && line.textStart === 0,
  );
