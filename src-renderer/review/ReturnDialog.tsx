import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { showToast } from '../state';
import { Button, Dialog, TextField } from '../ui';
import type { OpenedReview } from './review-store';
import { reviewStore } from './reviews';
import { strings } from './strings';

interface ReturnDialogProps {
  readonly opened: OpenedReview;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** A version goes back with the reasons why. */
export function ReturnDialog({ opened: { review }, isOpen, onClose }: ReturnDialogProps) {
  const t = useStrings(strings);
  const { task, refusal } = useStore(reviewStore.store);
  const [reason, setReason] = useState('');
  const isReady = task === null && reason.trim() !== '';

  const close = () => {
    reviewStore.forgetRefusal();
    onClose();
  };
  const send = async () => {
    if (!isReady || !(await reviewStore.return(reason.trim()))) return;
    close();
    showToast({
      kind: 'info',
      text: t('returnedToast', { version: review.version, person: review.submittedBy.name }),
    });
  };

  return (
    <Dialog
      title={t('returnTitle', { version: review.version, name: review.templateName })}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void send()}>
            {t('returnAction')}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <TextField
          label={t('reasons')}
          showLabel
          autoFocus
          isRequired
          rows={5}
          maxLength={4000}
          value={reason}
          onChange={setReason}
          onSubmit={() => void send()}
          description={t('reasonsText')}
        />
        {refusal !== null && (
          <p className="review-problem" role="alert">
            ▲ {refusal}
          </p>
        )}
      </div>
    </Dialog>
  );
}
