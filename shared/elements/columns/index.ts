/** Columns side by side that elements flow through; what is to span them stands before or behind. */
import { directionOf, type TextDirection } from '../../display';
import { toMpt } from '../../geometry';
import { layoutsOf } from '../../layout';
import { compileStroke } from '../drawing';
import type { ElementType } from '../element-type';
import { lengthField, strokeFields } from '../inspector-fields';
import { triesAround } from './balance';
import { type CompiledColumns, layoutColumns } from './layout';
import { type ColumnsProps, columnsPropsSchema } from './props';

export const columns: ElementType<ColumnsProps> = {
  type: 'columns',
  sequence: { id: 'element.columns', migrations: [] },
  props: columnsPropsSchema,
  children: 'elements',
  name: { en: 'Columns', ja: '段組み' },
  icon: 'Columns2',
  create: ({ language }) => ({
    type: 'columns',
    props: { count: 2, gap: 18, balance: true },
    children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
  }),
  inspector: [
    {
      kind: 'number',
      path: ['props', 'count'],
      label: { en: 'Columns', ja: '段数' },
      min: 1,
      max: 12,
      step: 1,
      isWhole: true,
    },
    lengthField('gap', 'Space between', '段間', { max: 400 }),
    {
      kind: 'toggle',
      path: ['props', 'balance'],
      label: { en: 'Equal height', ja: '高さを揃える' },
      optional: true,
    },
    ...strokeFields(
      'rule',
      ['Line colour', '段間の線の色'],
      ['Line width', '段間の線の太さ'],
      ['Line dashes', '段間の線種'],
    ),
  ],
  compile(_node, props, context) {
    const compiled: CompiledColumns = {
      count: props.count,
      gap: toMpt(props.gap),
      balance: props.balance === true,
      rule: compileStroke(props.rule, context, 'props.rule'),
      tries: props.count === 1 ? 0 : triesAround(layoutsOf(context.children)),
    };
    return {
      layouts: 1 + compiled.tries,
      resolve: (_scope, { language }): TextDirection => directionOf(language),
      spaceBefore: context.children[0]?.spaceBefore ?? 0,
      spaceAfter: context.children.at(-1)?.spaceAfter ?? 0,
      layout: (content, regions, layout) => layoutColumns(compiled, content, regions, layout),
    };
  },
};
