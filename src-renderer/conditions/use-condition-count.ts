/**
 * For how many records a condition holds, asked a moment after it last changed. An answer to a question that is no
 * longer asked is dropped.
 */
import { useEffect, useState } from 'react';
import { api, errorText } from '../rpc';

export type ConditionCountAnswer = Awaited<ReturnType<typeof api.rules.count>>;

export type ConditionCount =
  | { readonly kind: 'idle' }
  | { readonly kind: 'counting' }
  /** `isCurrent` unless the condition has changed since. */
  | { readonly kind: 'counted'; readonly answer: ConditionCountAnswer; readonly isCurrent: boolean }
  | { readonly kind: 'failed'; readonly reason: string };

const DELAY_MS = 150;

/** Counts while both are given; null for either asks nothing. The last answer stays until the next one is there. */
export function useConditionCount(datasetId: string | null, expression: string | null): ConditionCount {
  const [count, setCount] = useState<ConditionCount>({ kind: 'idle' });

  useEffect(() => {
    if (datasetId === null || expression === null) {
      setCount({ kind: 'idle' });
      return;
    }
    const controller = new AbortController();
    setCount((last) => (last.kind === 'counted' ? { ...last, isCurrent: false } : { kind: 'counting' }));
    const timer = setTimeout(() => {
      api.rules.count({ datasetId, expression }, { signal: controller.signal }).then(
        (answer) => {
          if (!controller.signal.aborted) setCount({ kind: 'counted', answer, isCurrent: true });
        },
        (error: unknown) => {
          if (!controller.signal.aborted) setCount({ kind: 'failed', reason: errorText(error) });
        },
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [datasetId, expression]);

  return count;
}
