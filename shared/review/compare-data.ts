/** The fields of two data contracts. */
import { jsonEqual } from '../base';
import { type DataContract, type DataPath, EACH, type FieldType, formatPath } from '../data';
import type { DataDifference, FieldShape } from './difference';

/** Fields that came, went or changed, parents first: in the order of the later contract, then what it lacks. */
export function compareData(before: DataContract | null, after: DataContract): DataDifference[] {
  const old = shapesOf(before);
  const young = shapesOf(after);
  return [...new Set([...young.keys(), ...old.keys()])].flatMap((path): DataDifference[] => {
    const [was, is] = [old.get(path) ?? null, young.get(path) ?? null];
    if (jsonEqual(was, is)) return [];
    return [{ path, kind: was && is ? 'changed' : is ? 'added' : 'removed', before: was, after: is }];
  });
}

function shapesOf(contract: DataContract | null): Map<string, FieldShape> {
  const shapes = new Map<string, FieldShape>();
  const visit = (type: FieldType, path: DataPath): void => {
    shapes.set(formatPath(path), {
      kind: type.kind,
      optional: type.optional ?? false,
      personal: type.personal ?? false,
      label: type.label ?? null,
    });
    if (type.kind === 'list') visit(type.item, [...path, EACH]);
    else if (type.kind === 'object') {
      for (const [key, field] of Object.entries(type.fields)) visit(field, [...path, key]);
    }
  };
  if (contract) visit(contract, []);
  return shapes;
}
