import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { DatasetSummary } from '../../shared/contract';
import { DataImportDialog } from '../data-import';
import { useStrings } from '../i18n';
import { libraryStore, refreshLibrary } from '../library';
import { api, errorText } from '../rpc';
import { adopt, loadRecord, saveNow, showToast, studioStore, useStudio } from '../state';
import { Button, MenuButton, type MenuEntry } from '../ui';
import { strings } from './strings';

const NONE = 'none';
const IMPORT = 'import';

/** Which data the document is designed on. */
export function DatasetMenu() {
  const t = useStrings(strings);
  const dataset = useStudio((state) => state.document?.dataset ?? null);
  const datasets = useStore(libraryStore, (state) => state.datasets) ?? [];
  const [isImporting, setIsImporting] = useState(false);
  const entries: MenuEntry[] = [
    ...datasets.map(({ id, name }) => ({ id: `set:${id}`, label: name, isChecked: id === dataset?.id })),
    { id: NONE, label: t('datasetNone'), isChecked: dataset === null },
    'separator',
    { id: IMPORT, label: t('importData'), isChecked: false },
  ];
  return (
    <>
      <MenuButton
        label={t('changeDataset')}
        entries={entries}
        onAction={(id) => {
          if (id === IMPORT) setIsImporting(true);
          else void bindDataset(datasets.find((found) => id === `set:${found.id}`) ?? null);
        }}
      >
        <Button variant="quiet" aria-label={`${t('changeDataset')}: ${dataset?.name ?? t('datasetNone')}`}>
          <span className="app-dataset">{dataset?.name ?? t('datasetNone')}</span>
          <ChevronDown size={12} strokeWidth={2} aria-hidden />
        </Button>
      </MenuButton>
      <DataImportDialog
        isOpen={isImporting}
        onClose={() => setIsImporting(false)}
        onImported={(imported) => {
          void refreshLibrary();
          void bindDataset(imported);
        }}
      />
    </>
  );
}

/** Binds the open document to a data set and shows its first record. */
async function bindDataset(dataset: DatasetSummary | null): Promise<void> {
  const id = studioStore.getState().document?.id;
  if (!id) return;
  try {
    const first = await loadRecord(dataset, 0);
    await saveNow();
    const revision = studioStore.getState().document?.revision ?? 0;
    adopt(await api.templates.setDataset({ id, revision, datasetId: dataset?.id ?? null }), first);
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
