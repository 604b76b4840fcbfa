import type { FunctionSpec } from './function-spec';

export const FORMAT_FUNCTIONS: readonly FunctionSpec[] = [];
