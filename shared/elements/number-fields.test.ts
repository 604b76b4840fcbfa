import { describe, expect, it } from 'vitest';
import { elementTypes, type InspectorField } from '.';

type NumberRow = Extract<InspectorField, { readonly kind: 'length' | 'number' }>;

const rows = elementTypes.all.flatMap(({ type, props, inspector }) =>
  inspector
    .filter((field): field is NumberRow => field.kind === 'length' || field.kind === 'number')
    .map((field) => ({ name: `${type} ${field.path.join('.')}`, props, field })),
);

/** Whether the schema of the props takes a number at this path, whatever else is missing. */
function takes({ props, field }: (typeof rows)[number], value: number): boolean {
  const [, ...path] = field.path;
  const given = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const { error } = props.safeParse(given);
  return !(error?.issues ?? []).some((issue) => issue.path.join('.') === path.join('.'));
}

describe('a number in the inspector', () => {
  it.each(rows)('is one that $name takes: its limits, and parts of a whole only where they may be', (row) => {
    const { min = 0, max = min + 1, kind } = row.field;
    const isWhole = kind === 'number' && row.field.isWhole === true;
    expect(takes(row, min)).toBe(true);
    expect(takes(row, max)).toBe(true);
    expect(takes(row, min + 0.5)).toBe(!isWhole);
  });

  it('is one of many', () => {
    expect(rows.length).toBeGreaterThan(20);
  });
});
