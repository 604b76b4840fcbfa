/**
 * Pictures of first pages, composed with the first record as the canvas would show them. They are made one after the
 * other while nothing else is to be done, for those who still want theirs. A bounded number is kept, each under what it
 * was made of: a template that was changed, another data set or other fonts make another picture.
 */

import type { TemplateSummary } from '../../shared/contract';
import { MPT_PER_PT } from '../../shared/geometry';
import { composeDocument, paintResources } from '../engine';
import { type PageRaster, rasterisePage } from '../painting';
import { api } from '../rpc';
import { studioStore } from '../state';

/** Longer side of the largest place a picture is shown in, in px. */
export const THUMBNAIL_SIZE = 156;

/** Pixels for each px: letters this small are legible only where several pixels become one. */
const DENSITY = 2;

/** Pictures kept, about 300 kB each. */
const MOST_KEPT = 64;

const kept = new Map<string, PageRaster>();
let turn: Promise<unknown> = Promise.resolve();

/** The picture of a template, where it was made already. */
export const madeThumbnail = (template: TemplateSummary): PageRaster | null =>
  kept.get(keyOf(template)) ?? null;

/**
 * Makes the picture of a template when its turn comes. Null where nobody wants it any more, and for a document without
 * pages. Rejects where the template or what it needs cannot be had.
 */
export function makeThumbnail(template: TemplateSummary, signal: AbortSignal): Promise<PageRaster | null> {
  const own = turn.then(async () => {
    await whenIdle();
    if (signal.aborted) return null;
    return madeThumbnail(template) ?? keep(keyOf(template), await paint(template));
  });
  turn = own.catch(() => undefined);
  return own;
}

async function paint({ id }: TemplateSummary): Promise<PageRaster | null> {
  const { template, dataset } = await api.templates.open({ id });
  const hasRecords = dataset !== null && dataset.recordCount > 0;
  const record = hasRecords ? (await api.datasets.record({ id: dataset.id, index: 0 })).record : {};
  const { list } = await composeDocument(template, record);
  const page = list.pages[0];
  if (!page) return null;
  const inches = Math.max(page.width, page.height) / MPT_PER_PT / 72;
  return rasterisePage(list, 0, (THUMBNAIL_SIZE * DENSITY) / inches, paintResources);
}

function keep(key: string, picture: PageRaster | null): PageRaster | null {
  if (!picture) return null;
  kept.set(key, picture);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return picture;
}

function keyOf({ id, updatedAt, datasetId }: TemplateSummary): string {
  const fonts = studioStore.getState().info?.fonts ?? [];
  return [id, updatedAt, datasetId, ...fonts.map(({ hash }) => hash)].join(' ');
}

const whenIdle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));
