/** The samples that a new workspace starts with. */
import type { JsonObject } from '../../../shared/base';
import type { DataContract } from '../../../shared/data';
import type { Message } from '../../../shared/diag';
import type { Template } from '../../../shared/model';

/** What a sample consists of. Images are keyed by their SHA-256. */
export interface BuiltSample {
  readonly template: Template;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly records: Iterable<JsonObject>;
  readonly contract: DataContract;
  readonly titleFields: readonly string[];
}

export interface SampleDefinition {
  readonly id: string;
  readonly name: Message;
  build(): BuiltSample;
}

export const sampleDefinitions: readonly SampleDefinition[] = [];
