import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { shownFiles } from '../../shared/engine';
import { useMessageProblems } from '../channels';
import { lostImages } from '../engine';
import { useSettled } from '../state';
import { askForFiles, fileAnswers, fileProblems, filesIn } from './file-problems';
import { groupProblems, onlyAmong, type Problem } from './problems';

/** What is wrong with the document on show; null before there is one. */
export function useProblems(): readonly Problem[] | null {
  const composition = useDeferredValue(useSettled((state) => state.composition));
  const template = useDeferredValue(useSettled((state) => state.document?.template));
  const isPrinted = useSettled((state) => state.channel) === 'print';
  const answers = useStore(fileAnswers, (state) => state.answers);
  const profile = template?.printing?.profile.hash ?? null;
  const named = useMemo(() => (template ? shownFiles(template) : []), [template]);
  const files = useMemo(
    () => (composition && isPrinted ? filesIn(composition, named) : []),
    [composition, named, isPrinted],
  );
  const said = useDeferredValue(useMessageProblems());
  useEffect(() => void askForFiles(files, profile), [files, profile]);
  const problems = useMemo(
    () =>
      groupProblems([
        ...(template ? lostImages(template) : []),
        ...(composition?.diagnostics ?? []),
        ...onlyAmong(said, composition?.diagnostics ?? []),
        ...fileProblems(files, profile, answers),
      ]),
    [composition, template, said, files, profile, answers],
  );
  return composition ? problems : null;
}
