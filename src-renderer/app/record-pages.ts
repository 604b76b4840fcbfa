/** The records that match a query, fetched page by page as they come into sight. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordEntry } from '../../shared/contract';
import { api, errorText } from '../rpc';
import { showToast } from '../state';

const PAGE = 100;
const TYPING_PAUSE_MS = 120;

export interface RecordPages {
  readonly total: number;
  readonly isLoading: boolean;
  /** The entry at a place of the result; undefined until it has come. */
  entry(place: number): RecordEntry | undefined;
  /** Says which places are in sight. */
  need(first: number, last: number): void;
}

export function useRecordPages(datasetId: string, query: string): RecordPages {
  const [result, setResult] = useState<{ total: number; pages: ReadonlyMap<number, readonly RecordEntry[]> }>(
    {
      total: 0,
      pages: new Map(),
    },
  );
  const [isLoading, setIsLoading] = useState(true);
  const asked = useRef(new Set<number>());
  const generation = useRef(0);

  const fetchPage = useCallback(
    async (page: number, isFirst: boolean) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const own = generation.current;
      try {
        const { total, entries } = await api.datasets.search({
          id: datasetId,
          query,
          offset: page * PAGE,
          limit: PAGE,
        });
        if (own !== generation.current) return;
        setResult(({ pages }) => ({ total, pages: new Map(isFirst ? [] : pages).set(page, entries) }));
      } catch (error) {
        asked.current.delete(page);
        if (own === generation.current) showToast({ kind: 'error', text: errorText(error) });
      } finally {
        if (own === generation.current) setIsLoading(false);
      }
    },
    [datasetId, query],
  );

  useEffect(() => {
    generation.current += 1;
    asked.current = new Set();
    setIsLoading(true);
    const timer = setTimeout(() => void fetchPage(0, true), query ? TYPING_PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [fetchPage, query]);

  const need = useCallback(
    (first: number, last: number) => {
      // The first page tells how many there are; the others wait for it.
      if (!asked.current.has(0)) return;
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
        void fetchPage(page, false);
      }
    },
    [fetchPage],
  );

  return {
    total: result.total,
    isLoading,
    entry: (place) => result.pages.get(Math.floor(place / PAGE))?.[place % PAGE],
    need,
  };
}
