import { describe, expect, it } from 'vitest';
import { createIdSequence } from '../../shared/base';
import { childrenOf, type Template, type TemplateNode } from '../../shared/model';
import {
  addSubtotal,
  canMerge,
  groupRows,
  mergeCells,
  mergePartner,
  splitCell,
  ungroupRows,
} from './cell-edits';
import { apply, spanTemplate, textIn } from './table.test-support';

const context = () => ({ newId: createIdSequence('new', () => false), language: 'en', heading: 'Column' });

const spansOf = (template: Template, cell: string) => template.nodes[cell]?.props;

describe('mergeCells', () => {
  it('joins a cell with the one beside it and the one below it', () => {
    const before = spanTemplate('AB', 'CD');
    const right = apply(before, mergeCells(before, ['A', mergePartner(before, 'A', 'right') ?? '']));
    expect([spansOf(right.template, 'A'), textIn(right.template, 'A')]).toEqual([{ columns: 2 }, 'A|B']);
    const below = apply(before, mergeCells(before, ['A', mergePartner(before, 'A', 'below') ?? '']));
    expect([spansOf(below.template, 'A'), textIn(below.template, 'A')]).toEqual([{ rows: 2 }, 'A|C']);
    for (const { template, inverse } of [right, below])
      expect(apply(template, inverse.operations).template).toEqual(before);
  });

  it('joins what fills a rectangle, spanning cells included, and drops empty texts', () => {
    const before = spanTemplate('AA.', 'BCD');
    const merged = apply(before, mergeCells(before, ['A', 'empty02', 'B', 'C', 'D']));
    expect(spansOf(merged.template, 'A')).toEqual({ columns: 3, rows: 2 });
    expect(textIn(merged.template, 'A')).toBe('A|B|C|D');
    expect(apply(merged.template, merged.inverse.operations).template).toEqual(before);
  });

  it('takes what the other says where the first says nothing', () => {
    const before = spanTemplate('.A');
    expect(textIn(apply(before, mergeCells(before, ['empty00', 'A'])).template, 'empty00')).toBe('A');
  });

  it('refuses corners, and rows that repeat', () => {
    const before = spanTemplate('AB', 'CD');
    expect(canMerge(before, ['A', 'B', 'C'])).toBe(false);
    expect(canMerge(before, ['A', 'D'])).toBe(false);
    const row = before.nodes.row2 as TemplateNode;
    const repeated = {
      ...before,
      nodes: { ...before.nodes, row2: { ...row, each: { list: 'rows', as: 'row' } } },
    };
    expect(mergePartner(repeated, 'A', 'below')).toBeUndefined();
    expect(mergePartner(repeated, 'C', 'right')).toBe('D');
  });
});

describe('splitCell', () => {
  it('gives back a cell for every place', () => {
    const before = spanTemplate('XAAY', 'ZAAW');
    const split = apply(before, splitCell(before, 'A', context()));
    const children = (row: string) => childrenOf(split.template.nodes[row] as TemplateNode).length;
    expect([spansOf(split.template, 'A'), children('row1'), children('row2')]).toEqual([{}, 4, 4]);
    expect(childrenOf(split.template.nodes.row2 as TemplateNode)[0]).toBe('Z');
    expect(childrenOf(split.template.nodes.row2 as TemplateNode)[3]).toBe('W');
    expect(apply(split.template, split.inverse.operations).template).toEqual(before);
  });
});

describe('groups', () => {
  it('take rows that follow each other, in their order, and give them back', () => {
    const before = spanTemplate('A', 'B', 'C');
    const grouped = apply(
      before,
      groupRows(before, ['row3', 'row2'], () => 'group'),
    );
    expect(childrenOf(grouped.template.nodes.table as TemplateNode)).toEqual(['row1', 'group']);
    expect(childrenOf(grouped.template.nodes.group as TemplateNode)).toEqual(['row2', 'row3']);
    expect(apply(grouped.template, ungroupRows(grouped.template, 'group')).template).toEqual(before);
    expect(apply(grouped.template, grouped.inverse.operations).template).toEqual(before);
  });

  it('are not made of rows with others between them', () => {
    expect(groupRows(spanTemplate('A', 'B', 'C'), ['row1', 'row3'], () => 'group')).toEqual([]);
  });
});

describe('addSubtotal', () => {
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
  const add = (template: Template, columns: number) =>
    apply(
      template,
      addSubtotal(template, 'table', columns, {
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
});
