/** A box around other elements: padding, background, borders, a bar along its start edge; transparent or turned. */
import { directionOf, type Frame, type Stroke, type TextDirection } from '../../display';
import { type Colour, type Insets, type Mpt, toMpt } from '../../geometry';
import {
  type CompileContext,
  type Content,
  type Fragment,
  InsetRegions,
  type LayoutContext,
  measureBlocks,
  place,
  type Regions,
  stackBlocks,
  UnboundedRegion,
} from '../../layout';
import { compileFill, compileStroke } from '../drawing';
import type { ElementType } from '../element-type';
import { blockInFlow } from '../flow-block';
import {
  choiceField,
  colourField,
  folded,
  lengthField,
  numberField,
  onlyInFlow,
  strokeFields,
} from '../inspector-fields';
import { type Corners, drawAccent, drawBorder, type Sides } from './border';
import { describeBox } from './describe-box';
import { type BoxProps, boxPropsSchema } from './props';
import { faded, turned, turnedSize } from './turn';

export const box: ElementType<BoxProps> = {
  type: 'box',
  sequence: { id: 'element.box', migrations: [] },
  props: boxPropsSchema,
  children: 'elements',
  name: { en: 'Box', ja: 'ボックス' },
  icon: 'RectangleHorizontal',
  create: ({ language }) => ({
    type: 'box',
    props: {
      padding: { top: 8, right: 10, bottom: 8, left: 10 },
      stroke: { colour: '#c8d0d8', width: 0.5 },
      radius: 4,
    },
    children: [{ type: 'text', props: { content: { [language]: [{ inlines: [] }] } } }],
  }),
  inspector: [
    colourField('fill', 'Fill', '塗り'),
    ...strokeFields(
      'stroke',
      ['Border colour', '枠線の色'],
      ['Border width', '枠線の太さ'],
      ['Border dashes', '枠線の線種'],
    ),
    ...folded('Border by side', '辺ごとの枠線', [
      ...strokeFields(
        'border.top',
        ['Colour above', '色（上）'],
        ['Width above', '太さ（上）'],
        ['Dashes above', '線種（上）'],
      ),
      ...strokeFields(
        'border.right',
        ['Colour right', '色（右）'],
        ['Width right', '太さ（右）'],
        ['Dashes right', '線種（右）'],
      ),
      ...strokeFields(
        'border.bottom',
        ['Colour below', '色（下）'],
        ['Width below', '太さ（下）'],
        ['Dashes below', '線種（下）'],
      ),
      ...strokeFields(
        'border.left',
        ['Colour left', '色（左）'],
        ['Width left', '太さ（左）'],
        ['Dashes left', '線種（左）'],
      ),
    ]),
    ...strokeFields(
      'accent',
      ['Bar colour', '左帯の色'],
      ['Bar width', '左帯の幅'],
      ['Bar dashes', '左帯の線種'],
    ),
    lengthField('radius', 'Corner radius', '角の丸み', { isOptional: true }),
    ...folded('Radius by corner', '角ごとの丸み', [
      lengthField('corners.topLeft', 'Above left', '左上', { isOptional: true }),
      lengthField('corners.topRight', 'Above right', '右上', { isOptional: true }),
      lengthField('corners.bottomRight', 'Below right', '右下', { isOptional: true }),
      lengthField('corners.bottomLeft', 'Below left', '左下', { isOptional: true }),
    ]),
    lengthField('padding.top', 'Padding above', '内側の余白（上）'),
    lengthField('padding.right', 'Padding right', '内側の余白（右）'),
    lengthField('padding.bottom', 'Padding below', '内側の余白（下）'),
    lengthField('padding.left', 'Padding left', '内側の余白（左）'),
    numberField('opacity', 'Opacity (%)', '不透明度（%）', { min: 0, max: 100, absent: 100 }),
    numberField('rotation', 'Rotation (°)', '回転（°）', { min: -360, max: 360, absent: 0 }),
    onlyInFlow(
      choiceField(
        'split',
        'At page breaks',
        '改ページ時の枠',
        { clone: ['Closed', '閉じる'], slice: ['Open', '開いたまま'] },
        'clone',
      ),
    ),
  ],
  compile(_node, props, context) {
    const look = compileLook(props, context);
    const { padding, fill, corners } = look;
    const described = {
      fill,
      sides: look.sides,
      accent: look.accent,
      radius: corners[0],
      padding,
    };
    return {
      resolve: (_scope, { language }): TextDirection => directionOf(language),
      describe: (content, describe) => describeBox(described, content, describe),
      measure: ({ children }, layout) => {
        const { min, max } = measureBlocks(children, layout);
        const around = look.padding.left + look.padding.right;
        return { min: min + around, max: max + around };
      },
      layout: (content, regions, layout) =>
        look.rotation === 0
          ? layoutBox(content, look, regions, layout)
          : layoutTurned(content, look, regions, layout),
    };
  },
};

/** What a box looks like, in the units of the layout. */
interface BoxLook {
  readonly padding: Insets;
  readonly fill: Colour | null;
  readonly sides: Sides;
  readonly corners: Corners;
  readonly accent: Stroke | null;
  /** 0 … 1. */
  readonly opacity: number;
  /** Degrees, 0 for an upright box. */
  readonly rotation: number;
  /** Whether parts of a divided box are open where they were cut. */
  readonly isSliced: boolean;
}

function compileLook(props: BoxProps, context: CompileContext): BoxLook {
  const { padding, border, corners } = props;
  const all = compileStroke(props.stroke, context, 'props.stroke');
  const side = (name: 'top' | 'right' | 'bottom' | 'left'): Stroke | null =>
    border?.[name] ? compileStroke(border[name], context, `props.border.${name}`) : all;
  const corner = (radius: number | undefined): Mpt => toMpt(radius ?? props.radius ?? 0);
  return {
    padding: {
      top: toMpt(padding.top),
      right: toMpt(padding.right),
      bottom: toMpt(padding.bottom),
      left: toMpt(padding.left),
    },
    fill: compileFill(props.fill, context, 'props.fill'),
    sides: [side('top'), side('right'), side('bottom'), side('left')],
    corners: [
      corner(corners?.topLeft),
      corner(corners?.topRight),
      corner(corners?.bottomRight),
      corner(corners?.bottomLeft),
    ],
    accent: compileStroke(props.accent, context, 'props.accent'),
    opacity: (props.opacity ?? 100) / 100,
    rotation: (props.rotation ?? 0) % 360,
    isSliced: props.split === 'slice',
  };
}

function layoutBox(
  content: Content,
  look: BoxLook,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { compiled, recordPath, children } = content;
  const { padding } = look;
  const inner = new InsetRegions(regions, padding.left + padding.right, padding.top + padding.bottom);
  const frames = stackBlocks(children, inner, context);
  const source = context.source(compiled.id, recordPath);
  const isShown = (frame: Frame): boolean => frame.items.length > 0 || frames.length === 1;
  const first = frames.findIndex(isShown);
  const last = frames.findLastIndex(isShown);
  return frames.map((frame, index): Fragment => {
    if (!isShown(frame)) return null;
    const { width } = regions.at(index);
    const wanted = frame.height + padding.top + padding.bottom;
    const height = Math.max(wanted, compiled.box?.height ?? 0);
    const part = look.isSliced ? sliced(look, index > first, index < last) : look;
    const items = [
      ...drawBorder(width, height, part.corners, part.sides, look.fill, source),
      ...drawAccent(width, height, part.corners, look.accent, content.data as TextDirection, source),
      place(frame, padding.left, padding.top),
    ];
    const drawn: Frame = { width, height, items, source, tag: null };
    return look.opacity < 1 ? faded(drawn, look.opacity) : drawn;
  });
}

/** A part of a divided box: without border and round corners where it was cut. */
function sliced(
  { sides, corners }: BoxLook,
  above: boolean,
  below: boolean,
): Pick<BoxLook, 'sides' | 'corners'> {
  const [top, right, bottom, left] = sides;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  return {
    sides: [above ? null : top, right, below ? null : bottom, left],
    corners: [above ? 0 : topLeft, above ? 0 : topRight, below ? 0 : bottomRight, below ? 0 : bottomLeft],
  };
}

/**
 * A turned box is laid out whole. On a page it keeps its place and size and turns around its middle; in a flow it takes
 * the height that it has when turned.
 */
function layoutTurned(
  content: Content,
  look: BoxLook,
  regions: Regions,
  context: LayoutContext,
): readonly Fragment[] {
  const { width, page } = regions.at(0);
  const [frame] = layoutBox(content, look, new UnboundedRegion(width, page), context);
  if (!frame) return [];
  if (content.compiled.box) return [turned(frame, look.rotation, frame)];
  const { height } = turnedSize(frame, look.rotation);
  return blockInFlow(turned(frame, look.rotation, { width, height }), regions);
}
