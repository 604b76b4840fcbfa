import { type Rgb, toMpt } from '../../geometry';
import { compileFill } from '../drawing';
import type { ElementType } from '../element-type';
import { choiceField, colourField, lengthField } from '../inspector-fields';
import { loanOf } from './carry';
import { type RowProps, type RowRole, rowPropsSchema } from './props';

/** A row's own settings, as its content carries them. */
export interface CompiledRow {
  readonly role: RowRole;
  readonly fill: Rgb | null;
  readonly minHeight: number;
}

export const row: ElementType<RowProps> = {
  type: 'row',
  sequence: { id: 'element.row', migrations: [] },
  props: rowPropsSchema,
  children: ['cell'],
  isPart: true,
  name: { en: 'Row', ja: '行' },
  icon: 'Rows3',
  inspector: [
    choiceField('role', 'Row is', '行の役割', {
      head: ['Head, repeated', '見出し（繰り返し）'],
      body: ['Body', '明細'],
      foot: ['Foot', '合計'],
      carriedForward: ['Carried forward', '次頁へ繰越'],
      broughtForward: ['Brought forward', '前頁より繰越'],
      empty: ['When there are no rows', '明細がないとき'],
    }),
    colourField('fill', 'Fill', '塗り'),
    lengthField('minHeight', 'Least height', '最小の高さ', { isOptional: true }),
  ],
  borrowsFrom: loanOf,
  compile(_node, props, context) {
    const data: CompiledRow = {
      role: props.role,
      fill: compileFill(props.fill, context, 'props.fill'),
      minHeight: toMpt(props.minHeight ?? 0),
    };
    return { resolve: () => data, layout: () => [] };
  },
};
