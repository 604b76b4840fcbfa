import { CircleCheck, CircleHelp, CircleSlash } from 'lucide-react';
import { compileCondition, evaluateCondition, type Scope } from '../../shared/rules';
import { formatNumber, useStrings } from '../i18n';
import { showRecord, useSettled } from '../state';
import { Button } from '../ui';
import type { NodeScope } from './node-scope';
import { strings } from './strings';
import { useConditionCount } from './use-condition-count';

interface ConditionResultProps {
  /** Sound CEL text. */
  readonly expression: string;
  readonly scope: NodeScope;
  readonly values: Scope | undefined;
}

/** What the condition decides: for the shown record, and for how many of all. */
export function ConditionResult({ expression, scope, values }: ConditionResultProps) {
  const t = useStrings(strings);
  const dataset = useSettled((state) => state.document?.dataset ?? null);
  const local = scope.repeats.find(({ name }) => mentions(expression, name));
  const count = useConditionCount(local ? null : (dataset?.id ?? null), expression);

  return (
    <div className="condition-result">
      <HereResult expression={expression} scope={scope} values={values} />
      <p className="condition-count" aria-live="polite">
        {local ? (
          <span className="muted">{t('noCountLocal', { name: local.name })}</span>
        ) : dataset === null ? (
          <span className="muted">{t('noCountData')}</span>
        ) : count.kind === 'counted' ? (
          <>
            <b className="numeric">
              {t('trueFor', {
                holds: formatNumber(count.answer.holds),
                total: formatNumber(count.answer.total),
              })}
            </b>
            {count.answer.failed > 0 && (
              <span className="condition-failed"> ▲ {t('failedFor', { count: count.answer.failed })}</span>
            )}
          </>
        ) : count.kind === 'failed' ? (
          <span className="condition-failed">{t('countFailed', { reason: count.reason })}</span>
        ) : (
          <span className="muted">{t('counting')}</span>
        )}
      </p>
      {!local && count.kind === 'counted' && (
        <div className="condition-jumps">
          <Jump index={count.answer.firstTrue[0]} label={t('firstTrue')} isReady={count.isCurrent} />
          <Jump index={count.answer.firstFalse[0]} label={t('firstFalse')} isReady={count.isCurrent} />
        </div>
      )}
    </div>
  );
}

interface JumpProps {
  readonly index: number | undefined;
  readonly label: string;
  /** Where the condition has changed since, the record may be another one. */
  readonly isReady: boolean;
}

function Jump({ index, label, isReady }: JumpProps) {
  if (index === undefined) return null;
  return (
    <Button variant="quiet" isDisabled={!isReady} onPress={() => void showRecord(index)}>
      {label} ({formatNumber(index + 1)})
    </Button>
  );
}

function HereResult({ expression, scope, values }: ConditionResultProps) {
  const t = useStrings(strings);
  if (!values) return <span className="muted">{t('noItem')}</span>;
  const { value, error } = evaluateCondition(compileCondition(expression, scope.environment), values);
  const [State, text, tone] = error
    ? [CircleHelp, t('thisUndecided'), 'unknown']
    : value
      ? [CircleCheck, t('thisTrue'), 'true']
      : [CircleSlash, t('thisFalse'), 'false'];
  return (
    <span className="condition-here" data-result={tone} title={t('thisRecord')}>
      <State size={13} strokeWidth={2} aria-hidden /> {text}
    </span>
  );
}

/** Whether a text names a loop variable; names after a dot are members of something else. */
const mentions = (expression: string, name: string): boolean =>
  new RegExp(`(?<![\\w.\`])${name}(?!\\w)`).test(expression);
