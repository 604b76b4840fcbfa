import { describe, expect, it } from 'vitest';
import type { TemplateNode } from '../../shared/model';
import { commonFields, MIXED, mergeNodes, mergeValues, sameValue, valueAt } from './merged-value';

const node = (props: TemplateNode['props'], rest: Partial<TemplateNode> = {}): TemplateNode => ({
  type: 'rectangle',
  props,
  ...rest,
});

describe('mergeNodes', () => {
  it('yields the value that all have', () => {
    const nodes = [node({ stroke: { width: 1 } }), node({ stroke: { width: 1 }, fill: '#ffffff' })];
    expect(mergeNodes(nodes, ['props', 'stroke', 'width'])).toEqual({ kind: 'same', value: 1 });
  });

  it('compares structures by content', () => {
    const nodes = [
      node({ stroke: { width: 1, dash: [1, 2] } }),
      node({ stroke: { dash: [1, 2], width: 1 } }),
    ];
    expect(mergeNodes(nodes, ['props', 'stroke']).kind).toBe('same');
  });

  it('is mixed where values differ or one is absent', () => {
    expect(mergeNodes([node({ radius: 1 }), node({ radius: 2 })], ['props', 'radius'])).toBe(MIXED);
    expect(mergeNodes([node({ radius: 1 }), node({})], ['props', 'radius'])).toBe(MIXED);
  });

  it('is the same absence where none has it', () => {
    const merged = mergeNodes([node({}), node({})], ['when']);
    expect(merged).toEqual({ kind: 'same', value: undefined });
    expect(sameValue(merged)).toBeUndefined();
  });
});

it('reads list entries by index and never inherited keys', () => {
  expect(valueAt({ columns: [{ width: 3 }] }, ['columns', '0', 'width'])).toBe(3);
  expect(valueAt({}, ['constructor'])).toBeUndefined();
});

it('merges nothing to an absent value', () => {
  expect(mergeValues([])).toEqual({ kind: 'same', value: undefined });
});

it('keeps only the fields that every element has', () => {
  const fill = { kind: 'colour', path: ['props', 'fill'] };
  const radius = { kind: 'length', path: ['props', 'radius'] };
  const toggle = { kind: 'toggle', path: ['props', 'fill'] };
  expect(
    commonFields([
      [fill, radius],
      [radius, toggle],
    ]),
  ).toEqual([radius]);
  expect(commonFields([])).toEqual([]);
});
