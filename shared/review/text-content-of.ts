import { type TemplateNode, type TextContent, textContentSchema } from '../model';

/** The text of an element that has one; null for all others. */
export function textContentOf(node: TemplateNode | undefined): TextContent | null {
  if (node?.props.content === undefined) return null;
  const parsed = textContentSchema.safeParse(node.props.content);
  return parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : null;
}
