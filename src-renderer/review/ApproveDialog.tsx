import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { showToast, useStudio } from '../state';
import { Button, Dialog, TextField } from '../ui';
import type { OpenedReview } from './review-store';
import { reviewStore } from './reviews';
import { strings } from './strings';

interface DecisionDialogProps {
  readonly opened: OpenedReview;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says once more what is signed, asks for the passphrase where the key has one, and signs. */
export function ApproveDialog({ opened, isOpen, onClose }: DecisionDialogProps) {
  const t = useStrings(strings);
  const { task, refusal } = useStore(reviewStore.store);
  const person = useStudio((state) => state.person);
  const [passphrase, setPassphrase] = useState('');
  const { review, version, evidence } = opened;
  const needsPassphrase = person?.signingKey?.protection === 'passphrase';
  const isReady = task === null && (!needsPassphrase || passphrase !== '');

  const close = () => {
    setPassphrase('');
    reviewStore.forgetRefusal();
    onClose();
  };
  const approve = async () => {
    if (!isReady) return;
    if (!(await reviewStore.approve(needsPassphrase ? passphrase : null))) return;
    close();
    showToast({
      kind: 'info',
      text: t('approvedToast', { version: review.version, name: review.templateName }),
    });
  };

  return (
    <Dialog
      title={t('approveTitle', { version: review.version, name: review.templateName })}
      isOpen={isOpen}
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{t('cancel')}</Button>
          <Button variant="approve" isDisabled={!isReady} onPress={() => void approve()}>
            {t(task === 'approving' ? 'signing' : 'approve')}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <p>{t('approveText', { person: person?.name ?? '' })}</p>
        <dl className="review-signed">
          <dt>{t('package')}</dt>
          <dd>
            <code>{version.digest}</code>
          </dd>
          {evidence && (
            <>
              <dt>{t('evidence')}</dt>
              <dd>
                <code>{evidence.digest}</code>
              </dd>
              <dt>{t('basis')}</dt>
              <dd>
                {t('basisText', {
                  count: evidence.records,
                  failed: evidence.failed,
                  warned: evidence.warned,
                })}
              </dd>
            </>
          )}
        </dl>
        {review.openComments > 0 && (
          <p className="review-obstacle">▲ {t('stillOpen', { count: review.openComments })}</p>
        )}
        {needsPassphrase && (
          <TextField
            label={t('passphrase')}
            showLabel
            type="password"
            autoFocus
            value={passphrase}
            onChange={setPassphrase}
            onSubmit={() => void approve()}
          />
        )}
        {refusal !== null && (
          <p className="review-problem" role="alert">
            ▲ {refusal}
          </p>
        )}
      </div>
    </Dialog>
  );
}
