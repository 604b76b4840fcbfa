import { Save } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { errorText } from '../rpc';
import { showToast, useStudio } from '../state';
import { Button, TextField } from '../ui';
import { draftState } from './draft-state';
import { strings } from './strings';
import { saveVersion, versionsStore } from './versions';

/** Saves the draft as the next version, with a note that says what it is. */
export function SaveVersion() {
  const t = useStrings(strings);
  const revision = useStudio((state) => state.document?.revision ?? 0);
  const versions = useStore(versionsStore.store, (state) => state.versions);
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [savedNumber, setSavedNumber] = useState<number | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone; the keyboard goes on from what it has done.
  useEffect(() => {
    if (savedNumber !== null) outcome.current?.focus();
  }, [savedNumber]);
  if (versions === null) return null;
  const state = draftState(versions, revision);
  if (state.kind !== 'draft') {
    return (
      <p className="versions-save-none muted" ref={outcome} tabIndex={-1}>
        {t('nothingToSave', { version: state.version })}
      </p>
    );
  }
  const maySave = note.trim() !== '';

  const save = async () => {
    if (!maySave || isBusy) return;
    setBusy(true);
    try {
      const { number } = await saveVersion(note.trim());
      setNote('');
      setProblem(null);
      setSavedNumber(number);
      showToast({ kind: 'info', text: t('savedToast', { version: number }) });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="versions-save">
      <TextField
        label={t('note')}
        showLabel
        value={note}
        maxLength={2000}
        placeholder={t('notePlaceholder')}
        error={problem}
        onChange={setNote}
        onSubmit={() => void save()}
      />
      <Button variant="primary" icon={Save} isDisabled={!maySave} onPress={() => void save()}>
        {t('saveAs', { version: state.next })}
      </Button>
    </div>
  );
}
