import { TriangleAlert } from 'lucide-react';
import { type Diagnostic, diagnosticHint, diagnosticMessage } from '../../shared/diag';
import { useLocale, useStrings } from '../i18n';
import { select } from '../state';
import { strings } from './strings';

/** What only this channel has to say; everything else stands among the document's problems. */
const OF_CHANNELS = /^(?:email|sms|channel|link)\./;

/** What is wrong with the message, each with the element it is about. */
export function ChannelProblems({ diagnostics }: { readonly diagnostics: readonly Diagnostic[] }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const own = diagnostics.filter(({ code }) => OF_CHANNELS.test(code) && !code.endsWith('.empty'));
  if (own.length === 0) return null;
  return (
    <ul className="channel-problems" aria-label={t('problems')}>
      {own.map((problem) => {
        const { nodeId } = problem.at;
        const hint = diagnosticHint(problem, locale);
        const message = diagnosticMessage(problem, locale);
        return (
          <li key={`${problem.code} ${nodeId} ${message}`} data-severity={problem.severity}>
            <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
            {nodeId === undefined ? (
              <span>{message}</span>
            ) : (
              <button type="button" className="channel-problem" onClick={() => select([nodeId])}>
                {message}
              </button>
            )}
            {hint ? <span className="muted">{hint}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
