/** Exceptions of a batch as rows: what is wrong many times over with one element (letters that no font has) is one row. */
import { canonicalJson } from '../../shared/base';
import type { ProofException } from '../../shared/contract';

export interface ExceptionRow extends ProofException {
  readonly id: string;
  /** What else the same is wrong with in the same place; then `records` is the largest count of them. */
  readonly also: readonly string[];
}

/** So many exceptions of one kind in one place are rows of their own; more are one. */
const MOST_ALIKE = 3;

/** In the order of the exceptions; what is gathered stands where the first of it stood. */
export function exceptionRows(exceptions: readonly ProofException[]): readonly ExceptionRow[] {
  const places = new Map<string, ProofException[]>();
  for (const exception of exceptions) {
    const { code, at } = exception.diagnostic;
    const place = canonicalJson([code, at.nodeId ?? '', at.property ?? '']);
    const alike = places.get(place);
    if (alike) alike.push(exception);
    else places.set(place, [exception]);
  }
  return [...places].flatMap(([place, alike]): ExceptionRow[] => {
    const [first] = alike;
    if (!first || alike.length <= MOST_ALIKE)
      return alike.map((exception) => ({
        ...exception,
        id: place + canonicalJson({ ...exception.diagnostic.args }),
        also: [],
      }));
    const also = alike.slice(1).map(({ diagnostic }) => String(Object.values(diagnostic.args)[0] ?? ''));
    return [{ ...first, id: place, records: Math.max(...alike.map(({ records }) => records)), also }];
  });
}
