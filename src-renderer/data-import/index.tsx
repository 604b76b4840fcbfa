import type { DatasetSummary } from '../../shared/contract';
export function DataImportDialog(_: {
  isOpen: boolean;
  onClose: () => void;
  onImported: (dataset: DatasetSummary) => void;
}) {
  return null;
}
