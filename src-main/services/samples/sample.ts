/** What a sample is made of. */
import type { JsonObject } from '../../../shared/base';
import type { DataContract } from '../../../shared/data';
import type { Message } from '../../../shared/diag';
import type { Template } from '../../../shared/model';

/** A sample as it is installed. Images are keyed by their SHA-256. */
export interface BuiltSample {
  readonly template: Template;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly records: Iterable<JsonObject>;
  readonly contract: DataContract;
  /** Paths of the fields that tell one record from another. */
  readonly titleFields: readonly string[];
}

/** A sample that can be built: the same bytes every time. */
export interface SampleDefinition {
  readonly id: string;
  readonly name: Message;
  build(): BuiltSample;
}
