/** What a box says in channels without pages: its content, set off where the box can be seen. */
import type { SemanticBlock, SemanticStroke, Stroke } from '../../display';
import { type Colour, type Insets, type Mpt, rgbOf } from '../../geometry';
import type { Content, DescribeContext } from '../../layout';
import type { Sides } from './border';

export interface BoxLook {
  readonly fill: Colour | null;
  readonly sides: Sides;
  readonly accent: Stroke | null;
  readonly radius: Mpt;
  readonly padding: Insets;
}

export function describeBox(
  { fill, sides, accent, radius, padding }: BoxLook,
  content: Content,
  context: DescribeContext,
): readonly SemanticBlock[] {
  const blocks = context.describe(content.children);
  if (blocks.length === 0 || (fill === null && !accent && sides.every((side) => side === null)))
    return blocks;
  const visible = (line: Stroke | null): SemanticStroke | null =>
    line && { colour: rgbOf(line.colour, context.inks), width: line.width };
  const [top, right, bottom, left] = sides;
  const { id, spaceBefore, spaceAfter } = content.compiled;
  return [
    {
      kind: 'box',
      nodeId: id,
      spaceBefore,
      spaceAfter,
      fill: fill === null ? null : rgbOf(fill, context.inks),
      border: { top: visible(top), right: visible(right), bottom: visible(bottom), left: visible(left) },
      accent: visible(accent),
      radius,
      padding,
      blocks,
    },
  ];
}
