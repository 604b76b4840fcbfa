import { Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import type { ServerProfile } from '../../shared/contract';
import { formatTime, useStrings } from '../i18n';
import { setMode } from '../state';
import { Button, Digest, EmptyState, Pill } from '../ui';
import { DryRunResult } from './DryRunResult';
import { Environments } from './Environments';
import { MissingScope } from './MissingScope';
import { ProvePanel } from './ProvePanel';
import {
  publicationOf,
  STANDING_LABELS,
  STANDING_REASONS,
  STANDING_TONES,
  standingOf,
  type VersionAtServer,
} from './standing';
import { publishStore } from './stores';
import { strings } from './strings';

/** One version and one server: check, publish, put in force, prove. */
export function VersionDetail({ version, server }: VersionAtServer) {
  const t = useStrings(strings);
  const status = useStore(publishStore.store, (state) => state.status);
  const standing = standingOf(version);
  const { review } = version;
  return (
    <>
      <div className="publish-head">
        <h1 className="publish-title">
          {t('version', { number: version.number })}
          <Pill tone={STANDING_TONES[standing]}>{t(STANDING_LABELS[standing])}</Pill>
        </h1>
        <p className="publish-lead">
          <span className="publish-lead-note" title={version.note}>
            {version.note}
          </span>
          <span className="publish-detail">
            {[
              t('savedBy', { name: version.savedBy.name, time: formatTime(version.savedAt) }),
              ...(standing === 'approved' && review?.decidedBy && review.decidedAt
                ? [t('approvedBy', { name: review.decidedBy.name, time: formatTime(review.decidedAt) })]
                : []),
            ].join(' · ')}
            {` · ${t('package')} `}
            <Digest value={version.digest} />
          </span>
        </p>
      </div>
      {standing !== 'approved' ? (
        <div className="publish-why">
          <p>{t(STANDING_REASONS[standing])}</p>
          {review && <Button onPress={() => setMode('review')}>{t('toReview')}</Button>}
        </div>
      ) : (
        <Publishing version={version} server={server} />
      )}
      {status?.kind === 'failed' && <NoAnswer server={server} />}
      {status?.kind === 'answered' && (
        <>
          <Environments version={version} status={status.status} />
          {standing === 'approved' && <ProvePanel version={version} server={server} status={status.status} />}
        </>
      )}
    </>
  );
}

/** Nothing is said of a server that does not answer; why it does not stands beside its name. */
function NoAnswer({ server }: { readonly server: ServerProfile }) {
  const t = useStrings(strings);
  return (
    <EmptyState
      icon={Unplug}
      title={t('noAnswerTitle', { server: server.name })}
      text={t('noAnswerText')}
      actions={<Button onPress={() => void publishStore.refresh()}>{t('askAgain')}</Button>}
    />
  );
}

function Publishing({ version, server }: VersionAtServer) {
  const t = useStrings(strings);
  const { status, dryRun, busy } = useStore(publishStore.store);
  const answered = status?.kind === 'answered' ? status.status : null;
  const publication = publicationOf(answered?.template ?? null, version);
  const mayPublish = answered?.scopes.includes('publish') ?? false;
  const isReady = mayPublish && busy === null;
  return (
    <section className="publish-section" aria-label={t('checkTitle', { server: server.name })}>
      <div className="publish-section-head">
        <h2>{t('checkTitle', { server: server.name })}</h2>
        <div className="publish-actions">
          <Button isDisabled={!isReady} onPress={() => void publishStore.dryRun(version.number)}>
            {busy === 'dryRun' ? t('dryRunning') : t('dryRun')}
          </Button>
          <Button
            variant={publication.kind === 'none' ? 'primary' : 'secondary'}
            isDisabled={!isReady || publication.kind !== 'none'}
            onPress={() => void publishStore.publish(version.number)}
          >
            {busy === 'publish' ? t('publishing') : t('publish')}
          </Button>
        </div>
      </div>
      {answered && !mayPublish && <MissingScope scope="publish" />}
      {answered && publication.kind === 'none' && (
        <p className="muted">{t('notPublished', { server: server.name })}</p>
      )}
      {publication.kind === 'same' && (
        <p className="publish-good">
          ✓{' '}
          {t('published', {
            server: server.name,
            time: formatTime(publication.publication.publishedAt),
            token: publication.publication.publishedWith,
          })}
        </p>
      )}
      {publication.kind === 'other' && (
        <p className="publish-bad">
          ▲{' '}
          {t('publishedOther', {
            number: version.number,
            digest: publication.publication.digest.slice(0, 8),
          })}
        </p>
      )}
      {dryRun && <DryRunResult dryRun={dryRun} version={version} status={answered} />}
    </section>
  );
}
