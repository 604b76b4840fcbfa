/** The function library: every function an expression may call, by name. */
import { DATE_FUNCTIONS } from './date-functions';
import { FORMAT_FUNCTIONS } from './format-functions';
import type { FunctionSpec } from './function-spec';
import { LIST_FUNCTIONS } from './list-functions';
import { NUMBER_FUNCTIONS } from './number-functions';
import { TEXT_FUNCTIONS } from './text-functions';

export const FUNCTION_LIBRARY: readonly FunctionSpec[] = [
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...FORMAT_FUNCTIONS,
];

const byName = new Map<string, FunctionSpec[]>();
for (const spec of FUNCTION_LIBRARY) {
  const overloads = byName.get(spec.name) ?? [];
  overloads.push(spec);
  byName.set(spec.name, overloads);
}

/** The overloads of a function, in the order they are tried. */
export const overloadsOf = (name: string): readonly FunctionSpec[] => byName.get(name) ?? [];

export const FUNCTION_NAMES: readonly string[] = [...byName.keys()];
