/**
 * Small pictures of first pages, composed when somebody looks at the list: one after the other, so that nothing else
 * waits for them. A version never changes; the last few dozen are kept.
 */
import type { VersionSummary } from '../../shared/contract';
import { composeDocument, paintResources } from '../engine';
import { type PageRaster, rasterisePage } from '../painting';
import { fetchRecord } from '../review';
import { versionsStore } from './versions';

const MAX_PICTURES = 40;
const POINTS_PER_INCH = 72;

const pictures = new Map<string, Promise<PageRaster | null>>();
let queue: Promise<unknown> = Promise.resolve();

/** The first page of a version for the first record, `width` pixels wide; null where it has no page. */
export function thumbnailOf(version: VersionSummary, width: number): Promise<PageRaster | null> {
  const key = `${version.templateId} ${version.number} ${width}`;
  const kept = pictures.get(key);
  const picture = kept ?? queue.then(() => paint(version, width));
  pictures.delete(key);
  pictures.set(key, picture);
  if (!kept) {
    queue = picture.catch(() => undefined);
    // What could not be composed now may be composed the next time.
    picture.catch(() => pictures.delete(key));
  }
  for (const oldest of pictures.keys()) {
    if (pictures.size <= MAX_PICTURES) break;
    pictures.delete(oldest);
  }
  return picture;
}

async function paint({ templateId, number, datasetId }: VersionSummary, width: number) {
  const [template, { data }] = await Promise.all([
    versionsStore.template(templateId, number),
    fetchRecord(datasetId, 0),
  ]);
  const { list } = await composeDocument(template, data, { index: 0 });
  const [page] = list.pages;
  if (!page) return null;
  const dpi = (width * POINTS_PER_INCH) / (page.width / 1000);
  return rasterisePage(list, 0, dpi, paintResources);
}
