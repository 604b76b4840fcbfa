/** How narrow and how wide a text can be, for columns that follow their content. */
import type { Content, ContentWidths, LayoutContext } from '../../layout';
import { maxContentWidth, minContentWidth, shapeParagraph } from '../../text';
import { fillParagraph } from './fill-text';
import { isCollapsed } from './resolve-text';
import type { ResolvedText } from './resolved-text';

/** Page numbers, references and sums count as they stand on the first page. */
export function measureText(content: Content, context: LayoutContext): ContentWidths {
  let min = 0;
  let max = 0;
  context.setText(content.compiled.id, content.recordPath);
  for (const paragraph of (content.data as ResolvedText).paragraphs) {
    if (isCollapsed(paragraph)) continue;
    const { compiled, text, spans, isolates } = fillParagraph(paragraph, content, 1, context);
    const shaped = shapeParagraph({ ...compiled.look, text, spans, isolates }, context.text);
    const indents = compiled.indentStart + compiled.indentEnd;
    min = Math.max(min, indents + minContentWidth(shaped));
    max = Math.max(max, indents + maxContentWidth(shaped));
  }
  return { min, max };
}
