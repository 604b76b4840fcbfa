import { useEffect, useState } from 'react';
import type { JsonObject } from '../../shared/base';
import { api, errorText } from '../rpc';

interface FetchedRecord {
  readonly data: JsonObject;
  readonly title: string;
}

interface ShownRecord {
  /** Null until it has come; the record before it stays on show meanwhile. */
  readonly fetched: FetchedRecord | null;
  readonly problem: string | null;
}

const NO_RECORD: FetchedRecord = { data: {}, title: '' };

/** A record of a data set; an empty one where there is no data set. */
export async function fetchRecord(datasetId: string | null, index: number): Promise<FetchedRecord> {
  if (datasetId === null) return NO_RECORD;
  const { record, title } = await api.datasets.record({ id: datasetId, index });
  return { data: record as JsonObject, title };
}

/** The record that a component shows. */
export function useRecord(datasetId: string | null, index: number): ShownRecord {
  const [shown, setShown] = useState<ShownRecord>({ fetched: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    fetchRecord(datasetId, index).then(
      (fetched) => {
        if (isWanted) setShown({ fetched, problem: null });
      },
      (error: unknown) => {
        if (isWanted) setShown(({ fetched }) => ({ fetched, problem: errorText(error) }));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [datasetId, index]);
  return shown;
}
