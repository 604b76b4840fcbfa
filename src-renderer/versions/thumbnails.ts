/** The pictures in the list of versions: the first page with the first record of the version's data set. */
import type { VersionSummary } from '../../shared/contract';
import { firstPages } from '../engine';
import type { PageRaster } from '../painting';
import { fetchRecord } from '../review';
import { versionsStore } from './versions';

/** The first page of a version, its longer side about `size` px on the screen; see {@link firstPages}. */
export function thumbnailOf(
  { templateId, number, datasetId }: VersionSummary,
  size: number,
  signal: AbortSignal,
): Promise<PageRaster | null> {
  // A version never changes.
  const key = `version ${templateId} ${number}`;
  const load = async () => {
    const [template, { data }] = await Promise.all([
      versionsStore.template(templateId, number),
      fetchRecord(datasetId, 0),
    ]);
    return { template, record: data };
  };
  return firstPages.make(key, size, load, signal);
}
