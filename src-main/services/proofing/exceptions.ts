/** What a batch found, counted by what and where: a thousand records with one cause are one line. */
import { canonicalJson } from '../../../shared/base';
import type { ProofException } from '../../../shared/contract';
import type { Diagnostic } from '../../../shared/diag';
import type { RecordResult } from '../../workers';

/** Code, element and arguments; the record, the row and the page are not part of it. */
export const exceptionKey = ({ code, at, args }: Diagnostic): string =>
  canonicalJson([code, at.nodeId ?? null, at.property ?? null, args]);

/** The diagnostic without the one record it comes from. */
export function generalised(diagnostic: Diagnostic): Diagnostic {
  const { nodeId, property } = diagnostic.at;
  return {
    ...diagnostic,
    at: { ...(nodeId === undefined ? {} : { nodeId }), ...(property === undefined ? {} : { property }) },
  };
}

/** Counts exceptions over the results of a batch; each counts once per record. */
export class ExceptionCounter {
  readonly #found = new Map<string, { diagnostic: Diagnostic; records: number; example: number }>();

  add({ record, diagnostics }: RecordResult): void {
    const seen = new Set<string>();
    for (const diagnostic of diagnostics) {
      const key = exceptionKey(diagnostic);
      if (seen.has(key)) continue;
      seen.add(key);
      const known = this.#found.get(key);
      if (!known) {
        this.#found.set(key, { diagnostic: generalised(diagnostic), records: 1, example: record });
        continue;
      }
      known.records += 1;
      known.example = Math.min(known.example, record);
    }
  }

  /** By key, in no particular order. */
  get entries(): ReadonlyMap<string, ProofException> {
    return this.#found;
  }

  /** The gravest and most frequent first; the order in which results came does not matter. */
  get sorted(): ProofException[] {
    return [...this.#found]
      .sort(([key, a], [other, b]) => byGravity(a, b) || (key < other ? -1 : 1))
      .map(([, exception]) => exception);
  }
}

const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

export const byGravity = (a: ProofException, b: ProofException): number =>
  GRAVITY[a.diagnostic.severity] - GRAVITY[b.diagnostic.severity] ||
  b.records - a.records ||
  a.example - b.example;
