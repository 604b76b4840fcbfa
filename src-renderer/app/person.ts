/** Somebody else sits down: what is open is saved in the old name and looked at anew in the new one. */
import { peopleStore } from '../people';
import { refreshReviews } from '../review';
import { errorText } from '../rpc';
import { reloadDocument, saveNow, showToast } from '../state';

/** Seats a person. What cannot be saved keeps the one before. */
export async function switchPerson(id: string): Promise<void> {
  try {
    await saveNow();
    await peopleStore.switchTo(id);
    await reloadDocument();
    await refreshReviews();
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
