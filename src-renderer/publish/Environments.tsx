import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  type Activation,
  ENVIRONMENTS,
  type Environment,
  type ServerTemplate,
  type VersionSummary,
} from '../../shared/contract';
import { formatTime, useStrings } from '../i18n';
import { Button, ConfirmDialog, Digest } from '../ui';
import { MissingScope } from './MissingScope';
import type { ServerStatus } from './publish-store';
import { activationsIn, publicationOf, rollBackTarget, standingOf } from './standing';
import { publishStore } from './stores';
import { strings } from './strings';

interface EnvironmentsProps {
  readonly version: VersionSummary;
  readonly status: ServerStatus;
}

/** What is in force for tests and for customers, and since when. */
export function Environments({ version, status }: EnvironmentsProps) {
  const t = useStrings(strings);
  return (
    <section className="publish-section" aria-label={t('environments')}>
      <h2>{t('environments')}</h2>
      {!status.scopes.includes('activate') && <MissingScope scope="activate" />}
      <div className="publish-lanes">
        {ENVIRONMENTS.map((environment) => (
          <Lane key={environment} environment={environment} version={version} status={status} />
        ))}
      </div>
    </section>
  );
}

interface LaneProps extends EnvironmentsProps {
  readonly environment: Environment;
}

function Lane({ environment, version, status }: LaneProps) {
  const t = useStrings(strings);
  const { template } = status;
  const history = template ? activationsIn(template, environment) : [];
  const name = t(`env_${environment}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid of rows that line up with its neighbour.
    <div className="publish-lane" role="group" aria-label={name}>
      <h3>{name}</h3>
      <InForce template={template} environment={environment} />
      <LaneActions environment={environment} version={version} status={status} />
      <div className="publish-history">
        <h4>{t('activations', { environment: name })}</h4>
        {history.length === 0 ? (
          <p className="muted">{t('noActivations')}</p>
        ) : (
          <ol>
            {history.map((activation) => (
              <HistoryRow key={`${activation.activatedAt} ${activation.version}`} activation={activation} />
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

interface InForceProps {
  readonly template: ServerTemplate | null;
  readonly environment: Environment;
}

function InForce({ template, environment }: InForceProps) {
  const t = useStrings(strings);
  const number = template?.active[environment] ?? null;
  const [latest] = template ? activationsIn(template, environment) : [];
  if (number === null || !latest) return <p className="publish-in-force muted">{t('nothingActive')}</p>;
  return (
    <p className="publish-in-force">
      <b>{t('version', { number })}</b> <Digest value={latest.digest} />
      <span className="publish-detail">
        {t('activeSince', { time: formatTime(latest.activatedAt), token: latest.activatedWith })}
      </span>
    </p>
  );
}

function LaneActions({ environment, version, status }: LaneProps) {
  const t = useStrings(strings);
  const busy = useStore(publishStore.store, (state) => state.busy);
  const [asked, setAsked] = useState<'activate' | 'rollBack' | null>(null);
  const { template } = status;
  const { number } = version;
  const active = template?.active[environment] ?? null;
  const target = template ? rollBackTarget(template, environment) : null;
  const isReady = busy === null && status.scopes.includes('activate');
  const isPublished = publicationOf(template, version).kind === 'same';
  const name = t(`env_${environment}`);
  const activate = () => void publishStore.activate(number, environment);

  return (
    <div className="publish-lane-actions">
      {active === number ? (
        <p className="publish-good">✓ {t('alreadyActive', { number })}</p>
      ) : isPublished ? (
        <Button
          isDisabled={!isReady}
          onPress={() => (environment === 'production' ? setAsked('activate') : activate())}
        >
          {t('activate', { number })}
        </Button>
      ) : (
        standingOf(version) === 'approved' && <p className="muted">{t('activateFirst', { number })}</p>
      )}
      {target !== null && (
        <Button icon={Undo2} isDisabled={!isReady} onPress={() => setAsked('rollBack')}>
          {t('rollBack', { number: target })}
        </Button>
      )}
      <ConfirmDialog
        title={t('activateTitle', { number })}
        text={t('activateText', {
          number,
          before: active === null ? '' : t('activateReplaces', { number: active }),
        })}
        action={t('activate', { number })}
        isOpen={asked === 'activate'}
        onConfirm={activate}
        onClose={() => setAsked(null)}
      />
      <ConfirmDialog
        title={t('rollBackTitle', { environment: name })}
        text={t('rollBackText', { from: active ?? '', to: target ?? '' })}
        action={t('rollBackAction', { to: target ?? '' })}
        isOpen={asked === 'rollBack'}
        onConfirm={() => void publishStore.rollBack(environment)}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}

function HistoryRow({ activation }: { readonly activation: Activation }) {
  const t = useStrings(strings);
  const { version: number, isRollback, activatedAt, activatedWith } = activation;
  return (
    <li>
      <span>{isRollback ? `↩ ${t('activationRollback', { number })}` : t('activation', { number })}</span>
      <span className="publish-detail numeric">{`${formatTime(activatedAt)} · ${activatedWith}`}</span>
    </li>
  );
}
