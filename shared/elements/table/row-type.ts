import { type Rgb, toMpt } from '../../geometry';
import { compileFill } from '../drawing';
import type { ElementType } from '../element-type';
import { type RowProps, type RowRole, rowPropsSchema } from './props';

/** A row's own settings, as its content carries them. */
export interface CompiledRow {
  readonly role: RowRole;
  readonly fill: Rgb | null;
  readonly minHeight: number;
}

/** Rows that depend on where a page breaks. */
export const isCarryRole = (role: unknown): boolean => role === 'carriedForward' || role === 'broughtForward';

export const row: ElementType<RowProps> = {
  type: 'row',
  sequence: { id: 'element.row', migrations: [] },
  props: rowPropsSchema,
  children: ['cell'],
  isPart: true,
  name: { en: 'Row', ja: '行' },
  icon: 'Rows3',
  inspector: [
    {
      kind: 'choice',
      path: ['props', 'role'],
      label: { en: 'Row is', ja: '行の役割' },
      options: [
        { value: 'head', label: { en: 'Head, repeated', ja: '見出し（繰り返し）' } },
        { value: 'body', label: { en: 'Body', ja: '明細' } },
        { value: 'foot', label: { en: 'Foot', ja: '合計' } },
        { value: 'carriedForward', label: { en: 'Carried forward', ja: '次頁へ繰越' } },
        { value: 'broughtForward', label: { en: 'Brought forward', ja: '前頁より繰越' } },
        { value: 'empty', label: { en: 'When there are no rows', ja: '明細がないとき' } },
      ],
    },
    { kind: 'colour', path: ['props', 'fill'], label: { en: 'Fill', ja: '塗り' }, optional: true },
    {
      kind: 'length',
      path: ['props', 'minHeight'],
      label: { en: 'Least height', ja: '最小の高さ' },
      min: 0,
      optional: true,
    },
  ],
  /** A carried-forward row speaks of the last body row before the break, so it may use that row's variable. */
  borrowsFrom: (node, siblings) =>
    isCarryRole(node.props.role)
      ? siblings.find((other) => other.each && other.props.role === 'body')
      : undefined,
  compile(_node, props, context) {
    const data: CompiledRow = {
      role: props.role,
      fill: compileFill(props.fill, context, 'props.fill'),
      minHeight: toMpt(props.minHeight ?? 0),
    };
    return { resolve: () => data, layout: () => [] };
  },
};
