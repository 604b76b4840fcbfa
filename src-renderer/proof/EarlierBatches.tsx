import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ProofSummary } from '../../shared/contract';
import { formatTime, useLocale, useStrings } from '../i18n';
import { ConfirmDialog, IconButton, Pill } from '../ui';
import { durationOf, formatDuration } from './measures';
import { proofStore } from './proofs';
import { strings } from './strings';

interface EarlierBatchesProps {
  /** Newest first. */
  readonly proofs: readonly ProofSummary[];
  readonly selectedId: string | null;
}

/** The batches of this template, to look at again or to remove. */
export function EarlierBatches({ proofs, selectedId }: EarlierBatchesProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const [removing, setRemoving] = useState<ProofSummary | null>(null);

  const detail = (proof: ProofSummary) => {
    const took = durationOf(proof);
    return [
      t(`${proof.output}Short`),
      t('leadRecords', { count: proof.records }),
      ...(took === undefined ? [] : [formatDuration(took, locale)]),
    ].join(' · ');
  };

  return (
    <section className="proof-side-section" aria-label={t('earlier')}>
      <div className="proof-side-head">
        <h2>{t('earlier')}</h2>
        {selectedId !== null && (
          <IconButton
            icon={Plus}
            size="small"
            label={t('newProof')}
            onPress={() => proofStore.select(null)}
          />
        )}
      </div>
      {proofs.length === 0 ? (
        <p className="muted">{t('earlierEmpty')}</p>
      ) : (
        <ul className="proof-earlier">
          {proofs.map((proof) => {
            const time = formatTime(proof.startedAt);
            return (
              <li key={proof.id} data-selected={proof.id === selectedId || undefined}>
                <button
                  type="button"
                  className="proof-earlier-open"
                  aria-current={proof.id === selectedId || undefined}
                  onClick={() => proofStore.select(proof.id)}
                >
                  <b>{time}</b>
                  {proof.state === 'running' && <Pill tone="action">{t('stateRunning')}</Pill>}
                  {proof.state === 'cancelled' && <Pill tone="notice">{t('stateCancelled')}</Pill>}
                  {proof.failed > 0 && <Pill tone="alarm">{`▲ ${proof.failed}`}</Pill>}
                  <span className="proof-earlier-detail numeric">{detail(proof)}</span>
                </button>
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t('remove', { time })}
                  isDisabled={proof.state === 'running'}
                  onPress={() => setRemoving(proof)}
                />
              </li>
            );
          })}
        </ul>
      )}
      <ConfirmDialog
        title={t('removeTitle')}
        text={t('removeText')}
        action={t('removeAction')}
        isOpen={removing !== null}
        onConfirm={() => removing && void proofStore.remove(removing.id)}
        onClose={() => setRemoving(null)}
      />
    </section>
  );
}
