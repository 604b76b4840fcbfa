/**
 * The text that most of a document consists of: one paragraph that is one plain line, in a table's cell or beside a label.
 * It becomes a single frame; whatever is more than that takes the general way, to the same result.
 */
import type { Frame } from '../../display';
import { ARTIFACT, type Content, type LayoutContext, plainFrame, type Regions } from '../../layout';
import { setPlainLine } from '../../text';
import { isCollapsed } from './resolve-text';
import type { ResolvedText } from './resolved-text';

/** The frame of a text that is one plain line and fits into the current region, or shows nothing; null for every other. */
export function layoutOneLine(content: Content, regions: Regions, context: LayoutContext): Frame | null {
  const { language, paragraphs } = content.data as ResolvedText;
  const [paragraph] = paragraphs;
  if (!paragraph || paragraphs.length > 1 || !paragraph.compiled.isPlain) return null;
  const { text, compiled } = paragraph;
  const { plainStyle, look } = compiled;
  const { id, node } = content.compiled;
  const role = node.role ?? 'P';
  if (role !== 'P' && role !== 'artifact') return null;
  const { width, height } = regions.at(0);
  if (isCollapsed(paragraph)) return plainFrame(width, 0, []);
  if (plainStyle === null || look.lineHeight > height || text.trim() === '') return null;
  // The source is that of the next one, which exists only if this is a plain line.
  const run = setPlainLine(text, plainStyle, look, width, context.nextSource, context.text);
  if (!run) return null;
  const source = context.source(id, content.recordPath, text, compiled.index);
  const tag = role === 'artifact' ? ARTIFACT : { role, lang: node.lang ?? language };
  return { width, height: look.lineHeight, items: [run], source, tag };
}
