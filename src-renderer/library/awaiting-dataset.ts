import type { DatasetSummary } from '../../shared/contract';
import type { LibraryState } from './library-store';

/** The data set that was imported last, while no template uses it: most likely what the next one is made for. */
export function awaitingDataset({ datasets, templates }: LibraryState): DatasetSummary | null {
  const imported = (datasets ?? []).filter(({ fileName }) => fileName !== null);
  const [newest] = imported.toSorted((a, b) => b.importedAt.localeCompare(a.importedAt));
  const isUsed = templates?.some(({ datasetId }) => datasetId === newest?.id) ?? true;
  return newest && !isUsed ? newest : null;
}
