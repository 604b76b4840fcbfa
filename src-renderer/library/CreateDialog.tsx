import { useState } from 'react';
import { useStore } from 'zustand';
import { PAGE_SIZES, type PageSizeName } from '../../shared/model';
import { currentLocale, useStrings } from '../i18n';
import { api, errorText } from '../rpc';
import { Button, Dialog, Select, TextField } from '../ui';
import { awaitingDataset } from './awaiting-dataset';
import { libraryStore, refreshLibrary } from './library-store';
import { pageSizeLabel } from './page-format';
import { strings } from './strings';

interface CreateDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

const NO_DATASET = 'none';

const LANGUAGES = [
  { id: 'en', label: 'English', lang: 'en' },
  { id: 'ja', label: '日本語', lang: 'ja' },
] as const;

/** Asks what a new template needs and makes it. */
export function CreateDialog({ isOpen, ...props }: CreateDialogProps) {
  return isOpen ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, onCreated }: Omit<CreateDialogProps, 'isOpen'>) {
  const t = useStrings(strings);
  const datasets = useStore(libraryStore, (state) => state.datasets) ?? [];
  const [name, setName] = useState('');
  const [pageSize, setPageSize] = useState<PageSizeName>('A4');
  const [language, setLanguage] = useState<string>(currentLocale());
  const awaiting = useStore(libraryStore, awaitingDataset);
  /** Null until somebody chose. */
  const [chosenDataset, setChosenDataset] = useState<string | null>(null);
  const datasetId = chosenDataset ?? awaiting?.id ?? NO_DATASET;
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const create = async () => {
    if (!name.trim() || isBusy) return;
    setIsBusy(true);
    try {
      const dataset = datasetId === NO_DATASET ? null : datasetId;
      const { id } = await api.templates.create({
        name: name.trim(),
        pageSize,
        language,
        datasetId: dataset,
      });
      onClose();
      void refreshLibrary();
      onCreated(id);
    } catch (failure) {
      setError(errorText(failure));
      setIsBusy(false);
    }
  };

  return (
    <Dialog
      title={t('createTitle')}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!name.trim() || isBusy} onPress={() => void create()}>
            {t('create')}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <TextField
          label={t('name')}
          showLabel
          autoFocus
          value={name}
          onChange={setName}
          onSubmit={() => void create()}
          placeholder={t('namePlaceholder')}
          maxLength={200}
          error={error}
        />
        <Select
          label={t('pageSize')}
          showLabel
          options={(Object.keys(PAGE_SIZES) as PageSizeName[]).map((id) => ({
            id,
            label: id,
            detail: pageSizeLabel(id),
          }))}
          value={pageSize}
          onChange={setPageSize}
        />
        <Select
          label={t('templateLanguage')}
          showLabel
          options={LANGUAGES}
          value={language}
          onChange={setLanguage}
        />
        <Select
          label={t('dataset')}
          showLabel
          options={[
            { id: NO_DATASET, label: t('datasetNone') },
            ...datasets.map(({ id, name: label, recordCount }) => ({
              id,
              label,
              detail: t('records', { count: recordCount }),
            })),
          ]}
          value={datasetId}
          onChange={setChosenDataset}
        />
      </div>
    </Dialog>
  );
}
