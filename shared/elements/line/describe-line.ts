/** What a line says in channels without pages: across the flow it divides, elsewhere it decorates. */
import type { SemanticBlock, Stroke } from '../../display';
import { rgbOf } from '../../geometry';
import type { Content, DescribeContext } from '../../layout';

export function describeLine(
  stroke: Stroke | null,
  { compiled }: Content,
  { inks }: DescribeContext,
): readonly SemanticBlock[] {
  if (!stroke || compiled.box) return [];
  const { id, spaceBefore, spaceAfter } = compiled;
  const line = { colour: rgbOf(stroke.colour, inks), width: stroke.width };
  return [{ kind: 'rule', nodeId: id, spaceBefore, spaceAfter, stroke: line }];
}
