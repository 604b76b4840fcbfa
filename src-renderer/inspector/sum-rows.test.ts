import { describe, expect, it } from 'vitest';
import { createIdSequence } from '../../shared/base';
import { childrenOf, type Template, type TemplateNode } from '../../shared/model';
import { addSumRow, type SumRole } from './sum-rows';
import { apply, spanTemplate, textIn } from './table.test-support';

const context = () => ({ newId: createIdSequence('new', () => false), language: 'en', heading: 'Column' });

describe('addSumRow', () => {
  const repeated = (fields: readonly string[]): Template => {
    const template = spanTemplate('AB'.slice(0, fields.length + 1).padEnd(fields.length + 1, 'C'));
    const nodes: Record<string, TemplateNode> = { ...template.nodes };
    nodes.row1 = { ...(nodes.row1 as TemplateNode), each: { list: 'rows', as: 'row' } };
    fields.forEach((value, index) => {
      const format = { kind: 'number', decimals: 2 };
      const content = { en: [{ align: 'end', inlines: [{ kind: 'field', value, format }] }] };
      nodes[`${'BC'[index]}-text`] = { type: 'text', props: { content } } as TemplateNode;
    });
    return { ...template, nodes };
  };
  const add = (template: Template, columns: number, role: SumRole = 'pageSubtotal') =>
    apply(
      template,
      addSumRow(template, 'table', role, columns, {
        ...context(),
        label: 'Page total',
        isNumber: (expression) => expression !== 'row.name',
      }),
    ).template;
  const said = (template: Template) =>
    childrenOf(template.nodes.new1 as TemplateNode).map((cell) => textIn(template, cell));

  it('sums the one column of numbers over the page, in its format', () => {
    const template = add(repeated(['row.amount']), 2);
    expect(template.nodes.new1?.props).toEqual({ role: 'pageSubtotal' });
    expect(said(template)).toEqual(['Page total', 'pageRows.map(row, row.amount).sum()']);
    const cell = childrenOf(template.nodes.new1 as TemplateNode)[1] as string;
    const text = template.nodes[childrenOf(template.nodes[cell] as TemplateNode)[0] as string];
    expect(text?.props.content).toMatchObject({
      en: [{ align: 'end', inlines: [{ format: { kind: 'number', decimals: 2 } }] }],
    });
  });

  it('leaves the choice to the author where several columns hold numbers, or none', () => {
    expect(said(add(repeated(['row.amount', 'row.balance']), 3))).toEqual(['Page total', '', '']);
    expect(said(add(repeated(['row.name']), 2))).toEqual(['Page total', '']);
  });

  it('carries the sum of all rows so far over a page break, and adds up the list below', () => {
    const sum = (role: SumRole) => said(add(repeated(['row.amount']), 2, role))[1];
    expect([sum('carriedForward'), sum('broughtForward'), sum('foot')]).toEqual([
      'rowsSoFar.map(row, row.amount).sum()',
      'rowsSoFar.map(row, row.amount).sum()',
      'rows.map(row, row.amount).sum()',
    ]);
  });
});
