/** The fields of the data contract as rows of a tree, with the values of the record on show. */
import type { Json, JsonObject } from '../../shared/base';
import {
  type DataContract,
  type DataPath,
  EACH,
  type FieldType,
  fieldAt,
  formatPath,
  MASK,
  parsePath,
  rawAt,
} from '../../shared/data';
import { formatNumber } from '../i18n';
import { decimalsOf } from '../text-editing';
import { strings } from './strings';

export interface FieldRow {
  /** `account.closing`, `transactions[].amount` */
  readonly path: string;
  readonly label: string;
  readonly kind: FieldType['kind'];
  /** It, or a group around it, is personal data. */
  readonly isPersonal: boolean;
  /** The list whose items it belongs to. */
  readonly list: string | null;
  readonly children: readonly FieldRow[];
}

/**
 * The rows of the top level. Items of a list stand below it. Fields stand as in `order`, the data set's contract:
 * templates are kept as canonical JSON and forget the order of their fields.
 */
export function fieldRows(contract: DataContract, order: DataContract = contract): readonly FieldRow[] {
  const inside = (type: FieldType, path: DataPath, list: string | null, isPersonal: boolean): FieldRow[] => {
    if (type.kind === 'list') return inside(type.item, [...path, EACH], formatPath(path), isPersonal);
    if (type.kind !== 'object') return [];
    return inOrder(type.fields, fieldAt(order, path)).map(([key, field]) => {
      const own = [...path, key];
      const isOwnPersonal = isPersonal || field.personal === true;
      return {
        path: formatPath(own),
        label: field.label ?? key,
        kind: field.kind,
        isPersonal: isOwnPersonal,
        list,
        children: inside(field, own, list, isOwnPersonal),
      };
    });
  };
  return inside(contract, [], null, false);
}

function inOrder(
  fields: { readonly [key: string]: FieldType },
  model: FieldType | undefined,
): [string, FieldType][] {
  const keys = model?.kind === 'object' ? Object.keys(model.fields) : [];
  const rank = new Map(keys.map((key, index) => [key, index]));
  const rankOf = (key: string): number => rank.get(key) ?? keys.length;
  return Object.entries(fields).sort(([a], [b]) => rankOf(a) - rankOf(b));
}

/**
 * The value a row stands for: of a list's items the one that `recordPath` (`transactions[3]`) names, else the first.
 */
export function valueAt(record: JsonObject, path: string, recordPath: string): Json | undefined {
  return rawAt(record, concrete(parsePath(path) ?? [], parsePath(recordPath) ?? []));
}

/** Puts an index in the place of every `[]`. */
function concrete(path: DataPath, shown: DataPath): DataPath {
  let isSame = true;
  return path.map((segment, index) => {
    const other = shown[index];
    if (segment !== EACH) {
      isSame &&= segment === other;
      return segment;
    }
    return isSame && typeof other === 'number' ? other : 0;
  });
}

/** The value as the tree shows it. */
export function valueText(value: Json | undefined, row: FieldRow, isRevealed: boolean): string {
  if (row.kind === 'list') {
    return strings.text('rows', { count: Array.isArray(value) ? value.length : 0 });
  }
  if (row.kind === 'object') return '';
  if (value === undefined || value === null || value === '') return strings.text('noValue');
  if (row.isPersonal && !isRevealed) return MASK;
  if (typeof value === 'boolean') return strings.text(value ? 'true' : 'false');
  if (row.kind === 'number' && typeof value === 'number') {
    return formatNumber(value, Number.isInteger(value) ? 0 : Math.max(decimalsOf(value), 2));
  }
  // Records stay as they came: where the contract has a text, a list may stand.
  if (typeof value === 'object') return strings.text(Array.isArray(value) ? 'list' : 'object');
  return String(value);
}
