import { useEffect, useState } from 'react';
import type { JsonObject } from '../../shared/base';
import type { Composition } from '../../shared/engine';
import type { Template } from '../../shared/model';
import { composeDocument } from '../engine';
import { errorText } from '../rpc';

/** One record's document by two versions. */
export interface Documents {
  readonly before: Composition | null;
  readonly after: Composition | null;
}

interface Composed {
  /** Null until the first are composed; afterwards the last ones, until the next are there. */
  readonly documents: Documents | null;
  /** Why they could not be composed, in words. */
  readonly problem: string | null;
}

/** Composes a record with both versions. `date` is what they take for today. */
export function useDocuments(
  before: Template | null,
  after: Template | null,
  record: JsonObject,
  date: string | undefined,
): Composed {
  const [composed, setComposed] = useState<Composed>({ documents: null, problem: null });
  useEffect(() => {
    let isWanted = true;
    const options = date === undefined ? {} : { date };
    const compose = (template: Template | null) => template && composeDocument(template, record, options);
    Promise.all([compose(before), compose(after)]).then(
      ([earlier, later]) => {
        if (isWanted) setComposed({ documents: { before: earlier, after: later }, problem: null });
      },
      (error: unknown) => {
        if (isWanted) setComposed({ documents: null, problem: errorText(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [before, after, record, date]);
  return composed;
}
