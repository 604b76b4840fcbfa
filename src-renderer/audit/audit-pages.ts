/** The entries of the audit trail, fetched page by page as they come into sight. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry } from '../../shared/contract';
import { api, errorText } from '../rpc';

const PAGE = 100;

export interface AuditPages {
  /** Null until the first page has come. */
  readonly total: number | null;
  /** What went wrong last, in words. */
  readonly problem: string | null;
  /** The entry at a place, newest first; undefined until it has come. */
  entry(place: number): AuditEntry | undefined;
  /** Says which places are in sight. */
  need(first: number, last: number): void;
}

interface Listed {
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly AuditEntry[]>;
}

const NOTHING: Listed = { total: null, pages: new Map() };

/** `templateId` null lists everything that was done in the workspace. */
export function useAuditPages(templateId: string | null): AuditPages {
  const [listed, setListed] = useState<Listed>(NOTHING);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(new Set<number>());
  const generation = useRef(0);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const own = generation.current;
      try {
        const { total, entries } = await api.audit.list({ templateId, offset: page * PAGE, limit: PAGE });
        if (own !== generation.current) return;
        setListed(({ pages }) => ({ total, pages: new Map(pages).set(page, entries) }));
        setProblem(null);
      } catch (error) {
        if (own !== generation.current) return;
        asked.current.delete(page);
        setProblem(errorText(error));
      }
    },
    [templateId],
  );

  useEffect(() => {
    generation.current += 1;
    asked.current = new Set();
    setListed(NOTHING);
    void fetchPage(0);
  }, [fetchPage]);

  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
        void fetchPage(page);
      }
    },
    [fetchPage],
  );

  return {
    total: listed.total,
    problem,
    entry: (place) => listed.pages.get(Math.floor(place / PAGE))?.[place % PAGE],
    need,
  };
}
