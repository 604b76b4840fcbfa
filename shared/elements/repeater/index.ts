/** A repeater: what it holds, once for each item of a list, below or beside each other, over as many pages as it takes. */
import { directionOf, type TextDirection } from '../../display';
import { toMpt } from '../../geometry';
import type { ElementType } from '../element-type';
import { choiceField, lengthField, numberField, onlyWhen, unless } from '../inspector-fields';
import { type CompiledRepeater, layoutRepeater } from './layout';
import { type RepeaterProps, repeaterPropsSchema } from './props';

const DEFAULT_COLUMNS = 2;
const DEFAULT_ITEM_WIDTH = 120;

export const repeater: ElementType<RepeaterProps> = {
  type: 'repeater',
  sequence: { id: 'element.repeater', migrations: [] },
  props: repeaterPropsSchema,
  children: 'elements',
  name: { en: 'Repeater', ja: '繰り返し' },
  icon: 'LayoutGrid',
  create: ({ language }) => ({
    type: 'repeater',
    props: { direction: 'grid', columns: 2, gap: 12, rowGap: 12 },
    children: [
      {
        type: 'box',
        props: {
          padding: { top: 8, right: 10, bottom: 8, left: 10 },
          stroke: { colour: '#c8d0d8', width: 0.5 },
          radius: 4,
        },
        children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
      },
    ],
  }),
  inspector: [
    choiceField('direction', 'Direction', '並べ方', {
      down: ['Down', '縦に'],
      across: ['Across', '横に'],
      grid: ['Grid', '格子状に'],
    }),
    onlyWhen(
      'direction',
      'grid',
      numberField('columns', 'Columns of the grid', '格子の列数', {
        min: 1,
        max: 24,
        step: 1,
        isWhole: true,
        absent: DEFAULT_COLUMNS,
      }),
    ),
    onlyWhen(
      'direction',
      'across',
      lengthField('itemWidth', 'Width of an item across', '横に並べる要素の幅', {
        min: 4,
        absent: DEFAULT_ITEM_WIDTH,
      }),
    ),
    unless(
      'direction',
      'down',
      lengthField('gap', 'Space beside', '横の間隔', { max: 1000, isOptional: true }),
    ),
    lengthField('rowGap', 'Space below', '縦の間隔', { max: 1000, isOptional: true }),
  ],
  compile(_node, props) {
    const compiled = compileRepeater(props);
    return {
      layouts: 3,
      resolve: (_scope, { language }): TextDirection => directionOf(language),
      layout: (content, regions, layout) => layoutRepeater(compiled, content, regions, layout),
    };
  },
};

function compileRepeater({ direction, columns, itemWidth, gap, rowGap }: RepeaterProps): CompiledRepeater {
  const gaps = { gap: toMpt(gap ?? 0), rowGap: toMpt(rowGap ?? 0) };
  if (direction === 'across') {
    return { arrangement: { kind: 'fixed', width: toMpt(itemWidth ?? DEFAULT_ITEM_WIDTH) }, ...gaps };
  }
  const count = direction === 'grid' ? (columns ?? DEFAULT_COLUMNS) : 1;
  return { arrangement: { kind: 'columns', count }, ...gaps };
}
