import { describe, expect, it } from 'vitest';
import { createIdSequence } from '../../shared/base';
import { childrenOf, type Template, type TemplateNode } from '../../shared/model';
import { canMerge, groupRows, mergeCells, mergePartner, splitCell, ungroupRows } from './cell-edits';
import { apply, spanTemplate, textIn } from './table.test-support';

const context = () => ({ newId: createIdSequence('new', () => false), language: 'en', heading: 'Column' });

const spansOf = (template: Template, cell: string) => template.nodes[cell]?.props;

describe('mergeCells', () => {
  it('joins a cell with the one beside it and the one below it', () => {
    const before = spanTemplate('AB', 'CD');
    const right = apply(before, mergeCells(before, ['A', mergePartner(before, 'A', 'next') ?? '']));
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
    expect(mergePartner(repeated, 'C', 'next')).toBe('D');
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
