export { AssertionError, assert, present, unreachable } from './assert';
export { canonicalJson } from './canonical-json';
export { type Dispose, Emitter } from './emitter';
export { sha256Hex } from './hash';
export { createIdSequence, ID_PATTERN, idFromBytes, isId } from './ids';
export { isJsonObject, isWithinDepth, type Json, type JsonObject, jsonEqual } from './json';
export { fail, ok, type Result } from './result';
