import { describe, expect, it } from 'vitest';
import { elementTypes } from '../../shared/engine';
import type { TemplateNode } from '../../shared/model';
import { type FieldOwner, setField } from './field-edit';

const defaults = { colour: 'ink', length: 1 };

function change(type: string, props: TemplateNode['props'], path: string[], value?: string | number) {
  const owner = elementTypes.get(type);
  if (!owner) throw new Error(`no ${type}`);
  return setField('n', { type, props }, owner as FieldOwner, path, value, defaults);
}

describe('setField', () => {
  it('sets what stands alone', () => {
    expect(change('rectangle', {}, ['props', 'fill'], 'brand')).toEqual({
      kind: 'set',
      id: 'n',
      path: ['props', 'fill'],
      value: 'brand',
    });
  });

  it('makes a border whole with its first property', () => {
    expect(change('rectangle', {}, ['props', 'stroke', 'width'], 2)).toEqual({
      kind: 'set',
      id: 'n',
      path: ['props', 'stroke'],
      value: { colour: 'ink', width: 2 },
    });
  });

  it('chooses a kind along with a property that needs one, and nothing that is not missing', () => {
    const props = { content: { en: [{ inlines: [] }] } };
    expect(change('text', props, ['props', 'fit', 'least'], 80)).toEqual({
      kind: 'set',
      id: 'n',
      path: ['props', 'fit'],
      value: { kind: 'shrink', least: 80 },
    });
  });

  it('changes one property of a border that is there', () => {
    const props = { stroke: { colour: 'brand', width: 1 } };
    expect(change('rectangle', props, ['props', 'stroke', 'width'], 2)).toMatchObject({
      path: ['props', 'stroke', 'width'],
      value: 2,
    });
  });

  it('clears a border with one of its properties', () => {
    const props = { stroke: { colour: 'brand', width: 1 } };
    const operation = change('rectangle', props, ['props', 'stroke', 'colour']);
    expect(operation).toEqual({ kind: 'set', id: 'n', path: ['props', 'stroke'] });
  });

  it('leaves it to the model to refuse what no form accepts', () => {
    expect(change('line', { stroke: { colour: 'ink', width: 1 } }, ['props', 'stroke', 'width'])).toEqual({
      kind: 'set',
      id: 'n',
      path: ['props', 'stroke', 'width'],
    });
  });
});
