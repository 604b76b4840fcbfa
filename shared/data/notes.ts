/**
 * What people say of fields, which no file of records does: their labels, which are personal, and which may be absent
 * although no record of the file at hand lacks them.
 */
import type { DataContract, FieldType } from './contract';

/** The contract with what was said of the fields of another, for those that are in both. */
export const withNotesOf = (contract: DataContract, before: DataContract): DataContract => ({
  ...contract,
  fields: fieldsWithNotes(contract.fields, before.fields),
});

type Fields = DataContract['fields'];

function fieldsWithNotes(fields: Fields, before: Fields): Fields {
  const noted = Object.entries(fields).map(([key, field]) => {
    const known = Object.hasOwn(before, key) ? before[key] : undefined;
    return [key, known ? noteOn(field, known) : field] as const;
  });
  return Object.fromEntries(noted);
}

function noteOn(field: FieldType, { label, personal, optional, ...before }: FieldType): FieldType {
  return {
    ...inner(field, before),
    ...(field.label === undefined && label !== undefined && { label }),
    ...(personal && { personal }),
    ...(optional && { optional }),
  };
}

function inner(field: FieldType, before: FieldType): FieldType {
  if (field.kind === 'object' && before.kind === 'object')
    return { ...field, fields: fieldsWithNotes(field.fields, before.fields) };
  if (field.kind === 'list' && before.kind === 'list')
    return { ...field, item: noteOn(field.item, before.item) };
  return field;
}
