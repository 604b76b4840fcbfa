import type { ElementType } from '../element-type';
import { verticalAlignField } from '../inspector-fields';
import { type CellProps, cellPropsSchema } from './props';

/** A cell's own settings, as its content carries them. */
export interface CompiledCell {
  readonly span: number;
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
}

export const cell: ElementType<CellProps> = {
  type: 'cell',
  sequence: { id: 'element.cell', migrations: [] },
  props: cellPropsSchema,
  children: 'elements',
  isPart: true,
  name: { en: 'Cell', ja: 'セル' },
  icon: 'Square',
  inspector: [
    {
      kind: 'number',
      path: ['props', 'columns'],
      label: { en: 'Columns', ja: '結合する列数' },
      min: 1,
      max: 64,
      step: 1,
      optional: true,
    },
    verticalAlignField,
  ],
  compile(_node, props) {
    const data: CompiledCell = { span: props.columns ?? 1, verticalAlign: props.verticalAlign ?? 'top' };
    return { resolve: () => data, layout: () => [] };
  },
};
