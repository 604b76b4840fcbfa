import { type DataPath, EACH } from '../../shared/data';

/** Where a template's contract holds a field: `rows[].amount` lies in `data.fields.rows.item.fields.amount`. */
export const fieldPlace = (path: DataPath): readonly string[] => [
  'data',
  ...path.flatMap((segment) => (segment === EACH ? ['item'] : ['fields', String(segment)])),
];
