import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { ConfirmDialog } from '../ui';
import { leaveAnyway } from './navigation';
import { setSheet, shellStore } from './shell-store';
import { strings } from './strings';

/** Asks before changes that could not be saved are given up. */
export function UnsavedSheet() {
  const t = useStrings(strings);
  const isOpen = useStore(shellStore, ({ sheet }) => sheet === 'unsaved');
  const reason = useStudio((state) => state.document?.saveError ?? null);
  return (
    <ConfirmDialog
      title={t('saveFailed')}
      text={
        <>
          <p>{t('cannotClose')}</p>
          {reason ? <p className="muted">{reason}</p> : null}
        </>
      }
      action={t('closeAnyway')}
      isOpen={isOpen}
      onClose={() => setSheet(null)}
      onConfirm={leaveAnyway}
    />
  );
}
