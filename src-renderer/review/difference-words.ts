/** What changed between two versions, as lines that a reviewer reads: sorted, named, values in plain spelling. */
import type { Json } from '../../shared/base';
import type { Locale } from '../../shared/diag';
import { elementTypes } from '../../shared/engine';
import { type NodeId, nodeOf, type Template } from '../../shared/model';
import type { Rule, TemplateDifference, TextPart, TextPiece } from '../../shared/review';
import { elementName } from './element-name';
import { namedProperty } from './property-names';
import { strings } from './strings';

/** The kinds of changes, in the order in which they are read. */
export const CATEGORIES = ['wording', 'rules', 'styles', 'elements', 'data', 'images', 'document'] as const;

export type Category = (typeof CATEGORIES)[number];

/** Changes that every review lists, also where there are none. */
export const ALWAYS_LISTED: ReadonlySet<Category> = new Set([
  'wording',
  'rules',
  'styles',
  'elements',
  'data',
]);

/** Both versions, for the names of their elements. */
export interface Versions {
  readonly before: Template | null;
  readonly after: Template;
}

/** One change that is not wording. */
export interface ChangeLine {
  readonly key: string;
  /** The element it belongs to; null for the template as a whole. */
  readonly nodeId: NodeId | null;
  /** What changed: an element, a style, a field. */
  readonly subject: string;
  /** Which of its properties. */
  readonly property: string;
  /** Null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly isExpression: boolean;
}

/** Every element that was changed, added or removed, each once. */
export function changedElements({ wording, rules, elements }: TemplateDifference): readonly NodeId[] {
  const ids = [...wording, ...rules, ...elements].map(({ nodeId }) => nodeId);
  return [...new Set(ids.filter((nodeId) => nodeId !== null))];
}

/** The changes of a category other than wording. */
export function changeLines(
  difference: TemplateDifference,
  category: Exclude<Category, 'wording'>,
  versions: Versions,
  locale: Locale,
): readonly ChangeLine[] {
  const name = (nodeId: NodeId | null) =>
    nodeId === null ? strings.text('wholeTemplate') : elementName(versions, nodeId, locale);
  switch (category) {
    case 'rules':
      return difference.rules.map((rule, index) => ({
        key: `${index}`,
        nodeId: rule.nodeId,
        subject: name(rule.nodeId),
        property: ruleProperty(rule.property),
        before: ruleText(rule.before),
        after: ruleText(rule.after),
        isExpression: true,
      }));
    case 'styles':
      return difference.styles.map(({ kind, name: subject, change, property, before, after }, index) => ({
        key: `${index}`,
        nodeId: null,
        subject: strings.text(STYLE_NAMES[kind], { name: subject }),
        property: property === null ? changeName(change) : namedProperty(property),
        before: valueText(before),
        after: valueText(after),
        isExpression: false,
      }));
    case 'elements':
      return difference.elements.map((element, index) => ({
        key: `${index}`,
        nodeId: element.nodeId,
        subject: name(element.nodeId),
        ...elementChange(element, versions, locale),
        isExpression: false,
      }));
    case 'data':
      return difference.data.map(({ path, kind, before, after }) => ({
        key: path,
        nodeId: null,
        subject: path || strings.text('theRecord'),
        property: changeName(kind),
        before: fieldText(before),
        after: fieldText(after),
        isExpression: false,
      }));
    case 'images':
      return difference.images.map(({ assetId, kind, before, after }) => ({
        key: assetId,
        nodeId: null,
        subject: (after ?? before)?.name ?? assetId,
        property: strings.text(kind),
        before: before ? before.hash.slice(0, 8) : null,
        after: after ? after.hash.slice(0, 8) : null,
        isExpression: false,
      }));
    case 'document':
      return difference.document.map(({ property, before, after }) => ({
        key: property,
        nodeId: null,
        subject: namedProperty(property),
        property: '',
        before: valueText(before),
        after: valueText(after),
        isExpression: false,
      }));
  }
}

const STYLE_NAMES = {
  colour: 'colourNamed',
  ink: 'inkNamed',
  text: 'styleNamed',
  list: 'listNamed',
} as const;

const changeName = (change: 'added' | 'removed' | 'changed'): string =>
  change === 'changed' ? '' : strings.text(change);

function elementChange(
  element: TemplateDifference['elements'][number],
  versions: Versions,
  locale: Locale,
): Pick<ChangeLine, 'property' | 'before' | 'after'> {
  if (element.kind === 'changed') {
    const { nodeId, property, before, after } = element;
    return {
      property: propertyName(versions.after, nodeId, property, locale),
      before: valueText(before),
      after: valueText(after),
    };
  }
  if (element.kind !== 'moved') return { property: strings.text(element.kind), before: null, after: null };
  const { before, after } = element;
  const place = ({ parent, index }: typeof before) =>
    strings.text('placeIn', { parent: elementName(versions, parent, locale), place: index + 1 });
  return { property: strings.text('moved'), before: place(before), after: place(after) };
}

function ruleProperty(property: string): string {
  if (property === 'when') return strings.text('ruleWhen');
  if (property === 'each') return strings.text('ruleEach');
  if (property === 'languageBy') return strings.text('ruleLanguage');
  if (property.startsWith('props.content')) return strings.text('ruleField');
  return property.replace(/^props\./, '');
}

function ruleText(rule: Rule | null): string | null {
  if (!rule) return null;
  const format = rule.format ? [valueText({ ...rule.format })] : [];
  const as = rule.as === null ? [] : [strings.text('eachAs', { name: rule.as })];
  return [rule.expression, ...as, ...format].join(' · ');
}

/** As the inspector calls the property, else its path. */
function propertyName(template: Template, nodeId: NodeId, property: string, locale: Locale): string {
  const node = nodeOf(template, nodeId);
  const fields = (node && elementTypes.get(node.type)?.inspector) ?? [];
  const field = fields.find(({ path }) => path.join('.') === property);
  return field?.label[locale] ?? namedProperty(property.replace(/^props\./, ''));
}

/** A value as somebody would write it down. */
export function valueText(value: Json | null): string | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => valueText(item) ?? '–').join(', ');
  if (typeof value === 'boolean') return namedProperty(String(value));
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${namedProperty(key)} ${valueText(inner ?? null) ?? '–'}`,
  );
  return entries.join(', ');
}

/** Kinds of fields, as the data tree calls them. */
const FIELD_KEYS = {
  string: 'fieldString',
  number: 'fieldNumber',
  integer: 'fieldInteger',
  boolean: 'fieldBoolean',
  date: 'fieldDate',
  datetime: 'fieldDateTime',
  list: 'fieldList',
  object: 'fieldObject',
} as const;

type FieldShape = TemplateDifference['data'][number]['before'];

function fieldText(field: FieldShape): string | null {
  if (!field) return null;
  const { kind, optional, personal, label } = field;
  const notes = [
    strings.text(FIELD_KEYS[kind]),
    ...(optional ? [strings.text('fieldOptional')] : []),
    ...(personal ? [strings.text('fieldPersonal')] : []),
    ...(label === null ? [] : [label]),
  ];
  return notes.join(', ');
}

/** How many characters of unchanged text are kept beside a change. */
const CONTEXT = 28;

/** What is shown for a piece of a text. */
export function pieceText(piece: TextPiece): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'field':
      return piece.value;
    case 'page':
      return strings.text(
        piece.show === 'number' || piece.show === 'sectionNumber' ? 'pageNumber' : 'pageCount',
      );
    case 'reference':
    case 'sum':
    case 'footnote':
      return strings.text(piece.kind);
    case 'lineBreak':
      return ' ↵ ';
    case 'paragraphEnd':
      return ' ¶ ';
  }
}

/** The parts of a changed text; stretches far from any change become an ellipsis. */
export function shortened(parts: readonly TextPart[]): readonly TextPart[] {
  const endsWithParagraph = parts.at(-1)?.piece.kind === 'paragraphEnd';
  const shown = endsWithParagraph ? parts.slice(0, -1) : parts;
  return shown.map((part, index) => {
    if (part.kind !== 'same' || part.piece.kind !== 'text') return part;
    const isNear = (at: number) => parts[at] !== undefined && parts[at].kind !== 'same';
    const head = isNear(index - 1) ? CONTEXT : 0;
    const tail = isNear(index + 1) ? CONTEXT : 0;
    const { text } = part.piece;
    if (text.length <= head + tail + CONTEXT) return part;
    const short = `${text.slice(0, head)}…${tail === 0 ? '' : text.slice(-tail)}`;
    return { kind: 'same', piece: { kind: 'text', text: short } };
  });
}
