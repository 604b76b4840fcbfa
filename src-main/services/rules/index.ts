/** Conditions over a whole data set: for how many records one is true, and for which. */
import type { JsonObject } from '../../../shared/base';
import type { DatasetSummary } from '../../../shared/contract';
import { compileCondition, evaluateCondition, type Scope, TypeEnvironment } from '../../../shared/rules';
import { localDay } from '../../workers';
import type { StoredRecord } from '../datasets';

export interface RecordSource {
  /** Throws `dataset.notFound`. */
  summary(id: string): DatasetSummary;
  range(id: string, from: number, limit: number): StoredRecord[];
}

export interface ConditionCount {
  readonly total: number;
  readonly holds: number;
  readonly failed: number;
  readonly firstTrue: number[];
  readonly firstFalse: number[];
}

const BATCH = 500;
const EXAMPLES = 5;
/** Records kept parsed, in characters of their JSON: a condition is counted at every keystroke. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;

export class RuleService {
  /** The parsed records of the data set that was counted last; a data set never changes. */
  #kept: { readonly datasetId: string; readonly records: readonly JsonObject[] } | null = null;

  constructor(
    private readonly source: RecordSource,
    private readonly clock: () => Date,
  ) {}

  /** A condition that cannot be compiled fails for every record. Throws `dataset.notFound`. */
  async count(datasetId: string, expression: string): Promise<ConditionCount> {
    const { contract, recordCount: total } = this.source.summary(datasetId);
    const condition = compileCondition(expression, TypeEnvironment.of(contract));
    if (condition.diagnostics.length > 0) {
      return { total, holds: 0, failed: total, firstTrue: [], firstFalse: [] };
    }
    const today = localDay(this.clock());
    const count = { total, holds: 0, failed: 0, firstTrue: [] as number[], firstFalse: [] as number[] };
    let index = 0;
    for await (const records of this.#batches(datasetId)) {
      for (const record of records) {
        const scope: Scope = { record, locals: [], today };
        const { value, error } = evaluateCondition(condition, scope);
        if (value) count.holds += 1;
        if (error) count.failed += 1;
        const examples = value ? count.firstTrue : count.firstFalse;
        if (examples.length < EXAMPLES) examples.push(index);
        index += 1;
      }
    }
    return count;
  }

  async *#batches(datasetId: string): AsyncGenerator<readonly JsonObject[]> {
    if (this.#kept?.datasetId === datasetId) {
      yield this.#kept.records;
      return;
    }
    let kept: JsonObject[] | null = [];
    let characters = 0;
    for (let from = 0; ; ) {
      const stored = this.source.range(datasetId, from, BATCH);
      if (stored.length === 0) break;
      from += stored.length;
      const records = stored.map(({ content }) => JSON.parse(content) as JsonObject);
      for (const { content } of stored) characters += content.length;
      if (characters > KEPT_CHARACTERS) kept = null;
      kept?.push(...records);
      yield records;
      // Other calls get their turn in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (kept) this.#kept = { datasetId, records: kept };
  }
}
