import { type DryRun, ENVIRONMENTS } from '../../shared/contract';
import { useStrings } from '../i18n';
import { strings } from './strings';

/** What publishing would do: the checks, what would be new, and what activating would replace. */
export function DryRunResult({ dryRun }: { readonly dryRun: DryRun }) {
  const t = useStrings(strings);
  const { release } = dryRun;
  return (
    <div className="publish-dry-run" role="status">
      <p className={dryRun.isOk ? 'publish-good' : 'publish-bad'}>
        {dryRun.isOk ? `✓ ${t('dryRunOk')}` : `▲ ${t('dryRunRefused')}`}
      </p>
      <ul className="publish-checks">
        {dryRun.checks.map(({ check, isOk, reason }) => (
          <li key={check} data-tone={isOk ? 'good' : 'alarm'}>
            <span className="publish-sign" aria-hidden>
              {isOk ? '✓' : '✗'}
            </span>
            <span>
              {t(`check_${check}`)}
              <span className="visually-hidden">: {isOk ? t('holds') : t('doesNotHold')}</span>
              {!isOk && reason !== '' && (
                <span className="publish-reason" lang="en">
                  {reason}
                </span>
              )}
              {!isOk && check === 'trusted' && <span className="publish-hint">{t('trustHint')}</span>}
            </span>
          </li>
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
