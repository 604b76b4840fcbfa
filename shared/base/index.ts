export { AssertionError, assert, present, unreachable } from './assert';
export { canonicalJson } from './canonical-json';
export { CodePointTable } from './code-point-table';
export { type Dispose, Emitter } from './emitter';
export { graphemeStarts, nextGrapheme, previousGrapheme } from './graphemes';
export { sha256Hex } from './hash';
export { createIdSequence, ID_PATTERN, idFromBytes, isId } from './ids';
export { isJsonObject, isWithinDepth, type Json, type JsonObject, jsonEqual } from './json';
export { fail, ok, type Result } from './result';
