/** Text that is too long for its box: made smaller as far as it may be, until it fits. */
import { diagnostic } from '../../diag';
import type { Mpt, Size } from '../../geometry';
import type { Content, LayoutContext } from '../../layout';
import { breakParagraph, shapeParagraph } from '../../text';
import { fillParagraph, placeOf } from './fill-text';
import { shapeLabel } from './list-label';
import { isCollapsed } from './resolve-text';
import type { ResolvedParagraph, ResolvedText } from './resolved-text';
import { FULL_SIZE, scaledParagraph } from './scale-text';

/**
 * The greatest whole percentage from `least` to 100 at which the text fits its box, found by halving: the same on
 * every machine. Where not even `least` fits, that is taken and reported.
 */
export function scaleToFit(
  content: Content,
  box: Size,
  isVertical: boolean,
  least: number,
  page: number,
  context: LayoutContext,
): number {
  const room = isVertical ? box.width : box.height;
  const length = isVertical ? box.height : box.width;
  const fits = (percent: number) => depthOf(content, length, percent, page, context) <= room;
  if (fits(FULL_SIZE)) return FULL_SIZE;
  let low = Math.ceil(least);
  if (!fits(low)) {
    context.report(diagnostic('text.fitLimit', { limit: `${low} %` }, placeOf(content)));
    return low;
  }
  let high = FULL_SIZE;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** How much room the lines of a text take across, in lines of a given length. */
function depthOf(content: Content, length: Mpt, percent: number, page: number, context: LayoutContext): Mpt {
  const { paragraphs } = content.data as ResolvedText;
  let depth = 0;
  let spaceAfter: Mpt | null = null;
  for (const resolved of paragraphs) {
    if (isCollapsed(resolved)) continue;
    const paragraph = scaledParagraph(fillParagraph(resolved, content, page, context), percent);
    const { compiled } = paragraph;
    if (spaceAfter !== null) depth += Math.max(spaceAfter, compiled.spaceBefore);
    depth += lineCount(paragraph, length, context) * compiled.look.lineHeight;
    spaceAfter = compiled.spaceAfter;
  }
  return depth;
}

function lineCount(paragraph: ResolvedParagraph, length: Mpt, context: LayoutContext): number {
  const { compiled, text, spans, isolates } = paragraph;
  const pushes = shapeLabel(paragraph, context)?.pushes ?? 0;
  const indent = compiled.look.indent + pushes;
  const shaped = shapeParagraph({ ...compiled.look, indent, text, spans, isolates }, context.text);
  const measure = Math.max(0, length - compiled.indentStart - compiled.indentEnd);
  return breakParagraph(shaped, () => measure).length;
}
