/** What the sections of a table share. */
import { defaultLanguage, type NodeId, type Template } from '../../shared/model';
import { newNodeId } from '../state';
import type { CellContext } from './table-edits';
import { tableStrings } from './table-strings';

export interface TablePartProps {
  readonly template: Template;
  readonly tableId: NodeId;
  /** The selected parts of the table, or the table itself. */
  readonly ids: readonly NodeId[];
}

/** What new cells get: ids, the language of their text, and the heading of a new column. */
export function cellContext(template: Template): CellContext {
  const language = defaultLanguage(template);
  return { newId: newNodeId, language, heading: tableStrings.textIn(language, 'newColumn') };
}
