import { Play, Redo2, Send, Undo2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useStrings } from '../i18n';
import { PersonMenu } from '../people';
import { proofStore } from '../proof';
import { useOpenReviews } from '../review';
import {
  canRedo,
  canUndo,
  editName,
  editRight,
  isDesigner,
  modesOf,
  redo,
  setMode,
  undo,
  useStudio,
} from '../state';
import { BrandMark, Button, IconButton, Tooltip } from '../ui';
import { VersionChip } from '../versions';
import { DatasetMenu } from './DatasetMenu';
import { ModeSwitch } from './ModeSwitch';
import { openLibrary } from './navigation';
import { switchPerson } from './person';
import { SettingsMenu } from './SettingsMenu';
import { setSheet } from './shell-store';
import { strings } from './strings';
import { TemplateName } from './TemplateName';

/** Who the document is, where it stands, how it is looked at, who looks at it, and what happens next with it. */
export function TitleBar() {
  const t = useStrings(strings);
  const reviewsSeen = useOpenReviews();
  const isDesigning = useStudio(isDesigner);
  return (
    <>
      <Tooltip text={t('backToLibrary')}>
        <AriaButton className="app-home" aria-label={t('backToLibrary')} onPress={() => void openLibrary()}>
          <BrandMark />
        </AriaButton>
      </Tooltip>
      <h1 className="app-name">
        <TemplateName />
      </h1>
      <span className="muted" aria-hidden>
        /
      </span>
      {isDesigning ? <DatasetMenu /> : <DatasetName />}
      <VersionChip reviewsSeen={reviewsSeen} onPress={() => setSheet('versions')} />
      <ModeSwitch />
      <span className="app-grow" />
      <UndoButtons />
      <SettingsMenu />
      <NextSteps />
      <PersonMenu onSwitch={(id) => void switchPerson(id)} onPeople={() => setSheet('people')} />
    </>
  );
}

/** Which data the document is shown with, for those who cannot bind it to others. */
function DatasetName() {
  const t = useStrings(strings);
  const name = useStudio((state) => state.document?.dataset?.name ?? null);
  return <span className="app-dataset app-dataset-name">{name ?? t('datasetNone')}</span>;
}

/** What the person does with the document next: proof it, and hand it in. */
function NextSteps() {
  const t = useStrings(strings);
  const mode = useStudio((state) => state.mode);
  const mayProof = useStudio((state) => modesOf(state).includes('proof'));
  const isDesigning = useStudio(isDesigner);
  if (mode !== 'design' && mode !== 'wording') return null;
  return (
    <>
      {mayProof && mode === 'design' && (
        <Button
          icon={Play}
          onPress={() => {
            proofStore.setUp();
            setMode('proof');
          }}
        >
          <span className="app-wide-only">{t('proofBatch')}</span>
        </Button>
      )}
      <Button variant="primary" icon={Send} onPress={() => setSheet('submit')}>
        {isDesigning ? t('sendForReview') : t('handIn')}
      </Button>
    </>
  );
}

function UndoButtons() {
  const t = useStrings(strings);
  const isEditing = useStudio(
    (state) => (state.mode === 'design' || state.mode === 'wording') && editRight(state) !== 'none',
  );
  const done = useStudio((state) =>
    canUndo(state) ? state.document?.history.done.at(-1)?.edit.label : undefined,
  );
  const undone = useStudio((state) =>
    canRedo(state) ? state.document?.history.undone.at(-1)?.edit.label : undefined,
  );
  if (!isEditing) return null;
  return (
    <div className="app-group">
      <IconButton
        icon={Undo2}
        label={done === undefined ? t('undo') : t('undoWhat', { what: editName(done) })}
        shortcut="Mod+Z"
        isDisabled={done === undefined}
        onPress={undo}
      />
      <IconButton
        icon={Redo2}
        label={undone === undefined ? t('redo') : t('redoWhat', { what: editName(undone) })}
        shortcut="Mod+Shift+Z"
        isDisabled={undone === undefined}
        onPress={redo}
      />
    </div>
  );
}
