import { useStore } from 'zustand';
import { AuditDialog } from '../audit';
import { FontsDialog } from '../fonts';
import { PeopleDialog } from '../people';
import { refreshReviews, showReview } from '../review';
import { setMode } from '../state';
import { SubmitDialog, VersionsDialog } from '../versions';
import { ShortcutSheet } from './ShortcutSheet';
import { setSheet, shellStore } from './shell-store';
import { UnsavedSheet } from './UnsavedSheet';

/** The windows that the shell opens. */
export function Sheets() {
  const sheet = useStore(shellStore, (state) => state.sheet);
  const close = () => setSheet(null);
  return (
    <>
      <ShortcutSheet />
      <UnsavedSheet />
      <PeopleDialog isOpen={sheet === 'people'} onClose={close} />
      <FontsDialog />
      <AuditDialog isOpen={sheet === 'audit'} onClose={close} />
      <VersionsDialog isOpen={sheet === 'versions'} onClose={close} />
      <SubmitDialog
        isOpen={sheet === 'submit'}
        onClose={close}
        onSubmitted={({ id }) => {
          void refreshReviews();
          void showReview(id);
          setMode('review');
        }}
      />
    </>
  );
}
