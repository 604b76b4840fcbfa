import { useMemo } from 'react';
import { shownLanguage, useSettled } from '../state';
import { type Region, regionsOf } from './regions';

/** The regions of the open document, drawn again when there is time: typing comes first. */
export function useRegions(): readonly Region[] {
  const template = useSettled((state) => state.document?.template ?? null);
  const composition = useSettled((state) => state.composition);
  const language = useSettled(shownLanguage);
  return useMemo(
    () => (template ? regionsOf(template, composition, language) : []),
    [template, composition, language],
  );
}
