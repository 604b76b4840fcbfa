import { useEffect, useState } from 'react';
import type { ProofSummary } from '../../shared/contract';
import { formatNumber, useStrings } from '../i18n';
import { api } from '../rpc';
import { type Bar, pageHistogram, tallyPages } from './histogram';
import { strings } from './strings';
import { useBeat } from './use-beat';

/** Results per request, and how many are counted at most: a histogram needs no more. */
const CHUNK = 500;
const LIMIT = 20_000;

/** Pages per document of a batch, as bars. */
export function PageHistogram({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const tally = usePageTally(proof);
  const bars = pageHistogram(tally);
  const documents = bars.reduce((sum, bar) => sum + bar.documents, 0);

  return (
    <section className="proof-side-section" aria-label={t('histogram')}>
      <h2>{t('histogram')}</h2>
      {bars.length === 0 ? (
        <p className="muted">{t('histogramEmpty')}</p>
      ) : (
        <>
          <ul className="proof-bars">
            {bars.map((bar) => (
              <BarItem key={bar.pages} bar={bar} />
            ))}
          </ul>
          <p className="proof-bars-base muted">{t('histogramBase', { count: documents })}</p>
        </>
      )}
    </section>
  );
}

function BarItem({ bar }: { readonly bar: Bar }) {
  const t = useStrings(strings);
  const pages = bar.isTail ? t('pagesOrMore', { count: bar.pages }) : t('pagesOf', { count: bar.pages });
  const text = t('histogramBar', { pages, count: bar.documents });
  return (
    <li title={text}>
      <span className="proof-bar-count numeric" aria-hidden>
        {formatNumber(bar.documents)}
      </span>
      {/* A bar with any document in it is seen. */}
      <span
        className="proof-bar"
        aria-hidden
        style={{ height: bar.documents === 0 ? 0 : `${Math.max(2, bar.height * 100)}%` }}
      />
      <span className="proof-bar-label numeric" aria-hidden>
        {bar.pages}
        {bar.isTail ? '+' : ''}
      </span>
      <span className="visually-hidden">{text}</span>
    </li>
  );
}

/** Page counts of the results, fetched in chunks every few seconds while the batch runs and when it has ended. */
function usePageTally({ id, state }: ProofSummary): ReadonlyMap<number, number> {
  const [tally, setTally] = useState<ReadonlyMap<number, number>>(new Map());
  const beat = useBeat(state === 'running', 5000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `beat` says when to count again.
  useEffect(() => {
    const controller = new AbortController();
    void countPages(id, controller.signal, setTally);
    return () => controller.abort();
  }, [id, beat]);
  return tally;
}

async function countPages(
  id: string,
  signal: AbortSignal,
  report: (tally: ReadonlyMap<number, number>) => void,
): Promise<void> {
  let tally: ReadonlyMap<number, number> = new Map();
  try {
    for (let offset = 0; offset < LIMIT; offset += CHUNK) {
      const answer = await api.proofs.results({ id, offset, limit: CHUNK }, { signal });
      if (signal.aborted) return;
      tally = tallyPages(tally, answer.results);
      if (offset + CHUNK >= answer.total || answer.results.length === 0) break;
    }
    report(tally);
  } catch {
    // The table of results, which asks the same, says what went wrong.
  }
}
