import { CircleStop, FileText, Plus } from 'lucide-react';
import { useState } from 'react';
import { formatOfOutput, type ProofSummary } from '../../shared/contract';
import { studioErrorMessage } from '../../shared/diag';
import { formatTime, useLocale, useStrings } from '../i18n';
import { httpUrl } from '../rpc';
import { Button, Pill, ProgressBar } from '../ui';
import { ExceptionsTable } from './ExceptionsTable';
import {
  announcedQuarter,
  durationOf,
  formatCount,
  formatDuration,
  formatRate,
  hasPages,
  progressOf,
  sharesOf,
} from './measures';
import { isStandard } from './pdf-choice';
import { proofStore } from './proofs';
import { ResultsTable } from './ResultsTable';
import { strings } from './strings';

const STATE_KEYS = {
  running: 'stateRunning',
  done: 'stateDone',
  cancelled: 'stateCancelled',
  failed: 'stateFailed',
} as const;

const STATE_TONES = { running: 'action', done: 'good', cancelled: 'notice', failed: 'alarm' } as const;

/** One batch: how far it is, what it made, and what went wrong in it. */
export function BatchView({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const isRunning = proof.state === 'running';
  const took = durationOf(proof);
  const lead = [
    t('leadRecords', { count: proof.records }),
    t(`${proof.output}Short`),
    ...(formatOfOutput(proof.output) === 'pdf' && isStandard(proof.standard)
      ? [t(`standard_${proof.standard}`)]
      : []),
    ...(proof.isProtected ? [t('protectedFiles')] : []),
    ...(took === undefined ? [] : [t('leadTook', { time: formatDuration(took, locale) })]),
  ];

  return (
    <div className="proof-batch">
      <div className="proof-head">
        <div>
          <h1 className="proof-title">
            {t('titleAt', { time: formatTime(proof.startedAt) })}{' '}
            <Pill tone={STATE_TONES[proof.state]}>{t(STATE_KEYS[proof.state])}</Pill>
          </h1>
          <p className="proof-lead">{lead.join(' · ')}</p>
        </div>
        <div className="proof-actions">
          {proof.mergedFile !== null && (
            <a
              className="ui-button ui-button-secondary"
              href={httpUrl('proof', proof.id, proof.mergedFile)}
              target="_blank"
              rel="noopener"
            >
              <FileText size={14} strokeWidth={1.75} aria-hidden /> {t('openMerged')}
            </a>
          )}
          {isRunning ? (
            <Button icon={CircleStop} onPress={() => void proofStore.cancel(proof.id)}>
              {t('cancel')}
            </Button>
          ) : (
            <Button icon={Plus} onPress={() => proofStore.select(null)}>
              {t('newProof')}
            </Button>
          )}
        </div>
      </div>
      {proof.failure !== null && (
        <p className="proof-problem" role="alert">
          ▲ {studioErrorMessage(proof.failure, locale)}
        </p>
      )}
      <Progress proof={proof} />
      <Tiles proof={proof} />
      <ExceptionsTable proof={proof} />
      <ResultsTable proof={proof} />
    </div>
  );
}

function Progress({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const isRunning = proof.state === 'running';
  const progress = progressOf(proof);
  const doneText = t('doneOf', {
    done: formatCount(proof.done, locale),
    records: formatCount(proof.records, locale),
  });
  const outcome = (['clean', 'warned', 'failed'] as const)
    .filter((state) => proof[state] > 0)
    .map((state) => t(`${state}Count`, { count: proof[state] }));

  return (
    <div className="proof-progress">
      <ProgressBar
        label={t('progress')}
        value={progress}
        shares={sharesOf(proof)}
        valueText={[doneText, ...outcome].join(t('separator'))}
      />
      <p className="proof-progress-line numeric">
        <b>{doneText}</b>
        {outcome.map((text) => (
          <span key={text}>{text}</span>
        ))}
        {hasPages(proof.output) && (
          <span>{t('rate', { rate: formatRate(proof.pagesPerSecond, locale) })}</span>
        )}
        <span>{t('workers', { count: proof.workers })}</span>
        {isRunning && proof.secondsLeft !== null && (
          <span className="proof-left">{t('left', { time: formatDuration(proof.secondsLeft, locale) })}</span>
        )}
      </p>
      <Announcer proof={proof} quarter={announcedQuarter(progress)} />
    </div>
  );
}

/** Tells screen readers about quarters and the end of a batch that was seen running, not about every tick. */
function Announcer({ proof, quarter }: { readonly proof: ProofSummary; readonly quarter: number }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const [wasRunning] = useState(proof.state === 'running');
  const text = !wasRunning
    ? ''
    : proof.state === 'running'
      ? t('announced', { percent: quarter })
      : t(hasPages(proof.output) ? 'announcedEnd' : 'announcedEndMessages', {
          pages: formatCount(proof.pages, locale),
          done: formatCount(proof.done, locale),
          failed: formatCount(proof.failed, locale),
        });
  return (
    <span className="visually-hidden" role="status">
      {text}
    </span>
  );
}

function Tiles({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const tiles = [
    { key: 'pages', value: proof.pages, tone: null },
    { key: 'clean', value: proof.clean, tone: null },
    { key: 'warned', value: proof.warned, tone: proof.warned > 0 ? 'notice' : null },
    { key: 'failed', value: proof.failed, tone: proof.failed > 0 ? 'alarm' : null },
    { key: 'pagesPerSecond', value: proof.pagesPerSecond, tone: null },
  ] as const;
  const shown = tiles.filter(({ key }) => hasPages(proof.output) || !key.startsWith('pages'));
  return (
    <dl className="proof-tiles">
      {shown.map(({ key, value, tone }) => (
        <div key={key} data-tone={tone ?? undefined}>
          <dt>{t(key)}</dt>
          <dd className="numeric">
            {key === 'pagesPerSecond' ? formatRate(value, locale) : formatCount(value, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
