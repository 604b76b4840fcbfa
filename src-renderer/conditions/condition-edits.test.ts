import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  type ConditionGroup,
  celToCondition,
  conditionToCel,
  TypeEnvironment,
} from '../../shared/rules';
import {
  addTo,
  asGroup,
  completeOnly,
  EMPTY_COMPARISON,
  hasIncomplete,
  isComplete,
  modeOf,
  replaceAt,
  withField,
  withMode,
  withOperator,
  withValue,
} from './condition-edits';

const environment = TypeEnvironment.of({
  kind: 'object',
  fields: {
    closing: { kind: 'number' },
    opening: { kind: 'number' },
    status: { kind: 'string' },
    opened: { kind: 'date' },
    rows: { kind: 'list', item: { kind: 'string' } },
  },
});

const below: Comparison = { kind: 'comparison', field: 'closing', operator: 'below', values: [0] };
const isOpen: Comparison = { kind: 'comparison', field: 'status', operator: 'is', values: ['open'] };
const inner: ConditionGroup = { kind: 'group', mode: 'any', items: [isOpen, below] };
const root: ConditionGroup = { kind: 'group', mode: 'all', items: [below, inner] };

describe('places', () => {
  it('replace what stands there', () => {
    expect(replaceAt(root, [1, 0], () => below).items[1]).toEqual({ ...inner, items: [below, below] });
    expect(replaceAt(root, [9], () => below)).toBe(root);
  });

  it('remove groups that become empty, and keep the outermost', () => {
    const removed = replaceAt(
      replaceAt(root, [1, 0], () => null),
      [1, 0],
      () => null,
    );
    expect(removed.items).toEqual([below]);
    expect(replaceAt(removed, [0], () => null)).toEqual({ kind: 'group', mode: 'all', items: [] });
  });

  it('add to a nested group', () => {
    expect(addTo(root, [1], EMPTY_COMPARISON).items[1]).toEqual({
      ...inner,
      items: [isOpen, below, EMPTY_COMPARISON],
    });
    expect(addTo(root, [], isOpen).items).toHaveLength(3);
  });
});

describe('modes', () => {
  it('none is the negation of any', () => {
    const none = withMode(root, 'none');
    expect(modeOf(none)).toBe('none');
    expect(conditionToCel(none, environment)).toMatch(/^!\(/);
    expect(modeOf(withMode(none, 'any'))).toBe('any');
    expect(modeOf({ ...root, not: true })).toBeNull();
  });
});

describe('comparisons', () => {
  it('keep operator and value for a field of the same type', () => {
    expect(withField(below, 'opening', environment)).toEqual({ ...below, field: 'opening' });
  });

  it('start anew for a field of another type', () => {
    expect(withField(below, 'status', environment)).toMatchObject({ operator: 'is', values: [] });
    expect(withField(below, 'opened', environment)).toMatchObject({ operator: 'below', values: [] });
  });

  it('take as many values as their operator', () => {
    const between = withOperator(below, 'between');
    expect(isComplete(between, environment)).toBe(false);
    const both = withValue(between, 1, 10);
    expect(isComplete(both, environment)).toBe(true);
    expect(withOperator(both, 'above').values).toEqual([0]);
    expect(withOperator(both, 'isEmpty').values).toEqual([]);
    expect(withValue(both, 0, undefined).values).toEqual([]);
  });

  it('are incomplete with a value of another type or an unknown field', () => {
    expect(isComplete({ ...below, values: ['x'] }, environment)).toBe(false);
    expect(isComplete({ ...below, field: 'gone' }, environment)).toBe(false);
    expect(isComplete(EMPTY_COMPARISON, environment)).toBe(false);
  });
});

describe('incomplete comparisons', () => {
  it('take no part in the text', () => {
    const building = addTo(root, [], EMPTY_COMPARISON);
    expect(hasIncomplete(building, environment)).toBe(true);
    expect(completeOnly(building, environment)).toEqual(root);
    expect(completeOnly(asGroup(EMPTY_COMPARISON), environment)).toBeNull();
  });

  it('never change what a condition without them means', () => {
    const text = conditionToCel(root, environment) ?? '';
    expect(celToCondition(text, environment)).toEqual(completeOnly(root, environment));
  });
});
