import { CircleAlert, TriangleAlert } from 'lucide-react';
import { formatNumber, useStrings } from '../i18n';
import { ProgressBar } from '../ui';
import { budgetState, type Region } from './regions';
import { strings } from './strings';

const TONES = { free: 'action', fine: 'action', near: 'notice', over: 'alarm' } as const;

/** How much of the budget is used: amber near its end, vermilion beyond. */
export function BudgetMeter({ region }: { readonly region: Region }) {
  const t = useStrings(strings);
  const { length, budget } = region;
  if (budget === null) return <p className="wording-note">{t('lengthFree', { count: length })}</p>;
  const state = budgetState(region);
  const used = t('lengthOf', { length: formatNumber(length), count: budget });
  return (
    <div className="wording-meter">
      <ProgressBar
        label={t('length')}
        value={Math.min(1, length / budget)}
        valueText={used}
        tone={TONES[state]}
      />
      <p className={`wording-left wording-count-${state} numeric`}>
        {state === 'near' && <TriangleAlert size={12} aria-hidden />}
        {state === 'over' && <CircleAlert size={12} aria-hidden />}
        {used}
        <span className="wording-rest">
          {state === 'over'
            ? t('charactersOver', { count: length - budget })
            : t('charactersLeft', { count: budget - length })}
        </span>
      </p>
      <p className="wording-hint muted">{t('countHint')}</p>
    </div>
  );
}
