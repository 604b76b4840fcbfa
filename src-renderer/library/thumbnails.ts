/** The pictures on templates' cards: the first page with the first record of the data set. */
import type { TemplateSummary } from '../../shared/contract';
import { firstPages, type PicturedDocument } from '../engine';
import type { PageRaster } from '../painting';
import { api } from '../rpc';
import { studioStore } from '../state';

/** Longer side of the largest place a picture is shown in, in px. */
export const THUMBNAIL_SIZE = 156;

/** The picture of a template, where it was made already. */
export const madeThumbnail = (template: TemplateSummary): PageRaster | null =>
  firstPages.made(keyOf(template));

/** Makes the picture of a template; see {@link firstPages}. */
export const makeThumbnail = (template: TemplateSummary, signal: AbortSignal): Promise<PageRaster | null> =>
  firstPages.make(keyOf(template), THUMBNAIL_SIZE, () => load(template), signal);

async function load({ id }: TemplateSummary): Promise<PicturedDocument> {
  const { template, dataset } = await api.templates.open({ id });
  if (dataset === null || dataset.recordCount === 0) return { template, record: {} };
  const { record } = await api.datasets.record({ id: dataset.id, index: 0 });
  return { template, record };
}

/** A template that was changed, another data set and other fonts make another picture. */
function keyOf({ id, updatedAt, datasetId }: TemplateSummary): string {
  const fonts = studioStore.getState().info?.fonts ?? [];
  return ['template', id, updatedAt, datasetId, ...fonts.map(({ hash }) => hash)].join(' ');
}
