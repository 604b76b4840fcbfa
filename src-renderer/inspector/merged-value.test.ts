import { describe, expect, it } from 'vitest';
import type { InspectorField } from '../../shared/elements';
import type { TemplateNode } from '../../shared/model';
import { commonFields, hasMeaning, MIXED, mergeNodes, mergeValues, sameValue, valueAt } from './merged-value';

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

it('knows what means something beside other properties, for all of the nodes', () => {
  const field = (shownWhen: InspectorField['shownWhen']): InspectorField => ({
    kind: 'toggle',
    path: ['props', 'x'],
    label: { en: 'X', ja: 'X' },
    ...(shownWhen ? { shownWhen } : {}),
  });
  const pdf = { hash: '', mediaType: 'application/pdf', name: 'a.pdf', width: 1, height: 1 } as const;
  const assets = { form: pdf, logo: { ...pdf, mediaType: 'image/png' as const } };
  const shown = (condition: InspectorField['shownWhen'], ...nodes: TemplateNode[]) =>
    hasMeaning(field(condition), nodes, assets);
  const kind = ['props', 'kind'];
  expect(shown(undefined, node({}))).toBe(true);
  expect(shown([{ path: kind, is: 'a' }], node({ kind: 'a' }), node({ kind: 'b' }))).toBe(false);
  expect(shown([{ path: kind, is: true }], node({ kind: 'a' }), node({ kind: 'b' }))).toBe(true);
  expect(shown([{ path: kind, is: false }], node({}))).toBe(true);
  const isPdf = [{ path: ['props', 'asset'], mediaType: 'application/pdf' }] as const;
  expect([
    shown(isPdf, node({ asset: 'form' })),
    shown(isPdf, node({ asset: 'logo' })),
    shown(isPdf, node({})),
  ]).toEqual([true, false, false]);
});
