import { Database, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useStore } from 'zustand';
import type { DatasetSummary } from '../../shared/contract';
import { listFields } from '../../shared/data';
import { DataImportDialog } from '../data-import';
import { formatTime, useLocale, useStrings } from '../i18n';
import { isDesigner, useStudio } from '../state';
import { Button, ConfirmDialog, EmptyState, IconButton, Pill } from '../ui';
import { deleteDataset, libraryStore, refreshLibrary } from './library-store';
import { strings } from './strings';

/** The data sets of the workspace, and how more come in. */
export function DatasetList() {
  const t = useStrings(strings);
  const datasets = useStore(libraryStore, (state) => state.datasets);
  const mayChange = useStudio(isDesigner);
  const [isImporting, setIsImporting] = useState(false);
  const [deleting, setDeleting] = useState<DatasetSummary | null>(null);
  return (
    <section aria-labelledby="library-datasets">
      <div className="library-head">
        <h2 id="library-datasets" className="library-title">
          {t('datasets')}
        </h2>
        <span className="library-grow" />
        {mayChange && (
          <Button icon={Upload} onPress={() => setIsImporting(true)}>
            {t('importData')}
          </Button>
        )}
      </div>
      {datasets?.length === 0 ? (
        <EmptyState
          icon={Database}
          title={t('noData')}
          text={mayChange ? t('noDataText') : t('noDataForOthers')}
        />
      ) : (
        <GridList
          aria-label={t('datasets')}
          items={datasets ?? []}
          dependencies={[mayChange]}
          className="library-datasets"
          selectionMode="none"
        >
          {(dataset) => (
            <GridListItem id={dataset.id} textValue={dataset.name} className="library-dataset">
              <DatasetFace dataset={dataset} />
              {mayChange && (
                <IconButton
                  icon={Trash2}
                  label={`${t('delete')}: ${dataset.name}`}
                  onPress={() => setDeleting(dataset)}
                />
              )}
            </GridListItem>
          )}
        </GridList>
      )}
      <DataImportDialog
        isOpen={isImporting}
        onClose={() => setIsImporting(false)}
        onImported={() => void refreshLibrary()}
      />
      <ConfirmDialog
        title={t('deleteDataset')}
        text={t('deleteDatasetText', { name: deleting?.name ?? '', count: deleting?.recordCount ?? 0 })}
        action={t('delete')}
        isOpen={deleting !== null}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (deleting) void deleteDataset(deleting.id);
        }}
      />
    </section>
  );
}

function DatasetFace({ dataset }: { readonly dataset: DatasetSummary }) {
  const t = useStrings(strings);
  useLocale();
  const { name, fileName, recordCount, importedAt, contract } = dataset;
  return (
    <>
      <Database size={14} aria-hidden className="muted" />
      <span className="library-dataset-name">{name}</span>
      {fileName === null ? (
        <Pill>{t('sample')}</Pill>
      ) : (
        <span className="library-dataset-file muted">{fileName}</span>
      )}
      <span className="library-grow" />
      <span className="muted numeric">{t('fields', { count: listFields(contract).length })}</span>
      <span className="muted numeric">{t('records', { count: recordCount })}</span>
      {fileName === null ? null : (
        <span className="muted numeric">{t('imported', { time: formatTime(importedAt) })}</span>
      )}
    </>
  );
}
