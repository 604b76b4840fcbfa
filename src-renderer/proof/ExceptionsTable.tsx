import { useEffect, useState } from 'react';
import type { ProofException, ProofSummary } from '../../shared/contract';
import { diagnosticMessage, type Severity } from '../../shared/diag';
import { formatNumber, useLocale, useStrings } from '../i18n';
import { elementName } from '../review';
import { api, errorText } from '../rpc';
import { useStudio } from '../state';
import { Pill } from '../ui';
import { DesignLink } from './DesignLink';
import { exceptionRows } from './exception-rows';
import { strings } from './strings';
import { useBeat } from './use-beat';

const TONES: { readonly [severity in Severity]: 'alarm' | 'notice' | 'neutral' } = {
  error: 'alarm',
  warning: 'notice',
  info: 'neutral',
};

/** What went wrong, counted by what and where; each with a record that shows it. */
export function ExceptionsTable({ proof }: { readonly proof: ProofSummary }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { exceptions, problem } = useExceptions(proof);
  const nameOf = useElementName();
  // A batch that was cancelled says nothing of the records it did not reach.
  const isComplete = proof.state === 'done';

  return (
    <section className="proof-section" aria-label={t('exceptions')}>
      <h2>{t('exceptions')}</h2>
      {problem !== null ? (
        <p className="proof-note">{t('resultsFailed', { reason: problem })}</p>
      ) : exceptions.length === 0 ? (
        <p className="muted">{isComplete ? t('noExceptions') : t('noExceptionsYet')}</p>
      ) : (
        <table className="proof-table">
          <thead>
            <tr>
              <th scope="col">{t('code')}</th>
              <th scope="col">{t('element')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col" data-number>
                {t('recordCount')}
              </th>
              <th scope="col">{t('example')}</th>
            </tr>
          </thead>
          <tbody>
            {exceptionRows(exceptions).map(({ id, diagnostic, records, example, also }) => {
              const record = formatNumber(example + 1);
              return (
                <tr key={id}>
                  <td>
                    <Pill tone={TONES[diagnostic.severity]}>{diagnostic.code}</Pill>
                  </td>
                  <td dir="auto">{nameOf(diagnostic.at.nodeId)}</td>
                  <td>
                    {diagnosticMessage(diagnostic, locale)}
                    {also.length > 0 && (
                      <span className="proof-also">{t('also', { others: also.join(' ') })}</span>
                    )}
                  </td>
                  <td data-number>
                    {also.length > 0 && '≥ '}
                    {formatNumber(records)}
                  </td>
                  <td>
                    <DesignLink
                      record={example}
                      nodeId={diagnostic.at.nodeId}
                      label={t('exampleLink', { record })}
                    >
                      {t('exampleText', { record })}
                    </DesignLink>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Asked again every other second while the batch runs, and when it has ended. */
function useExceptions(proof: ProofSummary): {
  exceptions: readonly ProofException[];
  problem: string | null;
} {
  const [exceptions, setExceptions] = useState<readonly ProofException[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const { id, state } = proof;
  const beat = useBeat(state === 'running', 2000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `beat` says when to ask again.
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    api.proofs.exceptions({ id }, { signal }).then(
      (answer) => {
        if (signal.aborted) return;
        setExceptions(answer);
        setProblem(null);
      },
      (error: unknown) => {
        if (!signal.aborted) setProblem(errorText(error));
      },
    );
    return () => controller.abort();
  }, [id, beat]);
  return { exceptions, problem };
}

/** The name of an element as the design shows it; a removed one by its id. */
function useElementName(): (nodeId: string | undefined) => string {
  const t = useStrings(strings);
  const locale = useLocale();
  const template = useStudio((state) => state.document?.template);
  return (nodeId) => {
    if (nodeId === undefined) return t('theDocument');
    return template ? elementName({ after: template }, nodeId, locale) : nodeId;
  };
}
