import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { DataImportDialog } from '../data-import';
import { useStrings } from '../i18n';
import { libraryStore, refreshLibrary } from '../library';
import { api, errorText } from '../rpc';
import { adopt, saveNow, showRecord, showToast, studioStore, useStudio } from '../state';
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
          else void bindDataset(id === NONE ? null : id.slice('set:'.length));
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
          void bindDataset(imported.id);
        }}
      />
    </>
  );
}

/** Binds the open document to a data set and shows its first record. */
async function bindDataset(datasetId: string | null): Promise<void> {
  const id = studioStore.getState().document?.id;
  if (!id) return;
  try {
    await saveNow();
    const revision = studioStore.getState().document?.revision ?? 0;
    adopt(await api.templates.setDataset({ id, revision, datasetId }));
    await showRecord(0);
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
