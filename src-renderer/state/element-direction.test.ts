import { expect, it } from 'vitest';
import type { Template, TemplateNode } from '../../shared/model';
import { runsRightToLeft } from './element-direction';

/** A table in a cell of another one. */
function nested(outer?: string, inner?: string): Template {
  const table = (child: string, direction: string | undefined): TemplateNode => ({
    type: 'table',
    children: [child],
    props: direction === undefined ? {} : { direction },
  });
  return {
    root: 'document',
    nodes: {
      document: { type: 'document', children: ['flow'], props: {} },
      flow: { type: 'flow', children: ['outer'], props: {} },
      outer: table('row', outer),
      row: { type: 'row', children: ['cell'], props: {} },
      cell: { type: 'cell', children: ['inner'], props: {} },
      inner: table('deepRow', inner),
      deepRow: { type: 'row', children: ['deepCell'], props: {} },
      deepCell: { type: 'cell', children: ['text'], props: {} },
      text: { type: 'text', props: {} },
    },
  } as unknown as Template;
}

it('elements run as their innermost table says, else as the language is written', () => {
  expect(runsRightToLeft(nested(), 'outer', 'ar')).toBe(true);
  expect(runsRightToLeft(nested(), 'text', 'en')).toBe(false);
  expect(runsRightToLeft(nested('rtl'), 'cell', 'en')).toBe(true);
  // A table stands in what is around it; what is in it asks it alone.
  expect(runsRightToLeft(nested('rtl', 'ltr'), 'inner', 'en')).toBe(true);
  expect(runsRightToLeft(nested('rtl', 'ltr'), 'text', 'ar')).toBe(false);
  expect(runsRightToLeft(nested('rtl'), 'text', 'en')).toBe(false);
});
