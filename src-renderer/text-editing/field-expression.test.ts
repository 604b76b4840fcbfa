import { describe, expect, it } from 'vitest';
import type { DataContract } from '../../shared/data';
import { createBlankTemplate } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { fieldExpression, fieldInline, fieldPath } from './field-expression';

const data: DataContract = {
  kind: 'object',
  fields: {
    account: { kind: 'object', fields: { closing: { kind: 'number' }, 'opened at': { kind: 'date' } } },
    orders: {
      kind: 'list',
      item: {
        kind: 'object',
        fields: {
          number: { kind: 'string' },
          lines: { kind: 'list', item: { kind: 'object', fields: { amount: { kind: 'number' } } } },
        },
      },
    },
  },
};

const blank = createBlankTemplate({ name: 'Orders', pageSize: 'A4', language: 'en' });
const template: Template = {
  ...blank,
  data,
  nodes: {
    ...blank.nodes,
    order: { type: 'box', each: { list: 'orders', as: 'order' }, children: ['line'], props: {} },
    line: { type: 'box', each: { list: 'order.lines', as: 'line' }, children: ['text'], props: {} },
    text: { type: 'text', props: { content: { en: [{ inlines: [] }] } } },
    main: { type: 'flow', children: ['order'], props: {} },
  },
};

const CASES = [
  ['account.closing', 'account.closing'],
  ['account["opened at"]', 'account.`opened at`'],
  ['orders[].number', 'order.number'],
  ['orders[].lines[].amount', 'line.amount'],
] as const;

describe('fields of the data tree', () => {
  it('are named as the repeats around the text know them', () => {
    for (const [path, expression] of CASES) {
      expect(fieldExpression(template, 'text', path)).toEqual({ expression });
    }
  });

  it('are found again from the expression', () => {
    for (const [path, expression] of CASES) expect(fieldPath(template, 'text', expression)).toBe(path);
    expect(fieldPath(template, 'text', 'account.closing * 2.0')).toBeNull();
  });

  it('of a list have no name where nothing repeats over it', () => {
    expect(fieldExpression(template, 'main', 'orders[].number')).toEqual({ list: 'orders' });
    expect(fieldExpression(template, 'order', 'orders[].lines[].amount')).toEqual({ list: 'orders.lines' });
  });

  it('get the format that suits their kind', () => {
    expect(fieldInline(template, 'text', 'account.closing', { record: null })).toEqual({
      kind: 'field',
      value: 'account.closing',
      format: { kind: 'number', decimals: 2 },
    });
    expect(fieldInline(template, 'text', 'orders[].number', { record: null })).toEqual({
      kind: 'field',
      value: 'order.number',
    });
  });
});
