/** How often a template uses a text style or a colour: what is used is not removed. */
import type { Json } from '../../shared/base';
import type { InspectorField } from '../../shared/elements';
import type { Paragraph, Template, TemplateNode, TextContent } from '../../shared/model';
import { objectAt, valueAt } from './merged-value';

/** The fields of an element type; none for a type that is not known. */
export type FieldsOf = (type: string) => readonly InspectorField[];

/** Places that name a text style: elements, paragraphs, labels of lists, and styles based on it. */
export function countStyleUse(template: Template, name: string, fieldsOf: FieldsOf): number {
  const basedOn = Object.values(template.styles.text).filter((style) => style.basedOn === name).length;
  const labels = Object.values(template.styles.lists ?? {}).flatMap(({ levels }) => levels);
  return (
    basedOn +
    labels.filter(({ style }) => style === name).length +
    countFields(template, 'textStyle', name, fieldsOf) +
    paragraphsOf(template).filter((paragraph) => paragraph.style === name).length
  );
}

/** Places that name a colour: elements, lines by side, fills by rule, stretches of text, and text styles. */
export function countColourUse(template: Template, name: string, fieldsOf: FieldsOf): number {
  const styles = Object.values(template.styles.text).filter((style) => style.colour === name).length;
  const inlines = paragraphsOf(template).flatMap((paragraph) => paragraph.inlines);
  const marked = inlines.filter((inline) => inline.kind !== 'lineBreak' && inline.marks?.colour === name);
  const others = Object.values(template.nodes).flatMap(coloursBesideFields);
  return (
    styles +
    countFields(template, 'colour', name, fieldsOf) +
    marked.length +
    others.filter((colour) => colour === name).length
  );
}

/** Colours of tables that sections of their own set: of single lines, and of fills by rule. */
function coloursBesideFields({ type, props: { border, rules, fills } }: TemplateNode): Json[] {
  // The border of other elements is among their fields.
  const lines = [rules, type === 'table' ? border : undefined].flatMap((sides) =>
    Object.values(objectAt({ sides }, ['sides'])).map((line) => valueAt(line, ['colour'])),
  );
  const ruled = Array.isArray(fills) ? fills.map((fill) => valueAt(fill, ['fill'])) : [];
  return [...lines, ...ruled].filter((colour) => colour !== undefined);
}

function countFields(
  template: Template,
  kind: InspectorField['kind'],
  name: string,
  fieldsOf: FieldsOf,
): number {
  return Object.values(template.nodes).reduce(
    (sum, node) =>
      sum +
      fieldsOf(node.type).filter((field) => field.kind === kind && valueAt(node, field.path) === name).length,
    0,
  );
}

const paragraphsOf = (template: Template): Paragraph[] =>
  Object.values(template.nodes).flatMap((node) => Object.values(contentOf(node)).flat());

const contentOf = (node: TemplateNode): TextContent => {
  const content = node.props.content;
  return typeof content === 'object' && content !== null && !Array.isArray(content)
    ? (content as unknown as TextContent)
    : {};
};

/** A free key for a new style or colour: the words of its label, and a number where that is taken. */
export function freeKey(label: string, taken: readonly string[]): string {
  const words = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  const base = words || 'style';
  if (!taken.includes(base)) return base;
  let count = 2;
  while (taken.includes(`${base}-${count}`)) count += 1;
  return `${base}-${count}`;
}
