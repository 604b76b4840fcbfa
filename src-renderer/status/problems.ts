/** Diagnostics as a list for people: the gravest first, the same problem of one element once. */
import { canonicalJson } from '../../shared/base';
import type { Diagnostic, Severity } from '../../shared/diag';

export interface Problem {
  readonly id: string;
  readonly diagnostic: Diagnostic;
  /** How often it occurs, for rows of a table for example. */
  readonly count: number;
}

const RANK: { readonly [K in Severity]: number } = { error: 0, warning: 1, info: 2 };

export function groupProblems(diagnostics: readonly Diagnostic[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const diagnostic of diagnostics) {
    const { code, at, args } = diagnostic;
    const id = canonicalJson([code, at.nodeId ?? '', at.property ?? '', { ...args }]);
    const known = problems.get(id);
    problems.set(id, { id, diagnostic: known?.diagnostic ?? diagnostic, count: (known?.count ?? 0) + 1 });
  }
  return [...problems.values()].sort((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity]);
}
