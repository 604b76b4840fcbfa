/** Where a template uses a text style or a colour: what is used is not removed, and goes along with a new name. */
import type { InspectorField } from '../../shared/elements';
import type { NodeId, Operation, Paragraph, Template, TemplateNode, TextContent } from '../../shared/model';
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

/** A place of a template: an operation that does not say yet what it sets. */
type Place = { readonly kind: 'setTemplate'; readonly path: string[] } | PlaceInNode;
type PlaceInNode = { readonly kind: 'set'; readonly id: NodeId; readonly path: string[] };

/** Places that name a colour: elements, lines by side, fills by rule, stretches of text, and text styles. */
export const countColourUse = (template: Template, name: string, fieldsOf: FieldsOf): number =>
  colourPlaces(template, name, fieldsOf).length;

/** Gives a colour of the palette another name, wherever it is named. */
export function renameColour(
  template: Template,
  name: string,
  newName: string,
  fieldsOf: FieldsOf,
): Operation[] {
  const moved = (['colours', 'inks'] as const).flatMap((part): Operation[] => {
    const value = valueAt(template, ['styles', part, name]);
    if (value === undefined) return [];
    return [
      { kind: 'setTemplate', path: ['styles', part, newName], value },
      { kind: 'setTemplate', path: ['styles', part, name] },
    ];
  });
  return [...moved, ...colourPlaces(template, name, fieldsOf).map((place) => ({ ...place, value: newName }))];
}

function colourPlaces(template: Template, name: string, fieldsOf: FieldsOf): Place[] {
  const styles = Object.keys(template.styles.text).map(
    (style): Place => ({ kind: 'setTemplate', path: ['styles', 'text', style, 'colour'] }),
  );
  const elements = Object.entries(template.nodes).flatMap(([id, node]) => {
    const fields = fieldsOf(node.type).flatMap(({ kind, path }) => (kind === 'colour' ? [[...path]] : []));
    const paths = [...fields, ...pathsBesideFields(node), ...pathsOfMarks(node)];
    return paths.map((path): PlaceInNode => ({ kind: 'set', id: id as NodeId, path }));
  });
  return [
    ...styles.filter(({ path }) => valueAt(template, path) === name),
    ...elements.filter(({ id, path }) => valueAt(template.nodes[id], path) === name),
  ];
}

/** Colours of tables that sections of their own set: of single lines, and of fills by rule. */
function pathsBesideFields({ type, props }: TemplateNode): string[][] {
  // The border of other elements is among their fields.
  const lines = ['rules', ...(type === 'table' ? ['border'] : [])].flatMap((sides) =>
    Object.keys(objectAt(props, [sides])).map((side) => ['props', sides, side, 'colour']),
  );
  return [...lines, ...placesIn(props.fills).map((at) => ['props', 'fills', at, 'fill'])];
}

const pathsOfMarks = (node: TemplateNode): string[][] =>
  Object.entries(contentOf(node)).flatMap(([language, paragraphs]) =>
    paragraphs.flatMap(({ inlines }, paragraph) =>
      placesIn(inlines).map((inline) => [
        ...['props', 'content', language, String(paragraph)],
        ...['inlines', inline, 'marks', 'colour'],
      ]),
    ),
  );

const placesIn = (list: unknown): string[] => (Array.isArray(list) ? list.map((_, at) => String(at)) : []);

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
