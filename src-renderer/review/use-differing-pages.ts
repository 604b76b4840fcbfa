import { useEffect, useState } from 'react';
import type { Evidence } from '../../shared/contract';
import { composeDocument } from '../engine';
import { differingPages } from './differing-pages';
import type { OpenedReview } from './review-store';
import { fetchRecord } from './use-record';

type PagesByRecord = ReadonlyMap<number, readonly number[]>;

const NONE: PagesByRecord = new Map();

/**
 * Which pages differ, for every representative whose document does. They are composed one after the other, with a
 * pause for the interface between them; one that cannot be composed stays without page numbers.
 */
export function useDifferingPages(opened: OpenedReview, { representatives, date }: Evidence): PagesByRecord {
  const { before, after, datasetId } = opened;
  const [pages, setPages] = useState(NONE);
  useEffect(() => {
    if (!before) return;
    const abort = new AbortController();
    const compareAll = async (): Promise<void> => {
      for (const { record, isChanged } of representatives) {
        if (!isChanged) continue;
        const { data } = await fetchRecord(datasetId, record);
        const earlier = await composeDocument(before, data, { date });
        const later = await composeDocument(after, data, { date });
        await pause();
        if (abort.signal.aborted) return;
        const differing = differingPages(earlier.list, later.list);
        setPages((known) => new Map([...known, [record, differing]]));
      }
    };
    // The pages in the middle say what went wrong; the list then only lacks its numbers.
    compareAll().catch(() => {});
    return () => abort.abort();
  }, [before, after, datasetId, representatives, date]);
  return pages;
}

/** Lets the interface draw and hear. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
