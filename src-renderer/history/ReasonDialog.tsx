import { useState } from 'react';
import { useStrings } from '../i18n';
import { Button, Dialog, TextField } from '../ui';
import { strings } from './strings';

interface ReasonDialogProps {
  readonly title: string;
  /** What happens, and that it is audited. */
  readonly text: string;
  /** What the deciding button does: a verb. */
  readonly action: string;
  /** Does it; answers when it is done or has failed. */
  readonly onReason: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why before personal data is shown. */
export function ReasonDialog({ title, text, action, onReason, onClose }: ReasonDialogProps) {
  const t = useStrings(strings);
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const isReady = reason.trim() !== '' && !isBusy;

  const decide = async () => {
    if (!isReady) return;
    setIsBusy(true);
    await onReason(reason.trim());
    onClose();
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void decide()}>
            {action}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <p>{text}</p>
        <TextField
          label={t('reason')}
          showLabel
          autoFocus
          isRequired
          rows={3}
          value={reason}
          onChange={setReason}
          onSubmit={() => void decide()}
          placeholder={t('reasonPlaceholder')}
          maxLength={500}
        />
      </div>
    </Dialog>
  );
}
