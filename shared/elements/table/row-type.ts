import { type Colour, toMpt } from '../../geometry';
import { compileFill } from '../drawing';
import type { ElementType } from '../element-type';
import { choiceField, colourField, lengthField, unless } from '../inspector-fields';
import { loanOf } from './carry';
import { compileSides, resolveFills, type Sides } from './look';
import { type RowProps, type RowRole, rowPropsSchema } from './props';

/** A row's own settings, as its content carries them. */
export interface CompiledRow {
  readonly role: RowRole;
  /** Whether it stands where its table or group begins or ends, and where that goes on over a page break. */
  readonly isShownOnce: boolean;
  readonly isShownContinued: boolean;
  readonly fill: Colour | null;
  readonly minHeight: number;
  readonly rules: Sides | null;
}

const shownField = choiceField(
  'shown',
  'Shown',
  '表示',
  {
    always: ['Always', '常に'],
    once: ['Once, not at page breaks', '一度だけ（改頁では出さない）'],
    continued: ['Only at page breaks', '改頁のときだけ'],
  },
  ['By its role', '役割に応じて'],
);

/** Rows that stand where they stand: the others may do so at page breaks, at the ends of their table or group, or both. */
const ALWAYS_IN_PLACE: readonly RowRole[] = ['body', 'empty', 'carriedForward', 'broughtForward'];

export const row: ElementType<RowProps> = {
  type: 'row',
  sequence: { id: 'element.row', migrations: [{ name: 'subtotals-and-lines', up: (template) => template }] },
  props: rowPropsSchema,
  children: ['cell'],
  isPart: true,
  name: { en: 'Row', ja: '行' },
  icon: 'Rows3',
  namedBy: ['props', 'role'],
  inspector: [
    choiceField('role', 'Row is', '行の役割', {
      head: ['Head, repeated', '見出し（繰り返し）'],
      body: ['Body', '明細'],
      foot: ['Foot', '合計'],
      pageSubtotal: ['Page subtotal', '頁小計'],
      carriedForward: ['Carried forward', '次頁へ繰越'],
      broughtForward: ['Brought forward', '前頁より繰越'],
      empty: ['When there are no rows', '明細がないとき'],
    }),
    ALWAYS_IN_PLACE.reduce((field, role) => unless('role', role, field), shownField),
    colourField('fill', 'Fill', '塗り'),
    lengthField('minHeight', 'Least height', '最小の高さ', { isOptional: true }),
  ],
  borrowsFrom: loanOf,
  compile(_node, props, context) {
    const shown = props.shown ?? (props.role === 'foot' ? 'once' : 'always');
    const rules = compileSides(props.rules, context, 'props.rules');
    const make = (fill: Colour | null): CompiledRow => ({
      role: props.role,
      isShownOnce: shown !== 'continued',
      isShownContinued: shown !== 'once',
      fill,
      minHeight: toMpt(props.minHeight ?? 0),
      rules,
    });
    const fill = compileFill(props.fill, context, 'props.fill');
    return { resolve: resolveFills(fill, props.fills, context, make), layout: () => [] };
  },
};
