import { useState } from 'react';
import type { JsonObject } from '../../shared/base';
import { useRecord } from '../review';
import { useStudio } from '../state';

export interface RecordOnShow {
  /** Null until it has come; an empty record where there is no data set. */
  readonly data: JsonObject | null;
  readonly problem: string | null;
  /** What leads to another one; null where there is no other. */
  readonly stepper: {
    readonly index: number;
    readonly total: number;
    readonly title: string;
    readonly onChange: (index: number) => void;
  } | null;
}

/** The record that versions are looked at with: first the one on the canvas, then any other of its data set. */
export function useShownRecord(): RecordOnShow {
  const dataset = useStudio((state) => state.document?.dataset ?? null);
  const start = useStudio((state) => state.record?.index ?? 0);
  const [index, setIndex] = useState(start);
  const hasRecords = dataset !== null && dataset.recordCount > 0;
  const { fetched, problem } = useRecord(hasRecords ? dataset.id : null, index);
  return {
    data: fetched?.data ?? null,
    problem,
    stepper: hasRecords
      ? { index, total: dataset.recordCount, title: fetched?.title ?? '', onChange: setIndex }
      : null,
  };
}
