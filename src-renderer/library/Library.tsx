import { FilePlus2, FileStack, LayoutGrid, List, Upload } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { isDesigner, useStudio } from '../state';
import { BrandMark, Button, EmptyState, SegmentedControl } from '../ui';
import { CreateDialog } from './CreateDialog';
import { DatasetList } from './DatasetList';
import { libraryStore } from './library-store';
import { strings } from './strings';
import { TemplateList, type TemplateView } from './TemplateList';
import './library.css';

interface LibraryProps {
  readonly onOpen: (id: string) => void;
  /** `.fumi` files were chosen. */
  readonly onImport: (files: readonly File[]) => void;
  /** What stands at the end of the bar: settings, the person. */
  readonly barEnd: ReactNode;
}

const STORAGE_KEY = 'fumi.libraryView';

/** Where one arrives: templates and data sets of the workspace. */
export function Library({ onOpen, onImport, barEnd }: LibraryProps) {
  const t = useStrings(strings);
  const templates = useStore(libraryStore, (state) => state.templates);
  const workspace = useStudio((state) => state.info?.workspaceName ?? '');
  const mayCreate = useStudio(isDesigner);
  const [isCreating, setIsCreating] = useState(false);
  const [view, setView] = useTemplateView();

  const importButton = (
    <FileTrigger
      acceptedFileTypes={['.fumi']}
      allowsMultiple
      onSelect={(files) => {
        if (files) onImport([...files]);
      }}
    >
      <Button icon={Upload}>{t('import')}</Button>
    </FileTrigger>
  );
  const createButton = (
    <Button variant="primary" icon={FilePlus2} onPress={() => setIsCreating(true)}>
      {t('newTemplate')}
    </Button>
  );

  return (
    <div className="library">
      <header className="library-bar">
        <BrandMark />
        <h1 className="library-name">Fumi Studio</h1>
        <span className="muted">{workspace}</span>
        <span className="library-grow" />
        {barEnd}
      </header>
      <main className="library-body">
        <div className="library-column">
          <section aria-labelledby="library-templates">
            <div className="library-head">
              <h2 id="library-templates" className="library-title">
                {t('templates')}
              </h2>
              <SegmentedControl
                label={t('listMode')}
                segments={[
                  { id: 'cards', label: t('asCards'), icon: LayoutGrid },
                  { id: 'list', label: t('asList'), icon: List },
                ]}
                value={view}
                onChange={setView}
              />
              <span className="library-grow" />
              {mayCreate && importButton}
              {mayCreate && createButton}
            </div>
            {templates === null ? (
              <p className="muted" role="status">
                {t('loading')}
              </p>
            ) : templates.length === 0 ? (
              <EmptyState
                icon={FileStack}
                title={t('noTemplates')}
                text={mayCreate ? t('noTemplatesText') : t('noTemplatesForOthers')}
                actions={
                  mayCreate && (
                    <Button icon={FilePlus2} onPress={() => setIsCreating(true)}>
                      {t('newTemplate')}
                    </Button>
                  )
                }
              />
            ) : (
              <TemplateList templates={templates} view={view} onOpen={onOpen} />
            )}
          </section>
          <DatasetList />
        </div>
      </main>
      <CreateDialog isOpen={isCreating} onClose={() => setIsCreating(false)} onCreated={onOpen} />
    </div>
  );
}

function useTemplateView(): [TemplateView, (view: TemplateView) => void] {
  const [view, setView] = useState<TemplateView>(() =>
    localStorage.getItem(STORAGE_KEY) === 'list' ? 'list' : 'cards',
  );
  return [
    view,
    (next) => {
      localStorage.setItem(STORAGE_KEY, next);
      setView(next);
    },
  ];
}
