import { type Colour, type Insets, toMpt } from '../../geometry';
import type { CompileContext } from '../../layout';
import { compileFill } from '../drawing';
import type { ElementType, InspectorField } from '../element-type';
import { colourField, folded, lengthField, verticalAlignField } from '../inspector-fields';
import { compileSides, resolveFills, type Sides } from './look';
import { type CellProps, cellPropsSchema } from './props';

/** Rows of a cell that spans all that are left. */
export const REST_OF_ROWS = 1_000_000;

/** Space between edge and content; a side that is `null` has the table's. */
type CellPadding = { readonly [side in keyof Insets]: Insets[side] | null };

/** A cell's own settings, as its content carries them. */
export interface CompiledCell {
  readonly span: number;
  readonly rowSpan: number;
  readonly isRowHeader: boolean;
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly padding: CellPadding | null;
  readonly fill: Colour | null;
  readonly rules: Sides | null;
}

const paddingField = (side: string, en: string, ja: string): InspectorField =>
  lengthField(`padding.${side}`, en, ja, { max: 200, isOptional: true });

export const cell: ElementType<CellProps> = {
  type: 'cell',
  sequence: {
    id: 'element.cell',
    migrations: [{ name: 'spans-rows-and-lines', up: (template) => template }],
  },
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
      isWhole: true,
      optional: true,
    },
    {
      kind: 'toggle',
      path: ['props', 'isRowHeader'],
      label: { en: 'Heads its row', ja: '行見出し' },
      optional: true,
    },
    verticalAlignField,
    colourField('fill', 'Fill', '塗り'),
    ...folded('Padding by side', '辺ごとの余白', [
      paddingField('top', 'Above', '上'),
      paddingField('right', 'Right', '右'),
      paddingField('bottom', 'Below', '下'),
      paddingField('left', 'Left', '左'),
    ]),
  ],
  compile(_node, props, context) {
    const rules = compileSides(props.rules, context, 'props.rules');
    const make = (fill: Colour | null): CompiledCell => ({
      span: props.columns ?? 1,
      rowSpan: props.rows === 'rest' ? REST_OF_ROWS : (props.rows ?? 1),
      isRowHeader: props.isRowHeader === true,
      verticalAlign: props.verticalAlign ?? 'top',
      padding: paddingOf(props.padding),
      fill,
      rules,
    });
    return { resolve: resolveCell(props, context, make), layout: () => [] };
  },
};

const resolveCell = (
  props: CellProps,
  context: CompileContext,
  make: (fill: Colour | null) => CompiledCell,
): ReturnType<typeof resolveFills<CompiledCell>> =>
  resolveFills(compileFill(props.fill, context, 'props.fill'), props.fills, context, make);

function paddingOf(padding: CellProps['padding']): CellPadding | null {
  if (!padding) return null;
  const of = (points: number | undefined) => (points === undefined ? null : toMpt(points));
  return {
    top: of(padding.top),
    right: of(padding.right),
    bottom: of(padding.bottom),
    left: of(padding.left),
  };
}
