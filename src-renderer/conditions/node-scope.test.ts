import { describe, expect, it } from 'vitest';
import { PlainDate } from '../../shared/data';
import type { Template, TemplateNode } from '../../shared/model';
import { compileExpression, evaluateValue } from '../../shared/rules';
import { choiceAt, fieldGroups, filterGroups } from './field-choices';
import { scopeOfNode, valuesOf } from './node-scope';

const today = PlainDate.parse('2026-11-22') as PlainDate;

const nodes: Record<string, TemplateNode> = {
  root: { type: 'document', children: ['flow'], props: {} },
  flow: { type: 'flow', children: ['orders'], props: {} },
  orders: { type: 'box', children: ['lines'], each: { list: 'orders', as: 'order' }, props: {} },
  lines: { type: 'text', each: { list: 'order.lines', as: 'line' }, children: [], props: {} },
};

const template: Template = {
  format: 'fumi-template',
  versions: {},
  name: 'Test',
  languages: ['en'],
  data: {
    kind: 'object',
    fields: {
      id: { kind: 'string' },
      owner: {
        kind: 'object',
        fields: { name: { kind: 'string', label: 'Name' }, 'full name': { kind: 'string' } },
      },
      orders: {
        kind: 'list',
        item: {
          kind: 'object',
          fields: {
            lines: {
              kind: 'list',
              item: { kind: 'object', fields: { amount: { kind: 'number' } } },
            },
          },
        },
      },
    },
  },
  styles: { colours: {}, text: {} },
  assets: {},
  root: 'root',
  nodes,
};

const record = {
  id: 'A',
  orders: [{ lines: [{ amount: 1 }, { amount: 2 }] }, { lines: [{ amount: 3 }, { amount: 4 }] }],
};

function evaluate(path: string) {
  const scope = scopeOfNode(template, 'lines', 'en');
  const values = valuesOf(scope, record, path, today);
  if (!values) return undefined;
  return evaluateValue(compileExpression('line.amount', scope.environment), values).value;
}

describe('scopeOfNode', () => {
  it('knows the loop variables around a node, types included', () => {
    const { environment, repeats } = scopeOfNode(template, 'lines', 'en');
    expect(repeats.map(({ name }) => name)).toEqual(['order', 'line']);
    expect(environment.typeAt('line.amount')?.kind).toBe('number');
    expect(compileExpression('line.amount', environment).reads).toEqual(['orders[].lines[].amount']);
  });

  it('lends a sibling’s loop variable where the element type says so', () => {
    const from = [nodes.orders as TemplateNode, nodes.lines as TemplateNode];
    const lender = (node: TemplateNode) => (node === nodes.flow ? { from, lists: ['soFar'] } : undefined);
    const scope = scopeOfNode(template, 'flow', 'en', lender);
    expect(scope.environment.typeAt('order.lines')?.kind).toBe('list');
    const sum = compileExpression('soFar.map(l, l.amount).sum() + line.amount', scope.environment);
    expect(sum.diagnostics).toEqual([]);
    expect(sum.reads).toContain('orders[].lines[].amount');
    const values = valuesOf(scope, record, 'orders[1].lines[1]', today);
    expect(values && evaluateValue(sum, values).value).toBe(11);
  });
});

describe('valuesOf', () => {
  it('takes the item that the record path names', () => {
    expect(evaluate('orders[1].lines[0]')).toBe(3);
  });

  it('shows the first item where the path does not name one', () => {
    expect(evaluate('')).toBe(1);
    expect(evaluate('orders[9].lines[9]')).toBe(2 - 1);
  });

  it('has no sample for an empty list', () => {
    const scope = scopeOfNode(template, 'lines', 'en');
    expect(valuesOf(scope, { orders: [] }, '', today)).toBeUndefined();
  });
});

describe('fieldGroups', () => {
  it('lists loop variables first, then the record by object', () => {
    const groups = fieldGroups(scopeOfNode(template, 'lines', 'en').environment);
    expect(groups.map(({ name, fields }) => [name, fields.map(({ expression }) => expression)])).toEqual([
      ['line', ['line.amount']],
      ['order', ['order.lines']],
      ['', ['id', 'orders']],
      ['owner', ['owner.name', 'owner.`full name`']],
    ]);
    expect(groups[3]?.fields[0]?.label).toBe('Name');
  });

  it('finds fields by path and by words', () => {
    const groups = fieldGroups(scopeOfNode(template, 'lines', 'en').environment);
    expect(choiceAt(groups, 'owner["full name"]')?.expression).toBe('owner.`full name`');
    expect(filterGroups(groups, 'NAME own').map(({ name, fields }) => [name, fields.length])).toEqual([
      ['owner', 2],
    ]);
    expect(filterGroups(groups, 'nothing')).toEqual([]);
  });
});
