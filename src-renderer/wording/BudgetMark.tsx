import { TriangleAlert } from 'lucide-react';
import { formatNumber, useStrings } from '../i18n';
import { budgetState, type Region } from './regions';
import { strings } from './strings';

/** `126 / 240`, with a sign where it is nearly used up or over. */
export function BudgetMark({ region }: { readonly region: Pick<Region, 'length' | 'budget'> }) {
  const t = useStrings(strings);
  const { length, budget } = region;
  const state = budgetState(region);
  if (budget === null) {
    return <span className="wording-count numeric muted">{formatNumber(length)}</span>;
  }
  return (
    <span className={`wording-count wording-count-${state} numeric`}>
      {state === 'over' && <TriangleAlert size={11} aria-hidden />}
      {`${formatNumber(length)} / ${formatNumber(budget)}`}
      {state === 'over' && <span className="visually-hidden"> {t('over')}</span>}
    </span>
  );
}
