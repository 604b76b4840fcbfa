/** The table that a dropped list becomes: a head with the fields' names, one row for every item. */
import type { JsonObject } from '../../shared/base';
import { EACH, type FieldType, fieldAt, formatPath, parsePath } from '../../shared/data';
import type { NodeSpec } from '../../shared/elements';
import type { Inline, Paragraph, Template } from '../../shared/model';
import { writeName } from '../../shared/rules';
import { usualFormat } from '../text-editing';

interface BoundList {
  /** The expression that names it where the table will stand. */
  readonly list: string;
  /** Its data path: `transactions`, `orders[].lines`. */
  readonly path: string;
  readonly language: string;
  /** The record on show. */
  readonly record: JsonObject | null;
}

/** Columns a new table has at most; more would not fit a page. */
const MAX_COLUMNS = 6;

interface Column {
  readonly key: string;
  readonly type: FieldType;
}

/** A table bound to a list. Null when its items have no single values. */
export function tableOfList(
  template: Template,
  base: NodeSpec,
  { list, path, language, record }: BoundList,
): NodeSpec | null {
  const columns = columnsOf(template, path);
  if (columns.length === 0) return null;
  const as = variableFor(template, path);
  const style = Object.hasOwn(template.styles.text, 'cell') ? { style: 'cell' } : {};
  const cell = (column: Column, inline: Inline): NodeSpec => {
    const paragraph: Paragraph = {
      ...(isNumeric(column.type) ? { align: 'end' as const } : {}),
      inlines: [inline],
    };
    return {
      type: 'cell',
      props: {},
      children: [{ type: 'text', props: { content: { [language]: [paragraph] }, ...style } }],
    };
  };
  const head = columns.map((column) =>
    cell(column, { kind: 'text', text: labelOf(column), marks: { bold: true } }),
  );
  const body = columns.map((column) => cell(column, fieldOf(as, column, path, record)));
  return {
    ...base,
    props: {
      ...base.props,
      columns: columns.map(({ type }) => ({ width: { kind: 'share', share: shareOf(type) } })),
    },
    children: [
      { type: 'row', props: { role: 'head' }, children: head },
      { type: 'row', props: { role: 'body' }, each: { list, as }, children: body },
    ],
  };
}

function columnsOf(template: Template, path: string): Column[] {
  const item = fieldAt(template.data, formatPath([...(parsePath(path) ?? []), EACH]));
  if (!item) return [];
  if (item.kind !== 'object') return item.kind === 'list' ? [] : [{ key: '', type: item }];
  return Object.entries(item.fields)
    .filter(([, type]) => type.kind !== 'object' && type.kind !== 'list')
    .slice(0, MAX_COLUMNS)
    .map(([key, type]) => ({ key, type }));
}

function fieldOf(as: string, { key, type }: Column, path: string, record: JsonObject | null): Inline {
  const each = [...(parsePath(path) ?? []), EACH];
  const format = usualFormat(type, formatPath(key ? [...each, key] : each), record);
  const value = key ? `${as}.${writeName(key) ?? key}` : as;
  return { kind: 'field', value, ...(format ? { format } : {}) };
}

const isNumeric = ({ kind }: FieldType): boolean => kind === 'number' || kind === 'integer';

/** Text needs more room than dates and numbers. */
const shareOf = ({ kind }: FieldType): number => (kind === 'string' ? 2 : 1);

/** `unitPrice` and `unit_price` become “Unit price”. */
function labelOf({ key, type }: Column): string {
  if (type.label) return type.label;
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .trim()
    .toLowerCase();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : '–';
}

/** A name for one item: `transaction` of `transactions`; `item` where the list's name yields none. */
function variableFor(template: Template, path: string): string {
  const name = String((parsePath(path) ?? []).findLast((segment) => typeof segment === 'string') ?? '');
  const singular = name.replace(/ies$/, 'y').replace(/s$/, '');
  const isFree = singular !== name && !Object.hasOwn(template.data.fields, singular);
  return isFree && /^[a-z_]\w{0,60}$/.test(singular) && writeName(singular) === singular ? singular : 'item';
}
