/** The fields that an expression may name, grouped for pickers: loop variables first, then the record by object. */
import { type FieldType, formatPath } from '../../shared/data';
import { type CelType, pathToCel, type TypeEnvironment } from '../../shared/rules';

export interface FieldChoice {
  /** As conditions name it: `account.closing`, `["unit price"]`. */
  readonly path: string;
  /** As CEL text: `` `unit price` ``. */
  readonly expression: string;
  readonly type: CelType;
  /** What people call it. */
  readonly label: string;
}

export interface FieldGroup {
  /** Path of the object; empty for the record's own fields. */
  readonly name: string;
  readonly fields: readonly FieldChoice[];
}

/** Every value an expression can begin with, one group per object, in the order of the contract. Lists are whole. */
export function fieldGroups(environment: TypeEnvironment): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const { name, type } of environment.locals.toReversed()) collect(groups, [name], type, name);
  collect(groups, [], environment.contract, '');
  return groups.filter(({ fields }) => fields.length > 0);
}

function collect(groups: FieldGroup[], keys: readonly string[], type: CelType, name: string): void {
  if (type.kind !== 'object') {
    const choice = choiceOf(keys, type, name);
    if (choice) groups.push({ name, fields: [choice] });
    return;
  }
  const fields: FieldChoice[] = [];
  groups.push({ name, fields });
  for (const [key, field] of Object.entries(type.fields)) {
    const fieldKeys = [...keys, key];
    const choice = choiceOf(fieldKeys, field, labelOf(field) ?? key);
    // A key that no expression can name (it holds a back quote) cannot be picked either.
    if (!choice) continue;
    if (field.kind === 'object') collect(groups, fieldKeys, field, choice.path);
    else fields.push(choice);
  }
}

function choiceOf(keys: readonly string[], type: CelType, label: string): FieldChoice | undefined {
  const path = formatPath(keys);
  const expression = pathToCel(path);
  return expression === null ? undefined : { path, expression, type, label };
}

const labelOf = (type: CelType): string | undefined => (type as FieldType).label;

/** The choice for a path, in any group. */
export const choiceAt = (groups: readonly FieldGroup[], path: string): FieldChoice | undefined =>
  groups.flatMap(({ fields }) => fields).find((choice) => choice.path === path);

/** Groups with the fields whose label or path holds every word of a query. */
export function filterGroups(groups: readonly FieldGroup[], query: string): FieldGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ label, path }: FieldChoice): boolean => {
    const text = `${label} ${path}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map(({ name, fields }) => ({ name, fields: fields.filter(matches) }))
    .filter(({ fields }) => fields.length > 0);
}

/** Whether a field holds personal data, itself or as part of something that does: lists of the interface mask it. */
export const isPersonal = (environment: TypeEnvironment, path: string): boolean =>
  environment.pathTypes(path)?.some((type) => 'personal' in type && type.personal === true) ?? false;
