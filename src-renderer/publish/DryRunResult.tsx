import { type DryRun, ENVIRONMENTS, type PackageCheck, type VersionSummary } from '../../shared/contract';
import { useStrings } from '../i18n';
import { checkReason } from './check-reason';
import type { ServerStatus } from './publish-store';
import { strings } from './strings';

interface DryRunResultProps {
  readonly dryRun: DryRun;
  readonly version: VersionSummary;
  readonly status: ServerStatus | null;
}

/** What publishing would do: the checks, what would be new, and what activating would replace. */
export function DryRunResult({ dryRun, version, status }: DryRunResultProps) {
  const t = useStrings(strings);
  const { release } = dryRun;
  return (
    <div className="publish-dry-run" role="status">
      <p className={dryRun.isOk ? 'publish-good' : 'publish-bad'}>
        {dryRun.isOk ? `✓ ${t('dryRunOk')}` : `▲ ${t('dryRunRefused')}`}
      </p>
      <ul className="publish-checks">
        {dryRun.checks.map((check) => (
          <Check key={check.check} check={check} version={version} status={status} />
        ))}
      </ul>
      {dryRun.isOk && release && (
        <ul className="publish-effects">
          <li>
            {dryRun.isKnown
              ? t('newNothing')
              : t('newVersion', { number: release.version, digest: release.digest.slice(0, 8) })}
          </li>
          {ENVIRONMENTS.map((environment) => {
            const number = dryRun.replaces[environment];
            const name = t(`env_${environment}`);
            return (
              <li key={environment}>
                {number === null
                  ? t('replacesNothing', { environment: name })
                  : number === release.version
                    ? t('replacesSame', { environment: name })
                    : t('replacesOther', { environment: name, number })}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

interface CheckProps extends Pick<DryRunResultProps, 'version' | 'status'> {
  readonly check: PackageCheck;
}

function Check({ check, version, status }: CheckProps) {
  const t = useStrings(strings);
  const { check: name, isOk } = check;
  const reason = checkReason(check, version, status);
  return (
    <li data-tone={isOk ? 'good' : 'alarm'}>
      <span className="publish-sign" aria-hidden>
        {isOk ? '✓' : '✗'}
      </span>
      <span>
        {t(`check_${name}`)}
        <span className="visually-hidden">: {isOk ? t('holds') : t('doesNotHold')}</span>
        {reason && (
          <span className="publish-reason" lang={reason.isServers ? 'en' : undefined}>
            {reason.text}
          </span>
        )}
        {!isOk && name === 'trusted' && <span className="publish-hint">{t('trustHint')}</span>}
      </span>
    </li>
  );
}
