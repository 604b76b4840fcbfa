import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ProofResult, ProofSummary } from '../../shared/contract';
import { formatNumber, useStrings } from '../i18n';
import { api, errorText, httpUrl } from '../rpc';
import { Pill, SegmentedControl } from '../ui';
import { DesignLink } from './DesignLink';
import { shortDigest } from './measures';
import {
  missingPages,
  NO_RESULTS,
  PAGE_SIZE,
  type ResultPages,
  resultAt,
  type StateFilter,
  withPage,
} from './result-pages';
import { strings } from './strings';
import { useBeat } from './use-beat';

const ROW_HEIGHT = 30;
const COLUMNS = 7;

/** Every record's result, virtualised: a batch may have a million of them. */
export function ResultsTable({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const [filter, setFilter] = useState<StateFilter>(null);
  const { held, problem, look } = useResults(proof, filter);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: held.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => look(first, last), [look, first, last]);

  return (
    <div className="proof-section proof-results">
      <div className="proof-section-head">
        <h2>{t('results')}</h2>
        <SegmentedControl<'all' | NonNullable<StateFilter>>
          label={t('filter')}
          value={filter ?? 'all'}
          segments={[
            { id: 'all', label: t('filterAll') },
            { id: 'clean', label: `${t('filterClean')} ${formatNumber(proof.clean)}` },
            { id: 'warned', label: `${t('filterWarned')} ${formatNumber(proof.warned)}` },
            { id: 'failed', label: `${t('filterFailed')} ${formatNumber(proof.failed)}` },
          ]}
          onChange={(next) => setFilter(next === 'all' ? null : next)}
        />
      </div>
      {problem !== null && <p className="proof-note">{t('resultsFailed', { reason: problem })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus (WCAG 2.1.1). */}
      <section className="proof-scroller" ref={scroller} tabIndex={0} aria-label={t('results')}>
        <table className="proof-result-table" aria-rowcount={held.total + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('record')}</th>
              <th scope="col">{t('customer')}</th>
              <th scope="col" data-number>
                {t('pagesColumn')}
              </th>
              <th scope="col" data-number>
                {t('milliseconds')}
              </th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('digest')}</th>
              <th scope="col">{t('pdf')}</th>
            </tr>
          </thead>
          <tbody>
            <Gap height={items[0]?.start ?? 0} />
            {items.map(({ index }) => (
              <tr key={index} aria-rowindex={index + 2}>
                <Cells proofId={proof.id} result={resultAt(held, index)} />
              </tr>
            ))}
            <Gap height={rows.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
        {held.total === 0 && problem === null && proof.state !== 'running' && (
          <p className="proof-empty muted">{t('noResults')}</p>
        )}
      </section>
    </div>
  );
}

/** Stands for the rows above or below those that are drawn. */
const Gap = ({ height }: { readonly height: number }) =>
  height > 0 ? (
    <tr aria-hidden className="proof-gap">
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  ) : null;

const STATE_TONES = { clean: 'good', warned: 'notice', failed: 'alarm' } as const;
const STATE_KEYS = { clean: 'clean1', warned: 'warned1', failed: 'failed1' } as const;

interface CellsProps {
  readonly proofId: string;
  /** `undefined` while it is fetched. */
  readonly result: ProofResult | undefined;
}

function Cells({ proofId, result }: CellsProps) {
  const t = useStrings(strings);
  if (!result) {
    return (
      <td colSpan={COLUMNS} className="muted">
        {t('loading')}
      </td>
    );
  }
  const { record, title, pages, milliseconds, state, digest, file, diagnostics } = result;
  const at = diagnostics.find(({ severity }) => severity !== 'info')?.at.nodeId;
  return (
    <>
      <td className="numeric">{formatNumber(record + 1)}</td>
      <td>
        <DesignLink
          record={record}
          nodeId={at}
          label={t('showInDesign', { name: title })}
          className="proof-name"
        >
          {title}
        </DesignLink>
      </td>
      <td data-number>{pages > 0 ? formatNumber(pages) : '–'}</td>
      <td data-number>{formatNumber(milliseconds, 1)}</td>
      <td>
        <Pill tone={STATE_TONES[state]}>{t(STATE_KEYS[state])}</Pill>
      </td>
      <td className="mono">{shortDigest(digest)}</td>
      <td>
        {file === null ? (
          <span className="muted">–</span>
        ) : (
          <a
            className="proof-link"
            href={httpUrl('proof', proofId, file)}
            target="_blank"
            rel="noopener"
            aria-label={t('openPdf', { name: title })}
          >
            {t('open')}
          </a>
        )}
      </td>
    </>
  );
}

interface Results {
  readonly held: ResultPages;
  readonly problem: string | null;
  /** Says which rows are on show; pages that are missing are fetched. */
  readonly look: (from: number, to: number) => void;
}

/** Results by pages. While the batch runs, the pages on show are fetched again about once a second. */
function useResults({ id, state }: ProofSummary, filter: StateFilter): Results {
  const [held, setHeld] = useState<ResultPages>(NO_RESULTS);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(new Set<number>());
  const shown = useRef({ from: 0, to: 0 });
  const heldNow = useRef(held);
  heldNow.current = held;

  const loader = useRef<(pages: readonly number[]) => void>(() => undefined);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    asked.current.clear();
    setHeld(NO_RESULTS);
    loader.current = (pages) => {
      for (const page of pages) {
        if (asked.current.has(page)) continue;
        asked.current.add(page);
        const request = {
          id,
          offset: page * PAGE_SIZE,
          limit: PAGE_SIZE,
          ...(filter === null ? {} : { state: filter }),
        };
        api.proofs
          .results(request, { signal })
          .then(
            (answer) => {
              if (signal.aborted) return;
              setProblem(null);
              setHeld((last) => withPage(last, page, answer));
            },
            (error: unknown) => {
              if (!signal.aborted) setProblem(errorText(error));
            },
          )
          .finally(() => asked.current.delete(page));
      }
    };
    loader.current([0]);
    return () => controller.abort();
  }, [id, filter]);

  const beat = useBeat(state === 'running', 1000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `beat` says when to fetch again.
  useEffect(() => {
    const { from, to } = shown.current;
    const pages = new Set([0, Math.floor(from / PAGE_SIZE), Math.floor(to / PAGE_SIZE)]);
    loader.current([...pages]);
  }, [beat]);

  const look = useRef((from: number, to: number) => {
    shown.current = { from, to };
    loader.current(missingPages(heldNow.current, from, to));
  });
  return { held, problem, look: look.current };
}
