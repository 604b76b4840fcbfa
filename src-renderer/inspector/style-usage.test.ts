import { expect, it } from 'vitest';
import { reasonText } from '../../shared/diag';
import { createBlankTemplate, elementTypes } from '../../shared/engine';
import { applyEdit, type Template } from '../../shared/model';
import { countColourUse, countStyleUse, freeKey, renameColour } from './style-usage';

const fieldsOf = (type: string) => elementTypes.get(type)?.inspector ?? [];

function template(): Template {
  const blank = createBlankTemplate({ name: 'T', pageSize: 'A4', language: 'en' });
  return {
    ...blank,
    styles: {
      colours: { brand: '#112233' },
      text: { body: {}, note: { basedOn: 'body', colour: 'brand' } },
    },
    nodes: {
      ...blank.nodes,
      t1: {
        type: 'text',
        props: {
          style: 'note',
          content: {
            en: [
              { style: 'note', inlines: [{ kind: 'text', text: 'a', marks: { colour: 'brand' } }] },
              { inlines: [{ kind: 'lineBreak' }] },
            ],
          },
        },
      },
      line: {
        type: 'row',
        props: {
          role: 'body',
          rules: { top: { colour: 'brand', width: 1 } },
          fills: [{ when: 'true', fill: 'brand' }],
        },
      },
      frame: { type: 'table', props: { border: { left: { colour: 'brand', width: 1 } } } },
      panel: { type: 'box', props: { border: { left: { colour: 'brand', width: 1 } } } },
      r1: { type: 'rectangle', props: { fill: 'brand', stroke: { colour: 'brand', width: 1 } } },
    },
  };
}

it('counts where a style is named', () => {
  expect(countStyleUse(template(), 'note', fieldsOf)).toBe(2);
  expect(countStyleUse(template(), 'gone', fieldsOf)).toBe(0);
});

it('counts where a colour is named', () => {
  expect(countColourUse(template(), 'brand', fieldsOf)).toBe(8);
});

it('renames a colour wherever it is named, with its ink', () => {
  const before = template();
  const inks = { brand: { cmyk: [100, 60, 0, 10] as [number, number, number, number] } };
  const inked = { ...before, styles: { ...before.styles, inks } };
  const renamed = applyEdit(inked, {
    label: 'rename',
    operations: renameColour(inked, 'brand', 'ocean', fieldsOf),
  });
  if (!renamed.ok) throw new Error(reasonText(renamed.error, 'en'));
  const after = renamed.value.template;
  expect(after.styles).toMatchObject({ colours: { ocean: '#112233' }, inks: { ocean: inks.brand } });
  expect(JSON.stringify(after)).toBe(JSON.stringify(inked).replaceAll('"brand"', '"ocean"'));
  expect(countColourUse(after, 'ocean', fieldsOf)).toBe(8);
});

it('finds a free key', () => {
  expect(freeKey('Small print!', [])).toBe('small-print');
  expect(freeKey('注記', ['注記'])).toBe('注記-2');
  expect(freeKey('  ', ['style', 'style-2'])).toBe('style-3');
});
