import { useDeferredValue, useMemo } from 'react';
import type { Diagnostic } from '../../shared/diag';
import { lostImages } from '../engine';
import { useSettled } from '../state';
import { groupProblems, type Problem } from './problems';

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** What is wrong with the document on show; null before there is one. */
export function useProblems(): readonly Problem[] | null {
  const diagnostics = useDeferredValue(useSettled((state) => state.composition?.diagnostics));
  const template = useDeferredValue(useSettled((state) => state.document?.template));
  const problems = useMemo(
    () => groupProblems([...(template ? lostImages(template) : []), ...(diagnostics ?? NO_DIAGNOSTICS)]),
    [diagnostics, template],
  );
  return diagnostics === undefined ? null : problems;
}
