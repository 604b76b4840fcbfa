import { expect, it } from 'vitest';
import type { InspectorField } from '../../shared/elements';
import { groupFields } from './field-groups';

const field = (name: string, title?: string): InspectorField => ({
  kind: 'toggle',
  path: ['props', name],
  label: { en: name, ja: name },
  ...(title === undefined ? {} : { foldedInto: { en: title, ja: title } }),
});

it('puts neighbours under the title they share, and leaves the others in their order', () => {
  const fields = [
    field('a'),
    field('b'),
    field('c', 'Sides'),
    field('d', 'Sides'),
    field('e', 'Corners'),
    field('f'),
  ];
  const groups = groupFields(fields).map(({ title, fields: own }) => [
    title?.en,
    own.map(({ label }) => label.en).join(''),
  ]);
  expect(groups).toEqual([
    [undefined, 'ab'],
    ['Sides', 'cd'],
    ['Corners', 'e'],
    [undefined, 'f'],
  ]);
});
