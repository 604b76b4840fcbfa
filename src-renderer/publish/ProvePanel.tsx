import { CircleStop, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { Button, NumberField, ProgressBar, SegmentedControl, TextField } from '../ui';
import { MissingScope } from './MissingScope';
import { ProveTable } from './ProveTable';
import { chosenRecords, MOST_RECORDS, type RecordChoice } from './prove-records';
import type { ProvePlace } from './prove-store';
import type { ServerStatus } from './publish-store';
import { publicationOf, type VersionAtServer } from './standing';
import { proveStore } from './stores';
import { strings } from './strings';
import { useRecordCount, useRepresentatives } from './use-records';

interface ProvePanelProps extends VersionAtServer {
  readonly status: ServerStatus;
}

/** Server and studio compose the same records; what came out is compared. */
export function ProvePanel({ version, server, status }: ProvePanelProps) {
  const t = useStrings(strings);
  const recordCount = useRecordCount(version.datasetId);
  const isPublished = publicationOf(status.template, version).kind === 'same';
  const place = { serverId: server.id, templateId: version.templateId, version: version.number };
  return (
    <section className="publish-section" aria-label={t('prove')}>
      <h2>{t('prove')}</h2>
      <p className="muted">{t('proveLead', { server: server.name })}</p>
      {!isPublished ? (
        <p className="publish-why">{t('proveNotPublished', { number: version.number })}</p>
      ) : !status.scopes.includes('publish') ? (
        <MissingScope scope="publish" />
      ) : recordCount === 0 ? (
        <p className="publish-why">{t('proveNoData')}</p>
      ) : (
        recordCount !== null && (
          <ProveForm place={place} reviewId={version.review?.id ?? null} recordCount={recordCount} />
        )
      )}
      <Proof place={place} />
    </section>
  );
}

interface ProveFormProps {
  readonly place: ProvePlace;
  readonly reviewId: string | null;
  readonly recordCount: number;
}

const FIRST_COUNT = 12;

function ProveForm({ place, reviewId, recordCount }: ProveFormProps) {
  const t = useStrings(strings);
  const isRunning = useStore(proveStore.store, (state) => state.isRunning);
  const [kind, setKind] = useState<RecordChoice['kind']>('first');
  const [count, setCount] = useState(Math.min(FIRST_COUNT, recordCount));
  const [text, setText] = useState('');
  const representatives = useRepresentatives(kind === 'representatives' ? reviewId : null);
  const choice: RecordChoice =
    kind === 'first'
      ? { kind, count }
      : kind === 'picked'
        ? { kind, text }
        : { kind, records: representatives ?? [] };
  const chosen = chosenRecords(choice, recordCount);
  const start = () => {
    if (chosen.ok && !isRunning) void proveStore.start(place, chosen.records);
  };

  return (
    <>
      <div className="publish-prove-form">
        <SegmentedControl<RecordChoice['kind']>
          label={t('proveRecords')}
          value={kind}
          segments={[
            { id: 'first', label: t('proveFirst') },
            { id: 'representatives', label: t('proveRepresentatives') },
            { id: 'picked', label: t('provePicked') },
          ]}
          onChange={setKind}
        />
        {kind === 'first' && (
          <NumberField
            isWhole
            label={t('proveCount')}
            value={count}
            min={1}
            max={Math.min(recordCount, MOST_RECORDS)}
            onChange={(next) => setCount(next ?? 1)}
          />
        )}
        {kind === 'picked' && (
          <TextField
            label={t('proveNumbers')}
            value={text}
            onChange={setText}
            onSubmit={start}
            placeholder={t('proveNumbersPlaceholder')}
            maxLength={500}
          />
        )}
        {isRunning ? (
          <Button icon={CircleStop} onPress={() => proveStore.stop()}>
            {t('proveStop')}
          </Button>
        ) : (
          <Button icon={ShieldCheck} isDisabled={!chosen.ok} onPress={start}>
            {t('proveStart')}
          </Button>
        )}
      </div>
      {kind === 'representatives' && representatives !== null && (
        <p className="muted">
          {representatives.length === 0
            ? t('proveNoRepresentatives')
            : t('proveRepresentativesText', { count: representatives.length })}
        </p>
      )}
      {kind === 'picked' && text.trim() !== '' && !chosen.ok && (
        <p className="publish-notice" role="status">
          {chosen.problem === 'notNumbers'
            ? t('problem_notNumbers')
            : t(`problem_${chosen.problem}`, {
                count: chosen.problem === 'tooMany' ? MOST_RECORDS : recordCount,
              })}
        </p>
      )}
    </>
  );
}

/** How far the proof is and what it showed; nothing where the last one was of something else. */
function Proof({ place }: { readonly place: ProvePlace }) {
  const t = useStrings(strings);
  const { place: proved, rows, total, isRunning, problem } = useStore(proveStore.store);
  if (!proved || !isSamePlace(proved, place)) return null;
  const differing = rows.filter(({ isSame }) => !isSame).length;
  const done = t('proveDone', { done: rows.length, total });
  return (
    <>
      {problem !== null && (
        <p className="publish-problem" role="alert">
          ▲ {problem}
        </p>
      )}
      {isRunning && (
        <div className="publish-progress">
          <ProgressBar
            label={t('proveProgress')}
            value={rows.length === 0 ? null : rows.length / total}
            tone={differing > 0 ? 'alarm' : 'action'}
            valueText={done}
          />
          <p className="numeric">{done}</p>
        </div>
      )}
      {!isRunning && rows.length > 0 && (
        <p
          className={differing === 0 ? 'publish-verdict publish-good' : 'publish-verdict publish-bad'}
          role="status"
        >
          {differing === 0 ? '✓ ' : '▲ '}
          {t('proved', { same: rows.length - differing, total: rows.length })}
          {differing > 0 && ` ${t('provedDiffer', { count: differing })}`}
          {rows.length < total && ` ${t('proveStopped', { done: rows.length, total })}`}
        </p>
      )}
      {rows.length > 0 && <ProveTable rows={rows} />}
    </>
  );
}

const isSamePlace = (a: ProvePlace, b: ProvePlace): boolean =>
  a.serverId === b.serverId && a.templateId === b.templateId && a.version === b.version;
