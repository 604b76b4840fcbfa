/**
 * A group of rows: an account with its transactions, a product with its components. Its head rows open it and repeat
 * where it goes on over a page break, its foot rows close it; groups may hold groups.
 */
import type { ElementType } from '../element-type';
import { isPageRole } from './carry';
import { type RowGroupProps, rowGroupPropsSchema } from './props';

export const rowGroup: ElementType<RowGroupProps> = {
  type: 'rowGroup',
  sequence: { id: 'element.rowGroup', migrations: [] },
  props: rowGroupPropsSchema,
  children: ['row', 'rowGroup'],
  isPart: true,
  name: { en: 'Row group', ja: '行グループ' },
  icon: 'List',
  inspector: [],
  compile() {
    return { defers: ({ node }) => isPageRole(node.props.role), layout: () => [] };
  },
};
