/** Personal data as those see it who may not: that there is a value, and no more. */
import { isJsonObject, type Json, type JsonObject } from '../base';
import type { DataContract, FieldType } from './contract';

export const MASK = '●●●';

/** The mask for a value of a personal field; null stays null, and other fields stay as they are. */
export function maskValue(type: FieldType, value: Json | undefined): Json | undefined {
  if (value === undefined || value === null || value === '') return value;
  if (type.personal) return MASK;
  if (type.kind === 'object' && isJsonObject(value)) return maskFields(type.fields, value);
  if (type.kind === 'list' && Array.isArray(value))
    return value.map((item: Json) => maskValue(type.item, item) ?? null);
  return value;
}

/** Characters of an identifier that stay, and how many it must have for that. */
const KEPT_DIGITS = 4;
const LONG_ENOUGH = 8;

/**
 * A customer's number with its last four digits left, so that people can tell numbers apart: `●●● 1787`. Short ones and
 * whatever does not end in four digits, a name above all, are masked whole.
 */
export function maskIdentifier(identifier: string): string {
  const end = identifier.slice(-KEPT_DIGITS);
  const isNumber = identifier.length >= LONG_ENOUGH && /^[0-9]{4}$/.test(end);
  return isNumber ? `${MASK} ${end}` : identifier === '' ? '' : MASK;
}

/** The record with every personal field masked, for trees and lists of the interface; never for documents. */
export const maskRecord = (contract: DataContract, record: JsonObject): JsonObject =>
  maskFields(contract.fields, record);

function maskFields(fields: { readonly [key: string]: FieldType }, object: JsonObject): JsonObject {
  const masked = Object.entries(object).map(([key, value]) => {
    const type = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return [key, type ? maskValue(type, value) : value] as const;
  });
  return Object.fromEntries(masked);
}
