/** Walking through the customers of the data set. */
import { errorText } from '../rpc';
import { services } from './services';
import { studioStore } from './store';
import { showToast } from './toasts';

/** Counts requests, so that a late answer never replaces a newer one. */
let latest = 0;

/** Shows the document of one record, counted from 0. Out of range is clamped. */
export async function showRecord(index: number): Promise<void> {
  const dataset = studioStore.getState().document?.dataset;
  if (!dataset || dataset.recordCount === 0) return;
  const wanted = Math.max(0, Math.min(Math.trunc(index), dataset.recordCount - 1));
  latest += 1;
  const request = latest;
  try {
    const answer = await services().api.datasets.record({ id: dataset.id, index: wanted });
    const isCurrent = request === latest && studioStore.getState().document?.dataset?.id === dataset.id;
    if (!isCurrent) return;
    studioStore.setState({ record: { index: wanted, title: answer.title, data: answer.record } });
  } catch (error) {
    if (request === latest) showToast({ kind: 'error', text: errorText(error) });
  }
}

export const nextRecord = (): Promise<void> => showRecord(shownIndex() + 1);

export const previousRecord = (): Promise<void> => showRecord(shownIndex() - 1);

const shownIndex = (): number => studioStore.getState().record?.index ?? 0;
