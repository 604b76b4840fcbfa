/** Which way what stands side by side runs: columns of tables, elements beside each other. */
import { directionOf } from '../../shared/display';
import { type NodeId, nodeOf, parentOf, type Template } from '../../shared/model';

/**
 * Whether what an element stands beside runs from right to left: as the table around it says, else as the document's
 * language is written. A table that is asked about stands in what is around it.
 */
export function runsRightToLeft(template: Template, id: NodeId, language: string): boolean {
  let around = parentOf(template, id);
  while (around !== undefined && nodeOf(template, around)?.type !== 'table')
    around = parentOf(template, around);
  const table = around === undefined ? undefined : nodeOf(template, around);
  return (table?.props.direction ?? directionOf(language)) === 'rtl';
}
