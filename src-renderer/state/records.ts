/** Walking through the customers of the data set. */
import type { DatasetSummary } from '../../shared/contract';
import { errorText } from '../rpc';
import { services } from './services';
import { studioStore } from './store';
import type { ShownRecord } from './studio-state';
import { showToast } from './toasts';

/** Counts requests, so that a late answer never replaces a newer one. */
let latest = 0;

/** The record that was asked for and has not come yet: whoever goes on goes on from there. */
let awaited: { readonly dataset: string; readonly index: number } | null = null;

/**
 * Shows the document of one record, counted from 0, and has the host remember it for the next time that the template is
 * opened. Out of range is clamped.
 */
export async function showRecord(index: number): Promise<void> {
  const { document } = studioStore.getState();
  const dataset = document?.dataset;
  if (!dataset) return;
  const record = await loadRecord(dataset, index);
  const { document: present } = studioStore.getState();
  if (!record || present?.id !== document.id || present.dataset?.id !== dataset.id) return;
  studioStore.setState({ record });
  const { templates } = services().api;
  // Where it cannot be kept, another record is shown the next time, and nothing is lost.
  await templates
    .keepLastRecord({ id: document.id, datasetId: dataset.id, index: record.index })
    .catch(() => undefined);
}

/**
 * One record of a data set, counted from 0; out of range is clamped. Null where there is none, where another was asked
 * for meanwhile, and where it cannot be had, which is said.
 */
export async function loadRecord(
  dataset: Pick<DatasetSummary, 'id' | 'recordCount'> | null,
  index: number,
): Promise<ShownRecord | null> {
  if (!dataset || dataset.recordCount === 0) return null;
  const wanted = Math.max(0, Math.min(Math.trunc(index), dataset.recordCount - 1));
  latest += 1;
  const request = latest;
  awaited = { dataset: dataset.id, index: wanted };
  try {
    const { record, title } = await services().api.datasets.record({ id: dataset.id, index: wanted });
    return request === latest ? { index: wanted, title, data: record } : null;
  } catch (error) {
    if (request === latest) showToast({ kind: 'error', text: errorText(error) });
    return null;
  } finally {
    if (request === latest) awaited = null;
  }
}

export const nextRecord = (): Promise<void> => showRecord(shownIndex() + 1);

export const previousRecord = (): Promise<void> => showRecord(shownIndex() - 1);

/** The record that is shown, or will be in a moment. */
function shownIndex(): number {
  const { document, record } = studioStore.getState();
  if (awaited !== null && awaited.dataset === document?.dataset?.id) return awaited.index;
  return record?.index ?? 0;
}
