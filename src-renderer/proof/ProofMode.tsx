import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { BatchView } from './BatchView';
import { EarlierBatches } from './EarlierBatches';
import { hasPages } from './measures';
import { PageHistogram } from './PageHistogram';
import { proofStore } from './proofs';
import { SetUp } from './SetUp';
import { strings } from './strings';
import './proof.css';

/** Composing many customers' documents at once: set up, watch, read the results. */
export function ProofMode() {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const { proofs, selectedId, problem } = useStore(proofStore.store);
  const selected = proofs?.find(({ id }) => id === selectedId);

  useEffect(() => {
    if (templateId !== null) void proofStore.open(templateId);
  }, [templateId]);

  return (
    <div className="proof">
      <div className="proof-main">
        {problem !== null && (
          <p className="proof-problem" role="alert">
            ▲ {problem}
          </p>
        )}
        {selected ? <BatchView key={selected.id} proof={selected} /> : proofs && <SetUp />}
      </div>
      <aside className="proof-side" aria-label={t('earlier')}>
        {selected && hasPages(selected.output) && <PageHistogram key={selected.id} proof={selected} />}
        <EarlierBatches proofs={proofs ?? []} selectedId={selectedId} />
      </aside>
    </div>
  );
}
