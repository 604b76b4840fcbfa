import { useDeferredValue, useMemo } from 'react';
import type { Diagnostic } from '../../shared/diag';
import { useSettled } from '../state';
import { groupProblems, type Problem } from './problems';

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** What is wrong with the document on show; null before there is one. */
export function useProblems(): readonly Problem[] | null {
  const diagnostics = useDeferredValue(useSettled((state) => state.composition?.diagnostics));
  const problems = useMemo(() => groupProblems(diagnostics ?? NO_DIAGNOSTICS), [diagnostics]);
  return diagnostics === undefined ? null : problems;
}
