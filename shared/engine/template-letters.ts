/**
 * The letters that a template itself writes, by the font they are set in. What a record adds (names, places) is not among
 * them; digits are, wherever a value stands.
 */
import {
  BASE_STYLE,
  type Inline,
  type Paragraph,
  resolveTextStyle,
  type Template,
  type TemplateNode,
  textContentSchema,
} from '../model';
import type { FontRequest } from '../text';

/** What values are usually made of: it says nothing of whose they are. */
const OF_VALUES = '0123456789.,- ';
const BOLD = 700;

export interface TemplateLetters {
  readonly request: FontRequest;
  /** In the order of the template. */
  readonly characters: ReadonlySet<string>;
}

/** The letters of one language of the template. */
export function templateLetters(template: Template, language: string): TemplateLetters[] {
  const found = new Map<string, { readonly request: FontRequest; readonly characters: Set<string> }>();
  for (const node of Object.values(template.nodes)) {
    for (const paragraph of paragraphsOf(node, language)) {
      for (const inline of paragraph.inlines) {
        const request = fontOf(template, node, paragraph, inline);
        const key = JSON.stringify(request);
        const letters = found.get(key) ?? { request, characters: new Set<string>() };
        found.set(key, letters);
        for (const character of lettersOf(inline)) letters.characters.add(character);
      }
    }
  }
  return [...found.values()];
}

function paragraphsOf(node: TemplateNode, language: string): readonly Paragraph[] {
  const content = textContentSchema.safeParse(node.props.content);
  return content.success && Object.hasOwn(content.data, language) ? (content.data[language] ?? []) : [];
}

function fontOf(template: Template, node: TemplateNode, paragraph: Paragraph, inline: Inline): FontRequest {
  const own = typeof node.props.style === 'string' ? node.props.style : BASE_STYLE;
  const { family, weight, italic, stretch } = resolveTextStyle(template.styles, paragraph.style ?? own).style;
  const marks = inline.kind === 'lineBreak' ? undefined : inline.marks;
  return {
    family,
    weight: marks?.bold ? Math.max(BOLD, weight) : weight,
    italic: italic || marks?.italic === true,
    stretch,
  };
}

function lettersOf(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  return inline.kind === 'lineBreak' ? '' : OF_VALUES;
}
