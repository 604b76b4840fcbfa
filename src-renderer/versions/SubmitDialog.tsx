import { Send } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ReviewSummary } from '../../shared/contract';
import { useStrings } from '../i18n';
import { errorText } from '../rpc';
import { useStudio } from '../state';
import { Button, Dialog, TextField } from '../ui';
import { submittable } from './draft-state';
import { strings } from './strings';
import { submitDraft, versionsStore } from './versions';

interface SubmitDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What was handed in. */
  readonly onSubmitted: (review: ReviewSummary) => void;
}

/** Hands the draft in for review, with a word on what has changed. */
export function SubmitDialog({ isOpen, onClose, onSubmitted }: SubmitDialogProps) {
  const t = useStrings(strings);
  const revision = useStudio((state) => state.document?.revision ?? 0);
  const versions = useStore(versionsStore.store, (state) => state.versions) ?? [];
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const what = submittable(versions, revision);
  const isComplete = what !== null && note.trim() !== '';

  const close = () => {
    setProblem(null);
    onClose();
  };

  const submit = async () => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const review = await submitDraft(note.trim());
      if (review) {
        setNote('');
        onClose();
        onSubmitted(review);
      }
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  const next = (versions[0]?.number ?? 0) + 1;
  return (
    <Dialog
      title={t('submitTitle')}
      isOpen={isOpen}
      onClose={close}
      size="small"
      footer={
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button variant="primary" icon={Send} isDisabled={!isComplete} onPress={() => void submit()}>
            {isBusy ? t('submitting') : t('submit')}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <p>
          {what === null
            ? t('submitNothing', { version: versions[0]?.number ?? 0 })
            : what.kind === 'save'
              ? t('submitSaves', { version: next })
              : t('submitVersion', { version: what.number })}
        </p>
        <TextField
          label={t('submitNote')}
          showLabel
          autoFocus
          rows={3}
          maxLength={2000}
          value={note}
          isDisabled={what === null}
          placeholder={t('submitNotePlaceholder')}
          onChange={setNote}
          onSubmit={() => void submit()}
        />
        {problem !== null && (
          <p className="ui-field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
