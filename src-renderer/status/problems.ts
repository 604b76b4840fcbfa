/** Diagnostics as a list for people: the gravest first, the same problem of one element once. */
import { canonicalJson } from '../../shared/base';
import type { Diagnostic, Severity } from '../../shared/diag';

export interface Problem {
  readonly id: string;
  readonly diagnostic: Diagnostic;
  /** How often it occurs, for rows of a table for example. */
  readonly count: number;
  /** What else the same is wrong with in the same place: the other letters that no font has. */
  readonly also: readonly string[];
}

const RANK: { readonly [K in Severity]: number } = { error: 0, warning: 1, info: 2 };

/** So many problems of one kind in one place are told one by one; more are one. */
const MOST_ALIKE = 3;

export function groupProblems(diagnostics: readonly Diagnostic[]): Problem[] {
  const places = new Map<string, Map<string, Problem>>();
  for (const diagnostic of diagnostics) {
    const { code, at, args } = diagnostic;
    const place = canonicalJson([code, at.nodeId ?? '', at.property ?? '']);
    const alike = places.get(place) ?? new Map<string, Problem>();
    places.set(place, alike);
    const id = place + canonicalJson({ ...args });
    const known = alike.get(id);
    alike.set(id, {
      id,
      diagnostic: known?.diagnostic ?? diagnostic,
      count: (known?.count ?? 0) + 1,
      also: [],
    });
  }
  return [...places.values()]
    .flatMap((alike) => gathered([...alike.values()]))
    .sort((a, b) => RANK[a.diagnostic.severity] - RANK[b.diagnostic.severity]);
}

/** Those problems of a message that its document on pages does not have as well. */
export function onlyAmong(of: readonly Diagnostic[], others: readonly Diagnostic[]): Diagnostic[] {
  const keyOf = ({ code, args, at: { nodeId = '', property = '' } }: Diagnostic): string =>
    canonicalJson([code, nodeId, property]) + canonicalJson({ ...args });
  const known = new Set(others.map(keyOf));
  return of.filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

function gathered(alike: readonly Problem[]): readonly Problem[] {
  const [first, ...others] = alike;
  if (!first || alike.length <= MOST_ALIKE) return alike;
  const also = others.map(({ diagnostic }) => String(Object.values(diagnostic.args)[0] ?? ''));
  return [{ ...first, count: alike.reduce((sum, { count }) => sum + count, 0), also }];
}
