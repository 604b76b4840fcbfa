/** What a proof can take records from, as the host knows it. */
import { useEffect, useState } from 'react';
import { api, errorText } from '../rpc';
import { showToast } from '../state';

/** Records of a version's data set; 0 where it has none any more, null until it is known. */
export function useRecordCount(datasetId: string | null): number | null {
  return useAnswer(datasetId, 0, async (id, signal) => {
    const datasets = await api.datasets.list(undefined, { signal });
    return datasets.find((dataset) => dataset.id === id)?.recordCount ?? 0;
  });
}

const NONE: readonly number[] = [];

/** The records that stand for all others in a review; null until they are known. */
export function useRepresentatives(reviewId: string | null): readonly number[] | null {
  return useAnswer(reviewId, NONE, async (id, signal) => {
    const { evidence } = await api.reviews.open({ id }, { signal });
    return (evidence?.representatives ?? []).map(({ record }) => record);
  });
}

/** Asks once for every id; `absent` without one. A failure is shown and counts as absent. */
function useAnswer<T>(
  id: string | null,
  absent: T,
  ask: (id: string, signal: AbortSignal) => Promise<T>,
): T | null {
  const [answer, setAnswer] = useState<{ readonly id: string; readonly value: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked depends on the id only.
  useEffect(() => {
    if (id === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    ask(id, signal).then(
      (value) => !signal.aborted && setAnswer({ id, value }),
      (error: unknown) => {
        if (signal.aborted) return;
        showToast({ kind: 'error', text: errorText(error) });
        setAnswer({ id, value: absent });
      },
    );
    return () => controller.abort();
  }, [id]);
  if (id === null) return absent;
  return answer?.id === id ? answer.value : null;
}
