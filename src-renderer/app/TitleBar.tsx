import { Download, Play, Redo2, Undo2 } from 'lucide-react';
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useStrings } from '../i18n';
import { editName, redo, type StudioMode, setMode, undo, useStudio } from '../state';
import { BrandMark, Button, IconButton, Tooltip } from '../ui';
import { DatasetMenu } from './DatasetMenu';
import { openLibrary } from './navigation';
import { exportPackage } from './package-files';
import { SettingsMenu } from './SettingsMenu';
import { strings } from './strings';
import { TemplateName } from './TemplateName';

/** Who the document is, how it is looked at, and what leaves the studio. */
export function TitleBar() {
  const t = useStrings(strings);
  const mode = useStudio((state) => state.mode);
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
      <DatasetMenu />
      <ToggleButtonGroup
        aria-label={t('modes')}
        className="app-modes"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[mode]}
        onSelectionChange={(keys) => {
          const [chosen] = keys;
          if (chosen !== undefined) setMode(chosen as StudioMode);
        }}
      >
        <ToggleButton id="design" className="app-mode">
          {t('modeDesign')}
        </ToggleButton>
        <ToggleButton id="proof" className="app-mode">
          {t('modeProof')}
        </ToggleButton>
      </ToggleButtonGroup>
      <span className="app-grow" />
      <UndoButtons />
      <SettingsMenu />
      <Button icon={Download} onPress={() => void exportPackage()}>
        {t('exportPackage')}
      </Button>
      {mode === 'design' ? (
        <Button variant="primary" icon={Play} onPress={() => setMode('proof')}>
          {t('proofBatch')}
        </Button>
      ) : null}
    </>
  );
}

function UndoButtons() {
  const t = useStrings(strings);
  const done = useStudio((state) => state.document?.history.done.at(-1)?.edit.label);
  const undone = useStudio((state) => state.document?.history.undone.at(-1)?.edit.label);
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
