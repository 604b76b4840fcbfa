import { FileUp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { DropZone, type FileDropItem, FileTrigger } from 'react-aria-components';
import type { DatasetSummary, ImportPreview } from '../../shared/contract';
import { diagnosticMessage } from '../../shared/diag';
import { useLocale, useStrings } from '../i18n';
import { showToast } from '../state';
import { Button, Dialog, Disclosure, ProgressBar, TextField } from '../ui';
import { importProblem } from './import-options';
import { PreviewFields } from './PreviewFields';
import { PreviewTable } from './PreviewTable';
import { ReadingOptions } from './ReadingOptions';
import { strings } from './strings';
import { type Import, type ImportState, useImport } from './use-import';
import './data-import.css';

interface DataImportDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onImported: (dataset: DatasetSummary) => void;
}

const ACCEPTED = ['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson'];

/** Takes a data file into the workspace: choose, look, correct how it is read, import. */
export function DataImportDialog({ isOpen, onClose, onImported }: DataImportDialogProps) {
  const t = useStrings(strings);
  const importing = useImport(isOpen);
  const { state } = importing;
  const problem = importProblem(state.preview, state.name);

  const run = async () => {
    const dataset = await importing.run();
    if (!dataset) return;
    showToast({ kind: 'info', text: t('imported', { name: dataset.name, count: dataset.recordCount }) });
    onImported(dataset);
    onClose();
  };

  return (
    <Dialog
      title={t('title')}
      size="large"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          {state.preview && problem !== null && (
            <span className="import-why-not">{problem === 'noName' ? t('noName') : t('noRecords')}</span>
          )}
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={problem !== null || state.busy !== null || state.problem !== null}
            onPress={() => void run()}
          >
            {state.preview ? t('importCount', { count: state.preview.recordCount }) : t('import')}
          </Button>
        </>
      }
    >
      <div className="import">
        {state.fileName === null ? (
          <FileChooser onFile={importing.chooseFile} />
        ) : (
          <ChosenFile {...importing} />
        )}
      </div>
    </Dialog>
  );
}

function FileChooser({ onFile }: { readonly onFile: (file: File) => void }) {
  const t = useStrings(strings);
  return (
    <DropZone
      className="import-drop"
      aria-label={t('chooseTitle')}
      onDrop={(event) => {
        const [first, second] = event.items.filter((item): item is FileDropItem => item.kind === 'file');
        if (second && first) showToast({ kind: 'info', text: t('tooMany', { file: first.name }) });
        void first?.getFile().then(onFile);
      }}
    >
      <FileUp size={28} strokeWidth={1.5} aria-hidden />
      <p className="import-drop-title">{t('chooseTitle')}</p>
      <p className="import-drop-text">{t('chooseText')}</p>
      <ChooseButton onFile={onFile} variant="primary" label={t('chooseFile')} />
      <p className="muted">{t('dropHere')}</p>
    </DropZone>
  );
}

interface ChooseButtonProps {
  readonly onFile: (file: File) => void;
  readonly variant: 'primary' | 'quiet';
  readonly label: string;
}

const ChooseButton = ({ onFile, variant, label }: ChooseButtonProps) => (
  <FileTrigger
    acceptedFileTypes={ACCEPTED}
    onSelect={(files) => {
      const file = files?.[0];
      if (file) onFile(file);
    }}
  >
    <Button variant={variant}>{label}</Button>
  </FileTrigger>
);

function ChosenFile(importing: Import) {
  const t = useStrings(strings);
  const { state } = importing;
  return (
    <>
      <div className="import-file">
        <b>{state.fileName}</b>
        {state.preview && (
          <span className="muted numeric">{t('records', { count: state.preview.recordCount })}</span>
        )}
        <ChooseButton onFile={importing.chooseFile} variant="quiet" label={t('otherFile')} />
        <Busy state={state} />
      </div>
      {state.problem !== null && (
        <p className="import-problem" role="alert">
          <TriangleAlert size={14} aria-hidden /> {state.problem}
        </p>
      )}
      {state.token !== null && (state.preview || state.problem !== null) && (
        <div className="import-columns">
          <div className="import-settings">
            {state.preview && (
              <TextField
                label={t('name')}
                showLabel
                value={state.name}
                maxLength={200}
                isRequired
                // The button that chose the file is gone, and the keyboard with it.
                autoFocus
                error={state.name.trim() === '' ? t('noName') : null}
                onChange={importing.setName}
              />
            )}
            <ReadingOptions importing={importing} />
          </div>
          {state.preview && <Preview preview={state.preview} importing={importing} />}
        </div>
      )}
    </>
  );
}

function Busy({ state }: { readonly state: ImportState }) {
  const t = useStrings(strings);
  const { busy, fileName, preview } = state;
  const text =
    busy === 'uploading'
      ? t('uploading', { file: fileName ?? '' })
      : busy === 'previewing'
        ? t('previewing', { file: fileName ?? '' })
        : busy === 'importing'
          ? t('importing', { count: preview?.recordCount ?? 0 })
          : '';
  return (
    <span className="import-busy" role="status">
      {text}
      {busy && <ProgressBar label={text} value={null} />}
    </span>
  );
}

function Preview({ preview, importing }: { readonly preview: ImportPreview; readonly importing: Import }) {
  const t = useStrings(strings);
  return (
    <div className="import-preview">
      <Problems preview={preview} />
      {/* Nothing that can be read: the problems above say why. */}
      {preview.recordCount > 0 && (
        <>
          <section>
            <h3>
              {t('firstRecords')}{' '}
              <span className="muted">
                {t('showing', { count: preview.records.length, total: preview.recordCount })}
              </span>
            </h3>
            <PreviewTable preview={preview} />
          </section>
          <section aria-label={t('fields')}>
            <h3>{t('fields')}</h3>
            <p className="muted">{t('fieldsText')}</p>
            <PreviewFields
              contract={preview.contract}
              titleFields={importing.state.titleFields}
              onToggle={importing.toggleTitleField}
            />
          </section>
        </>
      )}
    </div>
  );
}

/** What was decided about fields, and the lines that are left out, with their numbers. */
function Problems({ preview }: { readonly preview: ImportPreview }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const [isAll, setAll] = useState(false);
  const notes = preview.problems.filter(({ severity }) => severity !== 'error');
  const leftOut = preview.problems.filter(({ severity }) => severity === 'error');
  const shown = isAll ? leftOut : leftOut.slice(0, 5);
  const more = preview.problemCount - shown.length;
  return (
    <>
      {notes.length > 0 && (
        <ul className="import-notes" role="status">
          {notes.map((note) => (
            <li key={`${note.code} ${note.at.dataPath}`}>▲ {diagnosticMessage(note, locale)}</li>
          ))}
        </ul>
      )}
      {preview.problemCount > 0 && (
        <div className="import-problems" role="status">
          <Disclosure title={`▲ ${t('problems', { count: preview.problemCount })}`} isExpandedByDefault>
            <ul>
              {shown.map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list only ever grows at its end.
                <li key={index}>{diagnosticMessage(problem, locale)}</li>
              ))}
            </ul>
            {more > 0 && !isAll && leftOut.length > shown.length ? (
              <Button variant="quiet" onPress={() => setAll(true)}>
                {t('problemsMore', { count: more })}
              </Button>
            ) : more > 0 ? (
              <p>{t('problemsMore', { count: more })}</p>
            ) : null}
          </Disclosure>
        </div>
      )}
    </>
  );
}
